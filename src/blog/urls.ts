import { site } from '../site.ts';
import { archiveFormat, feedFiles, feedFormats, type FeedFormat } from './feed-formats.ts';
import { parseName } from './file-name.ts';
import { folders, type Kind } from './kinds.ts';

/** The path that the site is under, `/` or `/blog/`: always starts and ends with a slash. */
export const basePath = (): string => new URL(site.url.replace(/\/?$/, '/')).pathname;

/** A path from the site's root (`/archive/`), percent-encoded and under the base path. */
export function withBase(path: string): string {
  return basePath() + encodeURI(path.replace(/^\//, ''));
}

/** A path of this site, as made by the functions below, to a full URL. */
export function absolute(path: string): string {
  return new URL(path, site.url).href;
}

/** A URL without its percent-encoding; as it is when it holds a bare `%`. */
export function decodePath(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A path of this site without base and percent-encoding, as the parameter of a route is written. */
export const pathInSite = (path: string): string => decodePath(path).slice(basePath().length);

/** The same without the ending, which stands in the name of the route. */
export const paramOf = (path: string): string => pathInSite(path).replace(/\.\w+$/, '');

/**
 * Attributes that hold a URL, or in SVG's animations write one; a title or an `alt` may well begin with
 * “JavaScript:”.
 */
const urlAttribute = /^((xlink:)?href|src|action|formaction|data|to|from|by|values)$/i;

/**
 * Whether an attribute of an element is a URL that runs a script. Browsers drop spaces and control characters in
 * front of a scheme and inside it (URL standard, 4.4).
 */
export function runsScript(attribute: string, value: string): boolean {
  return urlAttribute.test(attribute) && /(^|;)javascript:/i.test(value.replace(/[\u0000-\u0020]+/g, ''));
}

/** The home page. */
export const homeUrl = (): string => withBase('/');

/** Page `n` of the home list; page 1 is the home page. */
export const listUrl = (n: number): string => withBase(n === 1 ? '/' : `/page/${n}/`);

/** A post, by its slug. */
export const postUrl = (slug: string): string => withBase(`/posts/${slug}/`);

/** Page `n` of the list of notes. */
export const notesUrl = (n = 1): string => withBase(n === 1 ? '/notes/' : `/notes/page/${n}/`);

/** A page of its own, by its slug. */
export const pageUrl = (slug: string): string => withBase(`/${slug}/`);

/** Every post, or those of a year, where they are too many for one page. */
export const archiveUrl = (year?: string): string => withBase(year === undefined ? '/archive/' : `/archive/${year}/`);

/** The list of all tags. */
export const tagsUrl = (): string => withBase('/tags/');

/** The posts of a tag. */
export const tagUrl = (slug: string): string => withBase(`/tags/${slug}/`);

/** The page of a file of a folder. */
export const documentUrl = (kind: Kind, slug: string): string =>
  kind === 'pages' ? pageUrl(slug) : withBase(`/${kind}/${slug}/`);

/** URL of the page of a file, relative to the project, as far as its name says. */
export function urlByName(file: string): string {
  const kind = (['posts', 'notes', 'pages'] as const).find((each) => file.startsWith(`${folders[each]}/`)) ?? 'posts';
  return documentUrl(kind, parseName(kind, file).slug);
}

/** The notebook of a post or note, to download, by the URL of its page. */
export const notebookUrl = (page: string): string => page.replace(/\/$/, '.ipynb');

/** A drawing of a post as a file of its own, for the feed. */
export const drawingUrl = (name: string): string => withBase(`/drawings/${name}`);

/** A post or note as Markdown, by the URL of its page. */
export const markdownUrl = (page: string): string => page.replace(/\/$/, '.md');

/** The list of all series. */
export const seriesIndexUrl = (): string => withBase('/series/');

/** The parts of a series. */
export const seriesUrl = (slug: string): string => withBase(`/series/${slug}/`);

/** OG image of a post, of a tag, or of anything else that has a name; `undefined` is the site itself. */
export const ogImageUrl = (kind?: Kind | 'tags' | 'series', slug?: string): string =>
  withBase(kind === undefined ? '/cards/site.png' : `/cards/${kind}/${slug}.png`);

/** The feed of all posts, or of the tag or series whose page is at `of`. */
export const feedUrl = (format: FeedFormat = 'rss', of: string = withBase('/')): string =>
  of + feedFormats[format].file;

/** Document `n` of the feed's archive; 1 holds the oldest posts. `n` may also be a placeholder. */
export const archivedFeedUrl = (n: number | string, format: FeedFormat = archiveFormat): string =>
  withBase(`/feeds/${n}/${feedFormats[format].file}`);

/** The page that explains and lists the feeds. */
export const subscribeUrl = (): string => withBase('/subscribe/');

/** Every feed in one file. */
export const opmlUrl = (): string => withBase('/feeds.opml');

/** The blogs that the author reads. */
export const blogrollUrl = (): string => withBase('/blogroll/');

/** Their feeds in one file. */
export const blogrollOpmlUrl = (): string => withBase('/blogroll.opml');

/** What browsers read to add the site’s search engine (OpenSearch). */
export const openSearchUrl = (): string => withBase('/opensearch.xml');

/** A style sheet of pages, among what hosts may cache for ever. */
export const styleSheetUrl = (name: string): string => withBase(`/_astro/${name}.css`);

/** The style sheet of RSS in a browser. */
export const feedStyleUrl = (): string => withBase('/rss.css');

/** The index of the sitemap. */
export const sitemapUrl = (): string => withBase('/sitemap-index.xml');

/**
 * Finds files of `_astro/` that a text names: in HTML, XML, CSS (`url(…)`), JSON or Markdown. An image may be called
 * `plot (1).png`.
 */
export const assetPath = /_astro\/(?:[^"'\s,<>&()?#\\]|\([^"'\s()]*\))+/g;

/** First path segments that belong to the site's own pages; a page or an alias may not take one of them. */
export const reservedSegments: readonly string[] = [
  'posts',
  'page',
  'archive',
  'tags',
  'series',
  'subscribe',
  'blogroll',
  'drawings',
  'cards',
  'feeds',
  '404',
  ...feedFiles,
  'rss.css',
  'feeds.opml',
  'blogroll.opml',
  'opensearch.xml',
  'llms.txt',
  '.well-known',
  'sitemap-index.xml',
  'robots.txt',
  'favicon.svg',
  'favicon.png',
  'favicon.ico',
  '_astro',
];

/** Path of a built page as a reader sees it, from the site's root: `posts/a/index.html` → `posts/a/`. */
export const urlOfFile = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');
