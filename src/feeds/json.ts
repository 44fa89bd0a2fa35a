import { generateJsonFeed } from 'feedsmith';
import { feedDate } from '../blog/dates.ts';
import type { Site } from '../config/site.ts';
import { site } from '../site.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './items.ts';

/** The feed as JSON Feed 1.1, with the content of each post in full. */
export function jsonFeed(
  { title, description, page, current, items }: Feed,
  { lang, author, hub }: Site = site,
): string {
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: page,
    feed_url: current.json,
    language: lang,
    ...(author !== undefined && {
      authors: [{ name: author.name, ...(author.url !== undefined && { url: author.url }) }],
    }),
    ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(jsonItem),
  });
  // `items` is required, and feedsmith leaves out what is empty.
  return `${JSON.stringify({ ...(feed as object), ...(items.length === 0 && { items }) }, null, 1)}\n`;
}

function jsonItem(item: FeedItem) {
  const { id, url, title, untitled, external, description, date, updated, tags, lang, image, enclosures, html } = item;
  return {
    id,
    url,
    ...(external !== undefined && { external_url: external }),
    ...(!untitled && { title }),
    ...(description !== '' && { summary: description }),
    content_html: html,
    date_published: feedDate(date),
    ...(updated !== undefined && { date_modified: feedDate(updated) }),
    ...(tags.length > 0 && { tags }),
    ...(lang !== undefined && { language: lang }),
    ...(image !== undefined && { image }),
    ...(enclosures.length > 0 && {
      attachments: enclosures.map(({ url, type, length }) => ({
        url,
        mime_type: type,
        size_in_bytes: length,
      })),
    }),
  };
}
