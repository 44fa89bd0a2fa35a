/**
 * The archive of a feed (RFC 5005, 4): `posts`, newest first, in documents of `size`, filled from the oldest post on, so
 * that a full document never changes when a post is added. Documents come oldest first, the posts in each newest first.
 * The feed itself holds the `size` newest; a document exists only once that no longer holds all that has gone before.
 */
export function historyOf<P>(posts: readonly P[], size: number): P[][] {
  const count = Math.max(0, Math.ceil(posts.length / size) - 1);
  const end = (index: number) => posts.length - index * size;
  return Array.from({ length: count }, (_, index) => posts.slice(end(index + 1), end(index)));
}
