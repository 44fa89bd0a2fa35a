import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { processState } from '../core/process-state.ts';
import type { AstroConfig, ImageTransform, LocalImageService } from 'astro';

/** An image that a page shows smaller, in another format, or cut. */
interface Wanted {
  /** The original, relative to the folder of the bundle. */
  original: string;
  /** The file to make, relative to the site. */
  file: string;
  transform: ImageTransform;
}

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
  readonly #wanted = new Map<string, Wanted>();
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
        this.#wanted.set(file, { original: original.replace(/^\//, ''), file, transform });
        return encodeURI(base + file);
      },
    };
  }

  /** Makes all images, and passes each to `write`. `folder` is that of the bundle. */
  async make(folder: string, write: (file: string, bytes: Buffer) => void): Promise<void> {
    const queue = this.#wanted.values();
    let done = 0;
    const work = async () => {
      for (const { original, file, transform } of queue) {
        processState.reportProgress('Making smaller images', done++, this.#wanted.size);
        const { src } = transform as { src: { src: string } };
        const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(original, pathToFileURL(`${folder}/`)))));
        const { data } = await scope.astroAsset!.imageService!.transform(
          bytes,
          { ...transform, src: src.src } as never,
          this.#settings as never,
          logger as never,
        );
        write(file, Buffer.from(data));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  }
}

/** How Astro names the images that it makes; two functions that it does not export. */
async function astroNames() {
  return (await import(new URL('hash.js', import.meta.resolve('astro/assets/utils')).href)) as {
    hashTransform(transform: ImageTransform, service: string, hashed: string[]): string;
    propsToFilename(original: string, transform: ImageTransform, hash: string): string;
  };
}
