import { hostOf } from '../core/web-url.ts';

/** A page elsewhere on which a post is discussed. */
export interface Discussion {
  /** What its site is called: `Hacker News`. */
  name: string;
  /** Where it is. */
  url: string;
}

/** Names of sites by their hosts. */
const siteNames: Readonly<Record<string, string>> = {
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
 * What a site is called, by a URL of it: a name that is known, Mastodon by the form of its URLs, else the host.
 */
export function siteNameOf(url: string): string {
  const host = hostOf(url);
  return siteNames[host] ?? (/^\/@[\w.-]+(@[\w.-]+)?\/\d+$/.test(new URL(url).pathname) ? 'Mastodon' : host);
}
