import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, styleHash } from '../../src/hosting/csp.ts';
import { checkHeaders, headersFile, redirectsFile } from '../../src/hosting/headers.ts';
import { KeptPages } from '../../src/hosting/kept.ts';
import { listFiles, merge, swap } from '../../src/hosting/place.ts';

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

  test('a policy too long for Cloudflare is a problem', () => {
    const hashes = (count: number) => Array.from({ length: count }, (_, index) => styleHash(String(index)));
    expect(checkHeaders(headersFile(hashes(5), '/'))).toEqual([]);
    expect(checkHeaders(headersFile(hashes(40), '/'))).toEqual([expect.objectContaining({ file: 'dist/_headers', message: expect.stringMatching(/^A line has \d+ characters/) })]);
  });

  test('redirects are one a line', () => {
    expect(redirectsFile([{ from: '/a/', to: '/b/' }, { from: '/c.html', to: '/d/' }])).toBe('/a/ /b/ 301\n/c.html /d/ 301\n');
  });
});

describe('putting the new site in place of the old one', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'swap-'));
    mkdirSync(join(dir, 'fresh'));
    writeFileSync(join(dir, 'fresh/new.html'), 'new');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('works the first time', () => {
    swap(join(dir, 'fresh/'), join(dir, 'out/dist/'));
    expect(readdirSync(join(dir, 'out/dist'))).toEqual(['new.html']);
  });

  test('leaves nothing of the old one', () => {
    mkdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist/old.html'), 'old');
    swap(join(dir, 'fresh/'), join(dir, 'dist/'));
    expect(readdirSync(join(dir, 'dist'))).toEqual(['new.html']);
    expect(readdirSync(dir)).toEqual(['dist']);
  });

  test('copies from another disk', () => {
    const otherDisk = (from: string, to: string) => {
      if (from.includes('fresh')) throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
      renameSync(from, to);
    };
    swap(join(dir, 'fresh/'), join(dir, 'dist/'), otherDisk as typeof renameSync);
    expect(readFileSync(join(dir, 'dist/new.html'), 'utf8')).toBe('new');
  });

  test('puts the old one back when the last step fails', () => {
    mkdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist/old.html'), 'old');
    const failing = (from: string, to: string) => {
      if (from.endsWith('.new')) throw new Error('no');
      renameSync(from, to);
    };
    expect(() => swap(join(dir, 'fresh/'), join(dir, 'dist/'), failing as typeof renameSync)).toThrow('no');
    expect(readFileSync(join(dir, 'dist/old.html'), 'utf8')).toBe('old');
  });

  test('leaves the old one when there is no new one', () => {
    mkdirSync(join(dir, 'dist'));
    writeFileSync(join(dir, 'dist/old.html'), 'old');
    expect(() => swap(join(dir, 'not-there/'), join(dir, 'dist/'))).toThrow();
    expect(readFileSync(join(dir, 'dist/old.html'), 'utf8')).toBe('old');
  });
});

describe('putting new files into the old site', () => {
  let dir: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'merge-'));
    write('dist/posts/same/index.html', 'same');
    write('dist/posts/gone/deep/index.html', 'gone');
    write('dist/feed.xml', 'old');
    write('fresh/feed.xml', 'new');
    write('fresh/posts/new/index.html', 'new');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const everyDisk = (from: string, to: string) => {
    if (from.includes('fresh')) throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
    renameSync(from, to);
  };

  test.each([['on one disk', renameSync], ['from another disk', everyDisk as typeof renameSync]])('keeps what is to be kept and takes the rest away, %s', (_, rename) => {
    merge(join(dir, 'fresh/'), join(dir, 'dist/'), new Set(['posts/same/index.html']), rename);
    expect(Object.fromEntries(listFiles(join(dir, 'dist')).map((file) => [file, readFileSync(join(dir, 'dist', file), 'utf8')]))).toEqual({
      'feed.xml': 'new',
      'posts/new/index.html': 'new',
      'posts/same/index.html': 'same',
    });
    expect(readdirSync(join(dir, 'dist/posts')).sort()).toEqual(['new', 'same']);
  });
});

