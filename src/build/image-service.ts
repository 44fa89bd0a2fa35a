import type { ImageTransform, LocalImageService } from 'astro';
import astro from 'astro/package.json' with { type: 'json' };
import sharpService from 'astro/assets/services/sharp';
import sharp from 'sharp';
import { digestOf, openCache } from '../core/cache.ts';
import { stillTransform } from './still-image.ts';

type Transform = LocalImageService['transform'];

/** Digests of originals; each is resized to several widths in two formats. */
const digests = new WeakMap<Uint8Array, string>();

/** Digest of all that decides what becomes of an original: its bytes, how it is resized, the encoder and its settings. */
function keyOf(original: Uint8Array, { src: _, ...transform }: ImageTransform, settings: unknown): string {
  const digest = digests.get(original) ?? digestOf(original);
  digests.set(original, digest);
  const entries = Object.entries(transform)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(JSON.stringify([digest, entries, settings, astro.version, sharp.versions]));
}

/**
 * Gives an image that an earlier build has made, if its file still holds what was written; else makes it with `make` and
 * keeps it in `folder`. Throws when the image cannot be made in the format asked for.
 */
export function cachedTransform(make: Transform): Transform {
  return async (original, transform, config, ...rest) => {
    const { folder, ...settings } = config.service.config as { folder: string };
    const cache = openCache(folder);
    const name = `${keyOf(original, transform as ImageTransform, settings)}.${transform.format}`;
    const kept = cache.get(name);
    if (kept !== undefined) return { data: new Uint8Array(kept), format: transform.format };
    const made = await make(original, transform, config, ...rest);
    // Astro's service gives the original back when it cannot encode it, and would publish that under the other's name.
    if (made.data.length === 0 || !isFormat(made.format, transform.format))
      throw new Error(`The image ${transform.src} cannot be made as ${transform.format}.`);
    cache.set(name, made.data);
    return made;
  };
}

/** Sharp calls AVIF by its container. */
const isFormat = (made: string, asked: string): boolean => [asked, { avif: 'heif', jpg: 'jpeg' }[asked]].includes(made);

/**
 * Astro's image service with a cache that checks what it gives. Astro's own cache trusts whatever lies there; the build
 * empties it before each build.
 */
export default {
  ...sharpService,
  transform: cachedTransform(stillTransform(sharpService.transform)),
} satisfies LocalImageService;
