import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bodyMessages, directionOf, messagesIn } from '../../src/i18n/index.ts';
import { en } from '../../src/i18n/en.ts';
import { projectRoot } from '../support/project.ts';

test.each([
  ['en-GB', 'Contents'],
  ['hi', 'विषय-सूची'],
  ['ar-EG', 'المحتويات'],
  ['zh', '目录'],
  ['zh-CN', '目录'],
  ['zh-TW', undefined],
  ['fr', undefined],
])('the interface in %s', (lang, contents) => {
  expect(messagesIn(lang)?.post.contents).toBe(contents);
});

test('a text in a language without messages has those of the interface', () => {
  expect(bodyMessages('fr')).toBe(en.body);
  expect(bodyMessages(undefined)).toBe(en.body);
  expect(bodyMessages('hi').figure(2)).toBe('चित्र 2');
});

test.each([
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['ur', 'rtl'],
  ['az-Arab', 'rtl'],
  ['en', 'ltr'],
  ['hi', 'ltr'],
  ['zh-Hans', 'ltr'],
  ['az', 'ltr'],
])('%s runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});

/** Every message of a language by its path, functions called. */
function texts(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'function') return [[at, String((value as (...args: unknown[]) => string)(3, 7, 37, 73))]];
    return typeof value === 'string' ? [[at, value]] : texts(value as object, at);
  });
}

const files = readdirSync(join(projectRoot, 'src/i18n')).filter((file) => !/^(en|index)\.ts$/.test(file));

describe.each(files)('%s', async (file) => {
  const [messages] = Object.values((await import(`../../src/i18n/${file}`)) as Record<string, typeof en>);
  const english = new Map(texts(en));

  test('says everything in its own words', () => {
    const same = texts(messages!).filter(
      ([path, text]) =>
        text.trim() === '' ||
        (/\p{L}/u.test(text) && text === english.get(path)) ||
        /\b(the|of|and|to|is|post|undefined)\b/i.test(text),
    );
    expect(same).toEqual([]);
  });

  test('keeps the numbers, and the place of the number in `back`', () => {
    for (const [path, text] of texts(messages!))
      if (/[37]/.test(english.get(path)!)) expect(text.normalize('NFKC'), path).toMatch(/[37٣٧]/);
    expect(messages!.body.back).toContain('{reference}');
  });
});

test('Arabic counts as Arabic does', () => {
  const { list } = messagesIn('ar')!;
  expect([0, 1, 2, 3, 11, 100].map((count) => list.posts(count))).toEqual(
    ['لا تدوينات', 'تدوينة واحدة', 'تدوينتان', '3 تدوينات', '11 تدوينة', '100 تدوينة'].map((text) =>
      text.replace(/\d+/, (n) => Number(n).toLocaleString('ar')),
    ),
  );
});
