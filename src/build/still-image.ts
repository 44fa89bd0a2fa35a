import type { LocalImageService } from 'astro';
import sharp from 'sharp';

type Transform = LocalImageService['transform'];

/** Formats in which an animation stays one. */
const moving = new Set(['webp', 'gif']);

/**
 * Makes the first frame of an animation into a still format; by itself Astro's service stacks all frames in one image.
 */
export const stillTransform =
  (make: Transform): Transform =>
  async (original, transform, ...rest) => {
    const isStill = transform.format !== undefined && transform.format !== 'svg' && !moving.has(transform.format);
    return make(isStill ? await firstFrame(original) : original, transform, ...rest);
  };

async function firstFrame(original: Uint8Array): Promise<Uint8Array> {
  const { pages = 1 } = await sharp(original, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ pages: 1 }));
  return pages === 1 ? original : new Uint8Array(await sharp(original, { pages: 1 }).png().toBuffer());
}
