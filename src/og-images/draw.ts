import type { Node } from '@takumi-rs/core';
import { ogImageSize, type OgImageText } from '../blog/og-images.ts';
import { directionOf } from '../i18n/index.ts';
import { markBreaks } from './breaks.ts';
import { readColours } from './colours.ts';
import { fontsFor, renderer, type Fonts } from './fonts.ts';
import { mostBytes, toPng, type Drawing } from './png.ts';

/** Where things stand, in pixels. All of it stays in view where a service crops to 2 to 1, 15 px above and below. */
const frame = { left: 84, right: 1116, site: 66, titleTop: 140, titleBottom: 492, rule: 514, foot: 536 };
const width = frame.right - frame.left;

/** Pixels to an em, the largest first. The smallest title is 20 px where an OG image is shown 500 px wide. */
const sizes = { title: [96, 88, 80, 72, 64, 56, 48], site: 38, foot: 30 };

/** Most lines of a title, and pixels between the note and the tags. */
const mostLines = 6;
const gap = 48;

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

/** Draws an OG image; `missing` are the characters that no font at hand has. */
export async function draw(image: OgImageText): Promise<{ png: Uint8Array; missing: string[] }> {
  const prepare = (text: string) => prepareText(text, image.lang);
  const isSite = plain(image.title) === plain(image.site);
  const [title, site, note] = await Promise.all([image.title, isSite ? '' : image.site, image.note].map(prepare));
  const tags = await prepare(await tagsThatFit(image.tags, width - (await widthOf(note!)) - gap, prepare));
  const colours = readColours();
  // A title of nothing but the densest Han characters, or of emoji, is cut until its image is small enough.
  for (let height = frame.titleBottom - frame.titleTop; ; height /= 2) {
    const heading = await fitTitle(title!, height, isSite);
    const drawing = await render({ title: heading, site: site!, note: note!, tags }, layoutDirection(title!), [
      ...new Set([title!, site!, note!, tags].flatMap(({ fonts }) => fonts.names)),
    ]);
    const png = await toPng(drawing, colours);
    const missing = [title!, site!, note!, tags].flatMap(({ fonts }) => fonts.missing);
    if (png.length <= mostBytes || height < 2 * sizes.title[0]!) return { png, missing: [...new Set(missing)] };
  }
}

/** A title as large as it fits. */
export async function fitTitle(title: Text, height: number, italic: boolean): Promise<Node> {
  const style = headingStyle(title, italic);
  for (const size of sizes.title) {
    const node = textNode(title, size, style);
    if (await fits(node, title, height)) return node;
  }
  return shorten(title, { ...style, overflowWrap: 'anywhere', textWrap: 'wrap' }, height);
}

/** Whether a title stays in its room: in height, in lines, and no word wider than a line. */
async function fits(node: Node, { fonts }: Text, height: number): Promise<boolean> {
  const box = await measure(node, fonts, width);
  const lines = box.height / (Number(node.style?.fontSize) * fonts.leading);
  // What has spaces in it was broken at them: it may be wider by the one at its end.
  return (
    box.height <= height &&
    lines < mostLines + 0.5 &&
    box.runs.every((run) => run.width <= width + 1 || /\s/.test(run.text.trim()))
  );
}

/** A title at its smallest size: whole where it fits when long words are divided, else up to a word and an ellipsis. */
async function shorten(title: Text, style: object, height: number): Promise<Node> {
  const size = sizes.title.at(-1)!;
  const whole = textNode(title, size, style);
  if (await fits(whole, title, height)) return whole;
  const ends = [...new Intl.Segmenter(title.lang, { granularity: 'word' }).segment(title.text)];
  const words = ends.length > 1 ? ends : [...new Intl.Segmenter(title.lang).segment(title.text)];
  const upTo = (count: number): Node => {
    const text = title.text.slice(0, words[count]?.index).replace(/[\s\p{P}\u200b]+$/u, '');
    return textNode({ ...title, text: `${text}…` }, size, style);
  };
  let [fitting, tooLong] = [0, words.length];
  while (fitting + 1 < tooLong) {
    const middle = (fitting + tooLong) >> 1;
    if (await fits(upTo(middle), title, height)) fitting = middle;
    else tooLong = middle;
  }
  return upTo(fitting);
}

