import { expect, test } from 'vitest';
import { postContexts } from '../../src/blog/post-context.ts';
import { date, makePost } from '../support/posts.ts';

const linking = (slug: string, day: string, links: string[] = []) =>
  makePost(slug, { date: date(day), links: links.map((link) => `/posts/${link}/`) });

test('what stands beside a post is not said to refer to it, too', () => {
  const posts = [
    linking('d', '2022-01-04', ['a', 'c']),
    linking('c', '2022-01-03', ['a', 'b']),
    linking('b', '2022-01-02', ['a']),
    linking('a', '2022-01-01'),
  ];
  const referring = Object.fromEntries(
    [...postContexts(posts)].map(([{ slug }, { referring }]) => [slug, referring.map(({ title }) => title)]),
  );
  expect(referring).toEqual({ a: ['d', 'c'], b: [], c: [], d: [] });
});

test('newer and older are of one kind, related posts are no notes, and what refers to a post may be one', () => {
  const note = (slug: string, day: string, links: string[] = []) =>
    makePost(slug, { note: true, url: `/notes/${slug}/`, date: date(day), tags: ['t'], links });
  const post = (slug: string, day: string) => makePost(slug, { date: date(day), tags: ['t'] });
  const posts = [
    note('y', '2022-01-05'),
    post('c', '2022-01-04'),
    note('x', '2022-01-03', ['/posts/a/']),
    post('b', '2022-01-02'),
    post('a', '2022-01-01'),
  ];
  const found = [...postContexts(posts)].map(([{ slug }, { newer, older, related, referring }]) => [
    ...[slug, newer?.title, older?.title],
    related.map(({ title }) => title).join(''),
    referring.map(({ title }) => title).join(''),
  ]);
  expect(found).toEqual([
    ['y', undefined, 'x', '', ''],
    ['c', undefined, 'b', 'a', ''],
    ['x', 'y', undefined, '', ''],
    ['b', 'c', 'a', '', ''],
    ['a', 'b', undefined, 'c', 'x'],
  ]);
});
