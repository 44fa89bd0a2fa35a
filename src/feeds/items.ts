import { feedDate, type PostDate } from '../blog/dates.ts';
import type { Post } from '../blog/post.ts';
import { absolute } from '../blog/urls.ts';
import { portable } from './portable.ts';

/** A post as a feed gives it, whatever the feed's format. Every text is free of characters that XML forbids. */
export interface FeedItem {
  /** Absolute address of the post's page. It is also the item's identity, so nothing but the slug may change it. */
  url: string;
  title: string;
  /** Plain text. */
  description: string;
  date: PostDate;
  /** The newer of date and `updated`, as `feedDate` gives them. */
  changed: Date;
  /** Names of the tags, as the post spells them. */
  tags: string[];
  /** The whole post, as `portable` makes it. */
  html: string;
}

/** The feed's view of `post`, whose rendered body is `body`. */
export function feedItem(post: Post, body: string): FeedItem {
  const url = absolute(post.url);
  const html = portable(body, url);
  const published = feedDate(post.date);
  const updated = post.updated === undefined ? published : feedDate(post.updated);
  return {
    url,
    title: xmlText(post.title),
    description: xmlText(post.description),
    date: post.date,
    changed: updated > published ? updated : published,
    tags: post.tags.map(({ name }) => xmlText(name)),
    // RSS has no language for one item; HTML has.
    html: xmlText(post.lang === undefined ? html : `<div lang="${post.lang}">${html}</div>`),
  };
}

/** `text` without what no XML 1.0 document may hold, escaped or not (https://www.w3.org/TR/xml/#charsets). */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
