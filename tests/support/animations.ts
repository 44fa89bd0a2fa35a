import { crc32 } from 'node:zlib';
import sharp, { type Color } from 'sharp';

/** Formats in which an image may move. */
export type Moving = 'webp' | 'gif' | 'png';

/** An image of 300 × 200 pixels, all of one colour. */
export const plainImage = (background: Color) =>
  sharp({ create: { width: 300, height: 200, channels: 4, background } });

/** An animation of two frames of 300 × 200 pixels, the first red, the second blue. */
export async function animation(format: Moving): Promise<Buffer> {
  const [red, blue] = await Promise.all(['#ff0000', '#0000ff'].map((colour) => plainImage(colour).png().toBuffer()));
  if (format === 'png') return animatedPng([red!, blue!]);
  return sharp([red!, blue!], { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

/** Puts PNGs of one size together as an APNG (PNG 3rd edition, 11.3.6), which sharp does not write. */
function animatedPng(frames: readonly Buffer[]): Buffer {
  const [first] = frames as [Buffer];
  const number = (value: number) => Buffer.from(new Uint32Array([value]).buffer).swap32();
  const [width, height] = [first.readUInt32BE(16), first.readUInt32BE(20)];
  const delay = Buffer.from([0, 1, 0, 2, 0, 0]);
  let sequence = 0;
  const parts = frames.flatMap((frame, index) => {
    const control = chunk('fcTL', number(sequence++), number(width), number(height), number(0), number(0), delay);
    const pixels = chunksOf(frame)
      .filter(({ type }) => type === 'IDAT')
      .map(({ data }) => data);
    return [control, index === 0 ? chunk('IDAT', ...pixels) : chunk('fdAT', number(sequence++), ...pixels)];
  });
  // The signature and the header of 13 bytes with its frame of 12 come first.
  const animationControl = chunk('acTL', number(frames.length), number(0));
  return Buffer.concat([first.subarray(0, 33), animationControl, ...parts, chunk('IEND')]);
}

function chunk(type: string, ...data: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(type), ...data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data });
  }
  return chunks;
}
