import { join } from 'node:path';
import { digestOfFile, openCachedValue, type CachedValue } from '../core/cache.ts';
import type { PageFacts } from './checks/page.ts';
import { fileOf } from './make-pages.ts';

/** What is known of a built file that is no page: which files of `_astro/` it names. */
export type FileFacts = Pick<PageFacts, 'assets'>;

/** What is known of the last build. */
interface LastBuild {
  files: [file: string, built: { key: string; facts: FileFacts }][];
  /** Digests of the files and of all assets that they name: what somebody has changed since is built again. */
  digests: [file: string, digest: string | undefined][];
}

/** A path of the site. */
interface Path {
  pathname: string;
  cacheKey?: string | undefined;
  /** A page; or an endpoint, whose file has the name of the path. */
  route: { type: string };
}

/**
 * The files of the last build that are not built again: pages and endpoints whose `cacheKey` (in `getStaticPaths`) is
 * the same, built by the same code, and still in the published site as they were built.
 */
export class PageCache {
  readonly #cache: CachedValue<LastBuild>;
  readonly #target: string;
  readonly #digests = new Map<string, string | undefined>();
  #last: LastBuild | undefined;
  readonly #keys = new Map<string, string>();
  /** What is known of each reused page or endpoint, by file. */
  readonly reused = new Map<string, FileFacts>();

  /** `index` is a file of the cache, and `target` the folder of the published site. */
  constructor(index: string, target: string, version: string) {
    this.#cache = openCachedValue(index, JSON.stringify([version, target]));
    this.#target = target;
  }

  /** Looks at the published site already, while the content is still being read. */
  prepare(): void {
    this.#last = this.#cache.read();
    for (const [file] of this.#last?.digests ?? []) this.digestOf(file);
  }

  /** The paths that must be built; the others are reused from now on. */
  pathsToBuild<P extends Path>(paths: readonly P[]): P[] {
    for (const path of paths) if (path.cacheKey !== undefined) this.#keys.set(fileOf(path), path.cacheKey);
    const last = this.#last ?? this.#cache.read();
    const [built, digests] = [new Map(last?.files), new Map(last?.digests)];
    const isSound = (file: string) => digests.has(file) && this.digestOf(file) === digests.get(file);
    return paths.filter((path) => {
      const file = fileOf(path);
      const { key, facts } = built.get(file) ?? {};
      if (facts === undefined || key !== path.cacheKey || ![file, ...facts.assets].every(isSound)) return true;
      this.reused.set(file, facts);
      return false;
    });
  }

  /** Takes a file that was built again out of the reused ones. `digest` is that of its new bytes, where it is known. */
  markBuilt(file: string, digest?: string): void {
    if (digest === undefined) this.#digests.delete(file);
    else this.#digests.set(file, digest);
    this.reused.delete(file);
  }

  /** Files of the published site that are reused, with the assets that they name. */
  reusedFiles(): Set<string> {
    return new Set([...this.reused].flatMap(([file, { assets }]) => [file, ...assets]));
  }

  /** Removes the cache; to be called before the published site is changed. */
  clear(): void {
    this.#cache.remove();
  }

  /** Caches what is known of all files of the published site that have a key. */
  save(facts: ReadonlyMap<string, FileFacts>): void {
    const files = [...this.#keys].flatMap(([file, key]): LastBuild['files'] => {
      const known = facts.get(file);
      return known === undefined ? [] : [[file, { key, facts: known }]];
    });
    const named = new Set(files.flatMap(([file, { facts }]) => [file, ...facts.assets]));
    this.#cache.write({ files, digests: [...named].map((file) => [file, this.digestOf(file)]) });
  }

  /** Digest of a file of the published site, read once; `undefined` for one that does not exist. */
  digestOf(file: string): string | undefined {
    if (!this.#digests.has(file)) this.#digests.set(file, digestOfFile(join(this.#target, file)));
    return this.#digests.get(file);
  }
}
