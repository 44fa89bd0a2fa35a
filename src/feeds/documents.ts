import type { Post } from '../blog/post.ts';
import { newestFirst } from '../blog/published.ts';
import { groupBySeries } from '../blog/series.ts';
import { groupByTag } from '../blog/tags.ts';
import { archivedFeedUrl, feedUrl, seriesUrl, tagUrl, type FeedFormat } from '../blog/urls.ts';
import { words } from '../blog/words/index.ts';
import { site } from '../site.ts';
import { wholeBlog, type FeedOwner, type FeedPlace } from './feed.ts';
import { historyOf } from './history.ts';

/** A document of a feed, and the posts in it, newest first. */
export interface FeedDocument {
  posts: readonly Post[];
  place: FeedPlace;
}

/** Path of a document in a format, with the site's base. */
export const pathOf = ({ owner, archived }: FeedPlace, format: FeedFormat): string => (archived === undefined ? feedUrl(format, owner.url) : archivedFeedUrl(format, archived));

/** Every feed of the site: of the whole blog and its archive, of each tag, of each series. */
export function feedDocuments(posts: readonly Post[], size = site.feedSize): FeedDocument[] {
  const history = historyOf(posts, size);
  const feed = (owner: FeedOwner, of: readonly Post[], previous = 0): FeedDocument => ({ posts: of.toSorted(newestFirst).slice(0, size), place: { owner, previous } });
  return [
    feed(wholeBlog, posts, history.length),
    ...history.map((part, index) => ({ posts: part, place: { owner: wholeBlog, archived: index + 1, previous: index } })),
    ...groupByTag(posts).map(({ tag: { name, slug }, posts }) => feed({ name, description: words.tags.about(name), url: tagUrl(slug) }, posts)),
    ...groupBySeries(posts).map(({ name, slug, parts }) => feed({ name, description: words.series.about(name), url: seriesUrl(slug) }, parts.map(({ post }) => post))),
  ];
}
