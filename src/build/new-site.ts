import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assetPath, decodePath } from '../blog/urls.ts';
import { digestOf } from '../core/cache.ts';
import { styleHash } from '../core/csp.ts';
import { createFileReader, createPageReader, type FileReader, type PageFacts } from './checks/index.ts';
import type { FileFacts } from './page-cache.ts';

/** What is not a page and may name files of `_astro/`. */
const isText = (file: string): boolean => /\.(css|json|md|svg|txt|xml)$/.test(file);

const isPage = (file: string): boolean => file.endsWith('.html');

/**
 * The files of a new site, in a folder of their own. What is known of each is gathered while its bytes are in memory.
 */
export class NewSite {
  readonly folder: string;
  /** HTML pages by file. */
  readonly pages = new Map<string, PageFacts>();
  /** Files other than pages, and which files of `_astro/` they name. */
  readonly others = new Map<string, FileFacts>();
  /** What a browser would do with those. */
  readonly reader: FileReader = createFileReader();
  /** Digests of what `write` has written. */
  readonly digests = new Map<string, string>();
  readonly #readPage = createPageReader(styleHash);
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes a file. */
  write(file: string, bytes: Buffer): void {
    const path = join(this.folder, file);
    const parent = dirname(path);
    if (!this.#folders.has(parent)) mkdirSync(parent, { recursive: true });
    this.#folders.add(parent);
    writeFileSync(path, bytes);
    this.digests.set(file, digestOf(bytes));
    this.#look(file, bytes);
  }

  /** Takes note of a file that something else has written. */
  add(file: string): void {
    this.#look(file, readFileSync(join(this.folder, file)));
  }

  /** Takes back what `write` has written. */
  remove(file: string): void {
    rmSync(join(this.folder, file));
    for (const known of [this.pages, this.others, this.digests]) known.delete(file);
  }

  #look(file: string, bytes: Buffer): void {
    if (isPage(file)) return void this.pages.set(file, this.#readPage(file, bytes.toString()));
    const names = isText(file) ? (bytes.toString().match(assetPath) ?? []) : [];
    this.others.set(file, { assets: [...new Set(names)].map((name) => decodePath(name)) });
    this.reader.read(file, bytes);
  }
}
