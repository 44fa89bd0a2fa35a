import { generateOpml } from 'feedsmith';
import { plainXml } from '../core/plain.ts';
import { site } from '../site.ts';

/** A feed as one entry of a list. */
export interface ListedFeed {
  title: string;
  /** URLs of the feed and of its page, with scheme and host. */
  feed: string;
  page: string;
  description?: string | undefined;
}

/** A list of feeds as OPML 2.0, which feed readers import. */
export function opml(title: string, feeds: readonly ListedFeed[]): string {
  return plainXml(
    generateOpml({
      head: {
        title,
        ...(site.author && {
          ownerName: site.author.name,
          ...(site.author.url !== undefined && { ownerId: site.author.url }),
        }),
      },
      body: {
        outlines: feeds.map(({ title: text, feed, page, description }) => ({
          text,
          title: text,
          type: 'rss',
          xmlUrl: feed,
          htmlUrl: page,
          ...(description !== undefined && { description }),
        })),
      },
    }),
  );
}
