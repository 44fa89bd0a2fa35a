import { describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/build/checks/index.ts';
import { createPageReader } from '../../../src/build/checks/page.ts';
import type { BuiltSite } from '../../../src/build/checks/site.ts';
import type { ManifestEntry } from '../../../src/core/process-state.ts';

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
function problemsOf({
  pages = {},
  raw = {},
  others = {},
  manifest = [],
  sources = {},
  url = 'https://me.example/',
}: Parts): string[] {
  const html = {
    ...raw,
    ...Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, `${policy}<body>${body}`])),
  };
  const readPage = createPageReader(hashOf);
  const ending = (extension: string) => Object.entries(others).filter(([path]) => path.endsWith(extension));
  const site: BuiltSite = {
    url,
    files: new Set([...Object.keys(html), ...Object.keys(others)]),
    pages: new Map(Object.entries(html).map(([path, text]) => [path, readPage(path, text)])),
    drawings: new Map(ending('.svg').map(([path, text]) => [path, readPage(path, text)])),
    styleSheets: new Map(ending('.css')),
    manifest,
    sources: Object.keys(sources),
    readSource: (file) => sources[file]!,
  };
  return checkSite(site).map(
    ({ file, line, message, fix }) => `${file}${line === undefined ? '' : `:${line}`} ${message} | ${fix}`,
  );
}

const post = { manifest: [{ file: 'src/a.md', url: '/posts/a/' }] };

test('a sound site has no problems', () => {
  const body =
    '<style>ok</style><a href="/">home</a> <a href="#x">x</a><p id="x"><img src="/_astro/a.png" ' +
    'srcset="/_astro/a.png 1x, /_astro/b.png 2x"> <a href="https://example.org/nowhere">out</a> <a ' +
    'href="mailto:me@me.example">mail</a>';
  expect(
    problemsOf({
      pages: {
        'index.html': body,
        'posts/a/index.html': '<a href="../../">up</a> <a href="https://me.example/posts/a/#top">top</a>',
      },
      others: { '_astro/a.png': '', '_astro/b.png': '' },
      ...post,
      sources: { 'src/a.md': '' },
    }),
  ).toEqual([]);
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
    ['<svg><set attributeName="href" to="javascript:x()"/>', '`to="javascript:x()"`'],
    ['<iframe srcdoc="<script>x()</script>"></iframe>', '`<script>`'],
  ])('%s stops the build', (body, what) => {
    const [first, ...others] = problemsOf({ pages: { 'index.html': body }, others: { 'a.png': '' } });
    expect(first).toContain('The page / would run JavaScript');
    expect(first).toContain(what);
    expect(others).toEqual([]);
  });

  test('words about it are none', () => {
    const body =
      '<title>JavaScript: the good parts</title><meta property="og:title" content="JavaScript: the good ' +
      'parts"><img src="/a.png" alt="JavaScript: a cup">';
    expect(
      problemsOf({
        pages: { 'index.html': body },
        others: {
          'a.png': '',
          'a.svg': '<svg><text>one = two, javascript: no</text><a href="https://example.org/"/></svg>',
        },
      }),
    ).toEqual([]);
  });

  test('data for machines is no script', () => {
    expect(problemsOf({ pages: { 'index.html': '<script type="application/ld+json">{}</script>' } })).toEqual([]);
  });

  test('a file of it, or a drawing with it, stops the build', () => {
    const found = problemsOf({
      others: {
        '_astro/a.js': '',
        'b.mjs': '',
        'c.svg': '<svg onload="x()"/>',
        'd.svg': '<svg><script/></svg>',
        'e.svg': '<svg/>',
        'f.svg': '<s:svg><s:script/></s:svg>',
      },
    });
    expect(found.map((text) => text.split(' ')[0])).toEqual([
      'dist/_astro/a.js',
      'dist/b.mjs',
      'dist/c.svg',
      'dist/d.svg',
      'dist/f.svg',
    ]);
  });

  test('in a post it is told by the post’s file and line', () => {
    const found = problemsOf({
      pages: { 'posts/a/index.html': '<b onclick="x()">' },
      ...post,
      sources: { 'src/a.md': '---\n---\n\n<b onclick="x()">\n' },
    });
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
    '<link rel="STYLESHEET" href="https://example.org/a.css">',
    '<link rel="preload" as="image" imagesrcset="https://example.org/a.png 2x">',
    '<iframe srcdoc="&lt;img src=//example.org/a.png>"></iframe>',
    '<svg><path fill="url(https://example.org/a.svg#x)"/></svg>',
    '<object data="https://example.org/a.svg"></object>',
    '<svg><use href="https://example.org/a.svg#x"></use></svg>',
  ])('%s stops the build', (body) => {
    const found = problemsOf({ pages: { 'index.html': body } });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('from another server');
  });

  test('a style of the page may not load from one', () => {
    const found = problemsOf({
      pages: {
        'index.html':
          '<style>@IMPORT "https://example.org/a.css";</style><p style="background:url(https://example.org/b.png)">',
      },
    });
    expect(found.filter((text) => text.includes('from another server'))).toHaveLength(2);
  });

  test('so does a style sheet or a drawing that loads from one', () => {
    const found = problemsOf({
      others: {
        'a.css': '@import "https://example.org/b.css"; p{background:url(//example.org/c.png)}',
        'd.css': '@namespace c url(http://example.org/ns); p{background:url(data:,x)}',
        'e.svg': '<svg><image href="https://example.org/f.png"/></svg>',
        'g.svg':
          '<?xml-stylesheet href="https://example.org/h.css"?><svg><style><![CDATA[@import ' +
          '"https://example.org/i.css";]]></style></svg>',
      },
    });
    expect(found.map((text) => text.split(' ')[0])).toEqual([
      'dist/a.css',
      'dist/a.css',
      'dist/e.svg',
      'dist/g.svg',
      'dist/g.svg',
    ]);
  });
});

