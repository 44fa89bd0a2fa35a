import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentImages } from '../../src/build/content-images.ts';
import { digestOf } from '../../src/core/cache.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'images-'))));
afterEach(() => rmSync(root, { recursive: true }));

const draw = (name: string, width: number, height: number, orientation = 1) =>
  sharp({ create: { width, height, channels: 3, background: 'green' } })
    .withMetadata({ orientation })
    .toFile(join(root, name));
const look = async (...paths: string[]) => {
  const images = new ContentImages(root, '/blog/');
  await images.add(paths);
  return images;
};

test('an image has its size as it is seen, and a URL below the base path that changes with its bytes', async () => {
  await draw('a photo.jpg', 40, 20, 6);
  const image = (await look('a photo.jpg')).get('a photo.jpg');
  expect(image).toMatchObject({ width: 20, height: 40, format: 'jpg' });
  expect(image.src).toMatch(/^\/blog\/_astro\/a-photo\.[\w-]{8}\.jpg$/);
  await draw('a photo.jpg', 40, 24, 6);
  expect((await look('a photo.jpg')).get('a photo.jpg').src).not.toBe(image.src);
});

test('what keys are made from names no folder of this machine', async () => {
  await draw('a.png', 4, 4);
  expect(JSON.stringify((await look('a.png')).get('a.png'))).not.toContain(root);
});

test('its original is read when a page names it, and only as it was', async () => {
  await draw('a.png', 4, 4);
  copyFileSync(join(root, 'a.png'), join(root, 'b.png'));
  const images = await look('a.png', 'b.png');
  const [a, b] = ['a.png', 'b.png'].map((path) => images.get(path).src.replace('/blog/', ''));
  expect([images.has(a!), images.has(b!), images.has('_astro/c.12345678.png')]).toEqual([true, true, false]);
  expect(images.read(a!)).toEqual(images.read(b!));
  writeFileSync(join(root, 'a.png'), 'other');
  expect(() => images.read(a!)).toThrow('The image a.png changed while the site was being built.');
});

test('an image that the bundle has, too, is the same file', async () => {
  await draw('a.png', 4, 4);
  const images = new ContentImages(
    root,
    '/',
    new Map([[digestOf(readFileSync(join(root, 'a.png'))), '_astro/b.x.png']]),
  );
  await images.add(['a.png']);
  expect(images.get('a.png').src).toBe('/_astro/b.x.png');
});

test('letters of every script stay in its name; what URLs and srcset give a meaning does not', async () => {
  await draw('बिल्ली, 100% #1.png', 4, 4);
  expect((await look('बिल्ली, 100% #1.png')).get('बिल्ली, 100% #1.png').src).toMatch(
    /^\/blog\/_astro\/बिल्ली-100-1\.[\w-]{8}\.png$/,
  );
});
