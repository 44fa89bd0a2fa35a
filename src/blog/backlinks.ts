import { sitePath } from './site-paths.ts';
import type { Post } from './post.ts';
import { newestFirst } from './published.ts';
import { decodePath, homeUrl, withBase } from './urls.ts';

/** What is read of a post to know what it links to, and what links to it. */
type Linking = Pick<Post, 'slug' | 'url' | 'aliases' | 'links' | 'date'>;

/** For each post, the other posts that it links to, in order, by the path in `links`: the post’s own or an old one. */
export function linkedPosts<P extends Linking>(posts: readonly P[]): Map<P, Map<string, P>> {
  const byPath = new Map(posts.flatMap((post) => pathsOf(post).map((path) => [path, post])));
  const linkedFrom = (post: P) => {
    const linked = post.links.map((link) => [link, byPath.get(link)] as const);
    return new Map(linked.filter((pair): pair is [string, P] => pair[1] !== undefined && pair[1] !== post));
  };
  return new Map(posts.map((post) => [post, linkedFrom(post)]));
}

/** For each post, the other posts that link to it, newest first; `linked` is what `linkedPosts` found. */
export function backlinks<P extends Linking>(linked: ReadonlyMap<P, ReadonlyMap<string, P>>): Map<P, P[]> {
  const found = new Map([...linked.keys()].map((post): [P, P[]] => [post, []]));
  for (const post of [...linked.keys()].sort(newestFirst)) {
    for (const target of new Set(linked.get(post)!.values())) found.get(target)!.push(post);
  }
  return found;
}

/** Where a post is found: at its URL and at its old ones. */
const pathsOf = ({ url, aliases }: Linking): string[] => [
  url,
  ...aliases.flatMap((alias) => sitePath(withBase(decodePath(alias)), homeUrl()) ?? []),
];
