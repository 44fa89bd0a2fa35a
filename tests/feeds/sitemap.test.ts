import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, expect, test } from 'vitest';
import { pageFacts, sitemapOfPages } from '../../src/feeds/sitemap.ts';

const html = (head: string, body = '') => `<!DOCTYPE html><html><head><title>t</title>${head}</head><body>${body}</body></html>`;
const meta = (property: string, content: string) => `<meta property="article:${property}" content="${content}">`;

test.each([
  ['an article’s change', html(meta('published_time', '2022-06-28') + meta('modified_time', '2022-07-01T09:00:00+05:30')), '2022-07-01T09:00:00+05:30'],
  ['an article’s day', html('<meta content=2022-06-28 property=article:published_time>', '<time datetime="2024-01-01">'), '2022-06-28'],
  ['a list’s newest post', html('', '<time datetime="2021-05-05">a</time><time datetime="2022-01-01T01:00:00+05:30">b</time><time datetime="2023">c</time><time>d</time>'), '2022-01-01T01:00:00+05:30'],
  ['a page without dates', html('<meta name="robots" content="index">', '<p>hi</p>'), undefined],
])('the date of %s', (_, page, lastmod) => {
  expect(pageFacts(page)).toEqual({ listed: true, lastmod });
});

test.each([
  ['that asks not to be indexed', '<meta name="robots" content="NoIndex, follow">'],
  ['that leads elsewhere', '<meta http-equiv="Refresh" content="0; url=/x/">'],
])('a page %s is not listed', (_, head) => {
  expect(pageFacts(html(head))).toEqual({ listed: false, lastmod: undefined });
});

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Runs the integration's hooks over a folder of built pages, as Astro does at the end of a build. */
async function build(files: Record<string, string>, pages: string[], base: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sitemap-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const { hooks } = sitemapOfPages();
  const run = async (name: keyof AstroIntegration['hooks'], options: object) => (hooks[name] as ((options: object) => unknown) | undefined)?.(options);
  const logger = { info() {}, warn() {}, error: (message: string) => expect.fail(message) };
  await run('astro:routes:resolved', { routes: [] });
  await run('astro:config:done', { config: { site: 'https://blog.example', base, trailingSlash: 'always', build: { format: 'directory' } } });
  await run('astro:build:done', { dir: pathToFileURL(`${folder}/`), pages: pages.map((pathname) => ({ pathname })), logger });
  return folder;
}

async function urlsIn(folder: string): Promise<unknown> {
  const tree = new XMLParser({ isArray: (name) => name === 'url' }).parse(await readFile(join(folder, 'sitemap-0.xml'), 'utf8'));
  return tree.urlset.url;
}

test.each(['/', '/notes/'])('lists the pages of a site at %s with the dates as written', async (base) => {
  const folder = await build(
    {
      'index.html': html('', '<time datetime="2022-06-28T00:30:00+05:30">'),
      'about/index.html': html(''),
      'posts/a&b/index.html': html(meta('published_time', '2022-06-28')),
      'tags/机器学习/index.html': html('', '<time datetime="2022-06-28">'),
      'old/index.html': html('<meta http-equiv="refresh" content="0; url=/">'),
      '404.html': html(''),
    },
    ['', 'about/', 'posts/a&b/', 'tags/机器学习/', 'old/', '404/'],
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

test('a page that was not written stops the build', async () => {
  await expect(build({}, ['posts/lost/'], '/')).rejects.toThrow('https://blog.example/posts/lost/');
});
