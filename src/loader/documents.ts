import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { PostDate } from '../blog/dates.ts';
import { parseDate } from '../core/dates.ts';
import { parseFileName } from '../blog/file-name.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { pageFrontMatter, postFrontMatter, type PostFrontMatter } from '../blog/front-matter.ts';
import { bytesOf, longestName, shown } from '../blog/old-paths.ts';
import { feedFiles } from '../blog/feed-formats.ts';
import { basePath, pageUrl, postUrl, reservedSegments } from '../blog/urls.ts';
import { digestOf } from '../core/cache.ts';
import { compare } from '../core/order.ts';
import { nearest, suggestPage, type Suggestion } from '../core/suggest.ts';
import { fileKind } from '../core/file.ts';
import { site } from '../site.ts';
import { listDocuments, readText } from './files.ts';
import { bodyFrom, readSource } from './front-matter.ts';
import { isNotebook, readNotebookSource } from './notebook.ts';
import { createFinder, namesOf, type FindDocument } from './post-names.ts';

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

const timeless: PostDate = { day: '0000-01-01', iso: '0000-01-01', instant: -8.64e15 };

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
    problems: [...problems, ...others, ...moved, ...sameAddress(documents), ...samePart(documents)],
  };
}

/**
 * Posts of one slug and different days: the oldest keeps the URL, and a newer one gets its year after the slug, then month
 * and day, up to what no other has.
 */
