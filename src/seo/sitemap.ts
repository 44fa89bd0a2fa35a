import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig } from 'astro';
import { urlOfFile } from '../blog/urls.ts';
import { unescapeText } from '../core/escape.ts';
import { plainXml } from '../core/plain.ts';

/** What `@astrojs/sitemap` reads of Astro's settings. */
export type SitemapConfig = Pick<AstroConfig, 'site' | 'base' | 'trailingSlash'> & {
  build: Pick<AstroConfig['build'], 'format'>;
};

/** What the sitemap needs of a finished site. */
export interface ListedSite {
  /** Folder to write into. */
  dist: string;
  config: SitemapConfig;
  /** Pages by file: whether to list it, when it last changed (W3C datetime), and which images it shows. */
  pages: ReadonlyMap<string, { listed: boolean; lastmod: string | undefined; images: readonly string[] }>;
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps: up to 1,000 for a page. */
const mostImages = 1_000;

/** Writes the sitemap of a finished site by `@astrojs/sitemap`. */
export async function writeSitemap({ dist, config, pages }: ListedSite): Promise<void> {
  const listed = [...pages]
    .filter(([, { listed }]) => listed)
    .map(([file, page]) => ({ ...page, pathname: urlOfFile(file) }));
  // Of a site with drafts no page is listed, about which the package would warn.
  if (listed.length === 0) return;
  const root = new URL(config.base.replace(/\/?$/, '/'), config.site);
  const byUrl = new Map(listed.map((page) => [root.href + encodeURI(page.pathname), page]));
  const { hooks } = sitemap({
    serialize: (item) => {
      const { lastmod, images = [] } = byUrl.get(item.url) ?? {};
      // `@astrojs/sitemap` passes on whatever the package `sitemap` takes, though its types name less.
      const img = images.slice(0, mostImages).map((image) => ({ url: new URL(image, item.url).href }));
      return { ...item, ...(lastmod !== undefined && { lastmod }), ...(img.length > 0 && { img }) };
    },
    namespaces: { news: false, xhtml: false, image: listed.some(({ images }) => images.length > 0), video: false },
  });
  // Astro itself would pass only the pages that it has made anew. The hooks read nothing else of what Astro passes.
  await hooks['astro:routes:resolved']?.({ routes: [] } as never);
  await hooks['astro:config:done']?.({ config } as never);
  const logger = {
    info: () => undefined,
    warn: console.warn,
    error: (message: string) => {
      throw new Error(message);
    },
  };
  await hooks['astro:build:done']?.({ dir: pathToFileURL(join(dist, '/')), pages: listed, logger } as never);
  await writeDatesAsWritten(dist, (url) => byUrl.get(url)?.lastmod);
}

/**
 * Replaces the dates by those of the pages. `@astrojs/sitemap`, and the API of `sitemap` below it, write every date as
 * an instant in UTC, which turns a day into a midnight and moves `2022-06-28T00:30+05:30` to the 27th.
 */
async function writeDatesAsWritten(folder: string, lastmodOf: (url: string) => string | undefined): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^sitemap-\d+\.xml$/.test(name)) continue;
    const file = join(folder, name);
    const xml = await readFile(file, 'utf8');
    const written = xml.replace(/<loc>([^<]*)<\/loc><lastmod>[^<]*/g, (entry, loc: string) => {
      const lastmod = lastmodOf(unescapeText(loc));
      return lastmod === undefined ? entry : `<loc>${loc}</loc><lastmod>${lastmod}`;
    });
    await writeFile(file, plainXml(written));
  }
}
