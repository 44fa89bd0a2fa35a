import { expect, test } from 'vitest';
import { wholeBlog } from '../../src/feeds/documents.ts';
import { absolute, feedUrl, homeUrl, postUrl } from '../../src/blog/urls.ts';
import { createFeed } from '../../src/feeds/feed.ts';
import { jsonFeed } from '../../src/feeds/json.ts';
import { site } from '../../src/site.ts';
import { date, makePost } from '../support/posts.ts';

const read = async () => ({ body: '<p>“a” & b</p>', enclosures: [], image: '/_astro/a.jpg' });

test('a feed says what it is, and gives each post whole', async () => {
  const post = makePost('a', { tags: ['nlp'], updated: date('2022-07-01 09:00'), lang: 'hi' });
  const feed = await createFeed({ topic: wholeBlog(), posts: [post], previous: 3 }, read);
  expect(JSON.parse(jsonFeed(feed, { ...site, author: { name: 'Ada' }, hub: 'https://hub.example/' }))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    ...{
      title: site.title,
      description: site.description,
      home_page_url: absolute(homeUrl()),
      feed_url: absolute(feedUrl('json')),
      language: site.lang,
    },
    authors: [{ name: 'Ada' }],
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    items: [
      {
        ...{
          id: absolute(postUrl('a')),
          url: absolute(postUrl('a')),
          title: 'a',
          summary: 'About a.',
          tags: ['nlp'],
          language: 'hi',
          image: absolute('/_astro/a.jpg'),
        },
        ...{ date_published: '2022-06-28T10:00:00.000Z', date_modified: '2022-07-01T03:30:00.000Z' },
        content_html: '<div lang="hi" dir="ltr"><p>“a” &amp; b</p></div>',
      },
    ],
  });
});

test('a feed without posts has its list', async () => {
  expect(JSON.parse(jsonFeed(await createFeed({ topic: wholeBlog(), posts: [], previous: 0 }, read)))).toMatchObject({
    items: [],
  });
});
