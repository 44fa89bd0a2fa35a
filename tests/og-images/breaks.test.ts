import { describe, expect, test } from 'vitest';
import { divide, unitsOf } from '../../src/og-images/breaks.ts';

const split = (text: string, lang = 'en') =>
  unitsOf(text, lang)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');

describe('where a text may be divided', () => {
  test.each([
    ['at spaces', 'en', 'On getting there', 'On|getting|there'],
    ['not at a no-break space', 'en', 'version\u00a03 of it', 'version\u00a03|of|it'],
    ['after a hyphen in a word', 'en', 'state-of-the-art', 'state-|of-|the-|art'],
    ['not after a minus, nor in a date', 'en', '-1 and 2022-06-28', '-1|and|2022-06-28'],
    ['after a dash', 'en', 'first—then', 'first—|then'],
    ['not in code', 'en', 'node:fs/promises map() don’t C++', 'node:fs/promises|map()|don’t|C++'],
    ['between the words of Chinese', 'zh', '机器学习的路', '机器|学习|的|路'],
    ['not before a stop or a closing mark', 'zh', '路：从“数据”，到', '路：|从|“数据”，|到'],
    ['not after an opening mark', 'ja', '「深層学習」入門', '「深層|学習」|入門'],
    ['not before a particle', 'ja', '学習をはじめる', '学習を|はじめる'],
    ['not before a long vowel or a small kana', 'ja', 'データ', 'データ'],
    ['between Han and Latin words', 'zh', '用Python学习', '用|Python|学习'],
    ['at the spaces of Korean', 'ko', '기계 학습을 시작하며', '기계|학습을|시작하며'],
    ['between the words of Thai', 'th', 'การเริ่มเรียน', 'การ|เริ่ม|เรียน'],
    ['between Tibetan syllables', 'bo', 'བོད་ཡིག', 'བོད་|ཡིག'],
    ['nowhere in an empty text', 'en', '', ''],
  ])('%s', (_, lang, text, expected) => {
    expect(split(text, lang)).toBe(expected);
  });

  test('every character is in a unit, or in the space after one', () => {
    const text = 'A tour, 机器 学习 — and “more” ';
    const units = unitsOf(text, 'en');
    expect(units.map(({ start, next }) => text.slice(start, next)).join('')).toBe(text);
  });

  test.each([
    ['after signs', 'https://example.org/a/long?b=c', 12, ['https://', 'example.', 'org/', 'a/', 'long?', 'b=', 'c']],
    ['between characters, where that is not enough', 'abcdef/gh', 4, ['a', 'b', 'c', 'd', 'e', 'f', '/', 'gh']],
    ['never within what a reader takes for one', 'e\u0301e\u0301👩‍💻', 1, ['e\u0301', 'e\u0301', '👩‍💻']],
  ])('a word wider than a line: %s', (_, text, room, expected) => {
    const pieces = divide(
      text,
      { start: 0, end: text.length, next: text.length + 1 },
      (start, end) => end - start <= room,
    );
    expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
    expect(pieces.at(-1)!.next).toBe(text.length + 1);
  });
});