describe('links', () => {
  const sources = { 'src/a.md': '---\n---\nOne\n[two](/tagz/)\n' };

  test('one that leads nowhere is told by file and line, with what was probably meant', () => {
    expect(
      problemsOf({ pages: { 'posts/a/index.html': '<a href="/tagz/">', 'tags/index.html': '' }, ...post, sources }),
    ).toEqual(['src/a.md:4 The link `/tagz/` on /posts/a/ leads nowhere. | Did you mean `/tags/`?']);
  });

  test('one that a host would answer with a redirect is told to end in a slash', () => {
    expect(problemsOf({ pages: { 'index.html': '<a href="/tags">', 'tags/index.html': '' } })).toEqual([
      'dist/index.html The link `/tags` on / leads nowhere. | Put a slash at its end: `/tags/`.',
    ]);
    expect(problemsOf({ pages: { 'index.html': '<a href="/tags?a#b">', 'tags/index.html': '' } })).toEqual([
      expect.stringContaining('Put a slash at its end: `/tags/?a#b`.'),
    ]);
  });

  test('one on many pages is told once', () => {
    const pages = Object.fromEntries(
      ['', 'a/', 'b/', 'c/', 'd/'].map((path) => [`${path}index.html`, '<a href="/tagz/">']),
    );
    expect(problemsOf({ pages })).toEqual([
      expect.stringMatching(
        /^dist\/index\.html The link `\/tagz\/` on \/ leads nowhere\. The same is so on 4 other pages\. .*src\/site\.ts.*\n- dist\/a\/index\.html\n/s,
      ),
    ]);
  });

  test('one that authors wrote is told by each file and line', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const found = problemsOf({
      pages: Object.fromEntries(names.map((name) => [`posts/${name}/index.html`, '<a href="/zzz/">'])),
      manifest: names.map((name) => ({ file: `${name}.md`, url: `/posts/${name}/` })),
      sources: Object.fromEntries(names.map((name) => [`${name}.md`, '\n[z](/zzz/)'])),
    }).filter((text) => text.includes('leads nowhere'));
    expect(found.map((text) => text.split(' ')[0])).toEqual(names.map((name) => `${name}.md:2`));
  });

  test('the line is that of the whole address, as the author wrote it', () => {
    const where = (href: string, source: string) =>
      problemsOf({
        url: 'https://me.example/blog/',
        pages: { 'posts/a/index.html': `<a href="${href}">` },
        manifest: [{ file: 'a.md', url: '/blog/posts/a/' }],
        sources: { 'a.md': source },
      })[0]?.split(' ')[0];
    expect(where('/blog/tag/', '[x](/tag/x/)\n[t](/tag/)')).toBe('a.md:2');
    expect(where('/blog/%E6%9C%BA/', '\n[x](/机/)')).toBe('a.md:2');
    expect(where('/blog/tag/', 'not here')).toBe('a.md');
  });

  test.each([
    '<img src="/a.png">',
    '<img src="/b.png" srcset="/b.png 1x, /a.png 2x">',
    '<a href="https://me.example/a.png">',
    '<link rel="icon" href="/a.png">',
    '<style>ok</style><link rel="alternate" href="/a.png">',
    '<meta http-equiv="refresh" content="0; url=/a.png">',
  ])('%s leads nowhere', (body) => {
    const found = problemsOf({ pages: { 'index.html': body }, others: { 'b.png': '' } });
    expect(found).toEqual([expect.stringContaining('a.png` on / leads nowhere')]);
  });

  test('a fragment must be on the page it leads to', () => {
    const found = problemsOf({
      pages: {
        'index.html': '<a href="/b/#methods"> <a href="/b/#%C3%A9"> <a href="/b/#zzzzzz">',
        'b/index.html': '<h2 id="method">M</h2><a name="é">',
      },
    });
    expect(found).toEqual([
      'dist/index.html The link `/b/#methods` on / leads to a part that /b/ does not have. | Did you mean `#method`?',
      'dist/index.html The link `/b/#zzzzzz` on / leads to a part that /b/ does not have. | Take away the part ' +
        'after `#`, or correct it.',
    ]);
  });

  test('addresses under the site’s path are its own; beside it they are not', () => {
    const found = problemsOf({
      url: 'https://me.example/blog/',
      pages: { 'index.html': '<a href="/blog/x/"> <a href="/elsewhere/">' },
    });
    expect(found).toEqual([expect.stringContaining('`/blog/x/` on / leads nowhere')]);
  });

  test('a path that forgets the site’s own is told it', () => {
    const found = problemsOf({
      url: 'https://me.example/blog/',
      pages: { 'index.html': '<a href="/tags/"> <a href="https://me.example/tags/">', 'tags/index.html': '' },
    });
    expect(found).toEqual([
      'dist/index.html The link `/tags/` on / leads out of the site, which is under `/blog/`. | Write `/blog/tags/`.',
    ]);
    expect(
      problemsOf({
        url: 'https://me.example/blog/',
        pages: { 'index.html': '<a href="/blog/tagz/">', 'tags/index.html': '' },
      }),
    ).toEqual([expect.stringContaining('Did you mean `/blog/tags/`?')]);
  });

  test('a fragment on a page without any is missing; one for the browser to search for is not', () => {
    const found = problemsOf({
      pages: { 'index.html': '<a href="/b/#x"> <a href="/b/#:~:text=y">', 'b/index.html': '' },
    });
    expect(found).toEqual([expect.stringContaining('`/b/#x` on / leads to a part that /b/ does not have')]);
  });

  test('a comma may be part of an address in a list of pictures', () => {
    expect(
      problemsOf({
        pages: { 'index.html': '<img srcset="/a,b.png 1x, /c.png 2x,/d.png?e,f 3x">' },
        others: { 'a,b.png': '', 'c.png': '', 'd.png': '' },
      }),
    ).toEqual([]);
  });

  test('encoded and plain addresses are the same', () => {
    expect(
      problemsOf({
        pages: { 'index.html': '<a href="/tags/%E6%9C%BA/"> <a href="/tags/机/">', 'tags/机/index.html': '' },
      }),
    ).toEqual([]);
  });
});

