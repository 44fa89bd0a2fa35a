import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { Parser } from 'htmlparser2';

/** What a built page says of itself. */
export interface PageFacts {
  /** `false` for a page that asks search engines to stay away (`noindex`) or that only leads elsewhere. */
  listed: boolean;
  /** When it last changed, as written in the page: a day or a date and time with offset (W3C datetime). */
  lastmod: string | undefined;
}

/**
 * The sitemap of the finished build, by `@astrojs/sitemap`. The pages themselves say what belongs in it and since when,
 * because the config's side of Astro cannot query content. Throws when a page is listed that the build did not write.
 */
export function sitemapOfPages(): AstroIntegration {
  let outDir = new URL('file:///');
  let base = '/';
  const facts = new Map<string, PageFacts>();
  const factsOf = (url: string): PageFacts => {
    const known = facts.get(url) ?? pageFacts(readFileSync(pageFile(url, base, outDir), 'utf8'));
    facts.set(url, known);
    return known;
  };
  const inner = sitemap({
    filter: (url) => factsOf(url).listed,
    serialize: (item) => {
      const { lastmod } = factsOf(item.url);
      return lastmod === undefined ? item : { ...item, lastmod };
    },
    namespaces: { news: false, xhtml: false, image: false, video: false },
  });
  return {
    name: 'sitemap-of-pages',
    hooks: {
      ...inner.hooks,
      async 'astro:config:done'(options) {
        base = options.config.base;
        await inner.hooks['astro:config:done']?.(options);
      },
      async 'astro:build:done'(options) {
        // The hook's `dir` is where this build has written, whichever folder that will be swapped into.
        outDir = options.dir;
        await inner.hooks['astro:build:done']?.(options);
        await writeDatesAsWritten(outDir, (url) => facts.get(url)?.lastmod);
      },
    },
  };
}

/**
 * Reads from a page's HTML whether a sitemap may list it, and its date: `article:modified_time`, else
 * `article:published_time`, else (lists) the newest `<time datetime>`.
 */
export function pageFacts(html: string): PageFacts {
  const headEnd = html.indexOf('</head>');
  const head = headEnd === -1 ? html : html.slice(0, headEnd);
  const meta = new Map<string, string>();
  let redirects = false;
  eachTag(head, (name, { property, name: called, content = '', 'http-equiv': header }) => {
    if (name !== 'meta') return;
    if (header?.toLowerCase() === 'refresh') redirects = true;
    const key = (property ?? called)?.toLowerCase();
    if (key !== undefined) meta.set(key, content);
  });
  const listed = !redirects && !/\b(?:noindex|none)\b/i.test(meta.get('robots') ?? '');
  const own = meta.get('article:modified_time') ?? meta.get('article:published_time');
  return { listed, lastmod: own ?? (listed ? newestTime(html.slice(head.length)) : undefined) };
}

function newestTime(html: string): string | undefined {
  let newest: string | undefined;
  eachTag(html, (name, { datetime }) => {
    if (name !== 'time' || datetime === undefined || !/^\d{4}-\d\d-\d\d/.test(datetime)) return;
    const instant = Date.parse(datetime);
    if (!Number.isNaN(instant) && (newest === undefined || instant > Date.parse(newest))) newest = datetime;
  });
  return newest;
}

function eachTag(html: string, visit: (name: string, attributes: Record<string, string>) => void): void {
  new Parser({ onopentag: visit }).end(html);
}

/** The file that a static server answers `url` with. Throws when there is none. */
function pageFile(url: string, base: string, outDir: URL): URL {
  const path = new URL(url).pathname.slice(base.replace(/\/$/, '').length).replace(/^\//, '');
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [`${path}.html`, `${path}/index.html`];
  const file = candidates.map((candidate) => new URL(`./${candidate}`, outDir)).find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`The sitemap would list ${url}, but the build wrote no ${candidates[0]}.`);
  return file;
}

/**
 * `@astrojs/sitemap` prints every date as an instant in UTC, which turns a day into a midnight and moves
 * `2022-06-28T00:30+05:30` to the 27th; its `lastmodDateOnly` is not to be had through Astro. So the pages' own words are
 * put back. An index's `lastmod` is the file's and stays.
 */
async function writeDatesAsWritten(outDir: URL, lastmodOf: (url: string) => string | undefined): Promise<void> {
  for (const name of await readdir(outDir)) {
    if (!/^sitemap-\d+\.xml$/.test(name)) continue;
    const file = new URL(name, outDir);
    const xml = await readFile(file, 'utf8');
    const written = xml.replace(/<loc>([^<]*)<\/loc><lastmod>[^<]*/g, (entry, loc: string) => {
      const lastmod = lastmodOf(loc.replaceAll('&amp;', '&'));
      return lastmod === undefined ? entry : `<loc>${loc}</loc><lastmod>${lastmod}`;
    });
    await writeFile(file, written);
  }
}
