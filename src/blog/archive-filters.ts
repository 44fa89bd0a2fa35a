import type { PostSummary } from './post-links.ts';
import { largestTags } from './tags.ts';

/** A choice that narrows the archive: a year, or a tag. */
export interface ArchiveFilter {
  /** Id of its radio button. */
  id: string;
  /** What the reader sees. */
  label: string;
  /** How many posts it leaves. */
  count: number;
}

/** What the archive can be narrowed by; the newest year and the most used tag first. */
export interface ArchiveFilters {
  /** Newest first. */
  years: ArchiveFilter[];
  /** Those of most posts. */
  tags: ArchiveFilter[];
  /** Classes of a post’s line, by slug of its tags. */
  classOf: ReadonlyMap<string, string>;
  /** The rules that hide what has not been chosen. */
  css: string;
}

/** A shorter list is seen at a glance. */
const fewPosts = 20;
/** So many tags are choices; `/tags/` has them all. */
const mostTags = 40;

/**
 * The filters for a list of posts; `undefined` where there are too few posts, or nothing to choose. A tag of one post
 * is no choice. `:has()` in a rule for each choice does what else a script would.
 */
export function archiveFilters(posts: readonly PostSummary[]): ArchiveFilters | undefined {
  const all = [...Map.groupBy(posts, ({ date }) => date.day.slice(0, 4))].map(
    ([year, { length: count }]): ArchiveFilter => ({ id: `f${year}`, label: year, count }),
  );
  const years = all.length > 1 ? all : [];
  const used = largestTags(posts, mostTags)
    .filter(({ count }) => count > 1)
    .map((tag, index) => ({ ...tag, id: `t${index}` }));
  if (posts.length <= fewPosts || (years.length === 0 && used.length < 2)) return undefined;
  const rules = [
    ...years.map(({ id, label }) => `main:has(#${id}:checked) .year:not([aria-labelledby=y${label}])`),
    ...used.flatMap(({ id }) => [
      `main:has(#${id}:checked) .dated>:not(.${id})`,
      `main:has(#${id}:checked) .year:not(:has(.${id}))`,
    ]),
  ];
  return {
    years,
    tags: used.map(({ id, name: label, count }) => ({ id, label, count })),
    classOf: new Map(used.map(({ slug, id }) => [slug, id])),
    css: `${rules.join(',')}{display:none}`,
  };
}
