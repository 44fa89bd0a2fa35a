import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { opml } from '../../src/feeds/opml.ts';

test('feeds are outlines that readers import', () => {
  const tree = new XMLParser({ ignoreAttributes: false }).parse(
    opml('Feeds & more', [
      { title: 'A <b>', feed: 'https://a.example/?a&b', page: 'https://a.example/', description: '“d”' },
    ]),
  );
  expect(tree.opml).toMatchObject({
    '@_version': '2.0',
    head: { title: 'Feeds & more' },
    body: {
      outline: {
        '@_text': 'A <b>',
        '@_title': 'A <b>',
        '@_type': 'rss',
        '@_xmlUrl': 'https://a.example/?a&b',
        '@_htmlUrl': 'https://a.example/',
        '@_description': '“d”',
      },
    },
  });
});
