import { compare } from '../core/order.ts';

/** A tag as a page shows it. Its slug is its identity: `NLP` and `nlp` are one tag. */
export interface Tag {
  /** As the authors spell it most often. */
  name: string;
  /** Its part of URLs; tags of one slug are one. */
  slug: string;
}

/** Signs that carry meaning in a name; spelled out so that `C`, `C++` and `C#` stay three tags. */
const signs: readonly [RegExp, string][] = [
  [/^[.]/u, ' dot '],
  [/^#+/u, ' '],
  [/\+/gu, ' plus '],
  [/#/gu, ' sharp '],
  [/&/gu, ' and '],
  [/\*/gu, ' star '],
  [/@/gu, ' at '],
  [/%/gu, ' percent '],
  [/=/gu, ' equals '],
  [/['’"“”`]/gu, ''],
];

/**
 * A name as part of a URL, in any script: `C++` → `c-plus-plus`, `机器学习` → `机器学习`. Empty when nothing readable is
 * left.
 */
export function slugify(name: string): string {
  const spelled = signs.reduce(
    (text, [sign, word]) => text.replace(sign, word),
    name.normalize('NFKC').trim().toLowerCase(),
  );
  return spelled.replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu, '-').replace(/^-+|-+$/g, '');
}

/**
 * Every tag of `posts` with its posts in their order; tags by name. The spelling used most wins, then the first by code
 * unit.
 */
export function groupByTag<P extends { tags: readonly Tag[] }>(posts: readonly P[]): { tag: Tag; posts: P[] }[] {
  const groups = Map.groupBy(
    posts.flatMap((post) => post.tags.map((tag) => ({ tag, post }))),
    ({ tag }) => tag.slug,
  );
  return [...groups]
    .map(([slug, uses]) => ({
      tag: { slug, name: commonest(uses.map(({ tag }) => tag.name)) },
      posts: uses.map(({ post }) => post),
    }))
    .sort((a, b) => compare(a.tag.name.toLowerCase(), b.tag.name.toLowerCase()) || compare(a.tag.slug, b.tag.slug));
}

/** A tag and how many posts have it. */
export type CountedTag = Tag & { count: number };

/** The tags that most posts have, at most so many of them, the one of most posts first; of equal ones by name. */
export const largestTags = (posts: readonly { tags: readonly Tag[] }[], most: number): CountedTag[] =>
  groupByTag(posts)
    .map(({ tag, posts: { length: count } }) => ({ ...tag, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most);

/** The name that stands there most often; of several the first by code unit. */
export function commonest(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, uses]) => ({ name, count: uses.length }));
  return counts.sort((a, b) => b.count - a.count || compare(a.name, b.name))[0]!.name;
}
