import type { Node } from '@takumi-rs/core';
import { directionOf } from '../i18n/index.ts';
import { markBreaks } from './breaks.ts';
import { fontsFor, renderer, type Fonts } from './fonts.ts';

/** From left to right, or from right to left. */
export type Direction = 'ltr' | 'rtl';

/** A text, the fonts for it, and how it is read. */
export interface Text {
  text: string;
  lang: string;
  fonts: Fonts;
}

/** A text with its fonts, and where its lines may end. */
export async function prepareText(text: string, lang: string): Promise<Text> {
  const shown = plain(text);
  return { text: markBreaks(shown, lang), lang, fonts: await fontsFor(shown, lang) };
}

/** A text as the renderer takes it, `size` pixels to an em of Latin letters. */
export function textNode({ text, lang, fonts }: Text, size: number, style: object = {}): Node {
  return {
    type: 'text',
    text,
    lang,
    style: {
      fontFamily: fonts.names.join(', '),
      fontSize: size * fonts.scale,
      fontWeight: 400,
      // Figures of old style, as on the pages.
      fontFeatureSettings: '"onum"',
      lineHeight: fonts.leading,
      wordBreak: 'keep-all',
      direction: textDirection(text, lang),
      color: '#000',
      ...style,
    },
  } as Node;
}

/** The box of a text on lines of `width` pixels, and what is on each of them. */
export async function measure(node: Node, fonts: Fonts, width = 9999) {
  const box = { type: 'container', style: { display: 'flex', width }, children: [node] } as Node;
  const { children } = await renderer.measure(box, { width, fontFamilies: fonts.names });
  return children[0] ?? { runs: [], width: 0, height: 0 };
}

/** More than has room on an OG image: six lines of the narrowest letters are 500. */
const enough = 1000;

/**
 * A text as it can be set: in one line, its letters composed, without what has no look and without halves of
 * characters. Soft hyphens go too, as titles are not divided at them.
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

const isRightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

/** The direction of a text: the language’s, unless only letters of the other direction are in it. */
function textDirection(text: string, lang: string): Direction {
  const letters = text.match(/\p{L}/gu) ?? [];
  const leftward = letters.filter((letter) => isRightToLeft.test(letter)).length;
  if (letters.length > 0 && leftward === letters.length) return 'rtl';
  return letters.length > 0 && leftward === 0 ? 'ltr' : directionOf(lang);
}

/** The side from which an OG image is read: the language’s, unless its title says otherwise. */
export const layoutDirection = ({ text, lang }: Text): Direction =>
  directionOf(lang) === 'rtl' ? 'rtl' : textDirection(text, lang);
