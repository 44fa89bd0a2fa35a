import { describe, expect, test } from 'vitest';
import { countWords, readingMinutes, shorten } from '../../src/blog/reading.ts';

test.each([
  ['', 0],
  ['  \n\t ', 0],
  ['— … ! ?', 0],
  ['one', 1],
  ['one two\nthree', 3],
  ['don’t can\'t', 2],
  ['state-of-the-art', 4],
  ['3.14', 2],
  ['机器学习', 4],
  ['机器学习 with Python 很好。', 8],
  ['ひらがなカタカナ', 8],
  ['한국어 단어', 2],
  ['हिन्दी में लिखना', 3],
  ['تعلم الآلة', 2],
  ['ไทย', 3],
  ['cafe\u0301 café', 2],
  ['use机器now', 4],
  ['𠮷野家', 3],
])('"%s" has %d words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('a long text is counted in no time', () => {
  const start = performance.now();
  expect(countWords('word 机器 '.repeat(100_000))).toBe(300_000);
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  [0, 1],
  [1, 1],
  [228, 1],
  [341, 1],
  [342, 2],
  [2280, 10],
])('%d words take %d minutes', (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});

describe('a shortened text', () => {
  test.each([
    ['', 10, ''],
    ['short', 10, 'short'],
    ['exactly 10', 10, 'exactly 10'],
    ['  a \n\n b\tc  ', 10, 'a b c'],
    ['hello brave new world', 13, 'hello brave…'],
    ['hello, brave new world', 9, 'hello…'],
    ['hello brave — new world', 14, 'hello brave…'],
    ['机器学习很有意思，值得一学', 6, '机器学习很有…'],
    ['one, two, three', 10, 'one, two…'],
  ])('%s, at most %d', (text, limit, short) => {
    expect(shorten(text, limit)).toBe(short);
  });

  const texts = [
    'The quick brown fox jumps over the lazy dog. '.repeat(20),
    '机器学习'.repeat(100),
    '😀'.repeat(200),
    `https://example.com/${'a'.repeat(300)}`,
    'हिन्दी में लिखना '.repeat(30),
    'word'.padEnd(159, '.').padEnd(400, 'x'),
  ];

  test.each(texts)('keeps no more than its limit, and is cut between characters: %#', (text) => {
    for (let limit = 20; limit < 180; limit++) {
      const short = shorten(text, limit);
      expect(short.length).toBeLessThanOrEqual(limit + '…'.length);
      expect(short.endsWith('…')).toBe(true);
      expect(short.isWellFormed()).toBe(true);
      expect(text.startsWith(short.slice(0, -1))).toBe(true);
    }
  });

  test('does not end in half a word when the limit falls right behind one', () => {
    expect(shorten('hello brave new world', 11)).toMatch(/^hello( brave)?…$/);
  });
});

test('every character of a script without spaces counts, wherever Unicode has put it', () => {
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  const all = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => (code < 0xd800 || code > 0xdfff) && unspaced.test(String.fromCodePoint(code)));
  expect(all.length).toBeGreaterThan(90_000);
  expect(all.filter((code) => countWords(String.fromCodePoint(code).repeat(3)) !== 3).map((code) => code.toString(16))).toEqual([]);
});
