import { readFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import type { ImageMetadata } from 'astro';
import { digestOf } from '../core/cache.ts';

/**
 * The images of the content, as pages know them. They are no part of the bundle, so that a bundle does not wait for the
 * content, and stays as it is when an image is added.
 */
export class ContentImages {
  readonly #root: string;
  readonly #base: string;
  readonly #bundled: ReadonlyMap<string, string>;
  /** Originals by their files in the site: path from the root, and the digest that the name of the file is from. */
  readonly #originals = new Map<string, { path: string; digest: string }>();
  /** What pages know of an image, by path from the root. */
  readonly #known = new Map<string, ImageMetadata>();

  /**
   * `root` is the folder of the project, `base` the path of the site. `bundled` are the files of the bundle by digest:
   * an image that a program (MDX) imports, too, has the name that it has there.
   */
  constructor(root: string, base: string, bundled: ReadonlyMap<string, string> = new Map()) {
    this.#root = root;
    this.#base = base;
    this.#bundled = bundled;
  }

  /** Looks at images, by path from the root. Throws for one that is not there, or is none. */
  async add(paths: Iterable<string>): Promise<void> {
    for (const path of paths) if (!this.#known.has(path)) this.#known.set(path, await this.#describe(path));
  }

  /** What `add` found of an image, in the form that Astro gives an imported one. */
  get(path: string): ImageMetadata {
    return this.#known.get(path)!;
  }

  /** Whether a file of the site is the original of an image. */
  has(file: string): boolean {
    return this.#originals.has(file);
  }

  /** The original of an image by its file in the site. Throws when it is no longer the one that was looked at. */
  read(file: string): Buffer {
    const { path, digest } = this.#originals.get(file)!;
    const bytes = readFileSync(join(this.#root, path));
    if (digestOf(bytes) !== digest)
      throw new Error(`The image ${path} changed while the site was being built. Build it again.`);
    return bytes;
  }

  async #describe(path: string): Promise<ImageMetadata> {
    const { imageMetadata } = await import('astro/assets/utils');
    const fsPath = join(this.#root, path);
    const bytes = readFileSync(fsPath);
    const found = await imageMetadata(bytes, path);
    const digest = digestOf(bytes);
    const file =
      this.#bundled.get(digest) ?? `_astro/${safeName(parse(path).name)}.${digest.slice(0, 8)}${extname(path)}`;
    this.#originals.set(file, { path, digest });
    const format = extname(path).toLowerCase() === '.apng' ? ('apng' as ImageMetadata['format']) : found.format;
    // Without fields that are `undefined`, as in a bundle: the names of smaller images are made from these.
    const image = JSON.parse(JSON.stringify({ src: this.#base + file, ...found, format })) as ImageMetadata;
    // Astro's own name for the original file; like Astro, nothing that a digest of the image depends on.
    return Object.defineProperty(image, 'fsPath', { value: fsPath, enumerable: false });
  }
}

/** A name that is the same in a URL, in `srcset` and in a file system, letters of every script included. */
const safeName = (name: string): string => name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-');
