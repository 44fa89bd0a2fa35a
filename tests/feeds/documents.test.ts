import { expect, test } from 'vitest';
import { splitArchive } from '../../src/feeds/documents.ts';

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
