import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { basePath, urlByName } from '../blog/urls.ts';
import { fileKind } from '../core/file.ts';
import { nearest, suggestPage, type Suggestion } from '../core/suggest.ts';
import type { SourceDocument } from './documents.ts';
import { createFinder, findByOldPath, namesOf, type FindDocument } from './post-names.ts';
import { urlKey } from './url-conflicts.ts';

/** A page, or what is wrong with a link to it. */
type PageOrError = { url: string } | { message: string; fix: string };

/** What a document may ask of other files; its rendering is up to date as long as the answers are the same. */
export interface DocumentContext {
  /** Changes whenever a file does: its size and times. `undefined` for a file that is not there. */
  versionOf(path: string): string | undefined;
  /** Text of a file that is there. */
  read(path: string): string;
  /** The page made from another Markdown file, given relative to the document; what is wrong when there is none. */
  pageOf(path: string): PageOrError;
  /** The file of a post by what another engine calls it, given relative to the document, and its title. */
  findPost(name: string): { path: string; title: string } | undefined;
  /**
   * The file of the post that was at an old URL, given relative to the document; none for a URL that leads somewhere.
   */
  findOldPage(path: string): { path: string } | undefined;
}

/**
 * What a document may look up: files beside it or in `public/`, and pages made from other documents.
 */
export function createContext(
  document: Pick<SourceDocument, 'file'>,
  root: string,
  documents: ReadonlyMap<string, SourceDocument>,
  isShown: (document: SourceDocument) => boolean,
  unplaced: readonly { file: string; url?: string }[] = [],
  find: FindDocument<SourceDocument> = createFinder(documents.values()),
): DocumentContext {
  const fileAt = (path: string) =>
    path.startsWith('/') ? join(root, 'public', path) : join(root, dirname(document.file), path);
  const pathTo = ({ file }: SourceDocument) => {
    const path = posix.relative(posix.dirname(document.file), file);
    return path.startsWith('.') ? path : `./${path}`;
  };
  return {
    versionOf(path) {
      if (fileKind(fileAt(path)) !== 'file') return undefined;
      const found = statSync(fileAt(path), { throwIfNoEntry: false, bigint: true });
      return found !== undefined ? `${found.size} ${found.mtimeNs} ${found.ctimeNs}` : undefined;
    },
    read: (path) => readFileSync(fileAt(path), 'utf8').replace(/^\uFEFF/, ''),
    pageOf(path) {
      const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(document.file), path);
      return findPage(target, documents, isShown, unplaced);
    },
    findPost(name) {
      const found = find(name);
      return found && { path: pathTo(found), title: found.frontMatter.title ?? found.titleFromName };
    },
    findOldPage(path) {
      const inner = path.startsWith(basePath()) ? path.slice(basePath().length - 1) : path;
      const found = findByOldPath(inner, find);
      const isAlias = found?.frontMatter.aliases?.some((alias) => urlKey(alias) === urlKey(inner)) ?? false;
      return found === undefined || isAlias ? undefined : { path: pathTo(found) };
    },
  };
}

/** The page made from the file `target`, relative to the project. `unplaced` are files with errors. */
function findPage(
  target: string,
  documents: ReadonlyMap<string, SourceDocument>,
  isShown: (document: SourceDocument) => boolean,
  unplaced: readonly { file: string; url?: string }[],
): PageOrError {
  // macOS may write a letter and its accent as two characters, which look like the one in the link.
  const found = documents.get(target) ?? documents.values().find(({ file }) => file.normalize() === target.normalize());
  if (found !== undefined && isShown(found)) return { url: found.url };
  if (found !== undefined)
    return {
      message: `The link leads to ${target}, which is not published.`,
      fix: 'Publish it first, or take the link out.',
    };
  // It is there, and its own errors are reported; where its page will be is a guess that the next reading corrects.
  const unsure = unplaced.find(({ file }) => file === target);
  if (unsure !== undefined) return { url: unsure.url ?? urlByName(target) };
  const meant =
    suggestPage(target, suggestionsOf([...documents.values()].filter(isShown))) ??
    nearest(target, [...documents.keys()]);
  return {
    message: `The link leads to ${target}, which does not exist.`,
    fix:
      meant === undefined
        ? 'Check the path: it is relative to this file, or begins with `/src/content/`.'
        : `Did you mean ${meant}?`,
  };
}

/** The files that a link may be meant for, by every name that their posts have or had. */
const suggestionsOf = (documents: readonly SourceDocument[]): Suggestion[] =>
  documents.map((document) => ({ write: document.file, names: namesOf(document), day: document.date.day }));
