import { statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { parseDate, type PostDate } from '../blog/dates.ts';
import { parseFileName } from '../blog/file-name.ts';
import { compare, type Problem } from '../blog/problem.ts';
import { pageFrontMatter, postFrontMatter, type PostFrontMatter } from '../blog/schema.ts';
import { base, pageUrl, postUrl, reservedSegments } from '../blog/urls.ts';
import { site } from '../site.ts';
import { listMarkdown, readText } from './files.ts';
import { readSource, type Source } from './front-matter.ts';

export type Kind = 'posts' | 'pages';

/** A Markdown file whose front matter is in order; its body has not been read yet. */
export interface Document {
  kind: Kind;
  /** Path relative to the project, with `/`. */
  file: string;
  /** Absolute path. */
  path: string;
  mdx: boolean;
  slug: string;
  url: string;
  /** A page has no date; it counts as published at the beginning of time. */
  date: PostDate;
  draft: boolean;
  titleFromName: string;
  frontMatter: PostFrontMatter;
  source: Pick<Source<unknown>, 'body' | 'bodyLine' | 'lineOf'>;
}

const timeless: PostDate = { day: '0000-01-01', iso: '0000-01-01', instant: Number.NEGATIVE_INFINITY };

/** Reads every Markdown file as far as its front matter. Mistakes are collected, so that an author sees all at once. */
export function readDocuments(root: string, folders: Readonly<Record<Kind, string>>): { documents: Document[]; problems: Problem[] } {
  const results = (['posts', 'pages'] as const).flatMap((kind) =>
    listMarkdown(join(root, folders[kind])).map((path) => readDocument(root, folders[kind], path, kind)),
  );
  const documents = results.flatMap((result) => (Array.isArray(result) ? [] : [result]));
  const problems = results.flatMap((result) => (Array.isArray(result) ? result : []));
  return { documents, problems: [...problems, ...sameAddress(documents)] };
}

function readDocument(root: string, folder: string, below: string, kind: Kind): Document | Problem[] {
  const file = `${folder}/${below}`;
  const path = join(root, file);
  const text = readText(path, file);
  if (typeof text !== 'string') return [text];
  const schema = kind === 'posts' ? postFrontMatter : pageFrontMatter;
  const source = readSource(file, text, schema, Object.keys(schema.shape));
  if (Array.isArray(source)) return source;
  const data = source.data as PostFrontMatter;
  const name = parseFileName(below);
  const slug = data.slug ?? name.slug;
  const date = kind === 'pages' ? timeless : (data.date ?? (name.date === undefined ? undefined : parseDate(name.date, site.timeZone)));
  const mdx = /\.mdx$/i.test(below);
  const problems = [
    ...(date === undefined ? [noDate(file, name.date)] : []),
    ...(slug === '' ? [{ file, message: 'The file’s name has no letter or digit, so the post can have no address.', fix: 'Rename the file, or add `slug: a-short-name` to its front matter.' }] : []),
    ...(mdx && /[?#%]/.test(below) ? [{ file, message: 'An MDX file’s name cannot hold `?`, `#` or `%`: it is imported by that name.', fix: 'Rename the file: letters, digits, hyphens.' }] : []),
    ...(kind === 'pages' && reservedSegments.includes(slug) ? [{ file, message: `The address \`/${slug}/\` belongs to the site itself.`, fix: 'Rename the file.' }] : []),
  ];
  if (problems.length > 0 || date === undefined) return problems;
  const url = kind === 'posts' ? postUrl(slug) : pageUrl(slug);
  const draft = data.draft === true || data.published === false;
  return { kind, file, path, mdx, slug, url, date, draft, titleFromName: name.title, frontMatter: data, source };
}

function noDate(file: string, inName: string | undefined): Problem {
  const fix = 'Put it in the file’s name, `2022-06-28-some-name.md`,\nor in the front matter, `date: 2022-06-28`.';
  if (inName === undefined) return { file, line: 1, message: 'The post has no date.', fix };
  return { file, message: `The date in the file’s name, ${inName}, is not in the calendar.`, fix };
}

/** Two files with one address, or one with an address of the site's own: a page would silently replace another. */
function sameAddress(documents: readonly Document[]): Problem[] {
  const aliases = documents.flatMap((document) =>
    (document.frontMatter.aliases ?? []).map((alias) => ({ document, key: addressKey(alias), what: `The alias \`${alias}\``, field: 'aliases' })),
  );
  const own = documents.map((document) => ({ document, key: addressKey(document.url.slice(base.length - 1)), what: `The address \`${decodeURI(document.url)}\``, field: 'slug' }));
  const groups = [...Map.groupBy([...own, ...aliases], ({ key }) => key).values()];
  const taken = groups.flatMap(([first, ...others]) =>
    others.map(({ document, what, field }) => ({
      file: document.file,
      line: document.source.lineOf(field),
      message: `${what} is already taken by ${first!.document.file}.`,
      fix: field === 'slug' ? 'Rename one of the files, or give one of them another `slug:`.' : 'Remove the alias from one of them.',
    })),
  );
  const tags = new Set(documents.flatMap(({ frontMatter }) => (frontMatter.tags ?? []).map(({ slug }) => `/tags/${slug}`)));
  const reserved = aliases
    .filter(({ key }) => tags.has(key) || isSitesOwn(key))
    .map(({ document, what }) => ({ file: document.file, line: document.source.lineOf('aliases'), message: `${what} belongs to the site itself.`, fix: 'Remove it.' }));
  return [...taken, ...reserved];
}

/** Whether an old path is one that the site writes by itself. Below `/posts/` and `/tags/` only what is in use is taken. */
function isSitesOwn(key: string): boolean {
  const [first = '', ...rest] = key.split('/').slice(1);
  if (['posts', 'tags'].includes(first)) return rest.length === 0;
  return key === '/' || reservedSegments.includes(first) || /^(404\.html|sitemap-\w+\.xml|_headers|_redirects)$/.test(first);
}

/** One spelling for addresses that a static host serves from one file. */
const addressKey = (path: string) => decodeURI(path).replace(/\/(index\.html)?$/, '').toLowerCase() || '/';

/** What a document may ask of its surroundings: files beside it, and pages made from other documents. */
export function surroundings(document: Document, root: string, documents: ReadonlyMap<string, Document>, isShown: (document: Document) => boolean) {
  return {
    exists: (path: string) => statSync(path.startsWith('/') ? join(root, 'public', path) : join(dirname(document.path), path), { throwIfNoEntry: false })?.isFile() ?? false,
    pageOf(path: string): { url: string } | { message: string; fix: string } {
      const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(document.file), path);
      const found = documents.get(target);
      if (found !== undefined && isShown(found)) return { url: found.url };
      if (found !== undefined) return { message: `The link leads to ${target}, which is not published.`, fix: 'Publish it first, or take the link out.' };
      const [nearest] = [...documents.keys()].sort((a, b) => distance(a, target) - distance(b, target) || compare(a, b));
      return { message: `The link leads to ${target}, which does not exist.`, fix: nearest === undefined ? 'Check the path.' : `Did you mean ${nearest}?` };
    },
  };
}
