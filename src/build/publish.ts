import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

type Rename = typeof renameSync;

/** The folder for new files inside the one that they are for. */
const incomingName = '.incoming';

const withoutSlash = (folder: string): string => folder.replace(/[\\/]$/, '');

/**
 * Publishes a new site: swaps the whole folder where it can be moved and nothing of it is reused; else merges file by
 * file, as in a mount point, in a folder that `dist` is a link to, and in a checkout of its own. `reused` are the files
 * that remain as they are, relative to the folder, with `/`. Throws what the file system throws. `rename` is an
 * argument for the tests.
 */
export function publish(fresh: string, folder: string, reused: ReadonlySet<string>, rename: Rename = renameSync): void {
  const target = withoutSlash(folder);
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found !== undefined && !isFolder(target)) throw new Error(whyNoFolder(target));
  if (found === undefined) return swap(fresh, target, rename);
  if (reused.size === 0 && !found.isSymbolicLink() && !existsSync(join(target, '.git'))) {
    try {
      return swap(fresh, target, rename);
    } catch (error) {
      if (!isUnmovable(error)) throw error;
    }
  }
  merge(fresh, target, reused, rename);
}

function whyNoFolder(target: string): string {
  const name = basename(target);
  return existsSync(target)
    ? `${name} is a file. The site is built into a folder of that name: delete the file, or move it away.`
    : `${name} is a link to ${readlinkSync(target)}, which does not exist. Make that folder, or delete the link.`;
}

/**
 * Replaces the old folder by the new one, and moves both back if that fails. They are moved beside each other first:
 * only there is a rename sure to stay on one disk.
 */
export function swap(fresh: string, folder: string, rename: Rename = renameSync): void {
  const target = withoutSlash(folder);
  const [next, old] = [`${target}.new`, `${target}.old`];
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  const replaces = existsSync(target);
  try {
    move(fresh, next, rename);
    if (replaces) rename(target, old);
    rename(next, target);
  } catch (error) {
    if (replaces && !existsSync(target)) rename(old, target);
    if (existsSync(fresh)) rmSync(next, { recursive: true, force: true });
    else if (existsSync(next)) rename(next, fresh);
    throw error;
  }
  if (!replaces) return;
  // Under a name that nobody takes for a whole site, should this be the moment at which the process ends.
  rename(old, next);
  rmSync(next, { recursive: true, force: true });
}

/** After a build that was ended between the two steps of a swap: moves the old site back. Returns whether it did. */
export function restore(folder: string): boolean {
  const target = withoutSlash(folder);
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined || !isFolder(`${target}.old`)) return false;
  renameSync(`${target}.old`, target);
  return true;
}

/**
 * Moves the files of the new folder into the old one, and removes everything else there but the reused files. All files
 * are brought to the same disk first, so that a full disk is found before anything has changed. Each is then replaced
 * in one step, what pages show before the pages, and files that are gone are removed last.
 */
export function merge(fresh: string, target: string, reused: ReadonlySet<string>, rename: Rename = renameSync): void {
  const incoming = join(target, incomingName);
  rmSync(incoming, { recursive: true, force: true });
  try {
    move(fresh, incoming, rename);
  } catch (error) {
    rmSync(incoming, { recursive: true, force: true });
    throw error;
  }
  try {
    mergeFiles(incoming, target, reused, rename);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nPart of the site is new already: build again when that is fixed.`, {
      cause: error,
    });
  }
}

function mergeFiles(incoming: string, target: string, reused: ReadonlySet<string>, rename: Rename): void {
  const files = listFiles(incoming).sort((a, b) => Number(isPage(a)) - Number(isPage(b)));
  const wanted = new Set(files);
  const folders = new Set(files.flatMap(foldersOf));
  const gone = listFiles(target).filter((file) => !isHidden(file) && !wanted.has(file) && !reused.has(file));
  // A file where there is to be a folder, or the other way round.
  const blocking = new Set(
    gone.filter((file) => folders.has(file) || foldersOf(file).some((folder) => wanted.has(folder))),
  );
  for (const file of blocking) remove(target, file);
  for (const folder of folders) mkdirSync(join(target, folder), { recursive: true });
  for (const file of files) rename(join(incoming, file), join(target, file));
  for (const file of gone) if (!blocking.has(file)) remove(target, file);
  rmSync(incoming, { recursive: true, force: true });
}

/** Moves files from a folder into another, over whatever is there. Paths are relative, with `/`. */
export function moveFiles(folder: string, files: readonly string[], into: string): void {
  for (const file of files) {
    mkdirSync(dirname(join(into, file)), { recursive: true });
    rmSync(join(into, file), { recursive: true, force: true });
    move(join(folder, file), join(into, file), renameSync);
    removeEmpty(folder, dirname(file));
  }
}

/**
 * Paths of all files below a folder, relative to it, with `/`; none when there is no such folder. A link is listed as
 * it is (`core/walk.ts` follows it): what it leads to is not for a build to remove.
 */
export function listFiles(folder: string): string[] {
  const walk = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? walk(below) : [below];
    });
  return isFolder(folder) ? walk('') : [];
}

/** The folders that a file lies in: `a/b/c` is in `a` and `a/b`. */
const foldersOf = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('/'));

/** What belongs to Git, or to this module. */
export const isHidden = (file: string): boolean => /^\.git(\/|$)/.test(file) || file.startsWith(`${incomingName}/`);

const isPage = (file: string): boolean => file.endsWith('.html');

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Removes a file, and the folders that are empty without it. */
function remove(folder: string, file: string): void {
  rmSync(join(folder, file));
  removeEmpty(folder, dirname(file));
}

function removeEmpty(folder: string, below: string): void {
  for (let path = below; path !== '.' && readdirSync(join(folder, path)).length === 0; path = dirname(path))
    rmdirSync(join(folder, path));
}

/** `node_modules` is often a volume of its own in a container, and nothing can be renamed from one to another. */
function move(from: string, to: string, rename: Rename): void {
  try {
    rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    if (isFolder(from)) copyFolder(from, to);
    else copyFileSync(from, to);
  }
}

/** As `cpSync`, which calls a full disk a failure of input or output. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, copy);
    else copyFileSync(source, copy);
  }
}

/** A mount point, or a folder in one that this process may not change. */
const isUnmovable = (error: unknown): boolean =>
  ['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EROFS', 'ENOTEMPTY'].includes(codeOf(error) ?? '');

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
