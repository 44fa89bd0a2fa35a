import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, styleHash } from '../../src/hosting/csp.ts';
import { checkHeaders, headersFile, redirectsFile } from '../../src/hosting/headers.ts';
import { swap } from '../../src/hosting/index.ts';

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
