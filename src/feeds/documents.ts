import { seriesFeeds, tagFeeds, wholeBlog, type FeedOwner } from './urls.ts';
import type { Post } from '../blog/post.ts';
import { newestFirst } from '../blog/published.ts';
import { archivedFeedUrl, feedUrl, type FeedFormat } from '../blog/urls.ts';
import { site } from '../site.ts';
import type { FeedPlace } from './feed.ts';
import { historyOf } from './history.ts';

/** A document of a feed, and the posts in it, newest first. */
export interface FeedDocument {
  posts: readonly Post[];
  place: FeedPlace;
}

/** Path of a document in a format, with the site's base. */
export const pathOf = ({ owner, archived }: FeedPlace, format: FeedFormat): string =>
  archived === undefined ? feedUrl(format, owner.url) : archivedFeedUrl(format, archived);

/** Every feed of the site: of the whole blog and its archive, of each tag, of each series. `posts` come newest first. */
export function feedDocuments(posts: readonly Post[], size = site.feedSize): FeedDocument[] {
  const history = historyOf(posts, size);
  const feed = (owner: FeedOwner, of: readonly Post[], previous = 0): FeedDocument => ({
    posts: of.slice(0, size),
    place: { owner, previous },
  });
  return [
    feed(wholeBlog, posts, history.length),
    ...history.map((part, index) => ({
      posts: part,
      place: { owner: wholeBlog, archived: index + 1, previous: index },
    })),
    ...tagFeeds(posts).map(({ owner, posts }) => feed(owner, posts)),
    ...seriesFeeds(posts).map(({ owner, posts }) => feed(owner, posts.toSorted(newestFirst))),
  ];
}
