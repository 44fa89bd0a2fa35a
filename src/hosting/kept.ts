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
  /** What makes it: a page, or an endpoint, whose file has the path's own name. */
  route: { type: string };
}

/** A file beside the pages that stays: a feed, a picture. */
interface OtherFile {
  /** Files of `_astro/` that it names. */
  assets: readonly string[];
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
  /** The other files that stay. */
  readonly others = new Map<string, OtherFile>();

  constructor(index: string, target: string, version: string) {
    this.#index = index;
    this.#target = target;
    this.#version = `${version} ${target}`;
  }

  /** The paths for which a page must be made. */
  leaveOut<P extends Path>(paths: readonly P[]): P[] {
    for (const path of paths) if (path.cacheKey !== undefined) this.#keys.set(fileOf(path), path.cacheKey);
    // Two pages with one address: Astro says so, if it sees both.
    if (new Set(paths.map(fileOf)).size < paths.length) return [...paths];
    const known = this.#read();
    // Every page names the same fonts.
    const assets = new Map<string, boolean>();
    const isThere = (asset: string) => assets.get(asset) ?? assets.set(asset, this.#stateOf(asset) !== undefined).get(asset)!;
    return paths.filter((path) => {
      const { cacheKey } = path;
      const file = fileOf(path);
      const last = known.get(file);
      if (cacheKey === undefined || last?.key !== cacheKey || last.state !== this.#stateOf(file)) return true;
      if (!last.facts.assets.every(isThere)) return true;
      if (file.endsWith('.html')) this.pages.set(file, last.facts as Facts);
      else this.others.set(file, last.facts as OtherFile);
      return false;
    });
  }

  /** A file that was made anew does not stay. */
  made(file: string): void {
    this.pages.delete(file);
    this.others.delete(file);
  }

  /** Files of the finished site that stay: the pages, and what they show. */
  files(): Set<string> {
    return new Set([...this.pages, ...this.others].flatMap(([file, { assets }]) => [file, ...assets]));
  }

  /** Forgets everything; to be called before the finished site is touched. */
  forget(): void {
    rmSync(this.#index, { force: true });
  }

  /** Remembers what in the finished site has a key: pages, and other files with what they name. */
  save(pages: ReadonlyMap<string, Facts>, others: ReadonlyMap<string, OtherFile>): void {
    const entries = [...this.#keys].flatMap(([file, key]) => {
      const facts = pages.get(file) ?? others.get(file);
      const state = this.#stateOf(file);
      return facts === undefined || state === undefined ? [] : [[file, { key, state, facts }] as const];
    });
    mkdirSync(dirname(this.#index), { recursive: true });
    writeFileSync(this.#index, JSON.stringify({ version: this.#version, pages: entries }));
  }

  #read(): Map<string, Remembered<Facts | OtherFile>> {
    try {
      const { version, pages } = JSON.parse(readFileSync(this.#index, 'utf8')) as { version: string; pages: [string, Remembered<Facts | OtherFile>][] };
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

/** The file that Astro writes for a path. */
function fileOf({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  return route.type === 'endpoint' ? path : `${path}/index.html`.replace(/^\//, '');
}
