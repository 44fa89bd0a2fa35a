import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImageCache } from '../../src/build/image-cache.ts';
import { digestOf } from '../../src/core/cache.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'images-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const [a, b] = [digestOf('a'), digestOf('b')];

test('images whose bytes the site does not have are removed, whatever they were made from', () => {
  const cache = openImageCache(folder);
  cache.set(a, Uint8Array.of(1), 'webp');
  cache.set(b, Uint8Array.of(2), 'webp');
  openImageCache(folder).prune(new Set([digestOf(Uint8Array.of(2)), digestOf('original')]));
  expect(readdirSync(folder)).toHaveLength(1);
  for (const each of [cache, openImageCache(folder)]) {
    expect(each.get(a)).toBeUndefined();
    expect(each.get(b)).toEqual(Uint8Array.of(2));
  }
});

test('another build may have made an image meanwhile', () => {
  const cache = openImageCache(folder);
  openImageCache(folder).set(a, Uint8Array.of(1), 'webp');
  expect(cache.get(a)).toBeUndefined();
  cache.set(a, Uint8Array.of(1), 'webp');
  expect(readdirSync(folder)).toHaveLength(1);
});
