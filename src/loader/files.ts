import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../blog/problem.ts';
import { compare } from '../blog/problem.ts';

const markdown = /\.(md|markdown|mdx|ipynb)$/i;

/**
 * Paths of the Markdown files and notebooks below a folder, relative to it, with `/`, in code-unit order. Hidden files and folders
 * (`.ipynb_checkpoints`) are not read; links are followed, each folder once.
 */
export function listMarkdown(folder: string): string[] {
  const seen = new Set<string>();
  const walk = (path: string): string[] => {
    const real = realpathSync(join(folder, path));
    if (seen.has(real)) return [];
    seen.add(real);
    const names = readdirSync(real).filter((name) => !name.startsWith('.'));
    return names.flatMap((name) => {
      const below = path === '' ? name : `${path}/${name}`;
      const isFolder = statSync(join(real, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
      if (isFolder) return walk(below);
      return markdown.test(name) ? [below] : [];
    });
  };
  // A blog may have no pages, or no posts yet.
  return existsSync(folder) ? walk('').sort(compare) : [];
}

/** The text of a file, without a byte order mark; or a problem when it is not UTF-8. `name` is the path to tell the author. */
export function readText(path: string, name: string): string | Problem {
  if (!existsSync(path)) return { file: name, message: 'The file is a link to a file that does not exist.', fix: 'Delete the link, or mend it.' };
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = bytes.subarray(0, firstInvalid(bytes)).toString('latin1').split('\n').length;
    return { file: name, line, message: 'The file is not UTF-8 text.', fix: 'Save it again with the encoding UTF-8.' };
  }
}

/** Offset of the first byte that is no UTF-8, by bisection: a prefix is valid up to it, a cut character aside. */
function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
