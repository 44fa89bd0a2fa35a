import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedSitemap } from '../../src/build/cached-sitemap.ts';
import { createPageReader } from '../../src/build/checks/index.ts';

let root: string;
let made: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sitemap-'));
  made = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

const page = (file: string, head = '') =>
  [file, createPageReader(String)(file, `<html><head>${head}</head></html>`)] as const;
const sitemapOf = (pages: (readonly [string, ReturnType<typeof page>[1]])[], version = '1') =>
  cachedSitemap(root, version, new Map(pages), (folder) => {
    made += 1;
    writeFileSync(join(folder, 'sitemap-0.xml'), `number ${made}`);
    return Promise.resolve();
  });
const changed = '<meta property="article:modified_time" content="2022-06-28">';
const hidden = '<meta name="robots" content="noindex">';

test('the sitemap of the last build is used again while the same pages are listed, with the same dates', async () => {
  const first = [['sitemap-0.xml', 'number 1']];
  expect(await sitemapOf([page('a/index.html')])).toEqual(first);
  expect(await sitemapOf([page('a/index.html')])).toEqual(first);
  expect(await sitemapOf([page('a/index.html'), page('b/index.html', hidden)])).toEqual(first);
});

test.each([
  ['a page is new', [page('a/index.html'), page('b/index.html')], '1'],
  ['a page has another date', [page('a/index.html', changed)], '1'],
  ['a page is no longer listed', [page('a/index.html', hidden)], '1'],
  ['the code is another', [page('a/index.html')], '2'],
])('it is made again when %s', async (_, pages, version) => {
  await sitemapOf([page('a/index.html')]);
  expect(await sitemapOf(pages, version)).toEqual([['sitemap-0.xml', 'number 2']]);
});

test('it is made again when the cached one was damaged', async () => {
  await sitemapOf([page('a/index.html')]);
  writeFileSync(join(root, 'node_modules/.cache/sitemap.json'), '{');
  expect(await sitemapOf([page('a/index.html')])).toEqual([['sitemap-0.xml', 'number 2']]);
});
