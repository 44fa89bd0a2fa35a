import { digestOf, openCache } from '../core/cache.ts';

/** Optimised images that last from one build to the next. */
export interface ImageCache {
  /** The bytes of an image, if they are still as they were written. */
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array, format: string): void;
  /** Removes the images whose bytes have none of the digests given. */
  prune(digests: ReadonlySet<string | undefined>): void;
}

/** Length of a digest. A file is named by two, the key and that of its bytes, and ends as the format does. */
const digestLength = digestOf('').length;

/** Opens the cache in a folder. A key is a digest of all that decides how an image comes out. */
export function openImageCache(folder: string): ImageCache {
  const cache = openCache(folder);
  const names = new Map(cache.names().map((name) => [name.slice(0, digestLength), name]));
  return {
    get(key) {
      const bytes = cache.get(names.get(key) ?? key);
      return bytes && new Uint8Array(bytes);
    },
    set(key, bytes, format) {
      names.set(key, `${key}${digestOf(bytes)}.${format}`);
      cache.set(names.get(key)!, bytes);
    },
    prune: (digests) =>
      cache.prune(new Set(cache.names().filter((name) => digests.has(name.slice(digestLength, 2 * digestLength))))),
  };
}
