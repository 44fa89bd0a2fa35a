import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertSite } from '../../src/import/convert.ts';
import { detectEngine } from '../../src/import/detect.ts';
import { fetchImages, fetchLimits, withImages } from '../../src/import/fetch.ts';
import { pixel, sourceOf, treeOf } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'images-'));
let server: Server;
let root = '';
const asked: string[] = [];
let most = 0;

beforeAll(async () => {
  let open = 0;
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    const send = (status: number, type: string, body: Uint8Array | string) =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (path.startsWith('/gone')) send(404, 'text/html', 'no');
    else if (path.startsWith('/page')) send(200, 'text/html', '<p>');
    else if (path.startsWith('/large')) send(200, 'image/png', Buffer.alloc(5_000));
    else if (path.startsWith('/busy') && asked.filter((each) => each === path).length < 3)
      send(503, 'text/plain', 'busy');
    else if (path.startsWith('/broken')) send(500, 'text/plain', 'broken');
    else send(200, path.includes('untyped') ? 'application/octet-stream' : 'image/png', pixel);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const limits = { ...fetchLimits, bytes: 1_000, pause: 1, atOnce: 2 };
const fetchAll = (paths: string[]) =>
  fetchImages(
    paths.map((path) => root + path),
    folder,
    () => undefined,
    limits,
  );

test('images are fetched, a few at once and each once; what is none is refused, what fails is tried again', async () => {
  const { paths, failures } = await fetchAll([
    '/a.png',
    '/a.png',
    '/b%3F.png?size=2',
    '/untyped',
    '/gone.png',
    '/page.png',
    '/large.png',
    '/busy.png',
    '/broken.png',
  ]);
  expect([...paths.keys()].map((url) => url.slice(root.length)).sort()).toEqual([
    '/a.png',
    '/b%3F.png?size=2',
    '/busy.png',
    '/untyped',
  ]);
  expect(Object.fromEntries([...failures].map(([url, why]) => [url.slice(root.length), why]))).toEqual({
    '/gone.png': 'the server says 404',
    '/page.png': 'it is no image that a browser shows, but text/html',
    '/large.png': expect.stringContaining('larger than') as string,
    '/broken.png': 'the server says 500',
  });
  const times = (path: string) => asked.filter((each) => each === path).length;
  expect([times('/a.png'), times('/gone.png'), times('/busy.png'), times('/broken.png')]).toEqual([1, 1, 3, 3]);
  expect(most).toBeLessThanOrEqual(2);
  expect(readdirSync(folder).every((name) => /^[0-9a-f]{16}-[\w-]+\.png$/.test(name))).toBe(true);
});

test('what was fetched before is not asked for again', async () => {
  const before = asked.length;
  expect((await fetchAll(['/a.png'])).paths.size).toBe(1);
  expect(asked.length).toBe(before);
});

test('a fetched image lies beside its post; one that failed is a link, and noted', async () => {
  const files = {
    '_config.yml': 'title: x\n',
    '_posts/2020-01-02-a.md': `---\ntitle: A\n---\n\n![One](${root}/a.png)\n\n![Two](${root}/gone.png)\n`,
  };
  const source = sourceOf(files);
  const site = detectEngine(source)!.engine.read(source);
  const fetched = await fetchAll(['/a.png', '/gone.png']);
  const { documents, copies, notes } = convertSite(
    site,
    withImages(treeOf(files), folder),
    { base: '/', lang: 'en', author: undefined },
    fetched,
    () => undefined,
  );
  expect(documents[0]!.text).toMatch(/!\[One\]\(\.\/[0-9a-f]{16}-a\.png\)/);
  expect(documents[0]!.text).toContain(`[Two](${root}/gone.png)`);
  expect(copies.size).toBe(1);
  expect(notes).toEqual([
    { kind: 'image-failed', file: '_posts/2020-01-02-a.md', line: 7, what: `${root}/gone.png: the server says 404` },
  ]);
});
