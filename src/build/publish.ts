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

/** Where new files wait inside the folder that they are for. */
const incomingName = '.incoming';

const withoutSlash = (folder: string): string => folder.replace(/[\\/]$/, '');

/**
 * Puts the new site in the place of the old one: the whole folder in one step where it can be moved and nothing of it
 * stays; else file by file, as in a mount point, in a folder that `dist` is a link to, and in a checkout of its own.
 * `stays` are the files that stay as they are, relative to the folder, with `/`. Throws what the file system throws.
 * `rename` is an argument for the tests.
 */
export function publish(fresh: string, target: string, stays: ReadonlySet<string>, rename: Rename = renameSync): void {
  const place = withoutSlash(target);
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found !== undefined && !isFolder(place)) throw new Error(whyNoFolder(place));
  if (found === undefined) return swap(fresh, place, rename);
  if (stays.size === 0 && !found.isSymbolicLink() && !existsSync(join(place, '.git'))) {
    try {
      return swap(fresh, place, rename);
    } catch (error) {
      if (!isUnmovable(error)) throw error;
    }
  }
  merge(fresh, place, stays, rename);
}

function whyNoFolder(place: string): string {
  const name = basename(place);
  return existsSync(place)
    ? `${name} is a file. The site is built into a folder of that name: delete the file, or move it away.`
    : `${name} is a link to ${readlinkSync(place)}, which does not exist. Make that folder, or delete the link.`;
}

/**
 * Puts the new folder in the place of the old one. If that fails, both are put back. They are moved beside the place
 * first: only there is a rename sure to stay on one disk.
 */
export function swap(fresh: string, target: string, rename: Rename = renameSync): void {
  const place = withoutSlash(target);
  const [next, old] = [`${place}.new`, `${place}.old`];
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  const replaces = existsSync(place);
  try {
    move(fresh, next, rename);
    if (replaces) rename(place, old);
    rename(next, place);
  } catch (error) {
    if (replaces && !existsSync(place)) rename(old, place);
    if (existsSync(fresh)) rmSync(next, { recursive: true, force: true });
    else if (existsSync(next)) rename(next, fresh);
    throw error;
  }
  if (!replaces) return;
  // Under a name that nobody takes for a whole site, should this be the moment at which the process ends.
  rename(old, next);
  rmSync(next, { recursive: true, force: true });
}

/** After a build that was ended between the two steps of a swap: puts the old site back. Gives whether it did. */
export function restore(target: string): boolean {
  const place = withoutSlash(target);
  if (lstatSync(place, { throwIfNoEntry: false }) !== undefined || !isFolder(`${place}.old`)) return false;
  renameSync(`${place}.old`, place);
  return true;
}

/**
 * Puts the files of the new folder into the old one, and takes away everything else there but what is to stay. All files
 * are brought to the same disk first, so that a full disk is found before anything has changed. Each is then replaced in
 * one step, what pages show before the pages, and what is gone goes last.
 */
export function merge(fresh: string, target: string, stays: ReadonlySet<string>, rename: Rename = renameSync): void {
  const incoming = join(target, incomingName);
  rmSync(incoming, { recursive: true, force: true });
  try {
    move(fresh, incoming, rename);
  } catch (error) {
    rmSync(incoming, { recursive: true, force: true });
    throw error;
  }
  try {
    mergeFiles(incoming, target, stays, rename);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nPart of the site is new already: build again when that is mended.`, {
      cause: error,
    });
  }
}

function mergeFiles(incoming: string, target: string, stays: ReadonlySet<string>, rename: Rename): void {
  const files = listFiles(incoming).sort((a, b) => Number(isPage(a)) - Number(isPage(b)));
  const wanted = new Set(files);
  const folders = new Set(files.flatMap(foldersOf));
  const gone = listFiles(target).filter((file) => !isHidden(file) && !wanted.has(file) && !stays.has(file));
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

/**
 * Takes files out of a folder and puts them below another, whatever is there. Paths are relative, with `/`.
 */
export function moveFiles(folder: string, files: readonly string[], into: string): void {
  for (const file of files) {
    mkdirSync(dirname(join(into, file)), { recursive: true });
    rmSync(join(into, file), { recursive: true, force: true });
    move(join(folder, file), join(into, file), renameSync);
    removeEmpty(folder, dirname(file));
  }
}

/** Paths of all files below a folder, relative to it, with `/`; none when there is no such folder. */
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
