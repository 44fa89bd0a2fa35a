import type { CSL } from '@citation-js/core';
import type { CitationMessages } from '../i18n/index.ts';
import type { Source } from './source.ts';

/** What a list of references can be grouped by. */
export const groupings = ['year', 'type', 'none'] as const;
type Grouping = (typeof groupings)[number];

/** Whether a word says by what to group. */
export const isGrouping = (word: string): word is Grouping => (groupings as readonly string[]).includes(word);

/** Entries that stand together, below a title where there is one. */
export interface Group {
  title: string | undefined;
  keys: string[];
}

/** Types of CSL by the names of groups, in the order of the groups; all others are of the last. */
const types: readonly (readonly [group: keyof CitationMessages['types'], types: readonly string[]])[] = [
  ['books', ['book']],
  ['articles', ['article-journal', 'article-magazine', 'article-newspaper', 'article', 'review']],
  ['papers', ['paper-conference', 'speech']],
  ['chapters', ['chapter', 'entry-encyclopedia', 'entry-dictionary', 'entry']],
  ['theses', ['thesis']],
  ['reports', ['report', 'manuscript']],
];

/** Year, month and day of an item; a year of minus infinity for none. */
function dateOf(item: CSL): number[] {
  const parts = (item['issued'] as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']?.[0] ?? [];
  const numbers = parts.map(Number).filter((part) => !Number.isNaN(part));
  return numbers.length === 0 ? [-Infinity] : numbers;
}

/** The entries in groups, the newest first; what is of one day stays in the order of the style. */
export function groupEntries(
  sources: ReadonlyMap<string, Source>,
  order: readonly string[],
  grouping: Grouping,
  messages: CitationMessages,
): Group[] {
  const dates = new Map([...sources].map(([key, { item }]) => [key, dateOf(item)]));
  const part = (key: string, index: number) => dates.get(key)![index] ?? 0;
  // Two without a year differ by no number.
  const sorted = order.toSorted(
    (a, b) => part(b, 0) - part(a, 0) || part(b, 1) - part(a, 1) || part(b, 2) - part(a, 2) || 0,
  );
  if (grouping === 'none') return [{ title: undefined, keys: sorted }];
  if (grouping === 'year') {
    const title = (key: string) => (part(key, 0) === -Infinity ? messages.undated : String(part(key, 0)));
    return [...Map.groupBy(sorted, title)].map(([year, keys]) => ({ title: year, keys }));
  }
  const groupOf = (key: string) =>
    types.find(([, each]) => each.includes(sources.get(key)!.item.type))?.[0] ?? 'others';
  const found = Map.groupBy(sorted, groupOf);
  return [...types.map(([group]) => group), 'others' as const].flatMap((group) =>
    found.has(group) ? [{ title: messages.types[group], keys: found.get(group)! }] : [],
  );
}
