import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.ts';
import { isDocument } from '../blog/file-name.ts';
import { isIntro } from '../blog/intros.ts';
import { folders, introFolders, kinds, type Kind } from '../blog/kinds.ts';
import { fileKind, type FileKind } from '../core/file.ts';
import { listFiles } from '../core/walk.ts';

/** Texts that other engines read, and this one does not. */
const otherFormat = /\.(textile|rmd|rst|org|html?|adoc|asciidoc)$/i;

/**
 * Paths of the Markdown files and notebooks below a folder, relative to it, with `/`, in code-unit order, and of texts
 * that only other engines read. Hidden files and folders (`.ipynb_checkpoints`) are not read; links are followed, each
 * folder once.
 */
function listDocuments(folder: string): { documents: string[]; others: string[] } {
  const files = listFiles(folder, (name) => name.startsWith('.'));
  return {
    documents: files.filter((file) => isDocument(file)),
    others: files.filter((file) => otherFormat.test(file)),
  };
}

/** The same for the intros of lists, which lie beside the folders of posts and pages. */
function listIntros(folder: string): { documents: string[]; others: string[] } {
  const below = introFolders.map((name) => ({ name, ...listDocuments(join(folder, name)) }));
  return {
    documents: [
      ...(existsSync(folder) ? readdirSync(folder).filter(isIntro).sort() : []),
      ...below.flatMap(({ name, documents }) => documents.map((file) => `${name}/${file}`)),
    ],
    others: below.flatMap(({ name, others }) => others.map((file) => `${name}/${file}`)),
  };
}

/** The same for the folder of a kind; `root` is the folder of the project. */
export const listKind = (
  root: string,
  kind: Kind,
  paths: Readonly<Record<Kind, string>> = folders,
): { documents: string[]; others: string[] } =>
  (kind === 'intros' ? listIntros : listDocuments)(join(root, paths[kind]));

/** Whether a document is a program (MDX), published or not. `root` is the folder of the project. */
export const mayHavePrograms = (root: string): boolean =>
  kinds.some((kind) => listKind(root, kind).documents.some((file) => /\.mdx$/i.test(file)));

/** Why what has a name cannot be read, by what it is. */
export const reasonsUnreadable: Readonly<Record<Exclude<FileKind, 'file'>, Omit<Diagnostic, 'file'>>> = {
  missing: { message: 'The file is a link to a file that does not exist.', fix: 'Delete the link, or correct it.' },
  loop: { message: 'The file is a link that leads to itself.', fix: 'Delete the link, or correct it.' },
  folder: { message: 'This is a folder, where a file belongs.', fix: 'Rename the folder, or put a file in its place.' },
  other: {
    message: 'This is no file: a pipe, a socket or a device has its name.',
    fix: 'Delete it, or move it out of the content.',
  },
  closed: {
    message: 'The file cannot be read: its permissions do not let this program in.',
    fix: 'Change them: `chmod u+r` and the name of the file.',
  },
};

/**
 * The text of a file, without a byte order mark; or a diagnostic when it is no file, cannot be read, or is not UTF-8.
 * `name` is the path for the author.
 */
export function readText(path: string, name: string): string | Diagnostic {
  const kind = fileKind(path);
  if (kind !== 'file') return { file: name, ...reasonsUnreadable[kind] };
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return { file: name, ...reasonsUnreadable.closed };
  }
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
