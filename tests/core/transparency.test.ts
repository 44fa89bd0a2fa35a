import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isTransparent } from '../../src/core/transparency.ts';

const raw = (alpha: number) =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha } } });
const svg = (inside: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">${inside}<path d="M0 0L8 8" stroke="#000"/></svg>`,
  );
const ground = '<rect width="8" height="8" fill="#fff"/>';

test.each([
  ['a clear PNG', () => raw(0).png().toBuffer(), true],
  ['a half clear WebP', () => raw(0.5).webp().toBuffer(), true],
  ['a clear AVIF', () => raw(0).avif().toBuffer(), true],
  ['a clear GIF', () => raw(0).gif().toBuffer(), true],
  ['a palette PNG with one clear colour', () => raw(0).png({ palette: true }).toBuffer(), true],
  ['a PNG with an alpha channel that is full', () => raw(1).png().toBuffer(), false],
  ['a PNG without alpha', () => raw(1).removeAlpha().png().toBuffer(), false],
  ['a JPEG', () => raw(1).jpeg().toBuffer(), false],
  ['a drawing without a ground', () => svg(''), true],
  ['a drawing on a ground', () => svg(ground), false],
  [
    'a drawing that knows the dark',
    () => svg('<style>@media (prefers-color-scheme: dark) { path { stroke: #fff } }</style>'),
    false,
  ],
  ['what is no image', () => Buffer.from('no'), false],
  ['an empty file', () => Buffer.alloc(0), false],
])('%s', async (_, bytes, expected) => {
  expect(await isTransparent(await bytes())).toBe(expected);
});
