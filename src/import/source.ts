import { posix } from 'node:path';
import { decodeText } from './text.ts';
import { readDate, type OldDate } from './dates.ts';
import { splitFile, textOf, type SplitFile } from './fields.ts';
import type { Fields } from './model.ts';
import type { Note } from './notes.ts';
import type { SourceTree } from './tree.ts';

/** An old site while it is read: its files, and what is noted of them. */
export interface Source {
  tree: SourceTree;
  notes: Note[];
  note(kind: Note['kind'], file: string, what: string, line?: number): void;
}

/** A source with nothing noted yet but what its tree left out. */
export function openSource(tree: SourceTree): Source {
  const notes = [...tree.notes];
  return { tree, notes, note: (kind, file, what, line) => void notes.push({ kind, file, what, line }) };
}

/** What an import reads as Markdown. */
export const isMarkdown = (path: string): boolean => /\.(md|markdown|mdown|mkdn?|mkd|mdx|qmd|rmd)$/i.test(path);
/** Markup that an import does not read. */
export const isOtherMarkup = (path: string): boolean => /\.(textile|rst|org|adoc|asciidoc|docx)$/i.test(path);

/** The text of a file; `undefined` for one that is not there, or no text. A conversion is noted. */
export function readText({ tree, note }: Source, path: string): string | undefined {
  if (!tree.has(path)) return undefined;
  try {
    const decoded = decodeText(tree.read(path));
    if (decoded?.encoding !== undefined) note('encoding', path, decoded.encoding);
    return decoded?.text;
  } catch {
    return undefined;
  }
}

/** The text of the first of several files that is there. */
export function readFirst(source: Source, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = readText(source, path);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** What `parse` makes of the text of a configuration; nothing, and noted, where it is not valid. */
export function parseConfig(source: Source, path: string, text: string, parse: (text: string) => Fields): Fields {
  try {
    return parse(text);
  } catch (error) {
    source.note('unread', path, (error as Error).message.split('\n')[0]!);
    return {};
  }
}

/** The URL of an old site, with a slash at its end; `undefined` for what is no URL. */
export const siteUrl = (written: string | undefined): string | undefined =>
  written !== undefined && URL.canParse(written) ? `${written.replace(/\/+$/, '')}/` : undefined;

/** Notes why a file is left out. Gives the documents that it is: none. */
export function leave(source: Source, path: string, why: string): [] {
  source.note('left', path, why);
  return [];
}

/** A document taken apart; `undefined`, and noted, where it cannot be read. */
export function readSplit(source: Source, path: string): SplitFile | undefined {
  const text = readText(source, path);
  if (text === undefined || text.trim() === '') {
    source.note('unread', path, text === undefined ? 'no text' : 'empty');
    return undefined;
  }
  const split = splitFile(text);
  if (split.problem !== undefined)
    source.note('field', path, `front matter that is not valid was read line by line: ${split.problem}`, 1);
  return split;
}

/** Paths below a folder, in order. */
export const below = ({ tree }: Source, folder: string): string[] =>
  folder === '' ? [...tree.paths] : tree.paths.filter((path) => path.startsWith(`${folder}/`));

/** Name of a file without folders and ending. */
export const stem = (path: string): string => posix.basename(path).replace(/\.[^.]+$/, '');

/** A URL path with single slashes, one at its beginning; dots and blanks as a host serves them. */
export function urlPath(...parts: string[]): string {
  const joined = `/${parts.join('/')}`.replace(/\/{2,}/g, '/');
  const encoded = joined.replace(/[\s"<>\\^`{|}]/g, (sign) => encodeURIComponent(sign));
  return encoded.replace(/\/index\.html?$/, '/');
}

/** Names that engines and themes have for the day of a post. */
const dateFields =
  `date pubDatetime pubDate publishDate publishedDate publishedAt published_at datePublished published created createdAt
  lastmod`.split(/\s+/);

/**
 * The date of a document: its front matter's, else that in its name, else in that of its folder. One that cannot be
 * read is noted.
 */
export function findDate(
  source: Source,
  path: string,
  fields: Fields,
  inName: string | undefined,
): OldDate | undefined {
  const given = dateFields
    .flatMap((name) => textOf(fields, name) ?? [])
    .filter((text) => !/^(true|false|last-modified|today|now)$/i.test(text));
  const found = given.map(readDate).find((date) => date !== undefined);
  if (found === undefined && given[0] !== undefined) source.note('field', path, `date: ${given[0]}`, 1);
  return (
    found ?? readDate(inName ?? '') ?? readDate(/(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})[^/]*\/[^/]+$/.exec(path)?.[1] ?? '')
  );
}