describe('the policy', () => {
  test.each([
    ['', 'has no content security policy'],
    [`<style>ok</style>${policy}`, 'comes after a style'],
    [`<link rel="stylesheet" href="/">${policy}`, 'comes after a style'],
    [`<meta http-equiv="content-security-policy" content="style-src 'self'">`, 'does not begin with'],
    [
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`,
      'lets too much through',
    ],
    [
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
      'lets too much through',
    ],
    [`${policy}<style>other</style>`, 'refuses one of the page’s own styles'],
    [`${policy}<p style="color:red">`, 'A `style` attribute on <p>'],
  ])('%s is refused', (html, says) => {
    expect(problemsOf({ raw: { 'index.html': html } })).toEqual([expect.stringContaining(says)]);
  });
});

describe('nothing lost', () => {
  test('a source that the loader did not see', () => {
    expect(problemsOf({ sources: { 'src/content/posts/lost.md': '' } })).toEqual([
      expect.stringMatching(/^src\/content\/posts\/lost\.md The file was not read/),
    ]);
  });

  test('a published post without a page', () => {
    expect(problemsOf({ ...post })).toEqual([
      expect.stringMatching(/^src\/a\.md The post has no page: \/posts\/a\/ was not written/),
    ]);
  });

  test('a published post whose address is outside the site', () => {
    expect(problemsOf({ url: 'https://me.example/blog/', pages: { 'index.html': '' }, ...post })).toEqual([
      expect.stringMatching(/^src\/a\.md The post has no page: \/posts\/a\//),
    ]);
  });

  test('two posts on one page', () => {
    const manifest = ['a.md', 'b.md'].map((file) => ({ file, url: '/posts/a/' }));
    expect(problemsOf({ pages: { 'posts/a/index.html': '' }, manifest })).toEqual([
      expect.stringMatching(/^a\.md The post has no page of its own: \/posts\/a\/ shows b\.md/),
    ]);
  });

  test('a page without a published post, unless it only leads elsewhere', () => {
    const pages = {
      'posts/a/index.html': '',
      'posts/old/index.html': '<meta http-equiv="refresh" content="0; url=/posts/a/">',
    };
    expect(problemsOf({ pages, manifest: [{ file: 'src/a.md', url: null }] })).toEqual([
      expect.stringMatching(/^dist\/posts\/a\/index\.html The page belongs to no published post/),
    ]);
  });
});
