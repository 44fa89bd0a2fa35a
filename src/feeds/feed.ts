import { feedFormatNames, feedTitle, type FeedFormat } from '../blog/feed-formats.ts';
import type { Post } from '../blog/post.ts';
import { absolute, archivedFeedUrl, feedUrl } from '../blog/urls.ts';
import { plainText } from '../core/plain.ts';
import type { FeedDocument } from './documents.ts';
import { createItem, type FeedItem, type PostParts } from './items.ts';

/** URLs of a document in each format. */
type FeedUrls = Readonly<Record<FeedFormat, string>>;

/** A feed before it takes a format. Every URL has scheme and host. */
export interface Feed {
  title: string;
  description: string;
  /** The page that shows the same posts. */
  page: string;
  self: FeedUrls;
  /** The feed to subscribe to; `self` unless this is a document of the archive. */
  current: FeedUrls;
  /** The document of the archive with the next older posts (RFC 5005, 4). */
  previous: FeedUrls | undefined;
  items: readonly FeedItem[];
}

/** Gives what a post holds beside its record. */
export type GetParts = (post: Post) => Promise<PostParts>;

/** One document of a feed. */
export async function createFeed(
  { topic: { name, description, url }, posts, archived, previous }: FeedDocument,
  getParts: GetParts,
): Promise<Feed> {
  const current = inEachFormat((format) => feedUrl(format, url));
  const archive = (document: number) => inEachFormat((format) => archivedFeedUrl(format, document));
  return {
    title: plainText(feedTitle(name)),
    description: plainText(description),
    page: absolute(url),
    self: archived === undefined ? current : archive(archived),
    current,
    previous: previous === 0 ? undefined : archive(previous),
    items: await Promise.all(posts.map((post) => getItem(post, getParts))),
  };
}

const inEachFormat = (path: (format: FeedFormat) => string) =>
  Object.fromEntries(feedFormatNames.map((format) => [format, absolute(path(format))])) as FeedUrls;

/** A post stands in the feed of everything and in those of its tags, in each format; its item is made once. */
const items = new WeakMap<Post, Promise<FeedItem>>();

function getItem(post: Post, getParts: GetParts): Promise<FeedItem> {
  const item = items.get(post) ?? getParts(post).then((parts) => createItem(post, parts));
  items.set(post, item);
  return item;
}
