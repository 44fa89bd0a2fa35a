/**
 * Width in em of characters of the page's font, rounded up: advances of source-serif.woff2 at weight 400, measured in
 * Chromium.
 */
const measured: readonly (readonly [number, string])[] = [
  [0.31, " \u00a0'‘’‚.,:;·•!|¡¦ijlìíîïª‹›-º"],
  [0.37, '[]t/\\(){}fIJ"°¨²³¹ÌÍÎÏ'],
  [0.46, '`´“”„?¿rsz*®¸'],
  [0.54, '$0123456789vceayg_S§«»ç¢£¤¥€àáâãäåèéêëýÿ–#+<=>^x~±×÷−ðoò'],
  [0.61, 'ZkóôõöøqdFbpuµùúûüPßELThnÞñ¬¶ÈÉÊË'],
  [0.68, 'BCYÇÝRXAÀÁÂÃÄÅKVG→←↑↓'],
  [0.79, 'DOQÐÒÓÔÕÖØ&NUÑÙÚÛÜ©wH'],
  [0.97, 'æ—…@¼½¾%MmÆW'],
];
const widths = new Map(measured.flatMap(([em, characters]) => [...characters].map((character) => [character, em])));

/** East Asian characters and emoji fill a square. */
const square =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u;

/**
 * Width of a character in em. What this font lacks comes from any other: capitals are wide in most scripts that have
 * them.
 */
function emOf(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (square.test(character)) return 1;
  return /\p{Lu}/u.test(character) ? 0.75 : 0.6;
}

/**
 * Sizes of text in units of a drawing, which are CSS pixels at its own size: titles, names, and what is written beside
 * lines.
 */
export const textSize = { title: 17, name: 15, note: 13 } as const;

/** Height of a line of text, in font sizes. */
export const leading = 1.25;

/** Width of a line of text, in the units of `size`. */
export function widthOf(line: string, size: number = textSize.name, bold = false): number {
  let em = 0;
  for (const character of line) em += emOf(character);
  return em * size * (bold ? 1.05 : 1);
}

/** Width of the widest line and height of all. */
export function sizeOf(lines: readonly string[], size: number, bold = false): { width: number; height: number } {
  return {
    width: Math.max(0, ...lines.map((line) => widthOf(line, size, bold))),
    height: lines.length * size * leading,
  };
}

/** The lines, none wider than `width` unless a word is; scripts without spaces break anywhere. */
export function wrap(lines: readonly string[], width: number, size: number): string[] {
  return lines.flatMap((line) => {
    const broken = [''];
    for (const part of line.split(/(?<=\s)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\p{L})/u)) {
      const longer = broken.at(-1)! + part;
      if (broken.at(-1) === '' || widthOf(longer.trimEnd(), size) <= width) broken[broken.length - 1] = longer;
      else broken.push(part);
    }
    return broken.map((each) => each.trim());
  });
}

/** The lines as one, for a description. */
export const oneLine = (lines: readonly string[]): string => lines.filter((line) => line !== '').join(' ');

/** The text without control characters, which XML forbids; other white space is a space. */
export const printable = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');

/** Width of the widest of some texts, in the units of a name. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** A text cut to a width, in the units of a name, with `…` where something is left out. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text in at most two lines of a width, in the units of a name; what goes beyond them ends in `…`. */
export function twoLines(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const [first = '', ...others] = wrap([text], width, textSize.name);
  return [first, others.join(' ')]
    .map((line) => shorten(line, width))
    .join('\n')
    .trim();
}
