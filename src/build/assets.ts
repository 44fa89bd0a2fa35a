import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assetPath, decodePath } from '../blog/urls.ts';
import type { FileFacts } from './page-cache.ts';

/** Whether a file of a site is an image that Astro published. */
export const isImageAsset = (file: string): boolean => /^_astro\/.*\.(avif|gif|jpe?g|png|svg|tiff?|webp)$/i.test(file);

/** What files other than pages name, such as feeds with their images. */
export function readFacts(dist: string, built: readonly string[]): Map<string, FileFacts> {
  const isText = (file: string) => /\.(css|json|md|svg|txt|xml)$/.test(file);
  const assetsIn = (file: string) => [
    ...new Set([...readFileSync(join(dist, file), 'utf8').matchAll(assetPath)].map(([name]) => decodePath(name))),
  ];
  return new Map(
    built
      .filter((file) => !file.endsWith('.html'))
      .map((file) => [file, { assets: isText(file) ? assetsIn(file) : [] }]),
  );
}

/**
 * Removes the images and fonts that nothing in the site names. Astro publishes the original of an image unless a page
 * of this build shows smaller copies of it, and the font for formulas even if no page has one.
 */
export function removeUnusedAssets(dist: string, built: readonly string[], site: ReadonlyMap<string, FileFacts>): void {
  const named = new Set([...site.values()].flatMap(({ assets }) => assets));
  const isAsset = (file: string) => isImageAsset(file) || /^_astro\/.*\.woff2$/i.test(file);
  for (const file of built) if (isAsset(file) && !named.has(file)) rmSync(join(dist, file));
}
