import { expect, test } from 'vitest';
import { paginate } from '../../src/blog/pagination.ts';

const list = (length: number) => Array.from({ length }, (_, index) => index);

test.each([
  [0, 10, [0]],
  [1, 10, [1]],
  [9, 10, [9]],
  [10, 10, [10]],
  [11, 10, [10, 1]],
  [20, 10, [10, 10]],
  [21, 10, [10, 10, 1]],
  [3, 1, [1, 1, 1]],
])('%d posts, %d a page', (length, size, sizes) => {
  const pages = paginate(list(length), size);
  expect(pages.map(({ items }) => items.length)).toEqual(sizes);
  expect(pages.map(({ current }) => current)).toEqual(sizes.map((_, index) => index + 1));
  expect(new Set(pages.map(({ last }) => last))).toEqual(new Set([sizes.length]));
  expect(pages.flatMap(({ items }) => items)).toEqual(list(length));
});
