import { describe, expect, test } from 'vitest';
import { checkSite } from '../../src/checks/index.ts';
import { readPage } from '../../src/checks/page.ts';
import type { BuiltSite, ManifestEntry } from '../../src/checks/site.ts';

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'sha256-ok'">`;
const hashOf = (style: string) => (style === 'ok' ? "'sha256-ok'" : "'sha256-other'");

interface Parts {
  /** Bodies of pages by path; they get a strict policy. */
  pages?: Record<string, string>;
  /** Whole pages by path. */
  raw?: Record<string, string>;
  /** Other files by path, with their text. */
  others?: Record<string, string>;
  manifest?: ManifestEntry[];
  sources?: Record<string, string>;
  url?: string;
}

/** What the rules say about a small site, as `file:line message | fix`. */
function problemsOf({ pages = {}, raw = {}, others = {}, manifest = [], sources = {}, url = 'https://me.example/' }: Parts): string[] {
  const html = { ...raw, ...Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, `${policy}<body>${body}`])) };
  const site: BuiltSite = {
    url,
    files: new Set([...Object.keys(html), ...Object.keys(others)]),
    pages: new Map(Object.entries(html).map(([path, text]) => [path, readPage(path, text)])),
    texts: new Map(Object.entries(others)),
    manifest,
    sources: Object.keys(sources),
    readSource: (file) => sources[file]!,
  };
  return checkSite(site, hashOf).map(({ file, line, message, fix }) => `${file}${line === undefined ? '' : `:${line}`} ${message} | ${fix}`);
}

const post = { manifest: [{ file: 'src/a.md', url: '/posts/a/' }] };

test('a sound site has no problems', () => {
  const body = '<style>ok</style><a href="/">home</a> <a href="#x">x</a><p id="x"><img src="/_astro/a.png" srcset="/_astro/a.png 1x, /_astro/b.png 2x"> <a href="https://example.org/nowhere">out</a> <a href="mailto:me@me.example">mail</a>';
  expect(problemsOf({ pages: { 'index.html': body, 'posts/a/index.html': '<a href="../../">up</a> <a href="https://me.example/posts/a/#top">top</a>' }, others: { '_astro/a.png': '', '_astro/b.png': '' }, ...post, sources: { 'src/a.md': '' } })).toEqual([]);
});

describe('JavaScript', () => {
  test.each([
    ['<script>x()</script>', '`<script>`'],
    ['<script src="/a.png"></script>', '`<script src="/a.png">`'],
    ['<script type="module">x()</script>', '`<script>`'],
    ['<p ONCLICK="x()">', '`onclick="x()"`'],
    ['<a href="javascript:x()">', '`href="javascript:x()"`'],
    ['<a href=" java\tscript:x()">', 'script:x()'],
    ['<a href="&#106;avascript:x()">', '`href="javascript:x()"`'],
    ['<svg><a xlink:href="javascript:x()">', '`xlink:href="javascript:x()"`'],
  ])('%s stops the build', (body, what) => {
    const [first, ...others] = problemsOf({ pages: { 'index.html': body }, others: { 'a.png': '' } });
    expect(first).toContain('The page / would run JavaScript');
    expect(first).toContain(what);
    expect(others).toEqual([]);
  });

  test('data for machines is no script', () => {
    expect(problemsOf({ pages: { 'index.html': '<script type="application/ld+json">{}</script>' } })).toEqual([]);
  });

  test('a file of it, or a drawing with it, stops the build', () => {
    const found = problemsOf({ others: { '_astro/a.js': '', 'b.mjs': '', 'c.svg': '<svg onload="x()"/>', 'd.svg': '<svg><script/></svg>', 'e.svg': '<svg/>' } });
    expect(found.map((text) => text.split(' ')[0])).toEqual(['dist/_astro/a.js', 'dist/b.mjs', 'dist/c.svg', 'dist/d.svg']);
  });

  test('in a post it is told by the post’s file and line', () => {
    const found = problemsOf({ pages: { 'posts/a/index.html': '<b onclick="x()">' }, ...post, sources: { 'src/a.md': '---\n---\n\n<b onclick="x()">\n' } });
    expect(found[0]).toMatch(/^src\/a\.md:4 The page \/posts\/a\/ would run JavaScript/);
  });
});

