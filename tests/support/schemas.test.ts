import { describe, expect, test } from 'vitest';
import { validateJsonFeed, validateXml } from './schemas.ts';

const entry = `<entry>
    <id>https://blog.example/one/</id><title>One</title><updated>2024-01-02T03:04:05Z</updated><published>2024-01-02T03:04:05.6+05:30</published>
    <link href="/one/"/><link rel="enclosure" href="/é.mp3" type="audio/mpeg" length="12"/><category term="a"/>
    <summary>Short</summary><content type="html">&lt;p&gt;Long</content>
  </entry>`;
const atom = `<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="/feed.css" type="text/css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en-GB" xml:base="https://blog.example/">
  <id>https://blog.example/</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b class="c">blog</b></div></title>
  <author><name>Ada</name><uri>/about/</uri></author><updated>2024-01-02T03:04:05Z</updated><link rel="self" href="/atom.xml"/><generator version="1">g</generator>
  ${entry}
</feed>`;
const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://blog.example/</loc></url>
  <url><loc>https://blog.example/one/</loc><lastmod>2024-01-02</lastmod><image:image><image:loc>https://blog.example/a.png</image:loc></image:image></url>
</urlset>`;
const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>https://blog.example/sitemap-0.xml</loc><lastmod>2024-01-02T03:04:05.678Z</lastmod></sitemap>
</sitemapindex>`;
const opml = `<opml version="2.0">
  <head><title>Feeds</title><dateCreated>Tue, 02 Jan 2024 03:04:05 GMT</dateCreated><ownerId>https://blog.example/</ownerId></head>
  <body><outline text="Blogs"><outline text="One" type="rss" xmlUrl="https://blog.example/rss.xml" htmlUrl="https://blog.example/" language="en"/></outline></body>
</opml>`;
const documents = { atom, sitemap, 'sitemap index': index, opml };

/** Kind, what is done to its document (the first text becomes the second), and, for a fault, a word of the message. */
type Row = [kind: keyof typeof documents, what: string, from: string, to: string, message?: string];

const fine: Row[] = [
  [
    'atom',
    'an archive, and foreign elements anywhere',
    '<link href="/one/"/>',
    '<fh:archive/><x:y xmlns:x="u:v" z="1">t<feed/><q xmlns=""/></x:y><link href="/one/"><fh:z/></link>',
  ],
  ['atom', 'foreign attributes', '<title>One', '<title fh:x="1">One'],
  [
    'atom',
    'elements in any order',
    '<id>https://blog.example/one/</id><title>One</title>',
    '<title>One</title><fh:a/><id>https://blog.example/one/</id><fh:b/>',
  ],
  [
    'atom',
    'the author in the source of the entry',
    '<summary>',
    '<source><author><name>Bob</name></author></source><summary>',
  ],
  [
    'atom',
    'content that is XML',
    '<content type="html">&lt;p&gt;Long',
    '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/>',
  ],
  ['sitemap', 'an instant', '2024-01-02', '2024-01-02T03:04:05+05:30'],
  ['opml', 'an outline of no type, with attributes of its own', 'text="Blogs"', 'text="Blogs" mood="good"'],
  ['opml', 'foreign elements', '<title>', '<x:y xmlns:x="u:v"/><title>'],
];

