import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { checkLinks, type LinkCheckOptions } from '../../src/links/check.ts';

const folder = mkdtempSync(join(tmpdir(), 'links-'));
let server: Server;
let [root, other] = ['', ''];
/** Requests as they came: method and path. */
let asked: string[] = [];
let mostOfHost = 0;

beforeAll(async () => {
  // As a resolver answers; that of a machine without a network may say something else.
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (url: URL, options: RequestInit) =>
    url.hostname.endsWith('.invalid')
      ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }))
      : fetch(url, options),
  );
  const open = new Map<string, number>();
  server = createServer((request, response) => {
    const host = request.headers.host!;
    asked.push(`${request.method} ${request.url}`);
    open.set(host, (open.get(host) ?? 0) + 1);
    mostOfHost = Math.max(mostOfHost, open.get(host)!);
    const path = request.url ?? '';
    const [, status] = /^\/(\d{3})/.exec(path) ?? [];
    setTimeout(() => {
      open.set(host, open.get(host)! - 1);
      if (path.startsWith('/wayback/')) return void response.end(JSON.stringify(snapshots(path)));
      if (path === '/slow') return;
      if (path === '/get-only') response.statusCode = request.method === 'GET' ? 200 : 405;
      else response.statusCode = Number(status ?? 200);
      if (path.startsWith('/301') || path.startsWith('/302'))
        response.setHeader('location', path.includes('loop') ? path : `${root}/moved#part`);
      response.end();
    }, 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  [root, other] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  [asked, mostOfHost] = [[], 0];
  rmSync(join(folder, 'answers.json'), { force: true });
});

const snapshots = (path: string) => {
  const { searchParams: query } = new URL(path, root);
  if (!query.get('url')!.endsWith('/404')) return { archived_snapshots: {} };
  const timestamp = `${query.get('timestamp') ?? '20200101'}120000`;
  return {
    archived_snapshots: { closest: { available: true, timestamp, url: `http://web.archive.org/web/${timestamp}/x` } },
  };
};

const check = (urls: string[], options: Partial<LinkCheckOptions> = {}) =>
  checkLinks(
    urls.map((url, index) => ({
      url: url.startsWith('/') ? root + url : url,
      written: url.startsWith('/') ? root + url : url,
      file: 'a.md',
      line: index + 1,
      day: '2022-06-28',
    })),
    {
      cache: join(folder, 'answers.json'),
      today: '2026-11-29',
      patience: 2_000,
      userAgent: 'test',
      archive: root,
      ...options,
    },
  );
const said = ({ diagnostics }: Awaited<ReturnType<typeof check>>) =>
  diagnostics.map(({ line, severity = 'error', message }) => `${line} ${severity} ${message.replace(/`.*`/, '…')}`);

test('gone pages and hosts are dead; what refuses, is busy or broken is not sure; what works is not named', async () => {
  const found = await check(['/404', '/410', 'http://no-such-host.invalid/', '/403', '/429', '/500', '/200']);
  expect(said(found)).toEqual([
    '1 error … is dead: 404 Not Found.',
    '2 error … is dead: 410 Gone.',
    '3 error … is dead: no such host.',
    '4 warning … could not be checked: 403 Forbidden.',
    '5 warning … could not be checked: 429 Too Many Requests.',
    '6 warning … could not be checked: 500 Internal Server Error.',
  ]);
});

test('a dead link comes with the copy in the archive that is nearest to the day of its post', async () => {
  const { diagnostics } = await check(['/404', '/410']);
  expect(diagnostics.map(({ fix }) => fix)).toEqual([
    'A copy of 2022-06-28: https://web.archive.org/web/20220628120000/x',
    'Find where it has moved, or take the link out. No copy of it was found at archive.org.',
  ]);
  expect(asked).toContain(`GET /wayback/available?url=${encodeURIComponent(`${root}/404`)}&timestamp=20220628`);
});

test('a host is asked for one thing at a time, others meanwhile; a URL once, however many links lead there', async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/${index}`);
  const found = await check([...paths, ...paths, ...paths.map((path) => other + path)]);
  expect(mostOfHost).toBe(1);
  expect(asked).toHaveLength(24);
  expect(found).toMatchObject({
    counts: { works: 24, dead: 0, unsure: 0 },
    asked: 24,
    diagnostics: [],
    isOffline: false,
  });
});

test('what does not know HEAD is asked for with GET; redirects are followed, and those for good are named', async () => {
  const found = await check(['/get-only', '/301', '/302', '/301-loop']);
  expect(said(found)).toEqual(['4 warning … could not be checked: more than 20 redirects.']);
  expect(found.moved).toEqual([
    {
      file: 'a.md',
      line: 2,
      severity: 'warning',
      message: `\`${root}/301\` has moved for good.`,
      fix: `Write ${root}/moved`,
    },
  ]);
});

test('a server that does not answer is waited for, and not for ever', async () => {
  expect(said(await check(['/slow'], { patience: 50 }))).toEqual([
    '1 warning … could not be checked: no answer in time.',
  ]);
});

test('an answer is known for a time: what works for two weeks, the rest for a day, and nothing with `fresh`', async () => {
  await check(['/200', '/404', '/500']);
  asked = [];
  const again = await check(['/200', '/404', '/500']);
  expect(asked).toEqual([]);
  expect(again.diagnostics).toHaveLength(2);
  expect((await check(['/200', '/404', '/500'], { today: '2026-11-30' })).asked).toBe(2);
  expect((await check(['/200'], { today: '2026-12-12' })).asked).toBe(0);
  expect((await check(['/200'], { today: '2026-12-13' })).asked).toBe(1);
  expect((await check(['/200'], { fresh: true })).asked).toBe(1);
});

test('without a network nothing is called dead for long: no answer is cached', async () => {
  expect((await check(['http://one.invalid/', 'http://two.invalid/'])).isOffline).toBe(true);
  expect((await check(['http://one.invalid/', '/200'])).asked).toBe(2);
});
