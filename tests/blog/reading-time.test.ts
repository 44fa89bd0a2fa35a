import { describe, expect, test } from 'vitest';
import { countWords, readingMinutes, shorten } from '../../src/blog/reading-time.ts';
import { startCpuTime } from '../support/cpu-time.ts';

test.each([
  ['', 0],
  ['  \n\t ', 0],
  ['— … ! ?', 0],
  ['one', 1],
  ['one two\nthree', 3],
  ["don’t can't", 2],
  ['state-of-the-art', 4],
  ['3.14', 2],
  ['机器学习', 2],
  ['机器学习 with Python 很好。', 5],
  ['機械学習はとても面白いです。', 6],
  ['サーバー、データ', 2],
  ['ภาษาไทยเขียนไม่มีเว้นวรรค', 6],
  ['မြန်မာဘာသာစကားသည်', 3],
  ['ພາສາລາວ', 2],
  ['ខ្ញុំស្រលាញ់ភាសាខ្មែរ', 3],
  ['한국어 단어', 2],
  ['हिन्दी में लिखना', 3],
  ['تعلم الآلة', 2],
  ['ไทย', 1],
  ['cafe\u0301 café', 2],
  ['use机器now', 3],
  ['𠮷野家', 2],
  ["’tis ''' a 'b' ’", 3],
  ['naïve×Ærø ½ km² ↩ ∑ ① 3 ℃', 6],
  ['naïve×Ærø ½ km² ↩ ∑ ① 3 ℃ ё', 7],
])('"%s" has %d words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('a long text is counted in no time', () => {
  const spent = startCpuTime();
  expect(countWords('word 机器 '.repeat(100_000))).toBe(200_000);
  expect(spent()).toBeLessThan(2000);
});

test.each([
  [0, 'en', 1],
  [1, 'en', 1],
  [228, 'en-GB', 1],
  [341, 'en', 1],
  [342, 'en', 2],
  [2280, 'EN', 10],
  [1580, 'zh-Hans', 10],
  [1930, 'ja', 10],
  [1380, 'ar-EG', 10],
  [1840, 'th', 10],
  [800, 'th', 4],
])('%d words in %s take %d minutes', (words, lang, minutes) => {
  expect(readingMinutes(words, lang)).toBe(minutes);
});

test('as long as a page of it takes, whatever the script', () => {
  const sentences = {
    th: 'เราเรียนรู้ของเครื่องทุกวันและเขียนบันทึกไว้',
    ja: '私たちは毎日機械学習を学び、記録を書いています。',
    zh: '我们每天学习机器学习，并且写下笔记。',
    my: 'ကျွန်တော်တို့သည် နေ့စဉ် စက်သင်ယူမှုကို လေ့လာသည်',
    km: 'យើងរៀនម៉ាស៊ីនរៀងរាល់ថ្ងៃ',
    en: 'We learn machine learning every day, and write notes. ',
  };
  for (const [lang, sentence] of Object.entries(sentences)) {
    expect(readingMinutes(countWords(sentence.repeat(100)), lang), lang).toBeGreaterThanOrEqual(2);
    expect(readingMinutes(countWords(sentence.repeat(100)), lang), lang).toBeLessThanOrEqual(10);
  }
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
    ['一二三四五（六七八', 6, '一二三四五…'],
    ['aaaaaaaa👩‍👩‍👧‍👦b', 12, 'aaaaaaaa…'],
    ['aaaaaaaa🇮🇳🇮🇳', 11, 'aaaaaaaa…'],
    ['नमस्कारनमस्कार', 4, 'नम…'],
    ['xxxxe\u0301\u0302\u0303y', 6, 'xxxx…'],
  ])('%s, at most %d', (text, limit, short) => {
    expect(shorten(text, limit)).toBe(short);
  });

  const texts = [
    'The quick brown fox jumps over the lazy dog. '.repeat(20),
    '机器学习'.repeat(100),
    '😀'.repeat(200),
    '👩🏽‍💻'.repeat(60),
    '🇮🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(30),
    'ကျွန်တော်တို့'.repeat(30),
    'e\u0301\u0302'.repeat(100),
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
      expect([...new Intl.Segmenter('und').segment(text)].map(({ index }) => index)).toContain(short.length - 1);
    }
  });

  test('does not end in half a word when the limit falls right behind one', () => {
    expect(shorten('hello brave new world', 11)).toMatch(/^hello( brave)?…$/);
  });
});

test('every letter of a script without spaces counts, wherever Unicode has put it', () => {
  const unspaced =
    /(?=\p{Lo})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const all = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => (code < 0xd800 || code > 0xdfff) && unspaced.test(String.fromCodePoint(code)),
  );
  expect(all.length).toBeGreaterThan(90_000);
  expect(countWords(all.map((code) => String.fromCodePoint(code)).join('。'))).toBe(all.length);
});
