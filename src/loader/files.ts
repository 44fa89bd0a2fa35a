import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../blog/problem.ts';
import { compare } from '../blog/problem.ts';

const markdown = /\.(md|markdown|mdx)$/i;

/** Paths of the Markdown files below a folder, relative to it, with `/`, in code-unit order. Hidden files and folders are not read. */
export function listMarkdown(folder: string): string[] {
  const walk = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .flatMap((entry) => {
        const below = path === '' ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) return walk(below);
        return markdown.test(entry.name) ? [below] : [];
      });
  try {
    return walk('').sort(compare);
  } catch (error) {
    // A blog may have no pages, or no posts yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The text of a file, without a byte order mark; or a problem when it is not UTF-8. `name` is the path to tell the author. */
export function readText(path: string, name: string): string | Problem {
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
