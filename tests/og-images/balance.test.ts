import { describe, expect, test } from 'vitest';
import { balance, fill } from '../../src/og-images/balance.ts';

const boxes = (...widths: number[]) => widths.map((width) => ({ width, space: 1 }));
const lines = (starts: number[] | undefined, widths: number[]) =>
  starts?.map((start, index) => widths.slice(start, starts[index + 1]));

describe('lines of a title', () => {
  test.each([
    ['one, if all of it has room', [3, 3, 3], 11, [[3, 3, 3]]],
    [
      'two even ones',
      [3, 3, 3, 3],
      11,
      [
        [3, 3],
        [3, 3],
      ],
    ],
    ['no more lines than are needed', [5, 5, 5, 5, 5], 11, [[5, 5], [5, 5], [5]]],
    [
      'even also where that leaves the second full',
      [2, 2, 8, 2],
      11,
      [
        [2, 2],
        [8, 2],
      ],
    ],
    ['none of nothing', [], 11, []],
  ])('%s', (_, widths, measure, expected) => {
    expect(lines(balance(boxes(...widths), measure, 6), widths)).toEqual(expected);
  });

  test('none, if a word is too wide or there are too many lines', () => {
    expect(balance(boxes(12, 1), 11, 6)).toBeUndefined();
    expect(balance(boxes(10, 10, 10), 11, 2)).toBeUndefined();
  });

  test('without a measure it is one line', () => {
    expect(balance(boxes(3, 3), Infinity, 1)).toEqual([0]);
  });

  test('full lines', () => {
    expect(fill(boxes(3, 3, 3, 3), 11)).toEqual([0, 3]);
    expect(fill(boxes(20, 3), 11)).toEqual([0, 1]);
  });
});
