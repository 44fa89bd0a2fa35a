import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Highlighted blocks kept from one build to the next, by everything that decides how they look. */
export interface HighlightCache {
  /** The lines of a block, made by `make` if no earlier build has made them. */
  lines(language: string, code: string, make: () => Promise<string[]>): Promise<string[]>;
  /** Writes what was used since the cache was opened; what was not is forgotten. */
  save(): void;
}

/**
 * Opens the cache in a file; `version` stands for the highlighter and its settings, and another version starts afresh.
 * A file that cannot be read counts as empty: a cache may cost time, never a build.
 */
export function openHighlightCache(file: string, version: string): HighlightCache {
  const before = read(file, version);
  const used = new Map<string, string[]>();
  return {
    async lines(language, code, make) {
      const key = createHash('sha256').update(`${language}\n${code}`).digest('base64');
      const lines = used.get(key) ?? before.get(key) ?? (await make());
      used.set(key, lines);
      return lines;
    },
    save() {
      if (used.size === before.size && [...used.keys()].every((key) => before.has(key))) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ version, blocks: [...used] }));
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