describe('other servers', () => {
  test.each([
    '<img src="https://example.org/a.png">',
    '<img src="//example.org/a.png">',
    '<img srcset="https://example.org/a.png 2x">',
    '<iframe src="https://example.org/"></iframe>',
    '<video poster="https://example.org/a.png"></video>',
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<link rel="preconnect" href="https://example.org/">',
    '<object data="https://example.org/a.svg"></object>',
    '<svg><use href="https://example.org/a.svg#x"></use></svg>',
  ])('%s stops the build', (body) => {
    const found = problemsOf({ pages: { 'index.html': body } });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('from another server');
  });

  test('so does a style sheet or a drawing that loads from one', () => {
    const found = problemsOf({ others: { 'a.css': '@import "https://example.org/b.css"; p{background:url(//example.org/c.png)}', 'd.css': '@namespace c url(http://example.org/ns); p{background:url(data:,x)}', 'e.svg': '<svg><image href="https://example.org/f.png"/></svg>' } });
    expect(found.map((text) => text.split(' ')[0])).toEqual(['dist/a.css', 'dist/a.css', 'dist/e.svg']);
  });
});

describe('links', () => {
  const sources = { 'src/a.md': '---\n---\nOne\n[two](/tagz/)\n' };

  test('one that leads nowhere is told by file and line, with what was probably meant', () => {
    expect(problemsOf({ pages: { 'posts/a/index.html': '<a href="/tagz/">', 'tags/index.html': '' }, ...post, sources })).toEqual(['src/a.md:4 The link `/tagz/` on /posts/a/ leads nowhere. | Did you mean `/tags/`?']);
  });

  test('one that a host would answer with a redirect is told to end in a slash', () => {
    expect(problemsOf({ pages: { 'index.html': '<a href="/tags">', 'tags/index.html': '' } })).toEqual(['dist/index.html The link `/tags` on / leads nowhere. | Put a slash at its end: `/tags/`.']);
  });

  test.each(['<img src="/a.png">', '<img src="/b.png" srcset="/b.png 1x, /a.png 2x">', '<a href="https://me.example/a.png">', '<link rel="icon" href="/a.png">', '<style>ok</style><link rel="alternate" href="/a.png">', '<meta http-equiv="refresh" content="0; url=/a.png">'])('%s leads nowhere', (body) => {
    const found = problemsOf({ pages: { 'index.html': body }, others: { 'b.png': '' } });
    expect(found).toEqual([expect.stringContaining('a.png` on / leads nowhere')]);
  });

  test('a fragment must be on the page it leads to', () => {
    const found = problemsOf({ pages: { 'index.html': '<a href="/b/#methods"> <a href="/b/#%C3%A9"> <a href="/b/#zzzzzz">', 'b/index.html': '<h2 id="method">M</h2><a name="é">' } });
    expect(found).toEqual([
      'dist/index.html The link `/b/#methods` on / leads to a part that /b/ does not have. | Did you mean `#method`?',
      'dist/index.html The link `/b/#zzzzzz` on / leads to a part that /b/ does not have. | Take away the part after `#`, or correct it.',
    ]);
  });

  test('addresses under the site’s path are its own; beside it they are not', () => {
    const found = problemsOf({ url: 'https://me.example/blog/', pages: { 'index.html': '<a href="/blog/x/"> <a href="/elsewhere/">' } });
    expect(found).toEqual([expect.stringContaining('`/blog/x/` on / leads nowhere')]);
  });

  test('encoded and plain addresses are the same', () => {
    expect(problemsOf({ pages: { 'index.html': '<a href="/tags/%E6%9C%BA/"> <a href="/tags/机/">', 'tags/机/index.html': '' } })).toEqual([]);
  });
});

describe('the policy', () => {
  test.each([
    ['', 'has no content security policy'],
    [`<style>ok</style>${policy}`, 'comes after a style'],
    [`<meta http-equiv="content-security-policy" content="style-src 'self'">`, 'does not begin with'],
    [`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`, 'lets too much through'],
    [`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`, 'lets too much through'],
    [`${policy}<style>other</style>`, 'refuses one of the page’s own styles'],
    [`${policy}<p style="color:red">`, 'A `style` attribute on <p>'],
  ])('%s is refused', (html, says) => {
    expect(problemsOf({ raw: { 'index.html': html } })).toEqual([expect.stringContaining(says)]);
  });
});

describe('nothing lost', () => {
  test('a source that the loader did not see', () => {
    expect(problemsOf({ sources: { 'src/content/posts/lost.md': '' } })).toEqual([expect.stringMatching(/^src\/content\/posts\/lost\.md The file was not read/)]);
  });

  test('a published post without a page', () => {
    expect(problemsOf({ ...post })).toEqual([expect.stringMatching(/^src\/a\.md The post has no page: \/posts\/a\/ was not written/)]);
  });

  test('a page without a published post, unless it only leads elsewhere', () => {
    const pages = { 'posts/a/index.html': '', 'posts/old/index.html': '<meta http-equiv="refresh" content="0; url=/posts/a/">' };
    expect(problemsOf({ pages, manifest: [{ file: 'src/a.md', url: null }] })).toEqual([expect.stringMatching(/^dist\/posts\/a\/index\.html The page belongs to no published post/)]);
  });
});
