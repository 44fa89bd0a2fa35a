import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is remembered of a page that was built: by its key, all that it shows. */
interface Remembered<Facts> {
  key: string;
  /** Size and time of the file in the finished site, so that a page that somebody else has changed is made again. */
  state: string;
  facts: Facts;
}

/** A path that Astro would make a page for. */
interface Path {
  pathname: string;
  cacheKey?: string | undefined;
}

/**
 * The pages of the last build that need not be made again: those whose key (`cacheKey` in `getStaticPaths`) is the same,
 * made by the same code, and still lying in the finished site as they were left.
 */
export class KeptPages<Facts extends { assets: readonly string[] }> {
  readonly #index: string;
  readonly #target: string;
  readonly #version: string;
  readonly #keys = new Map<string, string>();
  /** Facts of the pages that stay, by file. */
  readonly pages = new Map<string, Facts>();

  constructor(index: string, target: string, version: string) {
    this.#index = index;
    this.#target = target;
    this.#version = `${version} ${target}`;
  }

  /** The paths for which a page must be made. */
  leaveOut<P extends Path>(paths: readonly P[]): P[] {
    for (const { pathname, cacheKey } of paths) if (cacheKey !== undefined) this.#keys.set(fileOf(pathname), cacheKey);
    // Two pages with one address: Astro says so, if it sees both.
    if (new Set(paths.map(({ pathname }) => fileOf(pathname))).size < paths.length) return [...paths];
    const known = this.#read();
    // Every page names the same fonts.
    const assets = new Map<string, boolean>();
    const isThere = (asset: string) => assets.get(asset) ?? assets.set(asset, this.#stateOf(asset) !== undefined).get(asset)!;
    return paths.filter(({ pathname, cacheKey }) => {
      const file = fileOf(pathname);
      const last = known.get(file);
      if (cacheKey === undefined || last?.key !== cacheKey || last.state !== this.#stateOf(file)) return true;
      if (!last.facts.assets.every(isThere)) return true;
      this.pages.set(file, last.facts);
      return false;
    });
  }

  /** Files of the finished site that stay: the pages, and what they show. */
  files(): Set<string> {
    return new Set([...this.pages].flatMap(([file, { assets }]) => [file, ...assets]));
  }

  /** Forgets everything; to be called before the finished site is touched. */
  forget(): void {
    rmSync(this.#index, { force: true });
  }

  /** Remembers the pages of the finished site that have a key. */
  save(pages: ReadonlyMap<string, Facts>): void {
    const entries = [...this.#keys].flatMap(([file, key]) => {
      const facts = pages.get(file);
      const state = this.#stateOf(file);
      return facts === undefined || state === undefined ? [] : [[file, { key, state, facts }] as const];
    });
    mkdirSync(dirname(this.#index), { recursive: true });
    writeFileSync(this.#index, JSON.stringify({ version: this.#version, pages: entries }));
  }

  #read(): Map<string, Remembered<Facts>> {
    try {
      const { version, pages } = JSON.parse(readFileSync(this.#index, 'utf8')) as { version: string; pages: [string, Remembered<Facts>][] };
      return new Map(version === this.#version ? pages : []);
    } catch {
      return new Map();
    }
  }

  #stateOf(file: string): string | undefined {
    const found = statSync(join(this.#target, file), { throwIfNoEntry: false, bigint: true });
    return found && `${found.size} ${found.mtimeNs}`;
  }
}

/** The file that Astro writes for a page's path. */
const fileOf = (pathname: string): string => `${pathname.replace(/^\/|\/$/g, '')}/index.html`.replace(/^\//, '');
