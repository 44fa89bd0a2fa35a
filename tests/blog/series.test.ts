import { describe, expect, test } from 'vitest';
import { neighbours } from '../../src/blog/neighbours.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { groupBySeries } from '../../src/blog/series.ts';
import { date, makePost } from '../support/posts.ts';

const read = (series: unknown) => postFrontMatter.safeParse({ series });

describe('in the front matter', () => {
  test.each([
    ['Linear Algebra', { name: 'Linear Algebra', slug: 'linear-algebra', part: undefined }],
    [' 机器学习 ', { name: '机器学习', slug: '机器学习', part: undefined }],
    [2024, { name: '2024', slug: '2024', part: undefined }],
    [
      { name: 'C++', part: '12' },
      { name: 'C++', slug: 'c-plus-plus', part: 12 },
    ],
    [{ name: 'C++' }, { name: 'C++', slug: 'c-plus-plus', part: undefined }],
    ['  ', undefined],
  ])('%j', (written, expected) => {
    expect(read(written).data).toEqual({ series: expected });
  });

  test.each([
    [{ part: '1' }],
    [{ name: ' ', part: '1' }],
    [{ name: '' }],
    [{ name: 'a', part: '0' }],
    [{ name: 'a', part: 'two' }],
    [{ name: 'a', part: '1.5' }],
    [{ name: 'a', prat: '1' }],
    [['a']],
    [true],
  ])('%j is told what to write', (written) => {
    expect(read(written).error!.issues[0]!.message).toMatch(
      /^`series` must be a name.*\nWrite `series: Linear algebra`, or `series: \{/s,
    );
  });

  test('a name that can have no page', () => {
    expect(read('!?').error!.issues[0]!.message).toMatch(/^The series `!\?` has no letter/);
  });
});

describe('the parts of a series', () => {
  const numbers = (...posts: ReturnType<typeof makePost>[]) =>
    groupBySeries(posts).map(({ name, of, parts }) => ({
      name,
      of,
      parts: parts.map(({ number, post }) => `${number} ${post.slug}`),
    }));

  test('stand by date without numbers, whatever order they come in', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((slug, index) =>
      makePost(slug, { series: 'S', date: date(`2022-01-0${index + 1}`) }),
    ) as [never, never, never];
    const expected = [{ name: 'S', of: 3, parts: ['1 a', '2 b', '3 c'] }];
    expect(numbers(a, b, c)).toEqual(expected);
    expect(numbers(c, a, b)).toEqual(expected);
  });

  test('keep their numbers, also when one is missing; the rest follow', () => {
    const part = (slug: string, number: number) => makePost(slug, { series: { name: 'S', part: number } });
    expect(numbers(part('four', 4), part('one', 1), makePost('loose', { series: 'S' }), part('two', 2))).toEqual([
      { name: 'S', of: 5, parts: ['1 one', '2 two', '4 four', '5 loose'] },
    ]);
  });

  test('belong to one series however it is spelled, series by name', () => {
    expect(
      numbers(
        makePost('a', { series: 'zeta' }),
        makePost('b', { series: 'Alpha' }),
        makePost('c', { series: 'alpha' }),
        makePost('d', { series: 'alpha' }),
        makePost('e'),
      ),
    ).toMatchObject([
      { name: 'alpha', of: 3 },
      { name: 'zeta', of: 1 },
    ]);
  });
});

test('in a series the parts are the neighbours, at its ends the posts of the blog', () => {
  const posts = ['a', 'b', 'c'].map((slug, index) =>
    makePost(slug, { series: 'S', date: date(`2022-01-0${index + 1}`) }),
  );
  const [newer, older] = [makePost('newer'), makePost('older')];
  const [series] = groupBySeries(posts);
  const around = (index: number) => {
    const found = neighbours(posts[index]!, newer, older, series);
    return [found.newer, found.older].map((post) => post && [post.title, post.part]);
  };
  expect(around(0)).toEqual([
    ['b', 2],
    ['older', undefined],
  ]);
  expect(around(1)).toEqual([
    ['c', 3],
    ['a', 1],
  ]);
  expect(around(2)).toEqual([
    ['newer', undefined],
    ['b', 2],
  ]);
  expect(neighbours(makePost('x'), newer, undefined, undefined)).toEqual({
    newer: { url: '/posts/newer/', title: 'newer', lang: undefined },
    older: undefined,
  });
});
