import { afterEach, describe, expect, test, vi } from 'vitest';
import { assetPath } from '../../src/blog/urls.ts';
import { site } from '../../src/site.ts';

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

/** The addresses of a site that is published at `url`. */
async function urlsAt(url: string) {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({ site: { ...site, url } }));
  return import('../../src/blog/urls.ts');
}

describe.each([
  ['https://example.com/', '/', 'https://example.com/'],
  ['https://example.com', '/', 'https://example.com/'],
  ['https://me.github.io/blog/', '/blog/', 'https://me.github.io/blog/'],
  ['https://me.github.io/blog', '/blog/', 'https://me.github.io/blog/'],
  ['https://me.github.io/a/b', '/a/b/', 'https://me.github.io/a/b/'],
])('a site at %s', (url, base, address) => {
  test('lives under its base', async () => {
    const urls = await urlsAt(url);
    expect(urls.basePath()).toBe(base);
    const paths = [
      urls.homeUrl(),
      urls.listUrl(1),
      urls.listUrl(2),
      urls.postUrl('a'),
      urls.pageUrl('about'),
      urls.archiveUrl(),
      urls.tagsUrl(),
      urls.tagUrl('nlp'),
      urls.feedUrl(),
    ];
    expect(paths).toEqual(
      ['', '', 'page/2/', 'posts/a/', 'about/', 'archive/', 'tags/', 'tags/nlp/', 'rss.xml'].map((path) => base + path),
    );
    expect(urls.absolute(urls.postUrl('a'))).toBe(`${address}posts/a/`);
    expect(urls.absolute(urls.homeUrl())).toBe(address);
  });
});

test.each([
  ['机器学习', '/posts/%E6%9C%BA%E5%99%A8%E5%AD%A6%E4%B9%A0/'],
  ['हिन्दी', '/posts/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80/'],
  ['straße', '/posts/stra%C3%9Fe/'],
  ['ship-🚀', '/posts/ship-%F0%9F%9A%80/'],
])('an address in any script is percent-encoded, once: %s', async (slug, url) => {
  const urls = await urlsAt('https://example.com/');
  expect(urls.postUrl(slug)).toBe(url);
  expect(urls.absolute(urls.postUrl(slug))).toBe(`https://example.com${url}`);
});

test('every page of the site itself has a reserved first segment', async () => {
  const urls = await urlsAt('https://example.com/');
  const own = [
    urls.listUrl(2),
    urls.postUrl('a'),
    urls.tagUrl('a'),
    urls.archiveUrl(),
    urls.tagsUrl(),
    urls.feedUrl(),
    urls.feedStyleUrl(),
    urls.sitemapUrl(),
  ];
  for (const url of own) expect(urls.reservedSegments).toContain(url.split('/')[1]);
});

test.each([
  [
    '<img src="/_astro/a%20(1).X_y.webp" srcset="/b/_astro/c.avif 400w, /b/_astro/d.avif 750w">',
    ['_astro/a%20(1).X_y.webp', '_astro/c.avif', '_astro/d.avif'],
  ],
  ['@font-face{src:url(/_astro/f.woff2)format("woff2")}', ['_astro/f.woff2']],
  ['{"html":"<img src=\\"https://a.example/_astro/a.png\\">"}', ['_astro/a.png']],
  [
    '![x](https://a.example/_astro/a(1).png "t") &lt;img src=&quot;/_astro/b.png&quot;',
    ['_astro/a(1).png', '_astro/b.png'],
  ],
])('the files that a text names: %s', (text, expected) => {
  expect(text.match(assetPath)).toEqual(expected);
});
