import { site } from '../site.ts';

/** Names of the formats, as code has them. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** A format in which every feed of the site is written. */
interface FeedFormatInfo {
  /** Name, as people know it. */
  name: string;
  /** Follows the feed’s title where the same feed stands beside it in other formats. */
  titleSuffix: string;
  file: string;
  /** Media type. */
  type: string;
  /** Media type that it is served as, where that is another. */
  servedAs?: string;
}

/** The formats, the one that most readers take first; `src/feeds/index.ts` has a writer for each. */
export const feedFormats: Readonly<Record<FeedFormat, FeedFormatInfo>> = {
  // Firefox offers `application/rss+xml` as a download, and nobody would see the style sheet.
  rss: { name: 'RSS', titleSuffix: '', file: 'rss.xml', type: 'application/rss+xml', servedAs: 'application/xml' },
  atom: {
    name: 'Atom',
    titleSuffix: ' (Atom)',
    file: 'atom.xml',
    type: 'application/atom+xml',
    servedAs: 'application/xml',
  },
  json: { name: 'JSON Feed', titleSuffix: ' (JSON)', file: 'feed.json', type: 'application/feed+json' },
};

/** All formats, in the order in which pages name them. */
export const feedFormatNames = Object.keys(feedFormats) as FeedFormat[];

/**
 * The one format of the archive, to which the feeds in RSS and Atom lead. The links are those of RFC 5005, which is
 * about Atom; the few readers that follow them read either. JSON Feed 1.1 has `next_url` for this, and says of it that
 * readers “probably won’t use it very often”: in November 2026 no reader was found that does.
 */
export const archiveFormat: FeedFormat = 'atom';

/** File names of feeds, below the page of which each is the feed. */
export const feedFiles: readonly string[] = Object.values(feedFormats).map(({ file }) => file);

/** What a feed is called, by the name of its tag or series. */
export const feedTitle = (name?: string): string => (name === undefined ? site.title : `${site.title}: ${name}`);
