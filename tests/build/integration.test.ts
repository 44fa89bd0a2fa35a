import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, styleHash } from '../../src/core/csp.ts';
import { headersFile, redirectsFile } from '../../src/build/host-files.ts';
import { PageCache } from '../../src/build/page-cache.ts';

describe('the policy', () => {
  test('names a style by its SHA-256', () => {
    // The example of Content Security Policy 3, 8.3, made with openssl dgst -sha256 -binary | base64.
    expect(styleHash("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });

  test('refuses everything that it does not name, scripts above all', () => {
    const policy = contentSecurityPolicy(["'sha256-a'"]);
    expect(policy).toMatch(/^default-src 'none'; style-src 'self' 'sha256-a';/);
    expect(policy).not.toMatch(/script-src|unsafe|\*/);
  });
});

describe('the files for hosts', () => {
  test('headers carry the policy of all pages, and long caching for hashed files under the site’s path', () => {
    const headers = headersFile(["'sha256-a'", "'sha256-b'"], '/blog/');
    expect(headers).toContain("style-src 'self' 'sha256-a' 'sha256-b'");
    expect(headers).toContain("frame-ancestors 'none'");
    expect(headers).toContain('/blog/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n');
  });

  test('a policy too long for Cloudflare leaves styles to the policy in each page', () => {
    const policyOf = (count: number) =>
      headersFile(
        Array.from({ length: count }, (_, index) => styleHash(String(index))),
        '/',
        ['https://search.example', 'https://mail.example'],
      ).split('\n')[1]!;
    expect(policyOf(5)).toMatch(/default-src 'none'; style-src 'self' ('sha256-[^']+' ?){5};/);
    expect(policyOf(400).length).toBeLessThanOrEqual(2000);
    expect(policyOf(400)).not.toMatch(/style-src|default-src|unsafe/);
    expect(policyOf(400)).toContain("Content-Security-Policy: script-src 'none'; object-src 'none'; frame-src 'none'");
    expect(policyOf(400)).toContain(
      "base-uri 'none'; form-action https://search.example https://mail.example; frame-ancestors 'none'",
    );
  });

  test('redirects are one a line', () => {
    expect(
      redirectsFile([
        { from: '/a/', to: '/b/' },
        { from: '/c.html', to: '/d/' },
      ]),
    ).toBe('/a/ /b/ 301\n/c.html /d/ 301\n');
  });
});

describe('pages of the last build', () => {
  let dir: string;
  const facts = { assets: ['_astro/a.webp'] };
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kept-'));
    for (const folder of ['_astro', 'posts/a', 'posts/b', 'tags/x'])
      mkdirSync(join(dir, 'dist', folder), { recursive: true });
    for (const file of [
      '_astro/a.webp',
      '_astro/b.png',
      'index.html',
      'posts/a/index.html',
      'posts/b/index.html',
      'tags/x/rss.xml',
    ])
      writeFileSync(join(dir, 'dist', file), file);
    const first = pages('code 1');
    expect(first.pathsToBuild(paths)).toEqual(paths);
    first.save(
      new Map([
        ...['index.html', 'posts/a/index.html', 'posts/b/index.html'].map((file) => [file, facts] as const),
        ['tags/x/rss.xml', { assets: ['_astro/b.png'] }],
      ]),
    );
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** Other bytes of the same length, with the time of the file as it was. */
  const overwrite = (file: string) => {
    const { atime, mtime, size } = statSync(join(dir, file));
    writeFileSync(join(dir, file), 'x'.repeat(size));
    utimesSync(join(dir, file), atime, mtime);
  };
  const exchange = (a: string, b: string) =>
    [
      [a, 'aside'],
      [b, a],
      ['aside', b],
    ].forEach(([from, to]) => renameSync(join(dir, from!), join(dir, to!)));
  const pages = (version: string) => new PageCache(join(dir, 'cache/pages.json'), join(dir, 'dist'), version);
  const page = (pathname: string, cacheKey?: string) => ({ pathname, cacheKey, route: { type: 'page' } });
  const paths = [
    page('/'),
    page('/posts/a', 'A'),
    page('/posts/b/', 'B'),
    { ...page('/tags/x/rss.xml', 'X'), route: { type: 'endpoint' } },
  ];
  const madeAnew = (given = paths, version = 'code 1') =>
    pages(version)
      .pathsToBuild(given)
      .map(({ pathname }) => pathname);

  test('stay while their key is the same; a page without a key is made anew', () => {
    const kept = pages('code 1');
    expect(kept.pathsToBuild(paths)).toEqual([page('/')]);
    expect([...kept.reused.keys()]).toEqual(['posts/a/index.html', 'posts/b/index.html', 'tags/x/rss.xml']);
    expect([...kept.reusedFiles()]).toEqual([
      'posts/a/index.html',
      '_astro/a.webp',
      'posts/b/index.html',
      'tags/x/rss.xml',
      '_astro/b.png',
    ]);
    kept.markBuilt('tags/x/rss.xml');
    expect([...kept.reusedFiles()]).toEqual(['posts/a/index.html', '_astro/a.webp', 'posts/b/index.html']);
  });

  test.each<[string, () => string[], string[]]>([
    [
      'another key',
      () => madeAnew([...paths.slice(0, 2), page('/posts/b/', 'B2'), ...paths.slice(3)]),
      ['/', '/posts/b/'],
    ],
    ['other code', () => madeAnew(paths, 'code 2'), ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml']],
    [
      'a page that somebody changed',
      () => (writeFileSync(join(dir, 'dist/posts/a/index.html'), 'x'), madeAnew()),
      ['/', '/posts/a'],
    ],
    [
      'a page that somebody changed, its size and time the same',
      () => (overwrite('dist/posts/a/index.html'), madeAnew()),
      ['/', '/posts/a'],
    ],
    [
      'a picture that somebody changed, its size and time the same',
      () => (overwrite('dist/_astro/a.webp'), madeAnew()),
      ['/', '/posts/a', '/posts/b/'],
    ],
    [
      'a picture that is empty',
      () => (writeFileSync(join(dir, 'dist/_astro/a.webp'), ''), madeAnew()),
      ['/', '/posts/a', '/posts/b/'],
    ],
    [
      'two pages that have changed places',
      () => (exchange('dist/posts/a', 'dist/posts/b'), madeAnew()),
      ['/', '/posts/a', '/posts/b/'],
    ],
    [
      'a page that somebody took away',
      () => (rmSync(join(dir, 'dist/posts/a'), { recursive: true }), madeAnew()),
      ['/', '/posts/a'],
    ],
    [
      'a picture that is gone',
      () => (rmSync(join(dir, 'dist/_astro/a.webp')), madeAnew()),
      ['/', '/posts/a', '/posts/b/'],
    ],
    [
      'a feed that somebody changed',
      () => (writeFileSync(join(dir, 'dist/tags/x/rss.xml'), 'x'), madeAnew()),
      ['/', '/tags/x/rss.xml'],
    ],
    [
      'a picture of a feed that is gone',
      () => (rmSync(join(dir, 'dist/_astro/b.png')), madeAnew()),
      ['/', '/tags/x/rss.xml'],
    ],
    [
      'an index that cannot be read',
      () => (writeFileSync(join(dir, 'cache/pages.json'), '{'), madeAnew()),
      ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml'],
    ],
    [
      'an index that was forgotten',
      () => (pages('code 1').clear(), madeAnew()),
      ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml'],
    ],
  ])('are made anew after %s', (_, build, expected) => {
    expect(build()).toEqual(expected);
  });
});
