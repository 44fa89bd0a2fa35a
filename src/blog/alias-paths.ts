import { basePath } from './urls.ts';

/** Most file systems take names of 255 bytes; some room is left for an ending. */
export const longestName = 240;

/**
 * Names that Windows keeps for devices, with any ending
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** An old path from the site's root: one that is written with the path that the site lives under loses that. */
export const withoutBase = (path: string): string =>
  basePath() !== '/' && path.startsWith(basePath()) ? path.slice(basePath().length - 1) : path;

/** The file for an old path: `/old/` → `old/index.html`; a path that names a file keeps its name. */
export function aliasPath(alias: string): string {
  const path = decodeURI(alias).replace(/^\//, '');
  return /\.[a-z0-9]+$/i.test(path) ? path : `${path.replace(/\/?$/, '/')}index.html`;
}

/** Why no file can be written for an old path, or hosts would read it as a rule; `undefined` for one that is fine. */
export function reasonAgainst(path: string): string | undefined {
  const decoded = decodedPath(path);
  if (decoded === undefined || !decoded.isWellFormed() || /\p{Cc}/u.test(decoded))
    return 'it holds a control character, or half of one';
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment.includes('*') || segment.startsWith(':')))
    return '`*` and `:name` are rules to hosts';
  if (segments.some((segment) => segment.startsWith('.'))) return 'names that begin with a dot are for the host';
  if (segments.some((segment) => device.test(segment) || /[. ]$/.test(segment)))
    return 'Windows has no file of that name';
  const long = segments.find((segment) => bytesOf(segment) > longestName);
  if (long !== undefined) return `a name has ${bytesOf(long)} bytes, of at most ${longestName}`;
  if (bytesOf(decoded) > 1_000) return 'it is longer than 1,000 bytes';
  return /\.(?:[cm]?js|wasm)$/i.test(decoded) ? 'a browser would run it as a program' : undefined;
}

/** A path in a message: what cannot be printed as it would be escaped, and not longer than a line. */
export function shown(path: string): string {
  const printable = path.replace(
    /[\p{Cc}\p{Cs}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

/** Length of a name on disk. */
export const bytesOf = (name: string): number => new TextEncoder().encode(name).length;

function decodedPath(path: string): string | undefined {
  try {
    return decodeURI(path);
  } catch {
    return undefined;
  }
}

/** A path from the root that a file can be written for: no query, no way up, nothing that is encoded wrongly. */
export function isOldPath(value: string): boolean {
  try {
    const segments = decodeURI(value).split('/').slice(1);
    const odd = segments.some(
      (segment, index) => segment === '.' || segment === '..' || (segment === '' && index < segments.length - 1),
    );
    return /^\/[^?#\s\\]*$/.test(value) && !/%2[ef]|%5c/i.test(value) && !odd;
  } catch {
    return false;
  }
}
