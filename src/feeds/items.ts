import { feedDate, formatDay, type PostDate } from '../blog/dates.ts';
import { shortUrl, type Post } from '../blog/post.ts';
import { absolute, decodePath, withBase } from '../blog/urls.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { plainText } from '../core/plain.ts';
import { directionOf, interfaceLang, messages } from '../i18n/index.ts';
import { site } from '../site.ts';
import { portable } from './portable.ts';

/** An audio or video file that a post plays. */
export interface Enclosure {
  /** With scheme and host. */
  url: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  length: number;
}

/** A post as a feed gives it, whatever the feed's format. Every text is free of characters that XML and HTML forbid. */
export interface FeedItem {
  /** What readers know the post by; it never changes. */
  id: string;
  /** URL of the post’s page, with scheme and host. */
  url: string;
  /** Plain text. */
  title: string;
  /** Set where nobody gave it a title, and its first words stand for one. */
  untitled: boolean;
  /** URL of the page elsewhere that it is about. */
  external: string | undefined;
  /** Plain text. */
  description: string;
  /** The day of publication. */
  date: PostDate;
  /** The day of the last change. */
  updated: PostDate | undefined;
  /** The newer of date and `updated`, as `feedDate` gives them. */
  changed: Date;
  /** Names of the tags, as the post spells them. */
  tags: string[];
  /** BCP 47 tag when it differs from the site's. */
  lang: string | undefined;
  /** URL of the post’s own image, with scheme and host. */
  image: string | undefined;
  /** Sound and film of the post. */
  enclosures: readonly Enclosure[];
  /** The whole post, as `portable` makes it. */
  html: string;
}

/** What of a post is not in its record: its HTML, the path of its image, and the files that it plays. */
export interface PostParts {
  body: string;
  image: string | undefined;
  enclosures: readonly Enclosure[];
}

/** The feed's view of `post`. */
export function createItem(post: Post, { body, image, enclosures }: PostParts): FeedItem {
  const url = absolute(post.url);
  const published = feedDate(post.date);
  const updated = post.updated === undefined ? published : feedDate(post.updated);
  return {
    id: idOf(post),
    url,
    title: plainText(post.title),
    untitled: post.untitled === true,
    external: post.external,
    description: plainText(post.description),
    date: post.date,
    updated: post.updated,
    changed: updated > published ? updated : published,
    tags: post.tags.map(({ name }) => plainText(name)),
    lang: post.lang,
    image: image && absolute(image),
    enclosures,
    html: plainText(
      withLanguage(portable(body, url) + externalHtml(post.external) + changesHtml(post.changes), post.lang),
    ),
  };
}

/** The link to what a post is about: on its page the title leads there, in a feed to the page. */
const externalHtml = (url: string | undefined): string =>
  url === undefined ? '' : `<p>↗ <a href="${escapeAttribute(url)}">${escapeText(shortUrl(url))}</a></p>`;

/** The corrections of a post, as its page has them. */
function changesHtml(changes: Post['changes'] = []): string {
  if (changes.length === 0) return '';
  const items = changes.map(({ date, text }) => `<li>${formatDay(date, interfaceLang)}: ${escapeText(text)}</li>`);
  return `<h2>${escapeText(messages.post.changes)}</h2><ul>${items.join('')}</ul>`;
}

/**
 * What readers know a post by: what the feed of another site had for it; else the first of its aliases that was the URL
 * of a post here, else its URL. So a post that moves and leaves an alias is still the same to a reader, and an alias of
 * any other kind changes nothing.
 */
export function idOf({ url, aliases, feedId }: Pick<Post, 'url' | 'aliases' | 'feedId'>): string {
  if (feedId !== undefined) return feedId;
  const first = aliases
    .map((alias) => alias.replace(/\/?$/, '/'))
    .find((alias) => /^\/(?:posts|notes)\/[^/]+\/$/.test(alias));
  return absolute(first === undefined ? url : withBase(decodePath(first)));
}

/** RSS has neither the language nor the direction of an item; HTML has both. */
function withLanguage(html: string, lang: string | undefined): string {
  const direction = directionOf(lang ?? site.lang);
  if (lang === undefined && direction === 'ltr') return html;
  return `<div lang="${lang ?? site.lang}" dir="${direction}">${html}</div>`;
}

/** When the newest of the changes to these posts was; `undefined` without posts. */
export const newestChange = (items: readonly FeedItem[]): Date | undefined =>
  items.length === 0 ? undefined : new Date(Math.max(...items.map(({ changed }) => changed.getTime())));
