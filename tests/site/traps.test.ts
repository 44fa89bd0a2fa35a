import { expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

/**
 * The ways in which Astro's own loader drops or blanks a post and exits 0 (seen on 7.3.5); here each becomes its page.
 */
const posts = {
  'posts/2022-01-01-c#-and-f#.md': '---\ntitle: Sharp\n---\nBody of sharp.\n',
  'posts/2022-01-02-why?.md': '---\ntitle: Why\n---\nBody of why.\n',
  'posts/2022-01-03-100%-sure.md': '---\ntitle: Sure\n---\nBody of sure.\n',
  'posts/2022-01-04-percent.md':
    '---\ntitle: Percent\n---\nA [bare percent](https://example.org/100%) in an address.\n',
  'posts/Rust-1.30.1.md': '---\ndate: 2022-01-05\n---\nBody of rust.\n',
  'posts/2022-01-06-ok.md': '---\ntitle: Ok\n---\nBody of ok.\n',
  'posts/2022-01-07-other.md': '---\ntitle: Other\nslug: not-ok\n---\nBody of other.\n',
  'posts/2022-01-08-money.md': '---\ntitle: Money\n---\nFrom $5 to $6.\n\n$$ x = y $$\n\nThe rest of the post.\n',
  'posts/2022-01-09-year.md': '---\ntitle: 2014\n---\nBody of year.\n',
  'posts/2022-01-10-day.md': '---\ntitle: 2022-01-01\n---\nBody of day.\n',
  'posts/2022-01-11-crlf.md': '---\r\ntitle: Windows\r\n---\r\nBody of crlf.\r\n',
  'posts/2022-01-12-bom.md': '\uFEFF---\ntitle: Mark\n---\nBody of bom.\n',
  'posts/2022-01-13-rule.md': '---\ntitle: Rule\n---\n---\n\nBody of rule.\n',
  'posts/deep/er/2022-1-4-nested.markdown': '---\nlayout: post\ntitle: Nested\n---\nBody of nested.\n',
  'posts/2022-01-15-folder/index.mdx': '---\nlayout: post\ntitle: Folder\n---\nBody of folder.\n',
  'posts/机器学习.md': '---\ndate: 2022-01-16\n---\nBody of 机器学习.\n',
};

const site = sharedSite({ content: posts });

test.each([
  ['c-sharp-and-f-sharp', 'Sharp', 'Body of sharp'],
  ['why', 'Why', 'Body of why'],
  ['100-percent-sure', 'Sure', 'Body of sure'],
  ['percent', 'Percent', 'in an address'],
  ['rust-1-30-1', 'Rust 1.30.1', 'Body of rust'],
  ['ok', 'Ok', 'Body of ok'],
  ['not-ok', 'Other', 'Body of other'],
  ['money', 'Money', 'The rest of the post'],
  ['year', '2014', 'Body of year'],
  ['day', '2022-01-01', 'Body of day'],
  ['crlf', 'Windows', 'Body of crlf'],
  ['bom', 'Mark', 'Body of bom'],
  ['rule', 'Rule', 'Body of rule'],
  ['nested', 'Nested', 'Body of nested'],
  ['folder', 'Folder', 'Body of folder'],
  ['机器学习', '机器学习', 'Body of 机器学习'],
])('/posts/%s/ holds its title and its body', (slug, title, body) => {
  const page = site().read(`posts/${slug}/index.html`);
  expect(page).toContain(`<h1 class="p-name">${title}</h1>`);
  expect(page).toContain(body);
});

test(
  'there are as many post pages as published files, and all of them are in the archive, the feed and the ' + 'sitemap',
  () => {
    const pages = site()
      .files()
      .filter((file) => /^posts\/[^/]+\/index\.html$/.test(file));
    expect(pages).toHaveLength(Object.keys(posts).length);
    const archive = site().read('archive/index.html');
    const feed = site().read('rss.xml');
    const sitemap = site().read('sitemap-0.xml');
    for (const page of pages) {
      const path = encodeURI(`/${page.replace('index.html', '')}`);
      expect(archive).toContain(`href="${path}"`);
      expect(feed).toContain(`<link>https://stay-tuned.example${path}</link>`);
      expect(sitemap).toContain(`<loc>https://stay-tuned.example${path}</loc>`);
    }
  },
);

test('an empty blog is a blog', async () => {
  const none = Object.fromEntries(Object.keys(posts).map((path) => [path, null]));
  const built = await site().rebuild({ content: none });
  expect(built.output).not.toContain('Warning');
  expect(built.status).toBe(0);
  for (const page of ['index.html', 'archive/index.html']) expect(built.read(page)).toContain('No posts yet');
  expect(built.read('archive/index.html')).not.toMatch(/class="hint"|href="\/tags\/">[^<]*<\/a><\/p>/);
  expect(built.read('rss.xml')).toContain('</channel>');
});
