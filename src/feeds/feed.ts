import { feedTitle, type FeedOwner } from './urls.ts';
import type { Post } from '../blog/post.ts';
import { absolute, archivedFeedUrl, feedUrl, type FeedFormat } from '../blog/urls.ts';
import { plainText } from '../core/plain.ts';
import { atomFeed } from './atom.ts';
import { feedItem, type FeedItem, type PostParts } from './items.ts';
import { jsonFeed } from './json.ts';
import { rssFeed } from './rss.ts';

/** Addresses in each format. */
type Addresses = Readonly<Record<FeedFormat, string>>;

/** A feed before it takes a format. Every address is absolute. */
export interface Feed {
  title: string;
  description: string;
  /** The page that shows the same posts. */
  page: string;
  self: Addresses;
  /** The feed to subscribe to; `self` unless this is a document of the archive. */
  current: Addresses;
  /** The document of the archive with the next older posts (RFC 5005, 4). */
  previous: Addresses | undefined;
  items: readonly FeedItem[];
}

/** Says what a post holds beside its record. */
export type Read = (post: Post) => Promise<PostParts>;

/** Which document of a feed. */
export interface FeedPlace {
  owner: FeedOwner;
  /** Number of a document of the archive; the feed itself without. */
  archived?: number;
  /** Number of the document with the next older posts, 0 when there is none. */
  previous: number;
}

/** One document of a feed, with `posts`, newest first; `read` says what a post holds beside its record. */
export async function feedOf(
  posts: readonly Post[],
  { owner: { name, description, url }, archived, previous }: FeedPlace,
  read: Read,
): Promise<Feed> {
  const current = addresses((format) => feedUrl(format, url));
  const at = (document: number) => addresses((format) => archivedFeedUrl(format, document));
  return {
    title: plainText(feedTitle(name)),
    description: plainText(description),
    page: absolute(url),
    self: archived === undefined ? current : at(archived),
    current,
    previous: previous === 0 ? undefined : at(previous),
    items: await Promise.all(posts.map((post) => itemOf(post, read))),
  };
}

const addresses = (of: (format: FeedFormat) => string): Addresses => ({
  rss: absolute(of('rss')),
  atom: absolute(of('atom')),
  json: absolute(of('json')),
});

/** A feed as text. The same posts give the same bytes: no clock. */
export const writeFeed = (feed: Feed, format: FeedFormat): Promise<string> | string =>
  ({ rss: rssFeed, atom: atomFeed, json: jsonFeed })[format](feed);

/** A post stands in the feed of everything and in those of its tags, in three formats; its item is made once. */
const items = new WeakMap<Post, Promise<FeedItem>>();

function itemOf(post: Post, read: Read): Promise<FeedItem> {
  const known = items.get(post) ?? read(post).then((parts) => feedItem(post, parts));
  items.set(post, known);
  return known;
}
