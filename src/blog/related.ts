import type { Post } from './post.ts';
import { newestFirst } from './published.ts';

/** What the related list reads of a post. */
type Relatable = Pick<Post, 'slug' | 'tags' | 'series' | 'date'>;

/**
 * For each post, up to `limit` others worth reading next, best first. A shared tag counts for its rarity
 * (inverse document frequency, ln(posts / posts with the tag) + 1: Spärck Jones 1972), a shared series for more than
 * any tags; ties go to the newer post.
 */
export function relatedPosts<P extends Relatable>(posts: readonly P[], limit = 3): Map<P, P[]> {
  const byTag = Map.groupBy(
    posts.flatMap((post) => post.tags.map(({ slug }) => ({ slug, post }))),
    ({ slug }) => slug,
  );
  const bySeries = Map.groupBy(posts, ({ series }) => series);
  const rarity = (slug: string) => Math.log(posts.length / byTag.get(slug)!.length) + 1;
  return new Map(
    posts.map((post) => {
      const scores = new Map<P, number>();
      const add = (other: P, score: number) => other !== post && scores.set(other, (scores.get(other) ?? 0) + score);
      for (const { slug } of post.tags) for (const use of byTag.get(slug)!) add(use.post, rarity(slug));
      if (post.series !== undefined) for (const other of bySeries.get(post.series)!) add(other, 1000);
      const ranked = [...scores].sort(([a, x], [b, y]) => y - x || newestFirst(a, b));
      return [post, ranked.slice(0, limit).map(([other]) => other)];
    }),
  );
}
