import { hostOf } from '../core/web-url.ts';

/** A place where a post is talked about. */
export interface Discussion {
  /** What the place is called: `Hacker News`. */
  name: string;
  /** Where it is. */
  url: string;
}

/** Names of places by their hosts. */
const places: Readonly<Record<string, string>> = {
  'news.ycombinator.com': 'Hacker News',
  'lobste.rs': 'Lobsters',
  'bsky.app': 'Bluesky',
  'reddit.com': 'Reddit',
  'old.reddit.com': 'Reddit',
  'linkedin.com': 'LinkedIn',
  'github.com': 'GitHub',
  'threads.net': 'Threads',
  'tildes.net': 'Tildes',
  'x.com': 'X',
  'twitter.com': 'X',
  'youtube.com': 'YouTube',
};

/**
 * What a place is called, by its URL: a name that is known, Mastodon by the form of its URLs, else the host.
 */
export function placeOf(url: string): string {
  const host = hostOf(url);
  return places[host] ?? (/^\/@[\w.-]+(@[\w.-]+)?\/\d+$/.test(new URL(url).pathname) ? 'Mastodon' : host);
}
