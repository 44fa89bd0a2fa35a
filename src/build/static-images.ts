import { availableParallelism } from 'node:os';
import { processState } from '../core/process-state.ts';
import type { AstroConfig, ImageTransform, LocalImageService } from 'astro';

/** What Astro's `getImage` looks for in the global scope, during a build. */
interface AstroAsset {
  addStaticImage?: (options: ImageTransform, hashed: string[], path: string | undefined) => string;
  imageService?: LocalImageService;
  referencedImages?: Set<string>;
}

const logger = { info: () => undefined, warn: console.warn, error: console.error };

const scope = globalThis as { astroAsset?: AstroAsset };

/** The images that pages have asked for. */
export class StaticImages {
  /** For each original, relative to the folder of the bundle, what to make of it: file of the site, and how. */
  readonly #wanted = new Map<string, Map<string, ImageTransform>>();
  readonly #settings: AstroConfig['image'];

  constructor(settings: AstroConfig['image']) {
    this.#settings = settings;
  }

  /** From now on, what pages ask for is noted here. `base` is the path of the site. */
  async listen(base: string): Promise<void> {
    const { hashTransform, propsToFilename } = await astroNames();
    const { entrypoint } = this.#settings.service;
    scope.astroAsset = {
      ...scope.astroAsset,
      referencedImages: new Set(),
      addStaticImage: (transform, hashed) => {
        const { src } = transform;
        if (typeof src === 'string') throw new Error(`The image ${src} is on another server.`);
        const original = src.src.slice(base.length - 1);
        const name = propsToFilename(original, transform, hashTransform(transform, entrypoint, hashed));
        const file = name.replace(/^\/*/, '');
        // As a URL it may be percent-encoded.
        const source = decodeURIComponent(new URL(original, 'file:///').pathname.slice(1));
        const files = this.#wanted.get(source) ?? new Map<string, ImageTransform>();
        this.#wanted.set(source, files.set(file, transform));
        return encodeURI(base + file);
      },
    };
  }

  /** Makes all images of the originals that `read` gives, and passes each to `write`. */
  async make(read: (original: string) => Uint8Array, write: (file: string, bytes: Buffer) => void): Promise<void> {
    const queue = this.#wanted.entries();
    let done = 0;
    const work = async () => {
      for (const [original, files] of queue) {
        processState.reportProgress('Making smaller images', done++, this.#wanted.size);
        const bytes = new Uint8Array(read(original));
        for (const [file, transform] of files) write(file, await this.#transform(bytes, transform));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  }

  async #transform(original: Uint8Array, transform: ImageTransform): Promise<Buffer> {
    const { src } = (transform as { src: { src: string } }).src;
    const made = await scope.astroAsset!.imageService!.transform(
      original,
      { ...transform, src },
      this.#settings,
      logger as never,
    );
    return Buffer.from(made.data);
  }
}

/** How Astro names the images that it makes; two functions that it does not export. */
async function astroNames() {
  return (await import(new URL('hash.js', import.meta.resolve('astro/assets/utils')).href)) as {
    hashTransform(transform: ImageTransform, service: string, hashed: string[]): string;
    propsToFilename(original: string, transform: ImageTransform, hash: string): string;
  };
}
