import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { feedDate, type PostDate } from '../blog/dates.ts';
import type { Post } from '../blog/post.ts';
import { absolute, feedStyleUrl, feedUrl, homeUrl } from '../blog/urls.ts';
import { site, type Site } from '../site.ts';
import { feedItem, xmlText, type FeedItem } from './items.ts';

/**
 * The RSS 2.0 feed of the newest `about.feedSize` of `posts`, which come newest first, with their full content; `render`
 * gives the HTML of a post's body and is asked for those posts only. The same posts give the same bytes: no clock.
 */
export async function rssFeed(posts: readonly Post[], render: (post: Post) => Promise<string>, about: Site = site): Promise<string> {
  const newest = posts.slice(0, about.feedSize);
  const items = await Promise.all(newest.map(async (post) => feedItem(post, await render(post))));
  const xml = await getRssString({
    title: xmlText(about.title),
    description: htmlFromText(xmlText(about.description)),
    site: absolute(homeUrl()),
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      ...(about.author && { dc: 'http://purl.org/dc/elements/1.1/' }),
    },
    customData: channelData(items, about),
    items: items.map((item) => rssItem(item, about)),
  });
  return withStylesheet(xml);
}

function rssItem({ url, title, description, date, tags, html }: FeedItem, { author }: Site): RSSFeedItem {
  // RSS's own <author> must be an e-mail address.
  const creator = author === undefined ? '' : `<dc:creator>${escapeXml(xmlText(author.name))}</dc:creator>`;
  return {
    title,
    link: url,
    description: htmlFromText(description),
    categories: tags,
    content: html,
    customData: `<pubDate>${rfc822(date)}</pubDate>${creator}`,
  };
}

/** The instant of `feedDate`, told in the author's zone: the `pubDate` of `@astrojs/rss`, in UTC, may be of another day. */
function rfc822(date: PostDate): string {
  if (date.iso === date.day) return feedDate(date).toUTCString();
  const [, wall, offset] = /^(.{19})(.+)$/.exec(date.iso)!;
  return new Date(`${wall}Z`).toUTCString().replace('GMT', offset === 'Z' ? 'GMT' : offset!.replace(':', ''));
}

function channelData(items: readonly FeedItem[], { lang }: Site): string {
  const self = `<atom:link href="${escapeXml(absolute(feedUrl()))}" rel="self" type="application/rss+xml"/>`;
  const language = `<language>${escapeXml(lang)}</language>`;
  if (items.length === 0) return self + language;
  const newestChange = new Date(Math.max(...items.map(({ changed }) => changed.getTime())));
  return `${self}${language}<lastBuildDate>${newestChange.toUTCString()}</lastBuildDate>`;
}

/**
 * Adds the stylesheet that makes the feed a page in a browser. `@astrojs/rss` has an option for it, but writes no `type`
 * for CSS, which https://www.w3.org/1999/06/REC-xml-stylesheet-19990629/ requires.
 */
function withStylesheet(xml: string): string {
  return xml.replace('?>', `?><?xml-stylesheet type="text/css" href="${escapeXml(feedStyleUrl())}"?>`);
}

/**
 * RSS descriptions are HTML (https://www.rssboard.org/rss-profile#element-channel-item-description), ours are plain
 * text. Only what a reader would take for a tag or an entity is escaped, so that all other text is the same in both.
 */
function htmlFromText(text: string): string {
  return text.replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
