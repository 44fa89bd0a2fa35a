import type { OgImageText } from '../blog/og-images.ts';
import { keep, readKept, type DrawnImage } from './cache.ts';
import { ogImageKey } from './key.ts';
import { warningsFor } from './warnings.ts';

export type { DrawnImage } from './cache.ts';
export { keepOnly } from './cache.ts';
export { ogImageKey } from './key.ts';

/**
 * Draws an OG image as a PNG of `ogImageSize`. What draws is loaded with the first one, so that a build that draws none
 * does without.
 */
export async function drawOgImage(image: OgImageText): Promise<DrawnImage> {
  const { draw } = await import('./draw.ts');
  const { png, missing } = await draw(image);
  return { png, warnings: warningsFor(missing, image.lang) };
}

const underway = new Map<string, Promise<DrawnImage>>();

/** An OG image from `folder`, where an earlier build has kept it; else draws it and keeps it there. */
export async function getOgImagePng(image: OgImageText, folder: string): Promise<DrawnImage> {
  const key = ogImageKey(image);
  const kept = readKept(folder, key);
  if (kept !== undefined) return kept;
  const drawing = underway.get(key) ?? drawOgImage(image);
  underway.set(key, drawing);
  try {
    const drawn = await drawing;
    keep(folder, key, drawn);
    return drawn;
  } finally {
    underway.delete(key);
  }
}
