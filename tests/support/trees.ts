import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file under a folder, as sorted paths with `/` between folders. */
export function listFiles(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

/** Paths of the files that are not, byte for byte, the same in both folders. */
export function diffTrees(a: string, b: string): string[] {
  const inA = new Set(listFiles(a));
  const inB = new Set(listFiles(b));
  const same = (path: string) =>
    inA.has(path) && inB.has(path) && readFileSync(join(a, path)).equals(readFileSync(join(b, path)));
  return [...new Set([...inA, ...inB])].filter((path) => !same(path)).sort();
}
