import { describe, expect, test } from 'vitest';
import { buildSite, sharedSite } from '../support/site.ts';
import { fixtureSite } from '../support/project.ts';

const content = {
  'posts/2022-01-01-moved.md':
    '---\ntitle: Moved & “quoted”\naliases: [/2021/old-name.html, /old/, /ältere]\n---\n\n[Tags](/tags/) and ' +
    '[other](./2022-01-02-other.md#part).\n',
  'posts/2022-01-02-other.md':
    '---\ntitle: Other\ntags: [C, C++, C#, 机器学习, NLP]\n---\n\n## Part\n\n![A square](/square.svg)\n',
  'posts/2022-01-04-fourth.mdx':
    '---\ntitle: Fourth\n---\n\n[Other](2022-01-02-other.md#part) and [about](../pages/about.md).\n',
  'posts/2022-01-03-third.md': '---\ntitle: Third\ntags: [nlp, NLP]\n---\nText.\n',
};
const square = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';

describe('on a domain of its own', () => {
  const site = sharedSite({ content, files: { 'public/square.svg': square } });

  test('an old address leads to the post on any static host', () => {
    for (const file of ['2021/old-name.html', 'old/index.html', 'ältere/index.html']) {
      const page = site().read(file);
      expect(page).toContain('<meta http-equiv="refresh" content="0; url=/posts/moved/">');
      expect(page).toContain('<link rel="canonical" href="https://stay-tuned.example/posts/moved/">');
      expect(page).toContain('<meta name="robots" content="noindex">');
    }
    expect(site().read('_redirects')).toBe(
      '/2021/old-name.html /posts/moved/ 301\n/old/ /posts/moved/ 301\n/%C3%A4ltere/ /posts/moved/ 301\n',
    );
    expect(site().read('sitemap-0.xml')).not.toMatch(/old|%C3/);
  });

  test('the sitemap lists each page once, and no page that is missing', () => {
    const listed = [
      ...site()
        .read('sitemap-0.xml')
        .matchAll(/<loc>https:\/\/stay-tuned\.example\/([^<]*)/g),
    ].map(([, path]) => `${decodeURI(path!)}index.html`);
    const pages = site()
      .files()
      .filter((file) => file.endsWith('/index.html') && !/^(old|ältere)\//.test(file));
    expect(listed.sort()).toEqual(['index.html', ...pages].sort());
  });

  test('tags keep their spelling and have a page each, in any script', () => {
    const index = site().read('tags/index.html');
    for (const [slug, name] of [
      ['c', 'C'],
      ['c-plus-plus', 'C++'],
      ['c-sharp', 'C#'],
      ['机器学习', '机器学习'],
      ['nlp', 'NLP'],
    ]) {
      expect(site().read(`tags/${slug}/index.html`)).toContain(`<h1 class="p-name">${name}</h1>`);
      expect(index).toContain(`<a href="${encodeURI(`/tags/${slug}/`)}">${name}</a>`);
    }
    expect(
      site()
        .read('tags/nlp/index.html')
        .match(/href="\/posts\//g),
    ).toHaveLength(2);
  });

  test('the headers for hosts refuse what the pages do not need', () => {
    const headers = site().read('_headers');
    expect(headers).toContain("Content-Security-Policy: default-src 'none';");
    expect(headers).not.toMatch(/script-src|unsafe/);
    expect(headers).toContain('/_astro/*\n  Cache-Control: public, max-age=31536000, immutable');
  });
});

test('under a path, as on GitHub Pages, every address carries it', async () => {
  const files = {
    'public/square.svg': square,
    'src/site.ts': fixtureSite.replace("url: 'https://stay-tuned.example/'", "url: 'https://me.example/blog/'"),
  };
  const site = await buildSite({ content, files });
  expect(site.output).toContain('links checked');
  expect(site.status).toBe(0);
  const page = site.read('posts/moved/index.html');
  expect(page).toContain('<a href="/blog/tags/">Tags</a>');
  expect(page).toContain('<a interestfor="Link1" href="/blog/posts/other/#part">other</a>');
  expect(site.read('posts/fourth/index.html')).toContain(
    '<a interestfor="Link1" href="/blog/posts/other/#part">Other</a> and <a href="/blog/about/">about</a>',
  );
  expect(page).toContain('<link rel="canonical" href="https://me.example/blog/posts/moved/"');
  expect(site.read('posts/other/index.html')).toMatch(
    /<img src="\/blog\/square.svg" alt="A square" width="8" height="8">/,
  );
  expect(site.read('old/index.html')).toContain('url=/blog/posts/moved/');
  expect(site.read('_redirects')).toContain('/blog/old/ /blog/posts/moved/ 301');
  expect(site.read('rss.xml')).toContain('<link>https://me.example/blog/posts/moved/</link>');
  expect(site.read('robots.txt')).toContain('Sitemap: https://me.example/blog/sitemap-index.xml');
  for (const file of site.files().filter((name) => name.endsWith('.html')))
    expect(site.read(file)).not.toMatch(/(href|src)="\/(?!blog\/)/);
});
