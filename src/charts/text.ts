/**
 * Sizes of type in a drawing, in its own units: a drawing 640 wide fills the column, so a unit is about a pixel there.
 */
export const textSize = { name: 15, title: 17 } as const;

/** Letters as wide as their height, roughly: Chinese, Japanese, Korean, emoji. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
const narrow = /[\s!',\-.:;[\]|(){}"/\\IJijlft]/;
const broad = /[bhnpuA-Z&]/;
const broadest = /[mwMWNUHDGOQ%@…]/;

/** Width of a letter in em: Source Serif’s, measured at 100 px, each class by its wider letters. */
function em(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  if (wide.test(letter)) return 1.05;
  if (narrow.test(letter)) return 0.34;
  return broadest.test(letter) ? 0.82 : broad.test(letter) ? 0.64 : 0.53;
}

/** Width of a text, in units: an estimate that errs on the wide side. */
export function widthOf(text: string, fontSize: number = textSize.name): number {
  let width = 0;
  for (const letter of text) width += em(letter);
  return width * fontSize;
}

/** The widest of some texts. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** A text cut to a width, in units, with `…` where something is left out. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
