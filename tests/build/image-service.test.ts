import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalImageService } from 'astro';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cachedTransform } from '../../src/build/image-service.ts';

type Transform = LocalImageService['transform'];
type Wish = Parameters<Transform>[1];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'images-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const make = vi.fn<Transform>(
  async (original, { width, format }) =>
    ({
      data: Buffer.from(`${original[0]} ${width} ${format}`),
      format: format === 'avif' ? 'heif' : format,
    }) as Awaited<ReturnType<Transform>>,
);
beforeEach(() => void make.mockClear());
const ask = async (
  wish: Partial<Wish> = {},
  original = Uint8Array.of(1),
  settings: object = { avif: { effort: 2 } },
) => {
  const config = { service: { config: { folder, ...settings } } } as unknown as Parameters<Transform>[2];
  const { data } = await cachedTransform(make)(
    original,
    { src: '/_astro/a.png', width: 400, format: 'avif', ...wish } as Wish,
    config,
    undefined as never,
  );
  return Buffer.from(data).toString();
};

describe('an image', () => {
  test('is made once, whatever its original is called', async () => {
    expect(await ask()).toBe('1 400 avif');
    expect(await ask({ src: '/_astro/b.png' })).toBe('1 400 avif');
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('takes less effort when it is a photograph', async () => {
    await ask({}, Uint8Array.of(0xff, 0xd8));
    await ask({}, Uint8Array.of(0x89, 0x50));
    const efforts = make.mock.calls.map(([, , { service }]) => (service.config as { avif: object }).avif);
    expect(efforts).toEqual([{ effort: 1 }, { effort: 2 }]);
  });

  test.each<[string, () => Promise<string>]>([
    ['of another original', () => ask({}, Uint8Array.of(2))],
    ['of another width', () => ask({ width: 750 })],
    ['in another format', () => ask({ format: 'webp' })],
    ['with other settings of the encoder', () => ask({}, Uint8Array.of(1), { avif: { effort: 3 } })],
  ])('%s is another', async (_, other) => {
    await ask();
    await other();
    expect(make).toHaveBeenCalledTimes(2);
  });

  test.each<[string, (data: Buffer, other: Buffer) => Uint8Array]>([
    ['empty', () => new Uint8Array()],
    ['cut', (data) => data.subarray(0, -1)],
    ['garbled', (data) => data.map((byte, index) => (index === data.length - 1 ? byte + 1 : byte))],
    ['another’s', (_, other) => other],
  ])('is made again when its file is %s', async (_, damage) => {
    await ask();
    const [name] = readdirSync(folder);
    await ask({ width: 750 });
    const other = readdirSync(folder).find((each) => each !== name)!;
    writeFileSync(join(folder, name!), damage(readFileSync(join(folder, name!)), readFileSync(join(folder, other))));
    expect([await ask(), await ask()]).toEqual(['1 400 avif', '1 400 avif']);
    expect(make).toHaveBeenCalledTimes(3);
  });

  test.each([
    ['empty', { data: new Uint8Array(), format: 'webp' }],
    ['the original under another name', { data: Uint8Array.of(1), format: 'png' }],
  ])('that comes out %s is neither kept nor published', async (_, made) => {
    make.mockResolvedValueOnce(made as Awaited<ReturnType<Transform>>);
    await expect(ask({ format: 'webp' })).rejects.toThrow('The image /_astro/a.png cannot be made as webp.');
    expect(readdirSync(folder)).toEqual([]);
  });
});