const faults: Row[] = [
  ['atom', 'no id of the feed', '<id>https://blog.example/</id>', '', 'feed'],
  ['atom', 'no id of an entry', '<id>https://blog.example/one/</id>', '', 'entry'],
  ['atom', 'two ids', '<summary>', '<id>u:v</id><summary>', 'entry'],
  ['atom', 'an id without a scheme', '<id>https://blog.example/one/</id>', '<id>/one/</id>', 'element id'],
  ['atom', 'a day for a date', '2024-01-02T03:04:05Z', '2024-01-02', 'element updated'],
  ['atom', 'a date without a zone', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05', 'element updated'],
  ['atom', 'a date that never was', '2024-01-02T03:04:05Z', '2023-02-29T03:04:05Z', 'element updated'],
  ['atom', 'a date of RSS', '2024-01-02T03:04:05.6+05:30', 'Tue, 02 Jan 2024 03:04:05 GMT', 'element published'],
  ['atom', 'an element of RSS', '<summary>', '<pubDate/><summary>', 'entry'],
  [
    'atom',
    'an element of no namespace is foreign, an unknown one of Atom is not',
    '<link href="/one/"/>',
    '<x xmlns=""/><archive/>',
    'entry',
  ],
  [
    'atom',
    'an entry before the feed’s own',
    '<id>https://blog.example/</id>',
    `${entry}<id>https://blog.example/</id>`,
    'feed',
  ],
  ['atom', 'an attribute that a link has not', 'rel="enclosure"', 'rel="enclosure" size="12"', 'link'],
  ['atom', 'a length with a unit', 'length="12"', 'length="12 kB"', 'link'],
  ['atom', 'a link to nowhere', '<link href="/one/"/>', '<link rel="alternate"/>', 'link'],
  ['atom', 'HTML that is not escaped', '&lt;p&gt;Long', '<p>Long</p>', 'content'],
  [
    'atom',
    'text with elements',
    '<content type="html">&lt;p&gt;Long',
    '<content type="text/html"><p>Long</p>',
    '4.1.3.3',
  ],
  ['atom', 'XHTML without its div', '<title>One', '<title type="xhtml">One', 'title'],
  ['atom', 'a language that is none', 'en-GB', 'en_GB', 'feed'],
  ['atom', 'no author', '<author><name>Ada</name><uri>/about/</uri></author>', '', 'has an author'],
  [
    'atom',
    'neither link nor content',
    /<link href="\/one\/"\/>[^]*<\/content>/.exec(entry)![0],
    '<link rel="related" href="/"/>',
    'link or content',
  ],
  [
    'atom',
    'content elsewhere and no summary',
    '<summary>Short</summary><content type="html">&lt;p&gt;Long',
    '<content type="text/html" src="/one/">',
    'has a summary',
  ],
  ['atom', 'the namespace of another Atom', 'http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', 'feed'],
  ['atom', 'no XML', '</feed>', '', 'parser error'],
  [
    'sitemap',
    'an address without its loc',
    '<loc>https://blog.example/</loc>',
    '',
    "'{http://www.sitemaps.org/schemas/sitemap/0.9}url'",
  ],
  ['sitemap', 'a wrong date', '2024-01-02', '2024-13-02', 'lastmod'],
  [
    'sitemap',
    'elements in another order',
    '<loc>https://blog.example/</loc>',
    '<lastmod>2024-01-02</lastmod><loc>https://blog.example/</loc>',
    'lastmod',
  ],
  ['sitemap', 'a picture without a loc', '<image:loc>https://blog.example/a.png</image:loc>', '', 'image'],
  ['sitemap', 'a picture with a relative address', 'https://blog.example/a.png', '/a.png', 'loc'],
  ['sitemap', 'a caption, long deprecated', '</image:loc>', '</image:loc><image:caption>A</image:caption>', 'caption'],
  ['sitemap', 'pictures of another namespace', 'sitemap-image/1.1', 'sitemap-image/1.0', 'image'],
  [
    'sitemap',
    '1,001 pictures',
    '</url>\n</urlset>',
    `${'<image:image><image:loc>https://blog.example/a.png</image:loc></image:image>'.repeat(1000)}</url></urlset>`,
    '1,000 pictures',
  ],
  ['sitemap index', 'a url for a sitemap', '<sitemap>', '<url/><sitemap>', 'url'],
  ['sitemap index', 'a relative address', 'https://blog.example/sitemap-0.xml', '/sitemap-0.xml', 'loc'],
  ['sitemap index', 'a wrong date', '2024-01-02T', '2024-01-02 ', 'lastmod'],
  ['opml', 'another version', '2.0', '1.0', 'element opml'],
  ['opml', 'an outline without text', 'text="One"', 'title="One"', 'outline'],
  ['opml', 'a feed without its address', 'xmlUrl="https://blog.example/rss.xml"', '', 'outline'],
  [
    'opml',
    'a feed, in capitals, without its address',
    'type="rss" xmlUrl="https://blog.example/rss.xml"',
    'type="RSS"',
    'outline',
  ],
  ['opml', 'a date of Atom', 'Tue, 02 Jan 2024 03:04:05 GMT', '2024-01-02T03:04:05Z', 'dateCreated'],
  ['opml', 'an element of its own', '<title>', '<mood/><title>', 'head'],
  ['opml', 'no outlines', /<body>(.*)<\/body>/.exec(opml)![1]!, '', 'body'],
];

const changed = ([kind, what, from, to]: Row) => {
  expect(documents[kind], `${what} changes something`).toContain(from);
  return documents[kind].replace(from, () => to);
};

describe('an XML document', () => {
  test.each(Object.entries(documents))('of the kind %s is valid', async (kind, xml) => {
    expect(await validateXml(xml, kind as keyof typeof documents)).toEqual([]);
  });

  test.each(fine)('%s: %s: fine', async (...row) => {
    expect(await validateXml(changed(row), row[0])).toEqual([]);
  });

  test.each(faults)('%s: %s: found', async (...row) => {
    expect((await validateXml(changed(row), row[0])).join('\n')).toContain(row[4]);
  });

  test('of one kind is not of another', async () => {
    for (const kind of Object.keys(documents) as (keyof typeof documents)[]) {
      for (const [other, xml] of Object.entries(documents)) {
        expect((await validateXml(xml, kind)).length === 0, `${other} as ${kind}`).toBe(kind === other);
      }
    }
    expect(
      await validateXml(
        '<i:image xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><i:loc>https://a.example/</i:loc></i:image>',
        'sitemap',
      ),
    ).toHaveLength(1);
    expect(await validateXml('', 'atom')).not.toEqual([]);
  });

  test('may be long', async () => {
    const long = entry.replace('Long', '&lt;p&gt;Long'.repeat(2000));
    expect(await validateXml(atom.replace(entry, long.repeat(300)), 'atom')).toEqual([]);
    expect(
      await validateXml(atom.replace(entry, long.repeat(300) + entry.replace('<title>One</title>', '')), 'atom'),
    ).not.toEqual([]);
  });
});

describe('a JSON Feed', () => {
  const item = {
    id: 'https://blog.example/one/',
    url: 'https://blog.example/one/',
    content_html: '<p>',
    date_published: '2024-01-02T03:04:05+05:30',
    tags: ['a'],
  };
  const attachment = {
    url: 'https://blog.example/a.mp3',
    mime_type: 'audio/mpeg',
    size_in_bytes: 12,
    duration_in_seconds: 1.5,
  };
  const feed = {
    ...{
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Blog',
      home_page_url: 'https://blog.example/',
      feed_url: 'https://blog.example/feed.json',
    },
    ...{
      language: 'en-GB',
      authors: [{ name: 'Ada' }],
      _mood: { good: true },
      items: [{ ...item, attachments: [attachment] }],
    },
  };
  const without = (what: object, key: string) =>
    Object.fromEntries(Object.entries(what).filter(([name]) => name !== key));
  const withItem = (changes: object) => ({ ...feed, items: [{ ...item, ...changes }] });

  test.each([
    ['is valid', feed],
    ['may be empty', { ...feed, items: [] }],
    ['may have text only', { ...feed, items: [{ id: '1', content_text: 'Text' }] }],
  ])('%s', (_, valid) => {
    expect(validateJsonFeed(JSON.stringify(valid))).toEqual([]);
  });

  test.each<[what: string, feed: unknown, message: string]>([
    ['another version', { ...feed, version: 'https://jsonfeed.org/version/1' }, '/version'],
    ['no title', without(feed, 'title'), 'title'],
    ['no items', without(feed, 'items'), 'items'],
    ['a relative address', { ...feed, home_page_url: '/' }, '/home_page_url'],
    ['a word of its own', { ...feed, mood: 'good' }, 'mood'],
    ['an extension that is no object', { ...feed, _mood: 'good' }, '/_mood'],
    ['an author of nothing', { ...feed, authors: [{}] }, '/authors/0'],
    ['no id of an item', { ...feed, items: [without(item, 'id')] }, '/items/0'],
    ['a number for an id', withItem({ id: 1 }), '/items/0/id'],
    ['no content', { ...feed, items: [without(item, 'content_html')] }, '/items/0'],
    ['a day for a date', withItem({ date_published: '2024-01-02' }), '/items/0/date_published'],
    ['a date that never was', withItem({ date_modified: '2023-02-29T00:00:00Z' }), '/items/0/date_modified'],
    ['a date without a zone', withItem({ date_modified: '2024-01-02T03:04:05' }), '/items/0/date_modified'],
    ['tags as a string', withItem({ tags: 'a, b' }), '/items/0/tags'],
    [
      'an attachment of no type',
      withItem({ attachments: [without(attachment, 'mime_type')] }),
      '/items/0/attachments/0',
    ],
    ['a size in words', withItem({ attachments: [{ ...attachment, size_in_bytes: '12' }] }), 'size_in_bytes'],
    ['a list', [], 'object'],
  ])('%s is found', (_, wrong, message) => {
    expect(validateJsonFeed(JSON.stringify(wrong)).join('\n')).toContain(message);
  });

  test('that is no JSON is found', () => {
    expect(validateJsonFeed('{')).toHaveLength(1);
  });
});
