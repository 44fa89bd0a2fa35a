/** What the codes of the operating system mean to a person, and what helps (errno(3)). */
const meanings: Record<string, [what: (path: string) => string, fix: string]> = {
  ENOSPC: [
    (path) => `The disk is full: ${path} could not be written.`,
    'Free some space on it, then run the command again.',
  ],
  EDQUOT: [
    (path) => `Your share of the disk is used up: ${path} could not be written.`,
    'Free some space, then run the command again.',
  ],
  EROFS: [
    (path) => `${path} cannot be written: its disk is read-only.`,
    'Make the disk writable, then run the command again.',
  ],
  EACCES: [
    (path) => `You may not read or write ${path}.`,
    'See whom it belongs to, and give yourself the right (`chmod`, `chown`).',
  ],
  EPERM: [
    (path) => `You may not change ${path}.`,
    'See whom it belongs to and whether it is protected, or close the program that has it open.',
  ],
  EBUSY: [(path) => `${path} is in use.`, 'Close the program that has it open, then run the command again.'],
  EMFILE: [() => 'Too many files are open at once.', 'Close other programs, or raise the limit (`ulimit -n`).'],
  EIO: [(path) => `The disk failed at ${path}.`, 'Look after the disk: it may be breaking.'],
};

/**
 * What the message of an error says about the file system, for a person: `ENOSPC: no space left on device, write` is a
 * full disk. Paths below `root` are told relative to it. `undefined` for any other message.
 */
export function explainSystemError(message: string, root: string): string | undefined {
  const [found, code = '', from = '', path = from] =
    /\b(E[A-Z]{2,}): [^\n']*(?:'([^'\n]*)')?(?: -> '([^'\n]*)')?/.exec(message) ?? [];
  const meaning = meanings[code];
  if (found === undefined || meaning === undefined) return undefined;
  const [what, fix] = meaning;
  const shown = path.startsWith(root) ? path.slice(root.length).replace(/^[\\/]+/, '') : path;
  return `${what(shown === '' ? 'a file' : shown)}\n    ${fix}`;
}
