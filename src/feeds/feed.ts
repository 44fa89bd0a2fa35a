import { feedFormatNames, feedTitle, type FeedFormat } from '../blog/feed-formats.ts';
import type { Post } from '../blog/post.ts';
import { absolute, archivedFeedUrl, feedUrl } from '../blog/urls.ts';
import { plainText } from '../core/plain.ts';
import type { FeedDocument } from './documents.ts';
import { createItem, type FeedItem, type PostParts } from './items.ts';

/** URLs of a feed in each format. */
type FeedUrls = Readonly<Record<FeedFormat, string>>;

/** A feed before it takes a format. Every URL has scheme and host. */
export interface Feed {
  /** With the name of the site. */
  title: string;
  /** Plain text. */
  description: string;
  /** The page that shows the same posts. */
  page: string;
  /** The feed to subscribe to. */
  current: FeedUrls;
  /** This document itself, where it is one of the archive. */
  archived: string | undefined;
  /** The document of the archive with the next older posts (RFC 5005, 4). */
  previous: string | undefined;
  /** Newest first. */
  items: readonly FeedItem[];
}

/** Gives what a post holds beside its record. */
export type GetParts = (post: Post) => Promise<PostParts>;

/** One document of a feed. */
export async function createFeed(
  { topic: { name, description, url }, posts, archived, previous }: FeedDocument,
  getParts: GetParts,
): Promise<Feed> {
  return {
    title: plainText(feedTitle(name)),
    description: plainText(description),
    page: absolute(url),
    current: Object.fromEntries(feedFormatNames.map((format) => [format, absolute(feedUrl(format, url))])) as FeedUrls,
    archived: archived === undefined ? undefined : absolute(archivedFeedUrl(archived)),
    previous: previous === 0 ? undefined : absolute(archivedFeedUrl(previous)),
    items: await Promise.all(posts.map((post) => getItem(post, getParts))),
  };
}

/** A post stands in the feed of everything and in those of its tags, in each format; its item is made once. */
const items = new WeakMap<Post, Promise<FeedItem>>();

function getItem(post: Post, getParts: GetParts): Promise<FeedItem> {
  const item = items.get(post) ?? getParts(post).then((parts) => createItem(post, parts));
  items.set(post, item);
  return item;
}
