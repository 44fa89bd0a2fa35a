import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or folder that goes from one path to another, both relative to the project, with `/`. */
export interface Move {
  from: string;
  to: string;
}

/** What is to be done to a project, all of it or nothing. */
export interface Steps {
  moves?: readonly Move[];
  /** What files are to hold, by path from the project’s root; `undefined` removes one. */
  writes?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

/** Folder in the project for files that are not yet where they belong. */
const incomingName = '.incoming';

/**
 * Does all steps in the project in `root`; where one fails, undoes those before it and throws what it threw. What is
 * written is all on the disk before the first file changes, so that a full disk changes nothing.
 */
export function carryOut({ moves = [], writes = {} }: Steps, root: string): void {
  const incoming = join(root, incomingName);
  const undo: (() => void)[] = [];
  // Until all is done or undone, Ctrl-C waits.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  try {
    rmSync(incoming, { recursive: true, force: true });
    for (const [path, data] of Object.entries(writes)) if (data !== undefined) write(join(incoming, path), data);
    for (const { from, to } of moves) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      renameSync(join(root, from), join(root, to));
      undo.push(() => renameSync(join(root, to), join(root, from)));
    }
    for (const [path, data] of Object.entries(writes)) {
      const file = join(root, path);
      const before = existsSync(file) ? readFileSync(file) : undefined;
      undo.push(() => (before === undefined ? rmSync(file, { force: true }) : write(file, before)));
      if (data === undefined) rmSync(file, { force: true });
      else {
        if (before !== undefined) chmodSync(join(incoming, path), statSync(file).mode);
        mkdirSync(dirname(file), { recursive: true });
        renameSync(join(incoming, path), file);
      }
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  } finally {
    rmSync(incoming, { recursive: true, force: true });
    process.off('SIGINT', wait);
  }
}

function write(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
