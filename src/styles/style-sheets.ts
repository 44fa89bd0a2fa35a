import { colourOf, readCustomProperties } from '../core/css-colours.ts';
import annotations from './annotations.css?inline';
import base from './base.css?inline';
import callouts from './callouts.css?inline';
import citations from './citations.css?inline';
import codeExtras from './code-extras.css?inline';
import code from './code.css?inline';
import drawings from './drawings.css?inline';
import embeds from './embeds.css?inline';
import figures from './figures.css?inline';
import italicExtFont from './fonts/source-serif-italic-ext.woff2?url';
import italicFont from './fonts/source-serif-italic.woff2?url';
import romanFont from './fonts/source-serif.woff2?url';
import fonts from './fonts.css?inline';
import forms from './forms.css?inline';
import lists from './lists.css?inline';
import math from './math.css?inline';
import notebooks from './notebooks.css?inline';
import notes from './notes.css?inline';
import previews from './previews.css?inline';
import print from './print.css?inline';
import prose from './prose.css?inline';
// Raw: the minifier does not know `:target-current` yet and warns about it in every build (lightningcss 1.33).
import reading from './reading.css?raw';
import series from './series.css?inline';
import sizes from './sizes.css?inline';
import theorems from './theorems.css?inline';
import tokens from './tokens.css?inline';
import writtenTokens from './tokens.css?raw';

/** A page carries the style sheets it needs, inlined: one round trip, and nothing for what it does not show. */
const styleSheets = {
  /** Every page. */
  base: tokens + fonts + base + print,
  /** Lists of posts and tags. */
  lists,
  /** The search form, and URLs to copy. */
  forms,
  /** The box of a series in its posts. */
  series,
  /** Running text, its contents list and its neighbours. */
  prose: prose + reading.trim(),
  code,
  notes,
  codeExtras,
  annotations,
  math,
  drawings,
  figures,
  sizes,
  callouts,
  theorems,
  embeds,
  notebooks,
  citations,
  previews,
};

export type StyleSheetName = Exclude<keyof typeof styleSheets, 'base'>;

/**
 * URLs of the fonts that the first view of a page needs, to ask for before the styles are read; `italic` is the text
 * that stands in italics in its frame. A font that is not asked for so early is often not there when the first line is
 * painted, and with `font-display: optional` it then stays away.
 */
export function fontsFor(italic: string): string[] {
  return [
    romanFont,
    ...(/[!-~\u00a1-\u00ff]/.test(italic) ? [italicFont] : []),
    ...(/[\u0100-\u021b]/.test(italic) ? [italicExtFont] : []),
  ];
}

const properties = readCustomProperties(writtenTokens);
/** The colour of the paper in each scheme, for the browser’s own frame. */
export const paper = { light: colourOf('--paper', 'light', properties), dark: colourOf('--paper', 'dark', properties) };

/** The style elements of a page, in cascade order. */
export function stylesOf(needed: readonly StyleSheetName[]): string[] {
  return Object.entries(styleSheets)
    .filter(([name]) => name === 'base' || needed.includes(name as StyleSheetName))
    .map(([, css]) => css);
}
