import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { wholeBlog, type FeedDocument } from '../../src/feeds/documents.ts';
import { feedDate } from '../../src/blog/dates.ts';
import type { Post } from '../../src/blog/post.ts';
import { absolute, feedUrl, homeUrl, postUrl } from '../../src/blog/urls.ts';
import { createFeed } from '../../src/feeds/feed.ts';
import type { PostParts } from '../../src/feeds/items.ts';
import { rssFeed } from '../../src/feeds/rss.ts';
import { site } from '../../src/site.ts';
import { date, makePost as post } from '../support/posts.ts';

interface Tree {
  '?xml-stylesheet': Record<string, string>;
  rss: { channel: Record<string, unknown> & { item?: Record<string, unknown>[] } } & Record<string, unknown>;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'item' || name === 'category',
});

async function feed(
  posts: Post[],
  body: (slug: string) => string = (slug) => `<p>${slug}</p>`,
  about = site,
  more: Partial<FeedDocument & PostParts> = {},
): Promise<{ xml: string; tree: Tree }> {
  const { image, ...document } = more;
  const xml = await rssFeed(
    await createFeed({ topic: wholeBlog(), posts, previous: 0, ...document }, async ({ slug }) => ({
      body: body(slug),
      enclosures: [],
      image,
    })),
    about,
  );
  expect(XMLValidator.validate(xml)).toBe(true);
  return { xml, tree: parser.parse(xml) as Tree };
}

const itemsOf = ({ rss }: Tree) => rss.channel.item ?? [];

test('a channel says what it is, where it is and when it last changed', async () => {
  const { tree, xml } = await feed([
    post('b', { date: date('2022-07-01') }),
    post('a', { updated: date('2022-07-02 09:30 +0530') }),
  ]);
  const { item: _, ...channel } = tree.rss.channel;
  expect(channel).toEqual({
    title: site.title,
    description: site.description,
    link: absolute(homeUrl()),
    'atom:link': { '@_href': absolute(feedUrl()), '@_rel': 'self', '@_type': 'application/rss+xml' },
    language: site.lang,
    lastBuildDate: 'Sat, 02 Jul 2022 04:00:00 GMT',
  });
  expect(tree['?xml-stylesheet']).toEqual({ '@_type': 'text/css', '@_href': '/rss.css' });
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?><\?xml-stylesheet [^>]*\?><rss version="2\.0" /);
});

test('an item gives the whole post, portable', async () => {
  const { tree } = await feed(
    [post('first', { title: 'First', tags: ['NLP', 'C++', '机器学习'] })],
    () => '<p>See <a href="../b/">b</a> &amp; <code class="k">x &lt; y</code></p>',
  );
  const link = absolute(postUrl('first'));
  expect(itemsOf(tree)).toEqual([
    {
      title: 'First',
      link,
      guid: { '#text': link, '@_isPermaLink': 'true' },
      description: 'About first.',
      pubDate: 'Tue, 28 Jun 2022 10:00:00 GMT',
      category: ['NLP', 'C++', '机器学习'],
      'content:encoded': `<p>See <a href="${absolute(postUrl('b'))}">b</a> &amp; <code>x &lt; y</code></p>`,
    },
  ]);
});

test.each([
  ['2022-01-01', 'Sat, 01 Jan 2022 10:00:00 GMT'],
  ['2022-01-01 00:30', 'Sat, 01 Jan 2022 00:30:00 +0530'],
  ['2022-01-01 23:30:05 -0800', 'Sat, 01 Jan 2022 23:30:05 -0800'],
  ['2022-01-01 23:30 Z', 'Sat, 01 Jan 2022 23:30:00 GMT'],
])('%s is that day in the feed', async (written, pubDate) => {
  const { tree } = await feed([post('a', { date: date(written) })]);
  expect(itemsOf(tree)[0]!.pubDate).toBe(pubDate);
  expect(Date.parse(pubDate)).toBe(feedDate(date(written)).getTime());
});

test('the guid does not follow the title', async () => {
  const before = await feed([post('first', { title: 'One' })]);
  const after = await feed([post('first', { title: 'Two' })]);
  expect(itemsOf(after.tree)[0]!.guid).toEqual(itemsOf(before.tree)[0]!.guid);
});

test('a post that has moved, with an alias left behind, keeps its guid', async () => {
  const { tree } = await feed([post('new', { aliases: ['/short/', '/posts/old/', '/posts/older'] })]);
  expect(itemsOf(tree)[0]).toMatchObject({
    link: absolute(postUrl('new')),
    guid: { '#text': absolute(postUrl('old')), '@_isPermaLink': 'false' },
  });
});

test('a feed leads on to its archive, which is Atom', async () => {
  const { tree } = await feed([post('b')], undefined, site, { previous: 2 });
  expect(tree.rss.channel['atom:link']).toContainEqual({
    '@_href': absolute('/feeds/2/atom.xml'),
    '@_rel': 'prev-archive',
    '@_type': 'application/atom+xml',
  });
  expect((await feed([post('a')])).xml).not.toContain('prev-archive');
});

