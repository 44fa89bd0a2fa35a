import { cjk } from '../kit/cjk.ts';
import { lineCounter } from '../../core/text.ts';
import { textBlocks } from './blocks.ts';
import { findFormulas } from './scanner.ts';

/**
 * Finds formulas in the text of a document before it is read as Markdown, which would take `a_1 * b_2` for emphasis and
 * `\\` for a backslash, and hides them behind characters that Markdown leaves alone. Sätteri's own `math` feature
 * (0.10.5) takes “from $5 to $6” for a formula, lets an unclosed `$$` swallow the rest of a post, and knows neither
 * `\(…\)` nor `\begin{align}`: of the tests of what is and is no formula, 163 fail with it.
 */

/** A formula that never ends. */
export interface Unclosed {
  /** Line of the text, counted from 1. */
  line: number;
  /** How it begins: `$$`, `\[` or `\begin{align}`. */
  opening: string;
}

/**
 * Each UTF-16 unit of a formula stands as the character that many above this one, in a plane of Unicode for private
 * use.
 */
const plane = 0x100000;
const hiddenText = /[\u{100000}-\u{10FFFF}]+/gu;
/**
 * What stands for each mark of ours: signs that no blog writes (Greek musical notation), punctuation like those they
 * hide, so that `**` beside them stays what it was.
 */
const standIns = new Map([
  ['==', '\u{1d200}'],
  ['^', '\u{1d201}'],
  ['~', '\u{1d202}'],
]);
const hiddenMarks = /[\u{1d200}-\u{1d202}]/gu;
const markOf = new Map([...standIns].map(([sign, standIn]) => [standIn, sign]));
/** Stands in an empty line of a formula, which would end its paragraph. */
const emptyLine = '\r';
/** Begins a formula, so that two side by side stay two. */
const start = String.fromCodePoint(plane);

/**
 * Parts two characters: neither white space nor punctuation to Markdown, it ends a URL and lets `**` begin or end
 * emphasis.
 */
const gap = '\u001f';

/** Whether a text holds anything hidden. */
export const hasHidden = (text: string): boolean => /[\u001f\u{1d200}-\u{1d202}\u{100000}-\u{10FFFF}]/u.test(text);

const hide = (text: string): string =>
  text
    .split('')
    .map((unit) => String.fromCodePoint(plane + unit.charCodeAt(0)))
    .join('');

/** How `==`, `^` or `~` stands in the text when it is a mark and not part of code or a URL. */
export const hiddenMark = (sign: '==' | '^' | '~'): string => standIns.get(sign)!;

/** The text as the author wrote it. */
export const reveal = (text: string): string =>
  text
    .replaceAll(gap, '')
    .replace(hiddenMarks, (standIn) => markOf.get(standIn)!)
    .replace(hiddenText, (run) =>
      [...run]
        .map((char) => char.codePointAt(0)! - plane)
        .filter((unit) => unit > 0 && unit !== emptyLine.charCodeAt(0))
        .map((unit) => String.fromCharCode(unit))
        .join(''),
    );

/** A text in pieces: plain ones, and formulas with their delimiters. Lines of one formula are joined by line breaks. */
export function splitFormulas(text: string): { formula: boolean; text: string }[] {
  const pieces = text.split(/(\u{100000}[\u{100001}-\u{10FFFF}]*(?:\n[ \t>]*[\u{100001}-\u{10FFFF}]+)*)/u);
  return pieces
    .map((piece) => ({ formula: piece.startsWith(start), text: reveal(piece) }))
    .filter(({ text }) => text !== '');
}

/** How a document is read. */
export interface Reading {
  /** What stands between braces is a program. */
  mdx?: boolean;
  /** Blocks between `:::` are directives, and so would be any colon before a word; these are hidden, too. */
  directives?: boolean;
  /** It was written for Jupyter, which takes `$x $` for a formula. */
  notebook?: boolean;
}

const marked = /[$~\u{1d200}-\u{1d202}\u{100000}-\u{10FFFF}]|\\[([be r]|(?<!\[)\^|(?<!=)==(?!=)/u;
const wide = new RegExp(`[${cjk}\\p{Script=Hangul}“”…]`, 'u');

/** Whether something in a text may have to be hidden, or two characters parted. */
const hasSpecial = (text: string, mdx: boolean): boolean =>
  marked.test(text) || (mdx && text.includes('{#')) || (/\*|https?:|www\./i.test(text) && wide.test(text));

/** Hides the formulas and marks of a document, the numbers of its lines unchanged. */
export function hideSyntax(
  source: string,
  { mdx = false, directives = false, notebook = false }: Reading = {},
): { source: string; unclosed: Unclosed[] } {
  if (!directives && !hasSpecial(source, mdx)) return { source, unclosed: [] };
  // Characters of that plane that the author wrote are hidden too, and so come out as they were.
  const lines = source.replace(hiddenText, hide).replace(hiddenMarks, hide).split('\n');
  const out: string[] = [];
  const unclosed: Unclosed[] = [];
  for (const { at, end, isCode } of textBlocks(lines, mdx)) {
    const text = lines.slice(at, end).join('\n');
    const isProgram = mdx && /^(import|export)\b/.test(text);
    if (isCode || isProgram || !(hasSpecial(text, mdx) || (directives && text.includes(':')))) {
      out.push(text);
      continue;
    }
    const found = findFormulas(text, { mdx, notebook });
    const lineOf = lineCounter(text);
    for (const { at: index, opening } of found.unclosed) unclosed.push({ line: at + lineOf(index), opening });
    const plain = [
      ...found.marks,
      ...found.gaps.map((gap) => ({ at: gap, length: 0 })),
      ...(directives ? found.colons : []),
    ];
    const parts = [...found.formulas, ...plain.map((part) => ({ ...part, plain: true }))];
    out.push(
      hideParts(
        text,
        parts.sort((one, other) => one.at - other.at),
      ),
    );
  }
  return { source: out.join('\n'), unclosed };
}

function hideParts(text: string, parts: readonly { at: number; length: number; plain?: boolean }[]): string {
  const out: string[] = [];
  let done = 0;
  for (const { at, length, plain = false } of parts) {
    const formula = text.slice(at, at + length);
    const quotes = formula.includes('\n') ? text.slice(text.lastIndexOf('\n', at) + 1, at).match(/>/g)?.length : 0;
    const standIn = plain ? standIns.get(formula) : undefined;
    out.push(text.slice(done, at), standIn ?? (plain ? gap : start) + hideLines(formula, quotes ?? 0));
    done = at + length;
  }
  return out.join('') + text.slice(done);
}

/** Hides all but the line breaks and what puts a line into a quotation or a list. */
function hideLines(formula: string, quotes: number): string {
  const prefix = new RegExp(`^[ \\t]*(?:>[ \\t]?){0,${quotes}}[ \\t]*`);
  return formula
    .split('\n')
    .map((line, index) => {
      const kept = index === 0 ? '' : prefix.exec(line)![0];
      return kept + hide(reveal(line.slice(kept.length)).trimEnd() || (index === 0 ? '' : emptyLine));
    })
    .join('\n');
}
