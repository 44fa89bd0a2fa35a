import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scaled, sizeClass } from './image-placeholder.ts';

/** What Astro can read as an image. */
export const imageName = /\.(avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/**
 * Attributes of an image in `public/`: its pixels, so that nothing moves when it arrives, and `transparent` for the
 * dark; none when it cannot be read, which the loader reports.
 */
export async function publicImage(
  path: string,
  size: string | undefined,
): Promise<{ width?: number; height?: number; className?: string[] }> {
  const [{ inspectImage }, { isTransparent }] = await Promise.all([
    import('../../core/image.ts'),
    import('../../core/transparency.ts'),
  ]);
  const file = join(process.cwd(), 'public', path);
  const found = await inspectImage(file, path, true);
  if ('message' in found) return {};
  const className = [...((await isTransparent(await readFile(file))) ? ['transparent'] : []), ...sizeClass(size)];
  return { ...scaled(found, size), ...(className.length > 0 && { className }) };
}
