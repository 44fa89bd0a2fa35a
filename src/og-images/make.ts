import type { OgImageText } from '../blog/og-images.ts';
import { readCached, writeCached, type DrawnImage } from './cache.ts';
import { draw } from './draw.ts';
import { ogImageKey } from './key.ts';
import { warningsFor } from './warnings.ts';

/** Draws an OG image as a PNG of `ogImageSize`. */
export async function drawOgImage(image: OgImageText): Promise<DrawnImage> {
  const { png, missing } = await draw(image);
  return { png, warnings: warningsFor(missing, image.lang) };
}

const underway = new Map<string, Promise<DrawnImage>>();

/** An OG image from `folder`, where an earlier build has cached it; else draws it and caches it there. */
export async function makeOgImage(image: OgImageText, folder: string): Promise<DrawnImage> {
  const key = ogImageKey(image);
  const cached = readCached(folder, key);
  if (cached !== undefined) return cached;
  const drawing = underway.get(key) ?? drawOgImage(image);
  underway.set(key, drawing);
  try {
    const drawn = await drawing;
    writeCached(folder, key, drawn);
    return drawn;
  } finally {
    underway.delete(key);
  }
}
