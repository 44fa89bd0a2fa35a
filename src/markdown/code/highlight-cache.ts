import { createHash } from 'node:crypto';
import { openCachedValue } from '../../core/cache.ts';

/** Highlighted blocks cached from one build to the next, by everything that decides how they look. */
export interface HighlightCache {
  /** The lines of a block, made by `make` if no earlier build has made them; `null` for one that stays plain. */
  lines(language: string, code: string, make: () => Promise<string[] | null>): Promise<string[] | null>;
  /** Writes what is new since the cache was opened. After `all` blocks have been needed, the others are forgotten. */
  save(all: boolean): void;
}

/**
 * Opens the cache in a file; `version` stands for the highlighter and its settings, and another version starts afresh.
 * The file is read when the first block is needed.
 */
export function openHighlightCache(file: string, version: string): HighlightCache {
  const cache = openCachedValue<[string, string[] | null][]>(file, version);
  let before: Map<string, string[] | null> | undefined;
  const used = new Map<string, Promise<string[] | null>>();
  const made = new Map<string, string[] | null>();
  return {
    async lines(language, code, make) {
      before ??= new Map(cache.read());
      const key = createHash('sha256').update(`${language}\n${code}`).digest('base64');
      const known = before.get(key);
      const lines = used.get(key) ?? (known === undefined ? make() : Promise.resolve(known));
      used.set(key, lines);
      made.set(key, await lines);
      return lines;
    },
    save(all) {
      if (before === undefined) return;
      const entries = all ? made : new Map([...before, ...made]);
      if (entries.size === before.size && [...entries.keys()].every((key) => before!.has(key))) return;
      cache.write([...entries]);
    },
  };
}
