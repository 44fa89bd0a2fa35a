import { linkTo, type Neighbour, type PostLink } from './post-links.ts';
import type { Series } from './series.ts';

/**
 * Where to go from a post: in a series to the part after it and the part before it; where the series ends, and outside
 * of one, to the next newer and older post of the blog.
 */
export function neighbours(
  { url }: PostLink,
  newer: PostLink | undefined,
  older: PostLink | undefined,
  series: Series<PostLink> | undefined,
): { newer: Neighbour | undefined; older: Neighbour | undefined } {
  const parts = series?.parts ?? [];
  const at = parts.findIndex(({ post }) => post.url === url);
  const partAt = (index: number): Neighbour | undefined =>
    at === -1 || parts[index] === undefined ? undefined : { ...linkTo(parts[index].post), part: parts[index].number };
  return { newer: partAt(at + 1) ?? (newer && linkTo(newer)), older: partAt(at - 1) ?? (older && linkTo(older)) };
}
