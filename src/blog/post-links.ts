import { minutesOf, type Post } from './post.ts';

/** What a link to a post shows. A page made from less of a post has to be made anew less often. */
export type PostLink = Pick<Post, 'url' | 'title' | 'lang'>;

/** A post next to another; `part` is its number where it is next in their series. */
export type Neighbour = PostLink & { part?: number };

/**
 * What any list shows of a post. Minutes and not words: most edits of a text leave them as they are, and so the lists.
 */
export type PostSummary = PostLink &
  Pick<Post, 'date' | 'pinned' | 'unpublished' | 'external' | 'description' | 'tags'> & { minutes: number };

/** What a link to a post shows, and no more of it. */
export const linkTo = ({ url, title, lang }: PostLink): PostLink => ({ url, title, lang });

/** What any list shows of a post, and no more of it. */
export const summaryOf = (post: Post): PostSummary => ({
  ...linkTo(post),
  date: post.date,
  ...(post.pinned && { pinned: post.pinned }),
  unpublished: post.unpublished,
  ...(post.external !== undefined && { external: post.external }),
  // Its first words stand there already.
  description: post.untitled ? '' : post.description,
  tags: post.tags,
  minutes: minutesOf(post),
});

/** Posts as the home page lists them: the pinned ones first, both parts in their order. */
export const pinnedFirst = <P extends { pinned?: true }>(posts: readonly P[]): P[] => [
  ...posts.filter(({ pinned }) => pinned),
  ...posts.filter(({ pinned }) => !pinned),
];
