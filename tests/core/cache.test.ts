import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache, openCachedValue, writeCachedFile } from '../../src/core/cache.ts';

let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'cache-')), 'deep/folder')));
afterEach(() => rmSync(join(folder, '../..'), { recursive: true }));
const path = (name: string) => join(folder, name);

test('what is kept comes back, in the next build too, whatever bytes it holds', () => {
  const all = { empty: '', text: 'Ünïcode\n', bytes: Uint8Array.of(0, 10, 13, 255) };
  for (const [name, data] of Object.entries(all)) openCache(folder, '1').set(name, data);
  for (const [name, data] of Object.entries(all)) expect(openCache(folder, '1').get(name)).toEqual(Buffer.from(data));
  openCachedValue(path('value'), '1').write({ a: [1, null] });
  expect(openCachedValue(path('value'), '1').read()).toEqual({ a: [1, null] });
  expect(openCache(folder, '1').get('other')).toBeUndefined();
  expect(openCachedValue(join(folder, 'none/other'), '1').read()).toBeUndefined();
});

describe('what is not as it was kept counts as not there, and is kept anew', () => {
  const change = (name: string, to: (data: Buffer) => string | Uint8Array) =>
    writeFileSync(path(name), to(readFileSync(path(name))));

  test.each<[string, () => void]>([
    ['empty', () => change('a', () => '')],
    ['cut', () => change('a', (data) => data.subarray(0, -1))],
    ['cut after its digest', () => change('a', (data) => data.subarray(0, 44))],
    ['cut within its digest', () => change('a', (data) => data.subarray(0, 20))],
    ['longer', () => change('a', (data) => Buffer.concat([data, Buffer.from(' ')]))],
    [
      'one bit away',
      () => change('a', (data) => data.map((byte, index) => (index === data.length - 2 ? byte ^ 1 : byte))),
    ],
    ['zeros of the same length', () => change('a', (data) => Buffer.alloc(data.length))],
    ['JSON of another shape', () => change('a', () => '{"version":"1"}')],
    ['what it held, without its digest', () => change('a', (data) => data.subarray(44))],
    ['another file of its kind', () => cpSync(path('b'), path('a'))],
    ['of another version', () => openCache(folder, '2').set('a', '["a"]')],
    ['a folder', () => (rmSync(path('a')), mkdirSync(path('a/x'), { recursive: true }))],
    ['a link that leads nowhere', () => (rmSync(path('a')), symlinkSync('nowhere', path('a')))],
    ['gone', () => rmSync(path('a'))],
    [
      'gone with its folder, in whose place a file lies',
      () => (rmSync(folder, { recursive: true }), writeFileSync(folder, '')),
    ],
    ['under another name', () => renameSync(path('a'), path('c'))],
  ])('%s', (_, damage) => {
    const value = (name: string) => openCachedValue(path(name), '1');
    value('a').write(['a']);
    value('b').write(['b']);
    damage();
    for (const name of ['a', 'c']) expect(value(name).read()).toBeUndefined();
    value('a').write(['new']);
    expect(value('a').read()).toEqual(['new']);
  });
});

test('only what is wanted stays, and nothing unfinished', () => {
  const cache = openCache(folder, '1');
  cache.prune(new Set());
  for (const name of ['a', 'b']) cache.set(name, name);
  writeFileSync(path('a.1-1.new'), 'half');
  cache.prune(new Set(['a']));
  expect(readdirSync(folder)).toEqual(['a']);
  cache.remove('a');
  cache.remove('a');
  expect(cache.names()).toEqual([]);
});

test('a plain file is written anew only when it holds other bytes', () => {
  const file = path('picture.png');
  for (const bytes of [Uint8Array.of(1), Uint8Array.of(2)]) {
    writeCachedFile(file, bytes);
    expect([...readFileSync(file)]).toEqual([...bytes]);
  }
});