test('a content is written as it is, whatever the title looks like', async () => {
  const { tree, xml } = await feed([post('a', { title: '\u00010\u0001' }), post('b')], (slug) => `<p>$& ${slug}</p>`);
  expect(itemsOf(tree).map((item) => [item.title, item['content:encoded']])).toEqual([
    ['0', '<p>$&amp; a</p>'],
    ['b', '<p>$&amp; b</p>'],
  ]);
  expect(xml).toContain('<content:encoded><![CDATA[<p>$&amp; b</p>]]></content:encoded>');
});

test('a hub, a picture and a later change are told where there are any', async () => {
  const { tree } = await feed(
    [post('a', { updated: date('2022-07-01') })],
    undefined,
    { ...site, hub: 'https://hub.example/?a&b' },
    { image: '/_astro/a&b.jpg' },
  );
  expect(tree.rss.channel['atom:link']).toContainEqual({ '@_href': 'https://hub.example/?a&b', '@_rel': 'hub' });
  expect(itemsOf(tree)[0]).toMatchObject({
    'media:content': { '@_url': absolute('/_astro/a&b.jpg'), '@_medium': 'image' },
    'atom:updated': '2022-07-01T10:00:00.000Z',
  });
  const plain = await feed([post('a')]);
  expect(plain.xml).not.toMatch(/media|hub|atom:updated/);
});

test('a blog without posts has a feed', async () => {
  const { tree, xml } = await feed([]);
  expect(tree.rss.channel).not.toHaveProperty('item');
  expect(tree.rss.channel).not.toHaveProperty('lastBuildDate');
  expect(tree.rss.channel.title).toBe(site.title);
  expect(xml).not.toContain('Invalid');
});

test.each([
  ['title', 'Tom & "Jerry" <3 > 😀 it’s \'so\' ]]> &amp;'],
  ['title', '007'],
  ['description', 'She said "a & b", 1 < 2 > 0 — 😀 ]]>'],
] as const)('a %s keeps its characters: %s', async (field, text) => {
  const { tree } = await feed([post('a', { [field]: text })]);
  expect(itemsOf(tree)[0]![field]).toBe(text);
});

test('a description cannot be mistaken for HTML', async () => {
  const { tree } = await feed([post('a', { description: 'The <b> tag and &lt; in R&D' })]);
  expect(itemsOf(tree)[0]!.description).toBe('The &lt;b> tag and &amp;lt; in R&D');
});

test('characters that XML forbids are left out everywhere', async () => {
  const bad = 'a\u0000\u0008\u000b\u001f\ud800\ufffe\uffffb\t\n😀';
  const { tree } = await feed(
    [post('a', { title: bad, description: bad, tags: [bad] })],
    () => `<p>${bad}&#1;&#x8;</p>`,
    { ...site, author: { name: bad } },
  );
  const good = 'ab\t\n😀';
  expect(itemsOf(tree)[0]).toMatchObject({
    title: good,
    description: good,
    category: [good],
    'content:encoded': expect.stringMatching(/^<p>ab\t\n😀/),
  });
  expect(JSON.stringify(tree)).not.toMatch(/\\u00[01]|\\ud800|[\ufffe\uffff]/);
});

test('content may hold the end of a CDATA section', async () => {
  const { tree } = await feed([post('a')], () => '<pre><code>if (a[b[0]]&gt;c) &lt;![CDATA[ ]]></code></pre>');
  expect(itemsOf(tree)[0]!['content:encoded']).toBe('<pre><code>if (a[b[0]]&gt;c) &lt;![CDATA[ ]]&gt;</code></pre>');
});

test('the author is named only where one is set', async () => {
  const nobody = await feed([post('a')]);
  expect(nobody.xml).not.toMatch(/\bdc\b/);
  const { tree } = await feed([post('a')], undefined, { ...site, author: { name: 'Ada & "Co" <L>' } });
  expect(tree.rss['@_xmlns:dc']).toBe('http://purl.org/dc/elements/1.1/');
  expect(itemsOf(tree)[0]!['dc:creator']).toBe('Ada & "Co" <L>');
});

test('a post in another language says so', async () => {
  const { tree } = await feed([post('a', { lang: 'hi' })]);
  expect(itemsOf(tree)[0]!['content:encoded']).toBe('<div lang="hi" dir="ltr"><p>a</p></div>');
  const { tree: arabic } = await feed([post('a', { lang: 'ar' })]);
  expect(itemsOf(arabic)[0]!['content:encoded']).toBe('<div lang="ar" dir="rtl"><p>a</p></div>');
});

test('the same posts give the same bytes', async () => {
  const posts = [post('b'), post('a')];
  expect((await feed(posts)).xml).toBe((await feed(posts)).xml);
});
