import type { Post } from './post.ts';
import { newestFirst } from './published.ts';

/** What the related list reads of a post. */
type Relatable = Pick<Post, 'slug' | 'tags' | 'date'>;

/** Of a post with more tags, only its rarest count: the work doubles with each. */
const mostTags = 7;

/** A tag, and what sharing it is worth. */
interface Feature {
  key: string;
  weight: number;
}

/**
 * For each post, up to `limit` others worth reading next, best first. A shared tag counts for its rarity
 * (inverse document frequency, ln(posts / posts with the tag) + 1: Spärck Jones 1972); ties go to the newer post. A
 * series has a list of its own.
 *
 * What two posts share is a subset of the features of each. So the newest posts with each subset are noted once, and a
 * post looks through its own subsets, best first. To compare every pair takes 25 times as long for 5 times the posts.
 */
export function relatedPosts<P extends Relatable>(posts: readonly P[], limit = 3): Map<P, P[]> {
  const features = featuresOf(posts);
  const newest = new Map<string, P[]>();
  for (const post of posts.toSorted(newestFirst)) {
    for (const { key } of subsets(features.get(post)!)) {
      const known = newest.get(key) ?? [];
      // One more than needed: the post that asks is among them.
      if (known.length <= limit) known.push(post);
      newest.set(key, known);
    }
  }
  return new Map(posts.map((post) => [post, best(post, subsets(features.get(post)!), newest, limit)]));
}

function best<P extends Relatable>(
  post: P,
  shared: readonly Feature[],
  newest: ReadonlyMap<string, readonly P[]>,
  limit: number,
): P[] {
  const found = new Set<P>();
  const byWeight = [...Map.groupBy(shared, ({ weight }) => weight)].sort(([a], [b]) => b - a);
  for (const [, group] of byWeight) {
    if (found.size >= limit) break;
    const candidates = new Set(group.flatMap(({ key }) => newest.get(key)!));
    for (const other of [...candidates].sort(newestFirst)) if (other !== post) found.add(other);
  }
  return [...found].slice(0, limit);
}

/** The features of each post, best first. */
function featuresOf<P extends Relatable>(posts: readonly P[]): Map<P, Feature[]> {
  const counts = new Map<string, number>();
  const tags = new Map(posts.map((post) => [post, [...new Set(post.tags.map(({ slug }) => slug))]]));
  for (const slug of [...tags.values()].flat()) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const rarity = (slug: string): Feature => ({
    key: `tag ${slug}`,
    weight: Math.log(posts.length / counts.get(slug)!) + 1,
  });
  return new Map(
    posts.map((post) => {
      const rarest = tags
        .get(post)!
        .map(rarity)
        .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
        .slice(0, mostTags);
      return [post, rarest];
    }),
  );
}

/** Every choice of one or more features, with the sum of their weights. */
function subsets(features: readonly Feature[]): Feature[] {
  return features.reduce<Feature[]>(
    (all, { key, weight }) => [
      ...all,
      ...all.map((one) => ({ key: `${one.key}\n${key}`, weight: one.weight + weight })),
      { key, weight },
    ],
    [],
  );
}
