import { crc32, deflateSync } from 'node:zlib';
import type { Colours } from './colours.ts';

type Rgb = readonly [number, number, number];

/** Most bytes of an OG image: link previews are fetched over the phone, too. */
export const mostBytes = 40_000;

/**
 * An OG image as a PNG of at most sixteen colours: the OG image’s own, exactly, and steps between the paper and its
 * inks for the edges of letters: half the bytes of 256 colours. With more than `mostBytes` (five lines of dense Han
 * characters) it is drawn in fewer steps.
 */
export function toPng(drawing: Drawing, colours: Colours): Uint8Array {
  const png = encode(drawing, colours, 8);
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

/** Letters on a clear ground, and where they stand. */
export interface Band {
  /** Pixels from the top left corner of the OG image; `x` and `width` are even. */
  x: number;
  y: number;
  width: number;
  /** Four bytes to a pixel, of which the last says how much of it is covered. */
  pixels: Uint8Array<ArrayBuffer>;
  /** Whether the letters are of the softer colour. */
  isSoft?: boolean;
}

/** An OG image before it has colours. `width` is even. */
export interface Drawing {
  width: number;
  height: number;
  bands: readonly Band[];
  rectangles: readonly Rectangle[];
}

/** How hard to compress: level 6 takes twice the time, for files 6 % smaller. */
const level = 4;

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

function encode(drawing: Drawing, colours: Colours, steps: number): Uint8Array {
  const { width, height } = drawing;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits to a pixel, each the number of a colour in a palette (PNG specification, 11.2.1).
  header.set([4, 3], 8);
  const pixels = deflateSync(rowsOf(drawing, steps), { level, chunkSize: mostBytes });
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

/** The rows of an image as PNG packs them: a byte for no filter, then two pixels to a byte. */
function rowsOf({ width, height, bands, rectangles }: Drawing, steps: number): Uint8Array {
  const length = 1 + width / 2;
  // Of paper, whose number is 0, for nine tenths.
  const rows = new Uint8Array(height * length);
  const [ink, soft] = [stepsTo(numbers.ink, steps), stepsTo(numbers.ink + steps, steps / 2)];
  for (const band of bands) addBand(rows, length, band, band.isSoft ? soft : ink);
  for (const { x, y, width, height, colour } of rectangles) {
    for (let row = y; row < y + height; row++)
      rows.fill(numbers[colour] * 0x11, row * length + 1 + x / 2, row * length + 1 + (x + width) / 2);
  }
  return rows;
}

/** Puts the letters of a band into the rows of an image, each of `length` bytes. */
function addBand(rows: Uint8Array, length: number, { x, y, width, pixels }: Band, numberOf: Uint8Array): void {
  const all = fourBytesAtOnce(pixels);
  // Without destructuring in here, which took six times as long (V8 13.6): there are some 200,000 pairs of pixels.
  for (let at = 0, to = y * length + 1 + x / 2; at < all.length; to += length - width / 2) {
    for (const end = at + width; at < end; at += 2, to++) {
      const left = all[at]!;
      const right = all[at + 1]!;
      if ((left | right) === 0) continue;
      const first = numberOf[left >>> 24]!;
      const second = numberOf[right >>> 24]!;
      // Another band may have letters there, too.
      rows[to] = ((first || rows[to]! >> 4) << 4) | (second || rows[to]! & 15);
    }
  }
}

/** Pixels as numbers, each with its coverage in the highest byte, as on every processor that the renderer runs on. */
export const fourBytesAtOnce = ({ buffer, byteOffset, length }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length / 4);
