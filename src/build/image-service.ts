import type { ImageTransform, LocalImageService } from 'astro';
import astro from 'astro/package.json' with { type: 'json' };
import sharpService from 'astro/assets/services/sharp';
import sharp from 'sharp';
import { digestOf } from '../core/cache.ts';
import { openImageCache, type ImageCache } from './image-cache.ts';
import { stillTransform } from './still-image.ts';

type Transform = LocalImageService['transform'];

/** Digests of originals; each is resized to several widths in two formats. */
const digests = new WeakMap<Uint8Array, string>();

/**
 * Digest of all that decides how an image comes out: its original, how that is resized, the encoder and its settings.
 */
function keyOf(original: Uint8Array, { src: _, ...transform }: ImageTransform, settings: unknown): string {
  const digest = digests.get(original) ?? digestOf(original);
  digests.set(original, digest);
  const entries = Object.entries(transform)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(JSON.stringify([digest, entries, settings, astro.version, sharp.versions]));
}

/**
 * Takes an image from the cache in `folder` of the service's settings, or makes it with `make` and caches it. Throws
 * when the image cannot be made in the format asked for.
 */
export function cachedTransform(make: Transform): Transform {
  const caches = new Map<string, ImageCache>();
  return async (original, transform, config, ...rest) => {
    const { folder, ...settings } = withEffort(config.service.config as Settings, original);
    const cache = caches.get(folder) ?? openImageCache(folder);
    caches.set(folder, cache);
    const key = keyOf(original, transform as ImageTransform, settings);
    const cached = cache.get(key);
    if (cached !== undefined) return { data: new Uint8Array(cached), format: transform.format };
    const service = { ...config.service, config: settings };
    const made = await make(original, transform, { ...config, service } as typeof config, ...rest);
    // Astro's service gives the original back when it cannot encode it, and would publish that under the other's name.
    if (made.data.length === 0 || !isFormat(made.format, transform.format))
      throw new Error(`The image ${transform.src} cannot be made as ${transform.format}.`);
    cache.set(key, made.data, transform.format);
    return made;
  };
}

/** Settings of the service, as in `astro.config.mjs`. */
interface Settings {
  folder: string;
  avif?: { effort: number };
}

/**
 * The settings for an original. A photograph is made AVIF with effort 1: at 1,500 pixels in a quarter of the time, a
 * little smaller and as near to it as with 2 (35.4 dB); of drawings and text on a screen more is lost.
 */
function withEffort({ avif, ...settings }: Settings, original: Uint8Array): Settings {
  const isJpeg = original[0] === 0xff && original[1] === 0xd8;
  return { ...settings, ...(avif && { avif: { ...avif, effort: isJpeg ? 1 : avif.effort } }) };
}

/** Sharp calls AVIF by its container. */
const isFormat = (made: string, wanted: string): boolean =>
  [wanted, { avif: 'heif', jpg: 'jpeg' }[wanted]].includes(made);

/**
 * Astro's image service with a verified cache. Astro's own trusts whatever is in its folder; each build empties that.
 */
export default {
  ...sharpService,
  transform: cachedTransform(stillTransform(sharpService.transform)),
} satisfies LocalImageService;
