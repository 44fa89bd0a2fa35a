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
