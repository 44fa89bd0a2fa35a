import { join } from 'node:path';
import type { PostDate } from '../blog/dates.ts';
import type { PostFrontMatter } from '../blog/front-matter.ts';
import { digestOf } from '../core/cache.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { listDocuments, readText } from './files.ts';
import { bodyFrom } from './front-matter.ts';
import { readDocument } from './read-document.ts';
import { samePart, sameUrl, withOwnSlugs } from './url-conflicts.ts';

export type Kind = 'posts' | 'pages';

/** A Markdown file whose front matter is in order; its body has not been read yet. */
export interface SourceDocument {
  kind: Kind;
  /** Path relative to the project, with `/`. */
  file: string;
  /** Absolute path. */
  path: string;
  mdx: boolean;
  /** A Jupyter notebook, whose cells `notebook.ts` turns into Markdown. */
  notebook: boolean;
  slug: string;
  url: string;
  /** A page has no date; it counts as published at the beginning of time. */
  date: PostDate;
  draft: boolean;
  titleFromName: string;
  frontMatter: PostFrontMatter;
  /** Line of the file on which the Markdown begins, counted from 1. */
  bodyLine: number;
  /** Line of the file on which each field of the front matter stands. */
  lines: Record<string, number>;
  /** What is doubtful in the front matter. */
  warnings: Diagnostic[];
  /** The whole file. */
  text: string;
  /** Digest of `text`. */
  digest: string;
}

/** A document as it can be kept in a file: without its text, and for any machine. */
export type DocumentFacts = Omit<SourceDocument, 'text' | 'digest' | 'path'>;

/** What an earlier build found out about a file, if its text was the same. */
export type Recall = (file: string, digest: string) => DocumentFacts | undefined;

/** Reads every Markdown file as far as its front matter. Mistakes are collected, so that an author sees all at once. */
export function readDocuments(
  root: string,
  folders: Readonly<Record<Kind, string>>,
  recall: Recall = () => undefined,
): { documents: SourceDocument[]; problems: Diagnostic[]; unreadable: { file: string; text: string }[] } {
  const unreadable: { file: string; text: string }[] = [];
  const found = (['posts', 'pages'] as const).map((kind) => ({ kind, ...listDocuments(join(root, folders[kind])) }));
  const results = found.flatMap(({ kind, documents }) =>
    documents.map((below) => {
      const file = `${folders[kind]}/${below}`;
      const path = join(root, file);
      const text = readText(path, file);
      if (typeof text !== 'string') {
        unreadable.push({ file, text: '' });
        return [text];
      }
      const digest = digestOf(text);
      const facts = recall(file, digest) ?? readDocument(file, below, text, kind);
      if (Array.isArray(facts)) unreadable.push({ file, text });
      return Array.isArray(facts) ? facts : { ...facts, path, text, digest };
    }),
  );
  const { documents, moved } = withOwnSlugs(results.flatMap((result) => (Array.isArray(result) ? [] : [result])));
  const others = found.flatMap(({ kind, others }) => others.map((below) => otherFormat(`${folders[kind]}/${below}`)));
  const problems = results.flatMap((result) => (Array.isArray(result) ? result : []));
  return {
    documents,
    unreadable,
    problems: [...problems, ...others, ...moved, ...sameUrl(documents), ...samePart(documents)],
  };
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

/** Line on which a field stands; the first line for a field that is not there. */
export const lineOf = ({ lines }: Pick<SourceDocument, 'lines'>, field: string): number => lines[field] ?? 1;
