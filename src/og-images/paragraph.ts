import bidiFactory from 'bidi-js';
import { directionOf } from '../i18n/index.ts';
import { findFont, isSeen, type LoadedFont, type Style } from './fonts.ts';
import { eastAsian, familiesFor } from './families.ts';

export type Direction = 'ltr' | 'rtl';

/** What a reader takes for one character, by UTF-16 positions, and the font that has it. */
interface Character {
  start: number;
  end: number;
  font: LoadedFont;
}

/** A text with all that its lines are set from. */
export interface Paragraph {
  text: string;
  lang: string;
  style: Style;
  characters: readonly Character[];
  /** Depth of embedding of each UTF-16 unit, odd from right to left (Unicode’s UAX 9). */
  levels: Uint8Array;
  /** Characters that no font at hand has; an empty box stands for each. */
  missing: readonly string[];
}

/** More than has room on an OG image: six lines of the narrowest letters are 500. */
const enough = 1000;

/**
 * A text as it can be set: in one line, its letters composed, without what has no look and without halves of characters.
 * Soft hyphens go too, as titles are not divided at them.
 */
export function plain(text: string): string {
  return text
    .slice(0, enough)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp} ]+/gu, ' ')
    .trim();
}

/** The direction of a text: the language’s, unless only letters of the other direction are in it. */
export function textDirection(text: string, lang: string): Direction {
  const letters = text.match(/\p{L}/gu) ?? [];
  const leftward = letters.filter((letter) =>
    /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u.test(letter),
  ).length;
  if (letters.length > 0 && leftward === letters.length) return 'rtl';
  return letters.length > 0 && leftward === 0 ? 'ltr' : directionOf(lang);
}

/** The side from which an OG image is read: the language’s, unless its title says otherwise. */
export const layoutDirection = (title: string, lang: string): Direction =>
  directionOf(lang) === 'rtl' ? 'rtl' : textDirection(title, lang);

const bidi = bidiFactory();

/** Finds fonts and directions for a text that `plain` has been through. */
export async function setParagraph(text: string, style: Style, lang: string): Promise<Paragraph> {
  const families = familiesFor(text, lang);
  const primary = await findFont('x', families('x'), style);
  if (primary === undefined)
    throw new Error('OG images need a font: no `@font-face` rule in src/styles/fonts.css loads one that has an “x”.');
  const characters: Character[] = [];
  const missing = new Set<string>();
  for (const { segment, index } of new Intl.Segmenter(lang, { granularity: 'grapheme' }).segment(text)) {
    const eastern = isEastAsian(text, index, segment, lang);
    const find = async (part: string): Promise<LoadedFont | undefined> => {
      if (isSeen(part)) return findFont(part, families(part, eastern), style);
      // A space is ours (one beside an emoji would be as wide as that); what is not seen belongs to the letter before it.
      return /\p{Zs}/u.test(part) ? primary : (characters.at(-1)?.font ?? primary);
    };
    const whole = await find(segment);
    // A letter and a mark that no one file has together are set each from its own.
    for (const part of whole === undefined ? segment : [segment]) {
      const start = characters.at(-1)?.end ?? 0;
      const font = whole ?? (await find(part));
      if (font === undefined) missing.add(part);
      characters.push({ start, end: start + part.length, font: font ?? primary });
    }
  }
  return {
    text,
    lang,
    style,
    characters,
    levels: bidi.getEmbeddingLevels(text, textDirection(text, lang)).levels,
    missing: [...missing],
  };
}

/** Quotation marks, dashes and dots beside a Chinese or Japanese character are those of its font: many are as wide as it. */
function isEastAsian(text: string, index: number, character: string, lang: string): boolean {
  if (!/^[‘’“”—…·]$/.test(character) || lang.startsWith('ko')) return false;
  return eastAsian.test(text[index - 1] ?? '') || eastAsian.test(text[index + 1] ?? '');
}
