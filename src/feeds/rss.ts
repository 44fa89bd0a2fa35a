import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { feedDate, type PostDate } from '../blog/dates.ts';
import { archiveFormat, feedFormats } from '../blog/feed-formats.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { feedStyleUrl } from '../blog/urls.ts';
import type { Site } from '../config/site.ts';
import { site } from '../site.ts';
import { contentMark, fillContents } from './contents.ts';
import type { Feed } from './feed.ts';
import { newestChange, type FeedItem } from './items.ts';

/** The feed as RSS 2.0, with the content of each post in full. */
export async function rssFeed(feed: Feed, about: Site = site): Promise<string> {
  const xml = await getRssString({
    title: feed.title,
    description: htmlFromText(feed.description),
    site: feed.page,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      ...(about.author && { dc: 'http://purl.org/dc/elements/1.1/' }),
      ...(feed.items.some(({ image }) => image !== undefined) && { media: 'http://search.yahoo.com/mrss/' }),
    },
    customData: channelData(feed, about),
    items: feed.items.map((item, index) => rssItem(item, index, about)),
  });
  return fillContents(withStyleSheet(xml), feed.items);
}

function rssItem(
  { id, url, title, untitled, external, description, date, updated, tags, image, enclosures: [enclosure] }: FeedItem,
  index: number,
  { author }: Site,
): RSSFeedItem {
  const data = [
    // A later element of the same name replaces the one that `@astrojs/rss` writes.
    id === url ? '' : element('guid', id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(date)),
    updated === undefined ? '' : element('atom:updated', feedDate(updated).toISOString()),
    // RSS's own <author> must be an e-mail address.
    author === undefined ? '' : element('dc:creator', author.name),
    // The item’s own link is that of its page: readers know it by that, and bring people to what its author wrote.
    external === undefined ? '' : element('atom:link', '', { href: external, rel: 'related' }),
    image === undefined ? '' : element('media:content', '', { url: image, medium: 'image' }),
  ];
  return {
    // An item has a title or a description (RSS 2.0, “Elements of <item>”).
    ...(untitled
      ? { description: htmlFromText(description || title) }
      : { title, description: htmlFromText(description) }),
    link: url,
    categories: tags,
    content: contentMark(index),
    ...(enclosure && { enclosure }),
    customData: data.join(''),
  };
}

/** The instant of `feedDate` in the author’s zone: the `pubDate` of `@astrojs/rss`, in UTC, may be of another day. */
function rfc822(date: PostDate): string {
  if (date.iso === date.day) return feedDate(date).toUTCString();
  const [, wall, offset] = /^(.{19})(.+)$/.exec(date.iso)!;
  return new Date(`${wall}Z`).toUTCString().replace('GMT', offset === 'Z' ? 'GMT' : offset!.replace(':', ''));
}

function channelData({ current, previous, items }: Feed, { lang, hub, licence }: Site): string {
  const newest = newestChange(items);
  return [
    element('atom:link', '', { href: current.rss, rel: 'self', type: feedFormats.rss.type }),
    previous === undefined
      ? ''
      : element('atom:link', '', { href: previous, rel: 'prev-archive', type: feedFormats[archiveFormat].type }),
    hub === undefined ? '' : element('atom:link', '', { href: hub, rel: 'hub' }),
    licence === undefined ? '' : element('atom:link', '', { href: licence.url, rel: 'license' }),
    licence === undefined ? '' : element('copyright', licence.name),
    element('language', lang),
    newest === undefined ? '' : element('lastBuildDate', newest.toUTCString()),
  ].join('');
}

function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('');
  return text === '' ? `<${name}${written}/>` : `<${name}${written}>${escapeText(text)}</${name}>`;
}

/**
 * Adds the style sheet that makes the feed a page in a browser. `@astrojs/rss` has an option for it, but writes no
 * `type` for CSS, which https://www.w3.org/1999/06/REC-xml-stylesheet-19990629/ requires.
 */
function withStyleSheet(xml: string): string {
  return xml.replace('?>', `?><?xml-stylesheet type="text/css" href="${escapeAttribute(feedStyleUrl())}"?>`);
}

/**
 * Plain text as HTML, which descriptions of RSS are:
 * https://www.rssboard.org/rss-profile#element-channel-item-description. Only what a reader would take for a tag or an
 * entity is escaped, so that all other text is the same in both.
 */
function htmlFromText(text: string): string {
  return text.replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
}
