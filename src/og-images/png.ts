import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Colours } from './colours.ts';

type Rgb = readonly [number, number, number];

/** Most bytes of an OG image: link previews are fetched over the phone, too. */
export const mostBytes = 40_000;

/**
 * An OG image as a PNG of at most sixteen colours: the OG image’s own, exactly, and steps between the paper and its
 * inks for the edges of letters: half the bytes of 256 colours. With more than `mostBytes` (five lines of dense Han
 * characters) it is drawn in fewer steps.
 */
export async function toPng(drawing: Drawing, colours: Colours): Promise<Uint8Array> {
  const png = await encode(drawing, colours, 8);
  return png.length <= mostBytes ? png : encode(drawing, colours, 4);
}

/** A part of an OG image that is all of one colour; pixels from its top left corner. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: 'line' | 'accent';
}

/** An OG image before it has colours. */
export interface Drawing {
  /** Its letters on a clear ground, four bytes to a pixel, of which the last says how much of it is covered. */
  pixels: Uint8Array;
  width: number;
  height: number;
  /** Letters from this row on are of the softer colour. */
  softFrom: number;
  rectangles: readonly Rectangle[];
}

/** Numbers of the first colours; steps of the ink come next, then half as many of the soft one. */
const numbers = { paper: 0, line: 1, accent: 2, ink: 3 } as const;

function paletteOf({ paper, ink, soft, line, accent }: Colours, steps: number): Rgb[] {
  const from = rgb(paper);
  const between = (to: Rgb, share: number) =>
    from.map((value, i) => Math.round(value + (to[i]! - value) * share)) as unknown as Rgb;
  const ramp = (to: Rgb, steps: number): Rgb[] =>
    Array.from({ length: steps }, (_, step) => between(to, (step + 1) / steps));
  return [from, rgb(line), rgb(accent), ...ramp(rgb(ink), steps), ...ramp(rgb(soft), steps / 2)];
}

/** `#9c3515` or `#935`. */
function rgb(colour: string): Rgb {
  const digits = colour.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
}

async function encode(drawing: Drawing, colours: Colours, steps: number): Promise<Uint8Array> {
  const { width, height } = drawing;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits to a pixel, each the number of a colour in a palette (PNG specification, 11.2.1).
  header.set([4, 3], 8);
  const pixels = await promisify(deflate)(rowsOf(drawing, steps));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(paletteOf(colours, steps).flat())),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const frame = Buffer.alloc(data.length + 12);
  frame.writeUInt32BE(data.length, 0);
  frame.write(type, 4, 'latin1');
  frame.set(data, 8);
  frame.writeUInt32BE(crc32(frame.subarray(4, -4)), data.length + 8);
  return frame;
}

/**
 * The number of a colour for each coverage of a pixel, in steps from the paper to a colour whose first step is `first`.
 */
const stepsTo = (first: number, steps: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, covered) =>
    Math.round((covered / 255) * steps) === 0 ? numbers.paper : first - 1 + Math.round((covered / 255) * steps),
  );

/** The rows of a picture as PNG packs them: a byte for no filter, then two pixels to a byte. `width` is even. */
function rowsOf({ pixels, width, height, softFrom, rectangles }: Drawing, steps: number): Uint8Array {
  const [ink, soft] = [stepsTo(numbers.ink, steps), stepsTo(numbers.ink + steps, steps / 2)];
  const length = 1 + width / 2;
  // Of paper, whose number is 0, for nine tenths.
  const rows = new Uint8Array(height * length);
  for (let y = 0, at = 3; y < height; y++) {
    const numberOf = y < softFrom ? ink : soft;
    for (let to = y * length + 1, end = at + 4 * width; at < end; at += 8, to++) {
      const left = pixels[at]!;
      const right = pixels[at + 4]!;
      if (left !== 0 || right !== 0) rows[to] = (numberOf[left]! << 4) | numberOf[right]!;
    }
  }
  for (const { x, y, width, height, colour } of rectangles) {
    for (let row = y; row < y + height; row++)
      rows.fill(numbers[colour] * 0x11, row * length + 1 + x / 2, row * length + 1 + (x + width) / 2);
  }
  return rows;
}
