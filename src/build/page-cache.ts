import { join } from 'node:path';
import { digestOfFile, openCachedValue, type CachedValue } from '../core/cache.ts';

/** What is remembered of a page that was built: by its key, all that it shows. */
interface CachedPage<Facts> {
  key: string;
  facts: Facts;
}

/** What is kept of a build. */
interface LastBuild<Facts> {
  pages: [file: string, CachedPage<Facts>][];
  /** Digests of the pages and of all that they name, by file: what somebody has changed since is made again. */
  digests: [file: string, digest: string | undefined][];
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
export class PageCache<Facts extends { assets: readonly string[] }> {
  readonly #cache: CachedValue<LastBuild<Facts | OtherFile>>;
  readonly #target: string;
  /** Digests of the files of the finished site that were looked at, `undefined` for what is not there. */
  readonly #digests = new Map<string, string | undefined>();
  readonly #keys = new Map<string, string>();
  /** Facts of the pages that stay, by file. */
  readonly pages = new Map<string, Facts>();
  /** The other files that stay. */
  readonly others = new Map<string, OtherFile>();

  constructor(index: string, target: string, version: string) {
    this.#cache = openCachedValue(index, JSON.stringify([version, target]));
    this.#target = target;
  }

  /** The paths for which a page must be made. */
  pathsToBuild<P extends Path>(paths: readonly P[]): P[] {
    for (const path of paths) if (path.cacheKey !== undefined) this.#keys.set(fileOf(path), path.cacheKey);
    // Two pages with one address: Astro says so, if it sees both.
    if (new Set(paths.map(fileOf)).size < paths.length) return [...paths];
    const last = this.#cache.read();
    const [known, asLeft] = [new Map(last?.pages), new Map(last?.digests)];
    const isSound = (file: string) => asLeft.has(file) && this.#digestOf(file) === asLeft.get(file);
    return paths.filter((path) => {
      const { cacheKey } = path;
      const file = fileOf(path);
      const cached = known.get(file);
      if (cacheKey === undefined || cached?.key !== cacheKey || ![file, ...cached.facts.assets].every(isSound))
        return true;
      if (file.endsWith('.html')) this.pages.set(file, cached.facts as Facts);
      else this.others.set(file, cached.facts as OtherFile);
      return false;
    });
  }

  /** A file that was made anew does not stay. */
  markBuilt(file: string): void {
    this.#digests.delete(file);
    this.pages.delete(file);
    this.others.delete(file);
  }

  /** Files of the finished site that stay: the pages, and what they show. */
  files(): Set<string> {
    return new Set([...this.pages, ...this.others].flatMap(([file, { assets }]) => [file, ...assets]));
  }

  /** Forgets everything; to be called before the finished site is touched. */
  clear(): void {
    this.#cache.remove();
  }

  /** Remembers what in the finished site has a key: pages, and other files with what they name. */
  save(pages: ReadonlyMap<string, Facts>, others: ReadonlyMap<string, OtherFile>): void {
    const entries = [...this.#keys].flatMap(([file, key]): LastBuild<Facts | OtherFile>['pages'] => {
      const facts = pages.get(file) ?? others.get(file);
      return facts === undefined ? [] : [[file, { key, facts }]];
    });
    const files = new Set(entries.flatMap(([file, { facts }]) => [file, ...facts.assets]));
    const digests = [...files].map((file): [string, string | undefined] => [file, this.#digestOf(file)]);
    this.#cache.write({ pages: entries, digests });
  }

  #digestOf(file: string): string | undefined {
    if (!this.#digests.has(file)) this.#digests.set(file, digestOfFile(join(this.#target, file)));
    return this.#digests.get(file);
  }
}

/** The file that Astro writes for a path. */
function fileOf({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  return route.type === 'endpoint' ? path : `${path}/index.html`.replace(/^\//, '');
}
