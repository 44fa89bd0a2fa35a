import { site } from '../site.ts';
import { absolute, basePath, decodePath } from './urls.ts';

let last: { from: string; site: string; url: URL } | undefined;

/** The URL of a page, of which many are asked one after the other. */
function parsed(from: string): URL {
  if (last?.from !== from || last.site !== site.url) last = { from, site: site.url, url: new URL(absolute(from)) };
  return last.url;
}

/**
 * The path, as in `post.url`, that a URL of this site leads to from the page at `from`, without query and
 * fragment; `undefined` when it leads elsewhere. The spellings that a static host serves from one file give one path.
 */
export function sitePath(written: string, from: string): string | undefined {
  const pageUrl = parsed(from);
  const url = URL.parse(written, pageUrl);
  const isOwn = url !== null && /^https?:$/.test(url.protocol) && url.host === pageUrl.host;
  if (!isOwn || !url.pathname.startsWith(basePath())) return undefined;
  const path = decodePath(url.pathname).replace(/\/index\.html$/, '/');
  return encodeURI(/(\/|\.[a-z0-9]+)$/i.test(path) ? path : `${path}/`);
}

/** Where the URLs on the page at `from` lead on this site, each path once, in order; the page itself left out. */
export function sitePaths(urls: readonly string[], from: string): string[] {
  const paths = urls.flatMap((url) => sitePath(url, from) ?? []);
  return [...new Set(paths)].filter((path) => path !== from);
}
