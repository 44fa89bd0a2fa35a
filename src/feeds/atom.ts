import { generateAtomFeed } from 'feedsmith';
import { feedDate } from '../blog/dates.ts';
import { feedFormats } from '../blog/feed-formats.ts';
import type { Site } from '../config/site.ts';
import { site } from '../site.ts';
import { contentMark, fillContents } from './contents.ts';
import type { Feed } from './feed.ts';
import { newestChange, type FeedItem } from './items.ts';

/** The feed as Atom (RFC 4287), with the content of each post in full. */
export function atomFeed(
  { title, description, page, current, archived, previous, items }: Feed,
  { title: name, lang, author, hub, licence }: Site = site,
): string {
  const { type } = feedFormats.atom;
  const xml = generateAtomFeed({
    xml: { lang },
    // Documents of an archive are parts of one feed, which has one id.
    id: current.atom,
    title: { value: title },
    subtitle: { value: description },
    // An Atom feed must say when it last changed; one without posts never has.
    updated: newestChange(items) ?? new Date(0),
    authors: [{ name: author?.name ?? name, ...(author?.url !== undefined && { uri: author.url }) }],
    links: [
      { href: page, rel: 'alternate', type: 'text/html' },
      { href: archived ?? current.atom, rel: 'self', type },
      ...(archived === undefined ? [] : [{ href: current.atom, rel: 'current', type }]),
      ...(previous === undefined ? [] : [{ href: previous, rel: 'prev-archive', type }]),
      ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
      // RFC 4946.
      ...(licence === undefined ? [] : [{ href: licence.url, rel: 'license' }]),
    ],
    ...(licence !== undefined && { rights: { value: licence.name } }),
    entries: items.map(entry),
  });
  // feedsmith 3 sets a text with markup on lines of its own, and the line breaks would be part of it.
  const tight = xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');
  // Nor does it know the elements of RFC 5005.
  const marked =
    archived === undefined
      ? tight
      : tight.replace(/<feed [^>]*>/, '$&\n  <fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>');
  return fillContents(marked, items);
}

function entry(
  { id, url, title, external, description, date, changed, tags, lang, image, enclosures }: FeedItem,
  index: number,
) {
  return {
    ...(lang !== undefined && { xml: { lang } }),
    id,
    // Of a note without one its first words: an entry must have a title, and better no empty one (RFC 4287, 4.1.2).
    title: { value: title },
    published: feedDate(date),
    updated: changed,
    links: [
      { href: url, rel: 'alternate', type: 'text/html' },
      ...(external === undefined ? [] : [{ href: external, rel: 'related' }]),
      ...enclosures.map(({ url: href, ...about }) => ({ href, rel: 'enclosure', ...about })),
    ],
    categories: tags.map((term) => ({ term })),
    ...(description !== '' && { summary: { value: description } }),
    content: { value: contentMark(index), type: 'html' },
    ...(image !== undefined && { media: { contents: [{ url: image, medium: 'image' }] } }),
  };
}
