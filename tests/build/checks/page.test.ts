import { expect, test } from 'vitest';
import { createPageReader } from '../../../src/build/checks/page.ts';

const read = createPageReader((css) => `hash of ${css}`);
const html = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><title>t</title>${head}</head><body>${body}</body></html>`;
const meta = (property: string, content: string) => `<meta property="article:${property}" content="${content}">`;

test.each([
  [
    'an article’s change',
    html(meta('published_time', '2022-06-28') + meta('modified_time', '2022-07-01T09:00:00+05:30')),
    '2022-07-01T09:00:00+05:30',
  ],
  [
    'an article’s day',
    html('<meta content=2022-06-28 property=article:published_time>', '<time datetime="2024-01-01">'),
    '2022-06-28',
  ],
  [
    'a list’s newest post',
    html(
      '',
      '<time datetime="2021-05-05">a</time><time datetime="2022-01-01T01:00:00+05:30">b</time><time ' +
        'datetime="2023">c</time><time>d</time>',
    ),
    '2022-01-01T01:00:00+05:30',
  ],
  ['a page without dates', html('<meta name="robots" content="index">', '<p>hi</p>'), undefined],
])('the date of %s', (_, page, lastmod) => {
  expect(read('a/index.html', page)).toMatchObject({ listed: true, lastmod });
});

test.each([
  ['that asks not to be indexed', '<meta name="robots" content="NoIndex, follow">'],
  ['that leads elsewhere', '<meta http-equiv="Refresh" content="0; url=/x/">'],
])('a page %s is not listed', (_, head) => {
  expect(read('a/index.html', html(head, '<time datetime="2022-01-01">'))).toMatchObject({
    listed: false,
    lastmod: undefined,
  });
});

test('what is known of a page can be kept as JSON', () => {
  const body =
    '<h2 id="a">A</h2><h2 id="a">A</h2><a href="#a">a</a><img src="/notes/_astro/a%20b.X1.webp" ' +
    'srcset="/notes/_astro/a.avif 1x, /notes/_astro/a.avif 2x"><p style="x" onclick="y">';
  const facts = read(
    'a/index.html',
    html(
      `<meta property="og:image" content="https://me.example/notes/_astro/og.jpg"><style>b{background:url(c.png)}</style>`,
      body,
    ),
  );
  expect(facts).toEqual({
    path: 'a/index.html',
    ids: ['a'],
    repeatedIds: ['a'],
    links: ['#a'],
    loads: ['/notes/_astro/a%20b.X1.webp', '/notes/_astro/a.avif', '/notes/_astro/a.avif', 'c.png'],
    images: ['/notes/_astro/a%20b.X1.webp'],
    styles: ['hash of b{background:url(c.png)}'],
    scripts: ['onclick="y"'],
    styled: ['p'],
    refused: [],
    lost: [],
    policy: undefined,
    refresh: undefined,
    assets: ['_astro/og.jpg', '_astro/a b.X1.webp', '_astro/a.avif'],
    listed: true,
    lastmod: undefined,
  });
  expect(JSON.parse(JSON.stringify(facts))).toEqual(JSON.parse(JSON.stringify({ ...facts, policy: undefined })));
});
