import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Puts the new folder in the place of the old one. If that fails, the old one is put back. Both are moved beside the place
 * first: only there is a rename sure to stay on one disk. `rename` is an argument for the tests.
 */
export function swap(fresh: string, target: string, rename = renameSync): void {
  const place = target.replace(/[\\/]$/, '');
  const [next, old] = [`${place}.new`, `${place}.old`];
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  try {
    rename(fresh, next);
  } catch (error) {
    if (!isOtherDisk(error)) throw error;
    cpSync(fresh, next, { recursive: true });
  }
  const replaces = existsSync(place);
  if (replaces) rename(place, old);
  try {
    rename(next, place);
  } catch (error) {
    if (replaces) rename(old, place);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/**
 * Puts the files of the new folder into the old one, and takes away everything else there but what is to be kept. Each
 * file is replaced in one step. Paths are relative to the folders, with `/`.
 */
export function merge(fresh: string, target: string, kept: ReadonlySet<string>, rename = renameSync): void {
  const files = listFiles(fresh);
  const wanted = new Set(files);
  for (const file of listFiles(target)) if (!wanted.has(file) && !kept.has(file)) remove(target, file);
  const made = new Set<string>();
  for (const file of files) {
    const to = join(target, file);
    if (!made.has(dirname(to))) mkdirSync(dirname(to), { recursive: true });
    made.add(dirname(to));
    try {
      rename(join(fresh, file), to);
    } catch (error) {
      if (!isOtherDisk(error)) throw error;
      copyFileSync(join(fresh, file), `${to}.new`);
      rename(`${to}.new`, to);
    }
  }
}

/** Paths of all files below a folder, relative to it, with `/`; none when there is no such folder. */
export function listFiles(folder: string): string[] {
  const walk = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? walk(below) : [below];
    });
  return existsSync(folder) ? walk('') : [];
}

/** Removes a file, and the folders that are empty without it. */
function remove(folder: string, file: string): void {
  rmSync(join(folder, file));
  for (let path = dirname(file); path !== '.' && readdirSync(join(folder, path)).length === 0; path = dirname(path)) rmdirSync(join(folder, path));
}

/** `node_modules` is often a volume of its own in a container, and nothing can be renamed from one to another. */
const isOtherDisk = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EXDEV';
