import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Highlighted blocks kept from one build to the next, by everything that decides how they look. */
export interface HighlightCache {
  /** The lines of a block, made by `make` if no earlier build has made them. */
  lines(language: string, code: string, make: () => Promise<string[]>): Promise<string[]>;
  /** Writes what is new since the cache was opened. After `all` blocks have been asked for, the others are forgotten. */
  save(all: boolean): void;
}

/**
 * Opens the cache in a file; `version` stands for the highlighter and its settings, and another version starts afresh.
 * The file is read when the first block is asked for. One that cannot be read counts as empty: a cache may cost time,
 * never a build.
 */
export function openHighlightCache(file: string, version: string): HighlightCache {
  let before: Map<string, string[]> | undefined;
  const used = new Map<string, Promise<string[]>>();
  const made = new Map<string, string[]>();
  return {
    async lines(language, code, make) {
      before ??= read(file, version);
      const key = createHash('sha256').update(`${language}\n${code}`).digest('base64');
      const known = before.get(key);
      const lines = used.get(key) ?? (known === undefined ? make() : Promise.resolve(known));
      used.set(key, lines);
      made.set(key, await lines);
      return lines;
    },
    save(all) {
      if (before === undefined) return;
      const kept = all ? made : new Map([...before, ...made]);
      if (kept.size === before.size && [...kept.keys()].every((key) => before!.has(key))) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify({ version, blocks: [...kept] }));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string, version: string): Map<string, string[]> {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as { version: string; blocks: [string, string[]][] };
    return new Map(stored.version === version ? stored.blocks : []);
  } catch {
    return new Map();
  }
}
