import { expect, test } from 'vitest';
import { plainText, plainValue, plainXml } from '../../src/core/plain.ts';

test.each([
  ['a\u0007b\u0000c\u000bd\u001be\u007ff\u0085', 'abcdef'],
  ['a\ud800b\udc00c\u{1f600}d', 'abc\u{1f600}d'],
  ['a\ufffeb\uffffc\ufdd0d\u{1fffe}e', 'abcde'],
  ['a\tb\nc\rd é 机 \ue000', 'a\tb\nc\rd é 机 \ue000'],
])('%j', (text, expected) => {
  expect(plainText(text)).toBe(expected);
  expect(plainValue({ a: [text, 1, { b: text }], c: null })).toEqual({ a: [expected, 1, { b: expected }], c: null });
});

test('in XML the same characters by their numbers go too', () => {
  expect(plainXml('<a b="&#7;&#x07;&#x0;&#xFFFE;&#55296;&#99999999;&#65;&amp;">\u0007&#x1F600;</a>')).toBe(
    '<a b="&#65;&amp;">&#x1F600;</a>',
  );
});
