import type { Text } from 'mdast';

/** Where in a text a sign stands that its author wrote with a backslash. `source` is the whole document. */
export function escapedAt({ value, position }: Readonly<Text>, source: string, sign: string): Set<number> {
  const written = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  // The nth sign of the text is the nth of its source.
  const marks = [...written.matchAll(new RegExp(`(\\\\?)${RegExp.escape(sign)}`, 'g'))];
  const places = [...value.matchAll(new RegExp(RegExp.escape(sign), 'g'))];
  return new Set(places.filter((_, nth) => marks[nth]?.[1] === '\\').map(({ index }) => index));
}
