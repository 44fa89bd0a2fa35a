/** A reader on the web that takes the URL of a feed in a link. */
export interface FeedReader {
  name: string;
  /** The URL that subscribes to `feed`. */
  link: (feed: string) => string;
}

/** Readers in common use, by name, with URLs that their makers documented or used in November 2026. */
export const feedReaders: readonly FeedReader[] = [
  { name: 'Feedbin', link: (feed) => `https://feedbin.com/?subscribe=${encodeURIComponent(feed)}` },
  { name: 'Feedly', link: (feed) => `https://feedly.com/i/subscription/${encodeURIComponent(`feed/${feed}`)}` },
  { name: 'Inoreader', link: (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}` },
  { name: 'NewsBlur', link: (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}` },
  {
    name: 'The Old Reader',
    link: (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`,
  },
];
