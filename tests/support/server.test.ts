import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseHeaders, serve, type StaticServer } from './server.ts';

const dir = mkdtempSync(join(tmpdir(), 'blog-server-'));
let root: StaticServer;
let under: StaticServer;

beforeAll(async () => {
  mkdirSync(join(dir, 'x'));
  mkdirSync(join(dir, '机器'));
  const files = {
    'index.html': 'home',
    'x/index.html': 'x',
    '机器/index.html': 'ji',
    '404.html': 'lost',
    'rss.xml': '<rss/>',
    'a.woff2': '',
    'b.avif': '',
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text);
  writeFileSync(
    join(dir, '_headers'),
    "# all\n/*\n  X-All: 1\n  Content-Security-Policy: default-src 'none'; img-src 'self'\n\n/x/:page\n  " +
      'X-Page: 1\n/*.woff2\n  Cache-Control: immutable\n',
  );
  root = await serve(dir);
  under = await serve(dir, { base: '/blog/' });
});

afterAll(async () => {
  await Promise.all([root.close(), under.close()]);
  rmSync(dir, { recursive: true });
});

async function get(url: string) {
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, text: await response.text(), header: (name: string) => response.headers.get(name) };
}

test('clean addresses', async () => {
  expect(await get(root.url('/'))).toMatchObject({ status: 200, text: 'home' });
  expect(await get(root.url('/x/?q#f'))).toMatchObject({ status: 200, text: 'x' });
  expect(await get(root.url('/机器/'))).toMatchObject({ status: 200, text: 'ji' });
  const redirect = await get(root.url('/x'));
  expect([redirect.status, redirect.header('location')]).toEqual([301, '/x/']);
});

test('what is missing is the 404 page', async () => {
  for (const path of ['/no/', '/no', '/x/y.png', '/%', '/../package.json', '/..%2fpackage.json']) {
    expect(await get(root.url(path))).toMatchObject({ status: 404, text: 'lost' });
  }
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/rss.xml', 'application/xml'],
  ['/a.woff2', 'font/woff2'],
  ['/b.avif', 'image/avif'],
])('the type of %s', async (path, type) => {
  expect((await get(root.url(path))).header('content-type')).toBe(type);
});

test('a base path', async () => {
  expect(under.url('/x/')).toBe(`${under.origin}/blog/x/`);
  expect(await get(under.url('/x/'))).toMatchObject({ status: 200, text: 'x' });
  expect(await get(`${under.origin}/x/`)).toMatchObject({ status: 404, text: 'lost' });
});

test('_headers are sent', async () => {
  const font = await get(root.url('/a.woff2'));
  expect([font.header('x-all'), font.header('cache-control'), font.header('x-page')]).toEqual(['1', 'immutable', null]);
  expect((await get(root.url('/no/'))).header('content-security-policy')).toBe("default-src 'none'; img-src 'self'");
});

test('a placeholder is one segment', () => {
  const [rule] = parseHeaders('/x/:page\n  A: b:c');
  expect([rule!.matches('/x/1'), rule!.matches('/x/1/2'), rule!.headers]).toEqual([true, false, [['A', 'b:c']]]);
  expect(() => parseHeaders('/x\n  nonsense')).toThrow('nonsense');
});
