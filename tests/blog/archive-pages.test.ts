import { expect, test } from 'vitest';
import { archivePages } from '../../src/blog/archive-pages.ts';
import type { PostSummary } from '../../src/blog/post-links.ts';

const post = (year: number, title = 'Post'): PostSummary => ({
  url: '/posts/a/',
  title,
  lang: undefined,
  date: { day: `${year}-01-01`, iso: `${year}-01-01`, instant: 0 },
  unpublished: undefined,
  description: '',
  tags: [{ name: 'tag', slug: 'tag' }],
  minutes: 1,
});
const posts = [post(2024), post(2024), post(2021), post(2019)];

test('an archive is one page', () => {
  expect(archivePages(posts)).toEqual([{ posts }]);
  expect(archivePages([])).toEqual([{ posts: [] }]);
});

test('one of more text than a page may have is a page of years, and one for each', () => {
  expect(archivePages(posts, 4 * 47)).toHaveLength(1);
  expect(archivePages(posts, 4 * 47 - 1)).toEqual([
    {
      posts: [],
      years: [
        { year: '2024', count: 2 },
        { year: '2021', count: 1 },
        { year: '2019', count: 1 },
      ],
    },
    { posts: posts.slice(0, 2), year: { year: '2024', newer: undefined, older: '2021' } },
    { posts: posts.slice(2, 3), year: { year: '2021', newer: '2024', older: '2019' } },
    { posts: posts.slice(3), year: { year: '2019', newer: '2021', older: undefined } },
  ]);
});

test('text counts by what it weighs on the wire, in any script', () => {
  expect(archivePages([post(2024, 'aaa')], 46)).toHaveLength(1);
  expect(archivePages([post(2024, 'अअअ')], 46)).toHaveLength(2);
});
