import type { FeedFormat } from '../blog/feed-formats.ts';
import { atomFeed } from './atom.ts';
import type { FeedDocument } from './documents.ts';
import { createFeed, type Feed, type GetParts } from './feed.ts';
import { jsonFeed } from './json.ts';
import { rssFeed } from './rss.ts';

/** Writes a feed in each format. */
const writers: Record<FeedFormat, (feed: Feed) => string | Promise<string>> = {
  rss: rssFeed,
  atom: atomFeed,
  json: jsonFeed,
};

/** A document of a feed as text. The same posts give the same bytes: no clock. */
export const writeFeed = async (document: FeedDocument, format: FeedFormat, getParts: GetParts): Promise<string> =>
  writers[format](await createFeed(document, getParts));
