import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aliasPath } from '../blog/alias-paths.ts';
import { isDated } from '../blog/kinds.ts';
import { feedFiles, feedFormatNames } from '../blog/feed-formats.ts';
import {
  feedUrl,
  markdownUrl,
  notebookUrl,
  notesUrl,
  seriesIndexUrl,
  seriesUrl,
  tagUrl,
  urlByName,
} from '../blog/urls.ts';
import { fileKind } from '../core/file.ts';
import { decode, fileAt, innerPath, type LinkTarget, type LinkTargets } from '../core/link-check.ts';
import { nearest, suggestPage, type Suggestion } from '../core/suggest.ts';
import { site } from '../site.ts';
import { blogrollFile } from './blogroll.ts';
import type { SourceDocument } from './documents.ts';
import { namesOf } from './post-names.ts';
import type { Outline } from './references.ts';

/** Where the site is published, with a slash at the end. */
export const siteRoot = (): string => (site.url.endsWith('/') ? site.url : `${site.url}/`);

/** What the links of a site are held against. */
export interface LinkContext {
  /** Folder of the project. */
  root: string;
  /** Those without errors. */
  documents: readonly SourceDocument[];
  /**
   * Those with errors in their front matter, and files of which nothing can be read: where they will be is not known.
   */
  invalid: readonly SourceDocument[];
  unreadable: readonly { file: string; text: string }[];
  /** Whether a document is published, or shown while writing. */
  isShown(document: SourceDocument): boolean;
  /** Links and ids of a document that was rendered. */
  outlineOf(document: SourceDocument): Outline | undefined;
}

/** Ids that `src/layouts/` and `src/components/` give to their own parts of a page. */
export const frameIds = ['Content', 'Contents', 'Email', 'Search', 'Series', 'Backlinks', 'Related'];

/** Files that every site has. */
const fixedFiles = [
  ...feedFiles,
  ...'index.html archive/index.html tags/index.html subscribe/index.html 404.html rss.css feeds.opml llms.txt'.split(
    ' ',
  ),
  ...'robots.txt sitemap-index.xml sitemap-0.xml _headers'.split(' '),
];

/** What only the finished site can show: files with a digest in their name, images, and the archive of the feeds. */
const decidedLater = /^(_astro|cards|drawings|feeds)\/|^sitemap-\d+\.xml$|^_redirects$/;

/** The routes of `src/pages/` whose pages are known here. An owner may add others. */
export const knownRoutes = new Set(
  `[...alias].ts [...archive].astro [...blogroll].astro [...feed].ts [...list].opml.ts [...search].xml.ts
  [...security].txt.ts [...style].css.ts [page].astro
  cards/[...image].png.ts drawings/[name].svg.ts page/[page].astro
  [kind]/[slug].astro [kind]/[slug].ipynb.ts [kind]/[slug].md.ts notes/[...list].astro
  series/[...index].astro series/[series].astro
  tags/[tag].astro`.split(/\s+/),
);

/**
 * What links may lead to, before any page is made. What cannot be known yet counts as there: the finished site is
 * checked again, and a link that is right must never be called dead.
 */
