import { join } from 'node:path';
import type { PostDate } from '../blog/dates.ts';
import type { PostFrontMatter } from '../blog/front-matter.ts';
import { isDated, kinds, type Kind } from '../blog/kinds.ts';
import { digestOf } from '../core/cache.ts';
import { isError, type Diagnostic } from '../core/diagnostics.ts';
import { areWordsTags, tagsForm } from '../dialects/word-tags.ts';
import { listKind, readText } from './files.ts';
import { bodyFrom, lineIn } from './front-matter.ts';
import { checkIntroUrls } from './intros.ts';
import { withoutIntros } from './post-names.ts';
import { readDocument } from './read-document.ts';
import { checkSeriesParts, checkUrls, withOwnSlugs } from './url-conflicts.ts';

/** A Markdown file whose front matter has been read, and its body not yet. */
export interface SourceDocument {
  /** Kind, by its folder. */
  kind: Kind;
  /** Path relative to the project, with `/`. */
  file: string;
  /** Absolute path. */
  path: string;
  /** A program of MDX, which Astro compiles. */
  mdx: boolean;
  /** A Jupyter notebook, whose cells `notebook.ts` turns into Markdown. */
  notebook: boolean;
  /** Last part of its URL. */
  slug: string;
  /** Path of its page, with the site’s base. */
  url: string;
  /** A page or an intro has no date; it counts as published at the beginning of time. */
  date: PostDate;
  /** Kept out of the published site. */
  draft: boolean;
  /** What its name says, where it has no title. */
  titleFromName: string;
  /** What could be read of its front matter. */
  frontMatter: PostFrontMatter;
  /** Line of the file on which the Markdown begins, counted from 1. */
  bodyLine: number;
  /** Line of the file on which each field of the front matter stands; see `Source`. */
  lines: Record<string, number>;
  /** Fields that are written, and whose values cannot be read. */
  unread: string[];
  /** Errors and warnings of the front matter and of the file's name. */
  diagnostics: Diagnostic[];
  /** The whole file. */
  text: string;
  /** Digest of `text`. */
  digest: string;
}

/** A document as it can be cached: without its text, and for any machine. */
export type DocumentFacts = Omit<SourceDocument, 'text' | 'digest' | 'path'>;

/** What an earlier build found out about a file, if its text was the same. */
export type Recall = (file: string, digest: string) => DocumentFacts | undefined;

/** What the folders hold, as far as names and front matter say. */
export interface ReadDocuments {
  /** Those without errors. */
  documents: SourceDocument[];
  /** Those with errors there: their texts can be checked, and where they will be is not known. */
  invalid: SourceDocument[];
  /** Those whose Markdown cannot be found. */
  unreadable: UnreadableFile[];
  /** All errors, and the warnings that are of no document. */
  diagnostics: Diagnostic[];
}

/** A file whose Markdown cannot be found. */
export interface UnreadableFile {
  /** Path relative to the project, with `/`. */
  file: string;
  /** The whole file; empty where it is no text. */
  text: string;
  /** Why it cannot be read. */
  diagnostics: Diagnostic[];
}

/** Reads every Markdown file as far as its front matter. Errors are collected, so that an author sees all at once. */
export function readDocuments(
  root: string,
  folders: Readonly<Record<Kind, string>>,
  recall: Recall = () => undefined,
): ReadDocuments {
  const found = kinds.map((kind) => ({ kind, ...listKind(root, kind, folders) }));
  const files = found.flatMap(({ kind, documents }) =>
    documents.map((below) => openFile(root, folders[kind], below, kind)),
  );
  const wordsAreTags = areWordsTags(files.flatMap(({ kind, text }) => (isDated(kind) ? text : [])));
  const read = files.map((file) => readFile(file, wordsAreTags, recall));
  const whole = read.filter((each) => 'url' in each);
  const unreadable = read.filter((each) => !('url' in each));
  const invalid = whole.filter(hasErrors);
  const { documents, moved } = withOwnSlugs(whole.filter((document) => !hasErrors(document)));
  const others = found.flatMap(({ kind, others }) => others.map((below) => otherFormat(`${folders[kind]}/${below}`)));
  const inFiles = [...unreadable, ...invalid].flatMap(({ diagnostics }) => diagnostics);
  return {
    documents,
    invalid,
    unreadable,
    diagnostics: [
      ...inFiles,
      ...others,
      ...moved,
      ...checkUrls(withoutIntros(documents)),
      ...checkIntroUrls(documents),
      ...checkSeriesParts(documents),
    ],
  };
}

/** Whether the name or the front matter of a document is such that no post can be made of it. */
export const hasErrors = ({ diagnostics }: Pick<SourceDocument, 'diagnostics'>): boolean => diagnostics.some(isError);

/** A file that lies in a folder of documents. */
interface OpenedFile {
  kind: Kind;
  file: string;
  path: string;
  below: string;
  text: string;
  /** Why it has no text. */
  error: Diagnostic | undefined;
}

function openFile(root: string, folder: string, below: string, kind: Kind): OpenedFile {
  const file = `${folder}/${below}`;
  const path = join(root, file);
  const text = readText(path, file);
  const [read, error] = typeof text === 'string' ? [text, undefined] : ['', text];
  return { kind, file, path, below, text: read, error };
}

function readFile(
  { kind, file, path, below, text, error }: OpenedFile,
  wordsAreTags: boolean,
  recall: Recall,
): SourceDocument | UnreadableFile {
  if (error !== undefined) return { file, text, diagnostics: [error] };
  const digest = digestOf(text);
  // What words in `tags` are depends on the other posts.
  const known = tagsForm(text) === 'words' ? undefined : recall(file, digest);
  const facts = known ?? readDocument(file, below, text, kind, wordsAreTags);
  return Array.isArray(facts) ? { file, text, diagnostics: facts } : { ...facts, path, text, digest };
}

/** A text of another engine, which is left out. */
function otherFormat(file: string): Diagnostic {
  const ending = /\.\w+$/.exec(file)![0];
  return {
    file,
    message: `A file that ends in \`${ending}\` is no post or page here, and is left out.`,
    fix: 'Save it as Markdown, `.md`; Pandoc does: `pandoc -t gfm`. A file to download belongs in `public/`.',
    severity: 'warning',
  };
}

/** The Markdown of a document. */
export const bodyOf = ({ text, bodyLine }: SourceDocument): string => bodyFrom(text, bodyLine);

/** Line on which a field or an entry of it stands, `changes.1`; the first line for a field that is not there. */
export const lineOf = ({ lines }: Pick<SourceDocument, 'lines'>, field: string): number => lineIn(lines, field);