/** As in the headings of the site: the site’s own name is slanted, large Latin letters stand closer. */
const headingStyle = ({ fonts: { isOwn } }: Text, italic: boolean) => ({
  fontWeight: 500,
  textWrap: 'balance',
  ...(isOwn ? { letterSpacing: '-0.012em', fontStyle: italic ? 'italic' : 'normal' } : {}),
});

function textNode({ text, lang, fonts }: Text, size: number, style: object = {}): Node {
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

async function measure(node: Node, fonts: Fonts, width?: number) {
  const box = { type: 'container', style: { display: 'flex', width: width ?? 9999 }, children: [node] } as Node;
  const { children } = await renderer.measure(box, { width: width ?? 9999, fontFamilies: fonts.names });
  return children[0] ?? { runs: [], width: 0, height: 0 };
}

/** Pixels of a text at the foot, on one line. */
const widthOf = async (text: Text): Promise<number> => (await measure(textNode(text, sizes.foot), text.fonts)).width;

/** As many of the tags as have room on one line, each kept together and in its own direction. */
async function tagsThatFit(
  tags: readonly string[],
  room: number,
  prepare: (text: string) => Promise<Text>,
): Promise<string> {
  // Twelve of one letter would fit.
  for (let count = Math.min(tags.length, 12); count > 0; count--) {
    const joined = tags
      .slice(0, count)
      .map((tag) => `\u2068${plain(tag)}\u2069`)
      .join(' · ');
    if ((await widthOf(await prepare(joined))) <= room) return joined;
  }
  return '';
}

/** Draws the letters, on a clear ground; the two rules are put under them by the palette. */
async function render(
  parts: { title: Node; site: Text; note: Text; tags: Text },
  direction: 'ltr' | 'rtl',
  fontFamilies: string[],
): Promise<Drawing> {
  const { width: w, height: h } = ogImageSize;
  const start = direction === 'ltr';
  const at = (top: number, left: boolean, node: Node, more = {}): Node =>
    ({
      type: 'container',
      style: {
        position: 'absolute',
        left: frame.left,
        width,
        top,
        display: 'flex',
        justifyContent: left ? 'flex-start' : 'flex-end',
        ...more,
      },
      children: [node],
    }) as Node;
  const line = (text: Text, size: number, style = {}) =>
    textNode(text, size, {
      ...style,
      whiteSpace: 'nowrap',
      overflowX: 'hidden',
      textOverflow: 'ellipsis',
      maxWidth: width,
    });
  const italic = parts.site.fonts.isOwn ? { fontStyle: 'italic' } : {};
  const height = frame.titleBottom - frame.titleTop;
  const tree = {
    type: 'container',
    style: { width: w, height: h, position: 'relative' },
    children: [
      at(frame.site, start, line(parts.site, sizes.site, italic)),
      at(frame.titleTop, start, parts.title, { height, alignItems: 'center' }),
      at(frame.foot, start, line(parts.note, sizes.foot)),
      at(frame.foot, !start, line(parts.tags, sizes.foot)),
    ],
  } as Node;
  const pixels = await renderer.render(tree, { width: w, height: h, format: 'raw', fontFamilies });
  return {
    pixels,
    width: w,
    height: h,
    softFrom: frame.rule,
    rectangles: [
      { x: frame.left, y: frame.rule, width, height: 2, colour: 'line' },
      { x: start ? frame.left : frame.right - 72, y: frame.rule - 1, width: 72, height: 4, colour: 'accent' },
    ],
  };
}

/** More than has room on an OG image: six lines of the narrowest letters are 500. */
const enough = 1000;

/**
 * A text as it can be set: in one line, its letters composed, without what has no look and without halves of
 * characters. Soft hyphens go too, as titles are not divided at them.
 */
function plain(text: string): string {
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
function textDirection(text: string, lang: string): 'ltr' | 'rtl' {
  const letters = text.match(/\p{L}/gu) ?? [];
  const leftward = letters.filter((letter) => isRightToLeft.test(letter)).length;
  if (letters.length > 0 && leftward === letters.length) return 'rtl';
  return letters.length > 0 && leftward === 0 ? 'ltr' : directionOf(lang);
}

/** The side from which an OG image is read: the language’s, unless its title says otherwise. */
const layoutDirection = ({ text, lang }: Text): 'ltr' | 'rtl' =>
  directionOf(lang) === 'rtl' ? 'rtl' : textDirection(text, lang);
