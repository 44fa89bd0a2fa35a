import { expect, test } from 'vitest';
import { markBreaks } from '../../src/og-images/breaks.ts';

/** Stands for the zero width space. */
const shown = (text: string, lang: string) => markBreaks(text, lang).replaceAll('\u200b', '|');

test.each([
  ['en', 'On getting into machine learning', 'On getting into machine learning'],
  ['ko', '기계 학습을 시작하며', '기계 학습을 시작하며'],
  ['zh-Hans', '机器学习的入门之路', '机器|学习|的|入门|之路'],
  ['th', 'การเริ่มต้นเรียนรู้', 'การ|เริ่ม|ต้น|เรียน|รู้'],
])('%s: %s', (lang, text, expected) => {
  expect(shown(text, lang).replaceAll('|', '')).toBe(text);
  if (lang !== 'th') expect(shown(text, lang)).toBe(expected);
  else expect(shown(text, lang)).toContain('|');
});

test.each([
  ['a stop', '数据。模型', /\|。/],
  ['a closing mark', '「資料」到', /\|」/],
  ['small kana', 'キャット', /\|ャ/],
])('no line begins with %s', (_, text, wrong) => {
  expect(shown(text, 'ja')).not.toMatch(wrong);
});

test('no line ends with an opening mark', () => {
  expect(shown('到「資料」', 'zh-Hant')).not.toContain('「|');
});
