import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectImage } from '../../src/core/image.ts';
import { writeProject } from '../support/documents.ts';

/** An image that no encoder makes small. */
const noise = (width = 64, height = 40) =>
  sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => ((at * 7919) ^ (at >> 3)) & 255)), {
    raw: { width, height, channels: 3 },
  });
const inspect = async (name: string, bytes: string | Uint8Array, isServed = false) =>
  inspectImage(`${writeProject({ [name]: bytes })}/${name}`, name, isServed);

const formats: Record<string, (image: Sharp) => Sharp> = {
  'a.jpg': (image) => image.jpeg(),
  'progressive.jpg': (image) => image.jpeg({ progressive: true }),
  'a.png': (image) => image.png(),
  'interlaced.png': (image) => image.png({ progressive: true }),
  'a.webp': (image) => image.webp(),
  'lossless.webp': (image) => image.webp({ lossless: true }),
  'a.gif': (image) => image.gif(),
  'a.avif': (image) => image.avif({ effort: 0 }),
};

describe.each(Object.entries(formats))('%s', (name, encode) => {
  test('has a size', async () => {
    expect(await inspect(name, await encode(noise()).toBuffer())).toEqual({ width: 64, height: 40 });
  });

  test.each([0, 0.1, 0.5, 0.9])('is told when it is cut after %s of its length', async (part) => {
    const whole = await encode(noise()).toBuffer();
    expect(await inspect(name, whole.subarray(0, Math.floor(whole.length * part)))).toEqual({
      message: `The file \`${name}\` cannot be read as a picture.`,
      fix: expect.stringContaining('cut off'),
    });
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'the size of a picture of EXIF orientation %i is the one that is seen',
  async (orientation) => {
    const bytes = await noise().withMetadata({ orientation }).jpeg().toBuffer();
    expect(await inspect('a.jpg', bytes)).toEqual(
      orientation < 5 ? { width: 64, height: 40 } : { width: 40, height: 64 },
    );
  },
);

test('the size of an animation is that of a frame', async () => {
  const frames = sharp([await noise().png().toBuffer(), await noise().negate().png().toBuffer()], {
    join: { animated: true },
  });
  expect(await inspect('a.webp', await frames.clone().webp().toBuffer())).toEqual({ width: 64, height: 40 });
  expect(await inspect('a.gif', await frames.clone().gif().toBuffer())).toEqual({ width: 64, height: 40 });
});

test('a picture of too many pixels is told as such', async () => {
  const png = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#888' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(await inspect('a.png', png)).toEqual({
    message: 'The picture `a.png` is too large: 12000 × 9000 pixels, and 100 million is the most.',
    fix: expect.any(String),
  });
});

test('a picture that no browser shows is told where a browser gets it, and shown elsewhere', async () => {
  const tiff = await noise().tiff().toBuffer();
  expect(await inspect('a.tiff', tiff)).toEqual({ width: 64, height: 40 });
  expect(await inspect('a.png', tiff, true)).toMatchObject({
    message: 'The picture `a.png` is TIFF, which no browser shows.',
  });
  expect(await inspect('a.avif', await noise().avif({ effort: 0 }).toBuffer(), true)).toEqual({
    width: 64,
    height: 40,
  });
});

test.each([
  ['<svg width="30" height="20"/>', { width: 30, height: 20 }],
  ["<?xml version='1.0'?>\n<svg\n  width='30px' height='20.5px'></svg>", { width: 30, height: 20.5 }],
  ['<svg viewBox="0 0 600 400"/>', { width: 600, height: 400 }],
  ['<svg width="100%" height="100%" viewBox="0,0,6,4"/>', { width: 6, height: 4 }],
  ['<svg/>', { message: 'The drawing `a.svg` has no size.' }],
  ['<svg width="100%"/>', { message: 'The drawing `a.svg` has no size.' }],
  ['<p>no drawing</p>', { message: 'The file `a.svg` cannot be read as a picture.' }],
  ['', { message: 'The file `a.svg` cannot be read as a picture.' }],
])('the drawing %j', async (svg, expected) => {
  expect(await inspect('a.svg', svg)).toMatchObject(expected);
});
