import { isScalar, visit, type Document } from 'yaml';

/**
 * Offsets of the keys that their mapping has already. To be used with `uniqueKeys: false`: by itself, the parser
 * compares each key with every other.
 */
export function repeatedKeys(document: Document.Parsed): number[] {
  const found: number[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(String(key.value))) found.push(key.range?.[0] ?? 0);
        seen.add(String(key.value));
      }
    },
  });
  return found;
}
