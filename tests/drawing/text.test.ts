import { expect, test } from 'vitest';
import { oneLine, printable, shorten, sizeOf, widest, widthOf, wrap } from '../../src/drawing/text.ts';

test('a wide letter is wider than a narrow one, and a mark above a letter has no width', () => {
  expect(widthOf('W', 10)).toBeGreaterThan(widthOf('i', 10));
  expect(widthOf('e\u0301', 10)).toBe(widthOf('e', 10));
  expect(widthOf('机', 10)).toBe(10);
  expect(widthOf('a', 10, true)).toBeGreaterThan(widthOf('a', 10));
});

test('lines are as wide as the widest, and as high as all', () => {
  expect(sizeOf(['a', 'abc'], 20)).toEqual({ width: widthOf('abc', 20), height: 50 });
  expect(sizeOf([], 20)).toEqual({ width: 0, height: 0 });
});

test.each([
  [['one two three'], 60, ['one two', 'three']],
  [['unbreakable'], 20, ['unbreakable']],
  [['机器学习'], 32, ['机器', '学习']],
  [['a', 'b'], 100, ['a', 'b']],
])('%j in a width of %s', (lines, width, expected) => {
  expect(wrap(lines, width, 15)).toEqual(expected);
});

test('what XML forbids is no part of a text', () => {
  expect(printable('a\u0000b\ud800\tc\n')).toBe('ab c ');
  expect(oneLine(['a', '', 'b'])).toBe('a b');
});

test('a text is cut to a width, with an ellipsis', () => {
  expect(shorten('short', 1000)).toBe('short');
  expect(shorten('a text that is too long', 60)).toBe('a text…');
  expect(shorten('long', 1)).toBe('l…');
  expect(widest(['a', 'abc', 'ab'])).toBe(widthOf('abc'));
});
