import { lstatSync, mkdtempSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { digestOf } from '../core/cache.ts';

/**
 * The folder of the project by a name that Astro and Vite can use. They take paths for addresses now and then: what
 * follows `#` or `?` is cut off, `%41` is read as `A`, and brackets are patterns. A folder whose path has such
 * characters is given by a link to it from the folder for temporary files, the same in each build.
 */
export function plainRoot(folder: string, links = tmpdir()): string {
  const root = resolve(folder);
  if (isPlain(root)) return root;
  const name = `blog-${digestOf(root).replace(/\W/g, '').slice(0, 16)}`;
  return linkAt(join(links, name), root) ?? linkAt(join(mkdtempSync(join(links, 'blog-')), name), root)!;
}

/**
 * Makes that name the working folder of this process, for all that asks for it, and gives it. `isLink` says that it is
 * not the folder itself.
 */
export function enterPlainRoot(): { root: string; isLink: boolean } {
  const root = plainRoot(process.cwd());
  // The system would give the folder itself again.
  process.cwd = () => root;
  return { root, isLink: lstatSync(root).isSymbolicLink() };
}

/** Whether a path means the same as a part of an address and as a pattern. */
export const isPlain = (path: string): boolean => !/[%#?*!|{}()[\]&;<>"'`$^]/.test(path);

/** The path of a link to a folder; `undefined` when something else has that name, which may be another user's. */
function linkAt(path: string, folder: string): string | undefined {
  try {
    symlinkSync(folder, path, 'junction');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = lstatSync(path);
    if (!found.isSymbolicLink() || resolve(readlinkSync(path)) !== folder) return undefined;
    if (process.platform !== 'win32' && found.uid !== userInfo().uid) return undefined;
  }
  return path;
}