export function linkTargets(contents: LinkContext): LinkTargets {
  const { root, documents, isShown } = contents;
  // The front matter of a document decides where it is, and its body does not.
  const heads = contents.invalid.map(({ file, text, bodyLine, notebook }) => ({
    file,
    text: notebook ? text : headOf(text, bodyLine),
  }));
  const unplaced = [...heads, ...contents.unreadable];
  const files = knownFiles(contents);
  const drafts = new Map(
    documents.filter((document) => !isShown(document)).map((document) => [fileAt(pathOf(document.url)), document.file]),
  );
  const ownRoutes = dynamicRoutes(root);
  const isUndecided = (path: string) => {
    if (decidedLater.test(path) || ownRoutes.some((route) => route.test(path))) return true;
    if (unplaced.length === 0) return false;
    if (/^(tags|series|page|notes\/page)\//.test(path)) return true;
    const name = path
      .replace(/\/?(index\.html)?$/, '')
      .split('/')
      .at(-1)!;
    return name !== '' && unplaced.some(({ file, text }) => text.includes(name) || pathOf(urlByName(file)) === path);
  };
  const publicFile = (path: string) => fileKind(join(root, 'public', fileAt(path))) === 'file';
  let suggestions: Suggestion[] | undefined;
  let all: string[] | undefined;
  return {
    root: siteRoot(),
    find(path) {
      const known = files.get(fileAt(path));
      if (known !== undefined) return known;
      const draft = drafts.get(fileAt(path));
      if (draft !== undefined) return { unpublished: draft };
      return path !== '' && (publicFile(path) || isUndecided(path)) ? {} : undefined;
    },
    suggest(path) {
      suggestions ??= suggestionsOf(documents.filter(isShown));
      all ??= [...files.keys()].map((file) => new URL(siteRoot()).pathname + file.replace(/(^|\/)index\.html$/, '$1'));
      return suggestPage(path, suggestions) ?? nearest(new URL(siteRoot()).pathname + path, all);
    },
  };
}

const pathOf = (url: string): string => innerPath(url, '', siteRoot())?.path ?? '';

const headOf = (text: string, bodyLine: number): string => text.split(/\r\n?|\n/, bodyLine - 1).join('\n');

/** Numbers of the pages after the first of a list of so many. */
const laterPages = (count: number): number[] =>
  Array.from({ length: Math.max(0, Math.ceil(count / site.postsPerPage) - 1) }, (_, index) => index + 2);

/** Every file that is known to be in the site, and what is known of it. */
function knownFiles({ root, documents, invalid, isShown, outlineOf }: LinkContext): Map<string, LinkTarget> {
  const shown = documents.filter(isShown);
  const listed = shown.filter(({ kind, frontMatter: { unlisted } }) => isDated(kind) && !unlisted);
  const notes = listed.filter(({ kind }) => kind === 'notes');
  const lists = [
    ...(notes.length > 0 ? [notesUrl()] : []),
    ...new Set(
      listed.flatMap(({ frontMatter: { tags = [], series } }) => [
        ...tags.map(({ slug }) => tagUrl(slug)),
        ...(series === undefined ? [] : [seriesUrl(series.slug), seriesIndexUrl()]),
      ]),
    ),
  ];
  const feeds = lists
    .filter((url) => url !== seriesIndexUrl())
    .flatMap((url) => feedFormatNames.map((format) => feedUrl(format, url)));
  const files = [
    ...fixedFiles,
    ...[...lists, ...feeds].map(pathOf),
    ...laterPages(listed.length - notes.length).map((page) => `page/${page}/`),
    ...laterPages(notes.length).map((page) => pathOf(notesUrl(page))),
    ...listed.flatMap(({ url, notebook }) => [markdownUrl(url), ...(notebook ? [notebookUrl(url)] : [])]).map(pathOf),
    ...shown.flatMap(({ frontMatter: { aliases = [] } }) => aliases.map(aliasPath)),
    ...(existsSync(join(root, blogrollFile)) ? ['blogroll/', 'blogroll.opml'] : []),
    ...(site.search === undefined ? [] : ['opensearch.xml']),
    ...(site.security === undefined ? [] : ['.well-known/security.txt']),
    ...staticRoutes(root),
  ];
  const known = new Map(files.map((path): [string, LinkTarget] => [fileAt(path), {}]));
  for (const document of [...invalid.filter(isShown), ...shown]) {
    // Which heading is the title, and how ids of footnotes begin, depends on these.
    const isUnsure = document.unread.some((field) => field === 'title' || field === 'slug');
    const ids = isUnsure ? undefined : outlineOf(document)?.ids;
    known.set(fileAt(pathOf(document.url)), { ids: ids && [...ids, ...frameIds] });
  }
  return known;
}

/** What a link may be meant for: documents by every name that they have or had, and tags. */
function suggestionsOf(shown: readonly SourceDocument[]): Suggestion[] {
  const pages = shown.map((document) => ({
    write: decode(document.url),
    names: namesOf(document),
    day: document.date.day,
  }));
  const tags = new Map(
    shown.flatMap(({ frontMatter: { tags = [] } }) => tags.map(({ slug, name }) => [slug, name] as const)),
  );
  return [...pages, ...[...tags].map(([slug, name]) => ({ write: decode(tagUrl(slug)), names: [slug, name] }))];
}

const routeFiles = (root: string): string[] =>
  (existsSync(join(root, 'src/pages')) ? (readdirSync(join(root, 'src/pages'), { recursive: true }) as string[]) : [])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.\w+$/.test(file));

/** Files of the site that are made by routes of one page: `about.astro`, `data.json.ts`. */
function staticRoutes(root: string): string[] {
  const files = routeFiles(root).filter((file) => !file.includes('['));
  return files.map((file) =>
    /\.\w+\.[jt]s$/.test(file)
      ? file.replace(/\.[jt]s$/, '')
      : file
          .replace(/(index)?\.\w+$/, '/')
          .replace(/^\//, '')
          .replace(/\/\/$/, '/'),
  );
}

/** What the paths look like of which an owner's own routes may make pages. */
function dynamicRoutes(root: string): RegExp[] {
  const files = routeFiles(root).filter((file) => file.includes('[') && !knownRoutes.has(file));
  return files.map(
    (file) =>
      new RegExp(
        `^${RegExp.escape(file.replace(/(\.astro|\.[jt]s|\.mdx?)$/, ''))
          .replace(/\\\[(?:\\\.){3}.*?\\\]/g, '.*')
          .replace(/\\\[.*?\\\]/g, '[^/]+')}/?$`,
      ),
  );
}