describe('pages of the last build', () => {
  let dir: string;
  const facts = { assets: ['_astro/a.webp'] };
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kept-'));
    for (const folder of ['_astro', 'posts/a', 'posts/b', 'tags/x']) mkdirSync(join(dir, 'dist', folder), { recursive: true });
    for (const file of ['_astro/a.webp', '_astro/b.png', 'index.html', 'posts/a/index.html', 'posts/b/index.html', 'tags/x/rss.xml']) writeFileSync(join(dir, 'dist', file), file);
    const first = pages('code 1');
    expect(first.leaveOut(paths)).toEqual(paths);
    first.save(new Map(['index.html', 'posts/a/index.html', 'posts/b/index.html'].map((file) => [file, facts])), new Map([['tags/x/rss.xml', { assets: ['_astro/b.png'] }]]));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const pages = (version: string) => new KeptPages<typeof facts>(join(dir, 'cache/pages.json'), join(dir, 'dist'), version);
  const page = (pathname: string, cacheKey?: string) => ({ pathname, cacheKey, route: { type: 'page' } });
  const paths = [page('/'), page('/posts/a', 'A'), page('/posts/b/', 'B'), { ...page('/tags/x/rss.xml', 'X'), route: { type: 'endpoint' } }];
  const madeAnew = (given = paths, version = 'code 1') => pages(version).leaveOut(given).map(({ pathname }) => pathname);

  test('stay while their key is the same; a page without a key is made anew', () => {
    const kept = pages('code 1');
    expect(kept.leaveOut(paths)).toEqual([page('/')]);
    expect([...kept.pages.keys()]).toEqual(['posts/a/index.html', 'posts/b/index.html']);
    expect([...kept.files()]).toEqual(['posts/a/index.html', '_astro/a.webp', 'posts/b/index.html', 'tags/x/rss.xml', '_astro/b.png']);
    kept.made('tags/x/rss.xml');
    expect([...kept.files()]).toEqual(['posts/a/index.html', '_astro/a.webp', 'posts/b/index.html']);
  });

  test.each<[string, () => string[], string[]]>([
    ['another key', () => madeAnew([...paths.slice(0, 2), page('/posts/b/', 'B2'), ...paths.slice(3)]), ['/', '/posts/b/']],
    ['other code', () => madeAnew(paths, 'code 2'), ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml']],
    ['a page that somebody changed', () => (writeFileSync(join(dir, 'dist/posts/a/index.html'), 'x'), madeAnew()), ['/', '/posts/a']],
    ['a page that somebody took away', () => (rmSync(join(dir, 'dist/posts/a'), { recursive: true }), madeAnew()), ['/', '/posts/a']],
    ['a picture that is gone', () => (rmSync(join(dir, 'dist/_astro/a.webp')), madeAnew()), ['/', '/posts/a', '/posts/b/']],
    ['a feed that somebody changed', () => (writeFileSync(join(dir, 'dist/tags/x/rss.xml'), 'x'), madeAnew()), ['/', '/tags/x/rss.xml']],
    ['a picture of a feed that is gone', () => (rmSync(join(dir, 'dist/_astro/b.png')), madeAnew()), ['/', '/tags/x/rss.xml']],
    ['an index that cannot be read', () => (writeFileSync(join(dir, 'cache/pages.json'), '{'), madeAnew()), ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml']],
    ['an index that was forgotten', () => (pages('code 1').forget(), madeAnew()), ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml']],
    ['two pages at one address, so that Astro sees both', () => madeAnew([...paths, page('/posts/a/', 'A')]), ['/', '/posts/a', '/posts/b/', '/tags/x/rss.xml', '/posts/a/']],
  ])('are made anew after %s', (_, build, expected) => {
    expect(build()).toEqual(expected);
  });
});
