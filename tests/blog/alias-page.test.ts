import { expect, test } from 'vitest';
import { aliasPage } from '../../src/blog/alias-page.ts';
import { aliasPath } from '../../src/blog/alias-paths.ts';
import { absolute, postUrl } from '../../src/blog/urls.ts';

test.each([
  ['/old/', 'old/index.html'],
  ['/old', 'old/index.html'],
  ['/2022/06/28/old-name.html', '2022/06/28/old-name.html'],
  ['/2022/06/28/old-name/', '2022/06/28/old-name/index.html'],
  ['/old.HTM', 'old.HTM'],
  ['/feed.xml', 'feed.xml'],
  ['/v1.0/notes/', 'v1.0/notes/index.html'],
  ['/机器学习/', '机器学习/index.html'],
  ['/%E6%9C%BA%E5%99%A8/', '机器/index.html'],
  ['/caf%C3%A9.html', 'café.html'],
])('%s is served from %s', (alias, path) => {
  expect(aliasPath(alias)).toBe(path);
});

test('the page leads on, without a script, and is not indexed', () => {
  const url = postUrl('机器学习');
  const html = aliasPage({ title: 'New', url });
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${url}">`);
  expect(html).toContain(`<link rel="canonical" href="${absolute(url)}">`);
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toContain(`<a href="${url}">New</a>`);
  expect(html).not.toContain('<script');
});

test('a title cannot become HTML', () => {
  const html = aliasPage({ title: '</title><script>alert(1)</script> & &lt;b>', url: postUrl('a') });
  expect(html).not.toContain('<script');
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  expect(html).toContain('&amp; &amp;lt;b&gt;');
});
