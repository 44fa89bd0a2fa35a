import { describe, expect, test } from 'vitest';
import { setLine } from '../../src/og-images/line.ts';
import { layoutDirection, plain, setParagraph, textDirection } from '../../src/og-images/paragraph.ts';

const style = { weight: 400, italic: false, tracking: 0 };

async function line(text: string, lang: string) {
  const paragraph = await setParagraph(text, style, lang);
  return setLine(paragraph, 0, text.length);
}

/** The characters of a text from left to right, read off the outlines that are drawn; for scripts that do not join. */
async function seen(text: string, lang: string): Promise<string> {
  const names = new Map<string, string>();
  for (const character of new Set(text)) names.set((await line(character, lang)).glyphs[0]?.outline ?? '', character);
  const { glyphs } = await line(text, lang);
  return glyphs
    .toSorted((a, b) => a.x - b.x)
    .map(({ outline }) => names.get(outline) ?? '?')
    .join('');
}

describe('a line of text', () => {
  test.each([
    ['from left to right', 'en', 'abc 12', 'abc12'],
    ['Hebrew from right to left', 'he', 'אבג', 'גבא'],
    ['numbers in Hebrew from left to right', 'he', 'אב 12 גד', 'דג12בא'],
    ['Latin words in Hebrew', 'he', 'אב abc! גד', 'דג!abcבא'],
    ['Hebrew words in English', 'en', 'ab אבג, cd', 'abגבא,cd'],
    ['a number in Hebrew in English stays together', 'en', 'ab אב 12 גד cd', 'abדג12באcd'],
    ['a text in Latin letters only, whatever the language says', 'ar', '1 ab!', '1ab!'],
  ])('%s', async (_, lang, text, expected) => {
    expect(await seen(text, lang)).toBe(expected);
  });

  test('brackets are mirrored from right to left', async () => {
    const [open, close] = [(await line('(', 'en')).glyphs[0]!.outline, (await line(')', 'en')).glyphs[0]!.outline];
    const { glyphs } = await line('אב (גד) הו', 'he');
    expect(
      glyphs
        .filter(({ outline }) => outline === open || outline === close)
        .map(({ outline }) => (outline === open ? '(' : ')')),
    ).toEqual(['(', ')']);
  });

  test('Arabic letters are joined', async () => {
    const alone = (await line('س', 'ar')).glyphs.map(({ outline }) => outline);
    const joined = (await line('سسس', 'ar')).glyphs.map(({ outline }) => outline);
    expect(joined.some((outline) => alone.includes(outline))).toBe(false);
    expect((await line('لا', 'ar')).width).toBeLessThan((await line('ل', 'ar')).width + (await line('ا', 'ar')).width);
  });

  test('Devanagari has its conjuncts, and its short i before the letter', async () => {
    expect((await line('क्ष', 'hi')).glyphs.length).toBeLessThan((await line('कष', 'hi')).glyphs.length + 1);
    const ka = (await line('क', 'hi')).glyphs[0]!.outline;
    expect((await line('कि', 'hi')).glyphs.findIndex(({ outline }) => outline === ka)).toBe(1);
  });

  test('characters of East Asia are a little smaller than an em, and so are quotation marks beside them', async () => {
    expect((await line('学习', 'zh')).width).toBeCloseTo(2 * 0.92);
    expect((await line('“学习”', 'zh')).width).toBeCloseTo(4 * 0.92);
    expect((await line('“학습”', 'ko')).width).toBeLessThan(3 * 0.92);
    expect((await line('“x”', 'zh')).width).toBeLessThan(2);
  });

  test('Han characters have the form of the language, or of the letters beside them', async () => {
    const form = async (lang: string, text: string) => (await line(text, lang)).glyphs[0]!.outline;
    const [sc, tc, jp] = [await form('zh-Hans', '骨'), await form('zh-Hant', '骨'), await form('ja', '骨')];
    expect(new Set([sc, tc, jp]).size).toBe(3);
    expect(await form('en', '骨')).toBe(sc);
    expect(await form('en', '骨の')).toBe(jp);
    expect(await form('zh-TW', '骨')).toBe(tc);
  });

  test('a figure is an old-style one, as on the pages', async () => {
    const [one, six] = [await line('1', 'en'), await line('6', 'en')];
    expect(six.top).toBeGreaterThan(one.top * 1.2);
  });

  test('says how far its ink reaches', async () => {
    const { top, bottom } = await line('xp', 'en');
    expect(top).toBeGreaterThan(0.4);
    expect(top).toBeLessThan(0.6);
    expect(bottom).toBeGreaterThan(0.15);
  });

  test.each([
    ['a letter and a mark that no one file has together', 'x̣́', []],
    ['a letter that is composed in no font', 'ẍ', []],
    ['what has no look', 'a\u200db\ufe0f\u2060', []],
    ['an unknown script', 'a𓀀b𓀀', ['𓀀']],
  ])('%s', async (_, text, missing) => {
    expect((await setParagraph(text, style, 'en')).missing).toEqual(missing);
  });
});

describe('a text before it is set', () => {
  test.each([
    ['one line', ' a\n\tb \u2028 c ', 'a b c'],
    ['no control characters', 'a\u0000\u0007b\u009f', 'a b'],
    ['no halves of characters', 'a\ud800b', 'a\ufffdb'],
    ['composed', 'e\u0301', 'é'],
    ['without soft hyphens', 'Donau\u00addampf', 'Donaudampf'],
    ['with its no-break spaces', 'a\u00a0b', 'a\u00a0b'],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('no longer than can be read', () => {
    expect(plain('ab '.repeat(100_000)).length).toBeLessThan(2000);
  });

  test.each([
    ['en', 'Hello', 'ltr', 'ltr'],
    ['ar', 'مرحبا Python', 'rtl', 'rtl'],
    ['ar', 'Python 3', 'ltr', 'rtl'],
    ['en', 'שלום', 'rtl', 'rtl'],
    ['en', 'The word שלום', 'ltr', 'ltr'],
    ['he', '2022', 'rtl', 'rtl'],
    ['en', '', 'ltr', 'ltr'],
  ])('in %s, “%s” goes %s and its OG image %s', (lang, text, direction, layout) => {
    expect(textDirection(text, lang)).toBe(direction);
    expect(layoutDirection(text, lang)).toBe(layout);
  });
});
