import { expect, test } from 'vitest';
import { archiveFilters } from '../../src/blog/archive-filters.ts';
import type { PostSummary } from '../../src/blog/post-links.ts';

/** Posts of some years, each with the tags that `tagsOf` gives. */
const posts = (years: readonly number[], tagsOf: (index: number) => string[] = () => []): PostSummary[] =>
  years.map((year, index) => ({
    url: `/posts/${index}/`,
    title: `Post ${index}`,
    lang: undefined,
    date: { day: `${year}-01-01`, iso: `${year}-01-01`, instant: 0 },
    unpublished: undefined,
    description: '',
    tags: tagsOf(index).map((name) => ({ name, slug: name.toLowerCase() })),
    minutes: 1,
  }));
const times = (count: number, year: number) => Array.from({ length: count }, () => year);

test('a short archive needs none, nor one of a single year without tags', () => {
  expect(archiveFilters(posts([...times(10, 2024), ...times(10, 2023)]))).toBeUndefined();
  expect(archiveFilters(posts(times(30, 2024)))).toBeUndefined();
  expect(archiveFilters(posts(times(30, 2024), () => ['One']))).toBeUndefined();
});

test('years are choices in the order of the list, tags of more than one post by how many they have', () => {
  const filters = archiveFilters(
    posts([...times(15, 2024), ...times(10, 2022)], (index) => [
      ...(index < 3 ? ['B'] : []),
      ...(index < 5 ? ['A'] : []),
      ...(index === 7 ? ['once'] : []),
    ]),
  )!;
  expect(filters.years.map(({ label, count }) => [label, count])).toEqual([
    ['2024', 15],
    ['2022', 10],
  ]);
  expect(filters.tags.map(({ label, count }) => [label, count])).toEqual([
    ['A', 5],
    ['B', 3],
  ]);
  expect([...filters.classOf]).toEqual([
    ['a', 't0'],
    ['b', 't1'],
  ]);
});

test('of very many tags the most used are choices', () => {
  const filters = archiveFilters(posts(times(300, 2024), (index) => [`T${index % 100}`, 'All']))!;
  expect(filters.tags).toHaveLength(40);
  expect(filters.tags[0]).toMatchObject({ label: 'All', count: 300 });
});
