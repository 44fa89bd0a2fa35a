import sharp from 'sharp';

/**
 * Whether an image shows what lies behind it somewhere, as a plot without a ground does. A drawing that itself asks for
 * the reader's colour scheme has its own answer to a dark page, and counts as opaque; so does what cannot be read.
 */
export async function isTransparent(bytes: Uint8Array): Promise<boolean> {
  const start = Buffer.from(bytes.subarray(0, 400_000)).toString('latin1');
  if (/^[^<]*<[\s\S]*?prefers-color-scheme/.test(start) && /<svg\b/.test(start)) return false;
  try {
    const image = sharp(bytes);
    const { hasAlpha, format } = await image.metadata();
    return (hasAlpha || format === 'svg') && !(await image.stats()).isOpaque;
  } catch {
    return false;
  }
}
