import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroConfig } from 'astro';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, expect, test } from 'vitest';
import { writeSitemap } from '../../src/seo/sitemap.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Writes the sitemap of these pages: a date for a page that is listed, `null` for one that is not. */
async function sitemapOf(
  pages: Record<string, string | undefined | null>,
  base: string,
  images: Record<string, string[]> = {},
): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'sitemap-'));
  folders.push(dist);
  const config = {
    site: 'https://blog.example',
    base,
    trailingSlash: 'always',
    build: { format: 'directory' },
  } as unknown as AstroConfig;
  const facts = Object.entries(pages).map(
    ([file, lastmod]) =>
      [file, { listed: lastmod !== null, lastmod: lastmod ?? undefined, images: images[file] ?? [] }] as const,
  );
  await writeSitemap({ dist, config, pages: new Map(facts) });
  return dist;
}

test('lists the pictures of a page by their full addresses', async () => {
  const folder = await sitemapOf({ 'posts/a/index.html': '2022-06-28', 'about/index.html': undefined }, '/notes/', {
    'posts/a/index.html': ['/notes/_astro/a&b.webp', 'c.svg'],
  });
  expect(await urlsIn(folder)).toEqual([
    { loc: 'https://blog.example/notes/about/' },
    {
      loc: 'https://blog.example/notes/posts/a/',
      lastmod: '2022-06-28',
      'image:image': [
        { 'image:loc': 'https://blog.example/notes/_astro/a&b.webp' },
        { 'image:loc': 'https://blog.example/notes/posts/a/c.svg' },
      ],
    },
  ]);
});

async function urlsIn(folder: string): Promise<unknown> {
  const tree = new XMLParser({ isArray: (name) => name === 'url' }).parse(
    await readFile(join(folder, 'sitemap-0.xml'), 'utf8'),
  );
  return tree.urlset.url;
}

test.each(['/', '/notes/'])('lists the pages of a site at %s with the dates as written', async (base) => {
  const folder = await sitemapOf(
    {
      'index.html': '2022-06-28T00:30:00+05:30',
      'about/index.html': undefined,
      'posts/a&b/index.html': '2022-06-28',
      'tags/机器学习/index.html': '2022-06-28',
      'old/index.html': null,
      '404.html': null,
    },
    base,
  );
  const root = `https://blog.example${base.replace(/\/?$/, '/')}`;
  expect(await urlsIn(folder)).toEqual([
    { loc: root, lastmod: '2022-06-28T00:30:00+05:30' },
    { loc: `${root}about/` },
    { loc: `${root}posts/a&b/`, lastmod: '2022-06-28' },
    { loc: `${root}tags/${encodeURI('机器学习')}/`, lastmod: '2022-06-28' },
  ]);
  expect(await readFile(join(folder, 'sitemap-index.xml'), 'utf8')).toContain(`<loc>${root}sitemap-0.xml</loc>`);
});
