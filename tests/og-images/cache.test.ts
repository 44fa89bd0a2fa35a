import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OgImageText } from '../../src/blog/og-images.ts';
import { pruneCached } from '../../src/og-images/index.ts';
import { ogImageKey } from '../../src/og-images/key.ts';
import { makeOgImage } from '../../src/og-images/make.ts';

const draw = vi.hoisted(() => vi.fn());
vi.mock('../../src/og-images/draw.ts', () => ({ draw }));

const image: OgImageText = { title: 'A', note: '', tags: [], site: 'S', lang: 'en' };
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'og-images-')), 'deep', 'cards');
  let drawn = 0;
  draw.mockReset().mockImplementation(async () => ({ png: Uint8Array.of(1, 10, 2, ++drawn), missing: ['𓀀'] }));
});
afterEach(() => rmSync(join(folder, '../..'), { recursive: true }));

describe('OG images cached from build to build', () => {
  test('are drawn once, and come with their warnings', async () => {
    const first = await makeOgImage(image, folder);
    expect(first).toEqual({ png: Uint8Array.of(1, 10, 2, 1), warnings: [expect.stringContaining('U+13000')] });
    expect(await makeOgImage({ ...image }, folder)).toEqual(first);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  test('are drawn once when two pages ask at the same time', async () => {
    const [first, second] = await Promise.all([makeOgImage(image, folder), makeOgImage(image, folder)]);
    expect(first).toEqual(second);
    expect(draw).toHaveBeenCalledTimes(1);
    expect(readdirSync(folder)).toEqual([`${ogImageKey(image)}.warned`]);
  });

  test('are drawn again after a failure', async () => {
    draw.mockRejectedValueOnce(new Error('no memory'));
    await expect(makeOgImage(image, folder)).rejects.toThrow('no memory');
    expect((await makeOgImage(image, folder)).png).toEqual(Uint8Array.of(1, 10, 2, 1));
  });

  test.each([
    ['empty', () => ''],
    ['cut off', (cached: Buffer) => cached.subarray(0, -1)],
    ['changed', (cached: Buffer) => Buffer.concat([cached.subarray(0, -1), Buffer.of(9)])],
    ['of other words', () => 'null\n'],
    ['without its image', (cached: Buffer) => cached.subarray(0, cached.indexOf('\n'))],
  ])('are drawn again when the file is %s', async (_, damage) => {
    await makeOgImage(image, folder);
    const path = join(folder, `${ogImageKey(image)}.warned`);
    writeFileSync(path, damage(readFileSync(path)));
    expect((await makeOgImage(image, folder)).png).toEqual(Uint8Array.of(1, 10, 2, 2));
    expect((await makeOgImage(image, folder)).png).toEqual(Uint8Array.of(1, 10, 2, 2));
    expect(draw).toHaveBeenCalledTimes(2);
  });

  test('are known by their warnings, which every build tells', async () => {
    await makeOgImage(image, folder);
    draw.mockImplementation(async () => ({ png: Uint8Array.of(1), missing: [] }));
    const sound = { ...image, title: 'B' };
    await makeOgImage(sound, folder);
    expect(pruneCached(folder, new Set([ogImageKey(image), ogImageKey(sound)]))).toEqual(new Set([ogImageKey(image)]));
    expect((await makeOgImage(sound, folder)).warnings).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('are forgotten when nobody asks for them any more', async () => {
    const other = { ...image, title: 'B' };
    await makeOgImage(image, folder);
    await makeOgImage(other, folder);
    writeFileSync(join(folder, 'half.image.123'), '');
    pruneCached(folder, new Set([ogImageKey(other)]));
    expect(readdirSync(folder)).toEqual([`${ogImageKey(other)}.warned`]);
    pruneCached(join(folder, 'none yet'), new Set());
  });
});
