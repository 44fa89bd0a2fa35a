import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toPng, type Drawing } from '../../src/og-images/png.ts';

const colours = { paper: '#fbf7ef', ink: '#2a2420', soft: '#655a4f', line: '#e2d8c7', accent: '#935' };
const svg = (content: string, ground = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32">${ground}${content}</svg>`;
const picture = async (content: string, more: Partial<Drawing> = {}, document = svg(content)): Promise<Drawing> => {
  const { data, info } = await sharp(Buffer.from(document)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { width, height, bands: [{ x: 0, y: 0, width, pixels: new Uint8Array(data) }], rectangles: [], ...more };
};
/** The same with softer letters from half of its height on. */
const twoBands = ({ bands: [band], ...drawing }: Drawing): Drawing => {
  const { pixels } = band!;
  const [top, bottom] = [pixels.slice(0, pixels.length / 2), pixels.slice(pixels.length / 2)];
  const y = drawing.height / 2;
  return {
    ...drawing,
    bands: [
      { ...band!, pixels: top },
      { ...band!, pixels: bottom, y, isSoft: true },
    ],
  };
};
const pixels = async (png: Uint8Array) => {
  const data = await sharp(png).removeAlpha().raw().toBuffer();
  return Array.from({ length: data.length / 3 }, (_, index) => `#${data.toString('hex', index * 3, index * 3 + 3)}`);
};

describe('a picture of few colours', () => {
  test('has the OG image’s own exactly, in their places', async () => {
    const squares = '<rect width="8" height="4"/><rect width="8" height="4" y="16"/>';
    const rectangles = [
      { x: 16, y: 0, width: 8, height: 2, colour: 'line' },
      { x: 24, y: 0, width: 8, height: 2, colour: 'accent' },
    ] as const;
    const found = await pixels(toPng(twoBands(await picture(squares, { rectangles: [...rectangles] })), colours));
    expect([0, 7, 64 * 16, 64 * 16 + 7, 16, 24, 31].map((at) => found[at])).toEqual([
      '#2a2420',
      '#2a2420',
      '#655a4f',
      '#655a4f',
      '#e2d8c7',
      '#993355',
      '#993355',
    ]);
    expect([32, 63, 64 * 8, 64 * 32 - 1].map((at) => found[at])).toEqual(Array(4).fill('#fbf7ef'));
  });

  test('keeps soft edges, near to what they were', async () => {
    const circle = '<circle cx="16" cy="16" r="13.3" fill="#2a2420"/>';
    const drawn = svg(circle, '<rect width="64" height="32" fill="#fbf7ef"/>');
    const [few, all] = [
      await sharp(toPng(await picture(circle), colours))
        .removeAlpha()
        .raw()
        .toBuffer(),
      await sharp(Buffer.from(drawn)).removeAlpha().raw().toBuffer(),
    ];
    const furthest = Math.max(...few.map((value, at) => Math.abs(value - all[at]!)));
    expect(furthest).toBeLessThan(18);
    expect(new Set(await pixels(toPng(await picture(circle), colours))).size).toBeGreaterThan(5);
  });

  test('has fewer steps where there is much of it', async () => {
    const dots = Array.from(
      { length: 3500 },
      (_, n) =>
        `<circle cx="${(n * 61.803) % 1200}" cy="${(n * 38.197) % 630}" r="${2 + (n % 7) / 3}" fill="#2a2420"/>`,
    ).join('');
    const document = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${dots}</svg>`;
    const png = toPng(await picture('', {}, document), colours);
    const found = new Set(await pixels(png));
    expect(found.size).toBeLessThanOrEqual(9);
    expect(found).toContain('#2a2420');
  });
});
