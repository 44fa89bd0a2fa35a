import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { wholeBlog, type FeedDocument } from '../../src/feeds/documents.ts';
import type { Post } from '../../src/blog/post.ts';
import { absolute, feedUrl, homeUrl, postUrl, tagUrl } from '../../src/blog/urls.ts';
import { atomFeed } from '../../src/feeds/atom.ts';
import { createFeed } from '../../src/feeds/feed.ts';
import { site } from '../../src/site.ts';
import { date, makePost } from '../support/posts.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: true,
  isArray: (name) => ['entry', 'link', 'category'].includes(name),
});

async function feed(posts: Post[], document: Partial<FeedDocument> = {}, about = site) {
  const xml = atomFeed(
    await createFeed({ topic: wholeBlog(), posts, previous: 0, ...document }, async ({ slug }) => ({
      body: `<p>${slug} &amp; <b>more</b></p>`,
      enclosures: [],
      image: undefined,
    })),
    about,
  );
  return {
    xml,
    feed: (
      parser.parse(xml) as { feed: Record<string, unknown> & { entry?: Record<string, unknown>[]; link: object[] } }
    ).feed,
  };
}

test('a feed says what it is, and gives each post whole', async () => {
  const { feed: tree, xml } = await feed([
    makePost('b', { title: 'B & <b>', tags: ['C++'], updated: date('2022-07-01'), lang: 'hi' }),
  ]);
  expect(tree).toMatchObject({
    '@_xml:lang': site.lang,
    id: absolute(feedUrl('atom')),
    title: site.title,
    subtitle: site.description,
    updated: '2022-07-01T10:00:00.000Z',
    author: { name: site.title },
  });
  expect(xml).toContain('<title><![CDATA[B & <b>]]></title>');
  expect(tree.link).toEqual([
    { '@_href': absolute(homeUrl()), '@_rel': 'alternate', '@_type': 'text/html' },
    { '@_href': absolute(feedUrl('atom')), '@_rel': 'self', '@_type': 'application/atom+xml' },
  ]);
  expect(tree.entry).toEqual([
    {
      ...{
        '@_xml:lang': 'hi',
        id: absolute(postUrl('b')),
        title: 'B & <b>',
        published: '2022-06-28T10:00:00.000Z',
        updated: '2022-07-01T10:00:00.000Z',
        summary: 'About b.',
      },
      link: [{ '@_href': absolute(postUrl('b')), '@_rel': 'alternate', '@_type': 'text/html' }],
      category: [{ '@_term': 'C++' }],
      content: { '#text': '<div lang="hi" dir="ltr"><p>b &amp; <b>more</b></p></div>', '@_type': 'html' },
    },
  ]);
});

test('a document of the archive is marked, has the id of its feed, and names its neighbours', async () => {
  const { feed: tree } = await feed([makePost('a')], { archived: 2, previous: 1 });
  expect(tree).toMatchObject({
    id: absolute(feedUrl('atom')),
    'fh:archive': { '@_xmlns:fh': 'http://purl.org/syndication/history/1.0' },
  });
  expect(tree.link.map((link) => Object.values(link).slice(0, 2))).toEqual([
    [absolute(homeUrl()), 'alternate'],
    [absolute('/feeds/2/atom.xml'), 'self'],
    [absolute(feedUrl('atom')), 'current'],
    [absolute('/feeds/1/atom.xml'), 'prev-archive'],
  ]);
});

test('the feed of a tag says so; a feed without posts is one', async () => {
  const { feed: tree } = await feed([], {
    topic: { name: 'C++', description: 'Posts about C++.', url: tagUrl('c-plus-plus') },
  });
  expect(tree).toMatchObject({
    title: `${site.title}: C++`,
    subtitle: 'Posts about C++.',
    id: absolute('/tags/c-plus-plus/atom.xml'),
    updated: '1970-01-01T00:00:00.000Z',
  });
  expect(tree.entry).toBeUndefined();
});

test('author and hub as the settings say', async () => {
  const { feed: tree } = await feed(
    [makePost('a')],
    {},
    { ...site, author: { name: 'Ada', url: 'https://ada.example/' }, hub: 'https://hub.example/' },
  );
  expect(tree.author).toEqual({ name: 'Ada', uri: 'https://ada.example/' });
  expect(tree.link).toContainEqual({ '@_href': 'https://hub.example/', '@_rel': 'hub' });
});
