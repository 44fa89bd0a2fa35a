import { Parser } from 'htmlparser2';
import { Mistake } from '../diagrams/mistake.ts';

/** Width in em of characters of the page's face, rounded up: advances of source-serif.woff2 at weight 400, measured in Chromium. */
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
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u;

/** Width of a character in em. What our face lacks comes from any other: capitals are wide in most scripts that have them. */
function emOf(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (square.test(character)) return 1;
  return /\p{Lu}/u.test(character) ? 0.75 : 0.6;
}

/** Height of a line of text, in font sizes. */
export const leading = 1.25;

/** Width of a line of text, in the units of `size`. */
export function widthOf(line: string, size: number, bold = false): number {
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

/** Marks of form that a label may hold as HTML; they change nothing in a drawing. Any other tag is text, such as `List<T>`. */
const formatting = /<\/?(?:b|strong|i|em|u|s|del|small|sub|sup|code|kbd|span|font|center|p|div)(?:\s[^<>]*)?>/gi;

/** The lines of a label, none when it is empty, as Mermaid writes it: between quotation marks or not, with `<br>`, `#quot;` and Markdown in `` "`…`" ``. Throws a `Mistake`. */
export function readLabel(written: string): string[] {
  const icon = /\bfa[bklrs]?:fa-[\w-]+/.exec(written)?.[0];
  if (icon !== undefined)
    throw new Mistake(`The icon \`${icon}\` cannot be drawn.`, 'Delete it, or put an emoji there.');
  if (/\$\$.+?\$\$/s.test(written)) {
    const fix = 'Write it in letters, such as `xₜ`, or put the formula into the text.';
    throw new Mistake(`The formula in \`${written.trim()}\` cannot be drawn.`, fix);
  }
  const quoted = /^\s*"(.*)"\s*$/s.exec(written)?.[1] ?? written;
  const markdown = /^\s*`(.*)`\s*$/s.exec(quoted)?.[1];
  const text =
    markdown === undefined
      ? quoted
      : markdown.replace(/(\*\*|__|\*|_)(?=\S)([^\n]*?\S)\1/g, '$2').replace(/(\*|_)(?=\S)([^\n]*?\S)\1/g, '$2');
  const lines = text
    .replace(/<br\s*\/?>|\\n/gi, '\n')
    .replace(formatting, '')
    .split('\n');
  const read = lines.map((line) => printable(line.replace(/[#&](#?\w+);/g, decode)).trim());
  return read.every((line) => line === '') ? [] : read;
}

/** `text` on one line, for a description. */
export const oneLine = (lines: readonly string[]): string => lines.filter((line) => line !== '').join(' ');

/** The text without control characters, which XML forbids; other white space is a space. */
export const printable = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');

/** `#quot;` and `#35;`, Mermaid's way, and HTML's own. */
function decode(written: string, name: string): string {
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) });
  parser.end(`&${/^\d/.test(name) ? `#${name}` : name};`);
  return text.startsWith('&') && text.length > 1 ? written : text;
}