function withOwnSlugs(documents: readonly SourceDocument[]): { documents: SourceDocument[]; moved: Diagnostic[] } {
  const posts = documents
    .filter(({ kind }) => kind === 'posts')
    .map((document) => ({ document, slug: document.frontMatter.slug ?? parseFileName(document.file).slug }));
  const groups = Map.groupBy(posts, ({ slug }) => slug);
  const taken = new Set(groups.keys());
  const slugs = new Map<SourceDocument, string>(posts.map(({ document, slug }) => [document, slug]));
  const moved: Diagnostic[] = [];
  for (const [slug, group] of groups) {
    const byDay = group
      .map(({ document }) => document)
      .sort((a, b) => compare(a.date.day, b.date.day) || compare(a.file, b.file));
    for (const [index, document] of byDay.entries()) {
      // Two of one day are for their author to tell apart.
      if (index === 0 || byDay[index - 1]!.date.day === document.date.day) continue;
      const [year, month, day] = document.date.day.split('-');
      const own = [`${slug}-${year}`, `${slug}-${year}-${month}`, `${slug}-${year}-${month}-${day}`].find(
        (each) => !taken.has(each),
      );
      if (own === undefined) continue;
      taken.add(own);
      slugs.set(document, own);
      moved.push({
        file: document.file,
        line: lineOf(document, 'slug'),
        message: `The slug \`${slug}\` is that of ${byDay[0]!.file} too, so this post is at \`${decodeURI(postUrl(own))}\`.`,
        fix: `To choose its URL yourself, give it another \`slug:\`.`,
        severity: 'warning',
      });
    }
  }
  const placed = documents.map((document) => {
    const slug = slugs.get(document) ?? document.slug;
    return slug === document.slug ? document : { ...document, slug, url: postUrl(slug) };
  });
  return { documents: placed, moved };
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

function readDocument(file: string, below: string, text: string, kind: Kind): DocumentFacts | Diagnostic[] {
  const schema = kind === 'posts' ? postFrontMatter : pageFrontMatter;
  const notebook = isNotebook(below);
  const source = (notebook ? readNotebookSource : readSource)(file, text, schema, Object.keys(schema.shape));
  if (Array.isArray(source)) return source;
  const name = parseFileName(below);
  const data = placed(source.data as PostFrontMatter, file);
  const slug = data.slug ?? name.slug;
  const date =
    kind === 'pages'
      ? timeless
      : (data.date ?? (name.date === undefined ? undefined : parseDate(name.date, site.timeZone)));
  const mdx = /\.mdx$/i.test(below);
  const long = (field: string, name: string | undefined) => {
    const length = bytesOf(name ?? '');
    const message = `The address of \`${field}\` would have ${length} bytes, of at most ${longestName}: \`${shown(name ?? '')}\`.`;
    return length <= longestName
      ? []
      : [
          {
            file,
            line: source.lines[field] ?? 1,
            message,
            fix: field === 'slug' ? 'Give the post a shorter `slug:`.' : 'Give it a shorter name.',
          },
        ];
  };
  const problems = [
    ...long('slug', slug),
    ...(data.tags ?? []).flatMap((tag) => long('tags', tag.slug)),
    ...long('series', data.series?.slug),
    ...(date === undefined ? [noDate(file, name.date)] : []),
    ...(slug === ''
      ? [
          {
            file,
            message: 'The file’s name has no letter or digit, so the post can have no address.',
            fix: 'Rename the file, or add `slug: a-short-name` to its front matter.',
          },
        ]
      : []),
    ...(mdx && /[?#%]/.test(below)
      ? [
          {
            file,
            message: 'An MDX file’s name cannot hold `?`, `#` or `%`: it is imported by that name.',
            fix: 'Rename the file: letters, digits, hyphens.',
          },
        ]
      : []),
    ...(kind === 'pages' && reservedSegments.includes(slug)
      ? [{ file, message: `The address \`/${slug}/\` belongs to the site itself.`, fix: 'Rename the file.' }]
      : []),
  ];
  if (problems.length > 0 || date === undefined) return problems;
  const url = kind === 'posts' ? postUrl(slug) : pageUrl(slug);
  const draft = data.draft === true || data.published === false;
  const { bodyLine, lines, renamed, warnings } = source;
  // Where the old site had the post at the very same path, nothing has to lead there.
  const isOwn = (alias: string) => addressKey(alias) === addressKey(url.slice(basePath().length - 1));
  const aliases = data.aliases?.filter((alias) => !renamed.includes('aliases') || !isOwn(alias));
  return {
    kind,
    file,
    mdx,
    notebook,
    slug,
    url,
    date,
    draft,
    titleFromName: name.title,
    frontMatter: { ...data, ...(aliases && { aliases }) },
    bodyLine,
    lines,
    warnings,
  };
}

/** Front matter whose image is named from the file, also where it is one of `public/`. */
function placed(data: PostFrontMatter, file: string): PostFrontMatter {
  const { image } = data;
  if (image?.startsWith('/') !== true || image.startsWith('//')) return data;
  const path = image.startsWith(basePath()) ? image.slice(basePath().length - 1) : image;
  return { ...data, image: posix.join(posix.relative(posix.dirname(file), 'public'), path) };
}

function noDate(file: string, inName: string | undefined): Diagnostic {
  const fix = 'Put it in the file’s name, `2022-06-28-some-name.md`,\nor in the front matter, `date: 2022-06-28`.';
  if (inName === undefined) return { file, line: 1, message: 'The post has no date.', fix };
  return { file, message: `The date in the file’s name, ${inName}, is not in the calendar.`, fix };
}

/** Two files with one address, or one with an address of the site's own: a page would silently replace another. */
function sameAddress(documents: readonly SourceDocument[]): Diagnostic[] {
  const aliases = documents.flatMap((document) =>
    (document.frontMatter.aliases ?? []).map((alias) => {
      return { document, alias, key: addressKey(alias), what: `The alias \`${alias}\``, field: 'aliases' };
    }),
  );
  const own = documents.map((document) => ({
    document,
    key: addressKey(document.url.slice(basePath().length - 1)),
    what: `The address \`${decodeURI(document.url)}\``,
    field: 'slug',
  }));
  const groups = [...Map.groupBy([...own, ...aliases], ({ key }) => key).values()];
  const taken = groups.flatMap(([first, ...others]) =>
    others.map(({ document, what, field }) => ({
      file: document.file,
      line: lineOf(document, field),
      message: `${what} is already taken by ${first!.document.file}.`,
      fix:
        field === 'slug'
          ? 'Rename one of the files, or give one of them another `slug:`.'
          : 'Remove the alias from one of them.',
    })),
  );
  const lists = documents.flatMap(({ frontMatter: { tags = [], series } }) => [
    ...tags.map(({ slug }) => `/tags/${slug}`),
    ...(series === undefined ? [] : [`/series/${series.slug}`]),
  ]);
  const files = documents.flatMap(({ kind, slug }) =>
    kind === 'posts' ? [`/posts/${slug}.md`, `/posts/${slug}.ipynb`] : [],
  );
  const inUse = new Set([...lists, ...lists.flatMap((list) => feedFiles.map((name) => `${list}/${name}`)), ...files]);
  const reserved = aliases
    .filter(({ key }) => inUse.has(key) || isSitesOwn(key))
    .map(({ document, what }) => ({
      file: document.file,
      line: lineOf(document, 'aliases'),
      message: `${what} belongs to the site itself.`,
      fix: 'Remove it.',
    }));
  // A file cannot be a folder too: `/a.html` and `/a.html/b/`.
  const isFile = (key: string) => /\.[a-z0-9]+$/i.test(key);
  const filesOf = new Set(aliases.filter(({ alias }) => isFile(alias)).map(({ key }) => key));
  const below = aliases.flatMap(({ document, key, what }) => {
    const parents = key.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const parent = parents.find((each) => filesOf.has(each) || (inUse.has(each) && isFile(each)));
    const message = `${what} lies below \`${parent}\`, which is a file.`;
    return parent === undefined
      ? []
      : [{ file: document.file, line: lineOf(document, 'aliases'), message, fix: 'Keep one of the two.' }];
  });
  return [...taken, ...reserved, ...below];
}

/** Two posts with one number in a series: one would stand in the other's place. */
function samePart(documents: readonly SourceDocument[]): Diagnostic[] {
  const parts = documents.filter(({ frontMatter: { series } }) => series?.part !== undefined);
  const groups = Map.groupBy(parts, ({ frontMatter: { series } }) => `${series!.slug} ${series!.part}`).values();
  return [...groups].flatMap(([first, ...others]) =>
    others.map((document) => ({
      file: document.file,
      line: lineOf(document, 'series'),
      message: `Part ${document.frontMatter.series!.part} of the series \`${document.frontMatter.series!.name}\` is already ${first!.file}.`,
      fix: 'Give one of the two another `part`, or none.',
    })),
  );
}

/**
 * Whether an old path is one that the site writes by itself. Below `/posts/`, `/tags/` and `/series/` only what is in
 * use is taken.
 */
function isSitesOwn(key: string): boolean {
  const [first = '', ...rest] = key.split('/').slice(1);
  if (['posts', 'tags', 'series'].includes(first)) return rest.length === 0;
  return (
    key === '/' || reservedSegments.includes(first) || /^(404\.html|sitemap-\w+\.xml|_headers|_redirects)$/.test(first)
  );
}

/** One spelling for addresses that a static host serves from one file. */
const addressKey = (path: string) =>
  decodeURI(path)
    .normalize('NFC')
    .replace(/\/(index\.html)?$/, '')
    .toLowerCase() || '/';

export interface DocumentContext {
  /** Changes whenever a file does: its size and times. `undefined` for a file that is not there. */
  versionOf(path: string): string | undefined;
  /** Text of a file that is there. */
  read(path: string): string;
  /** The page made from another Markdown file, given relative to the document; what is wrong when there is none. */
  pageOf(path: string): { url: string } | { message: string; fix: string };
  /** The file of a post by what another engine calls it, given relative to the document, and its title. */
  findPost(name: string): { path: string; title: string } | undefined;
}

/**
 * What a document may ask of its surroundings: files beside it or in `public/`, and pages made from other documents.
 */
export function createContext(
  document: Pick<SourceDocument, 'file'>,
  root: string,
  documents: ReadonlyMap<string, SourceDocument>,
  isShown: (document: SourceDocument) => boolean,
  unreadable: readonly { file: string }[] = [],
  find: FindDocument<SourceDocument> = createFinder(documents.values()),
): DocumentContext {
  const fileAt = (path: string) =>
    path.startsWith('/') ? join(root, 'public', path) : join(root, dirname(document.file), path);
  return {
    versionOf(path) {
      if (fileKind(fileAt(path)) !== 'file') return undefined;
      const found = statSync(fileAt(path), { throwIfNoEntry: false, bigint: true });
      return found !== undefined ? `${found.size} ${found.mtimeNs} ${found.ctimeNs}` : undefined;
    },
    read: (path) => readFileSync(fileAt(path), 'utf8').replace(/^\uFEFF/, ''),
    pageOf(path): { url: string } | { message: string; fix: string } {
      const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(document.file), path);
      // macOS may write a letter and its accent as two characters, which look like the one in the link.
      const found =
        documents.get(target) ?? documents.values().find(({ file }) => file.normalize() === target.normalize());
      if (found !== undefined && isShown(found)) return { url: found.url };
      if (found !== undefined)
        return {
          message: `The link leads to ${target}, which is not published.`,
          fix: 'Publish it first, or take the link out.',
        };
      // It is there, and what is wrong with it is told; where its page will be is a guess that the next reading
      // corrects.
      if (unreadable.some(({ file }) => file === target)) return { url: postUrl(parseFileName(target).slug) };
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
    },
    findPost(name) {
      const found = find(name);
      if (found === undefined) return undefined;
      const path = posix.relative(posix.dirname(document.file), found.file);
      return { path: path.startsWith('.') ? path : `./${path}`, title: found.frontMatter.title ?? found.titleFromName };
    },
  };
}

/** The files that a link may be meant for, by every name that their posts have or had. */
const suggestionsOf = (documents: readonly SourceDocument[]): Suggestion[] =>
  documents.map((document) => ({ write: document.file, names: namesOf(document), day: document.date.day }));
