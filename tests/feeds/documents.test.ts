import { expect, test } from 'vitest';
import { feedPath, formatsOf, listFeedDocuments, splitArchive } from '../../src/feeds/documents.ts';
import { makePost } from '../support/posts.ts';

/** Posts of a blog, newest first, each called by its number in order of publication. */
const blog = (count: number) => Array.from({ length: count }, (_, index) => count - index);

test.each([
  [0, []],
  [3, []],
  [4, [[3, 2, 1]]],
  [6, [[3, 2, 1]]],
  [
    7,
    [
      [3, 2, 1],
      [6, 5, 4],
    ],
  ],
])('%i posts in documents of three', (count, expected) => {
  expect(splitArchive(blog(count), 3)).toEqual(expected);
});

test('the feed and its archive hold every post, and a full document never changes', () => {
  for (let size = 1; size <= 5; size++) {
    for (let count = 0; count <= 30; count++) {
      const history = splitArchive(blog(count), size);
      expect(new Set([...blog(count).slice(0, size), ...history.flat()])).toEqual(new Set(blog(count)));
      expect(splitArchive(blog(count + 1), size).slice(0, history.length)).toEqual(history);
      for (const document of history) expect(document).toHaveLength(size);
    }
  }
});

test('the archive is in Atom; the feed of a tag has its ten newest posts, in each format', () => {
  const posts = blog(30).map((number) => makePost(`p${number}`, { tags: ['Python'] }));
  const documents = listFeedDocuments(posts, { size: 20 });
  expect(documents.map((document) => formatsOf(document).map((format) => feedPath(document, format)))).toEqual([
    ['/rss.xml', '/atom.xml', '/feed.json'],
    ['/feeds/1/atom.xml'],
    ['/tags/python/rss.xml', '/tags/python/atom.xml', '/tags/python/feed.json'],
  ]);
  expect(documents.map(({ posts }) => posts.map(({ slug }) => slug))).toEqual([
    blog(30)
      .slice(0, 20)
      .map((number) => `p${number}`),
    blog(20).map((number) => `p${number}`),
    blog(30)
      .slice(0, 10)
      .map((number) => `p${number}`),
  ]);
});
