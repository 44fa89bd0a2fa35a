import { inlineFormula } from './blocks.ts';
import type { Draft } from './draft.ts';

const paragraph = String.raw`(?:[^$\\\n]|\\[^\n]|\n(?![ \t>]*\n))`;
const display = new RegExp(String.raw`(?<![\\$])\$\$(?!\$)(${paragraph}+?)\$\$(?!\$)`, 'dg');
const doubled = /(?<!\\)\\\\([([])((?:(?!\\\\[)\]]|\n[ \t>]*\n)[^])+?)\\\\([)\]])/dg;
const brackets = /(?<!\\)\\\(((?:(?!\\\)|\n[ \t>]*\n)[^])+?)\\\)/dg;
const lineBefore = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*$/;
const lineAfter = /^[ \t]*(?:[.,;:]|\{[:#][^{}\n]*\}|\(\d+\)|\\\\)?[ \t]*$/;

/** Formulas as kramdown and MathJax have them. */
export function readFormulas(draft: Draft): void {
  const { text } = draft;
  draft.replace(display, ({ groups: [, tex = ''], start, end }) => {
    const isInline = hasWordsBeside(text, start, end) && !/^\s*\n|\n\s*$|\\begin\{|\\tag\b|\\label\b/.test(tex);
    return isInline
      ? inlineFormula(tex, text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1))
      : undefined;
  });
  const current = draft.text;
  draft.replace(doubled, ({ groups: [, open, tex = '', close], start, end }) => {
    if ((open === '(') !== (close === ')') || (open === '[' && !hasWordsBeside(current, start, end))) return undefined;
    return inlineFormula(tex, current.slice(Math.max(0, start - 1), start), current.slice(end, end + 1));
  });
  draft.replace(brackets, ({ groups: [, inside = ''] }) => (isWords(inside) ? `(${inside})` : undefined));
}

/** Whether other words stand on the line, or cells of a table. */
function hasWordsBeside(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
  return !lineBefore.test(before) || !lineAfter.test(after);
}

/** Whether what stands between escaped brackets is text: words side by side, and nothing that only a formula has. */
function isWords(inside: string): boolean {
  if (/[\\^_={}<>|]/.test(inside)) return false;
  const words = inside.match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length >= 2 ||
    (words.length === 1 && /[&,;.]\s|^(?:19|20)\d\d$/.test(inside)) ||
    /^(?:19|20)\d\d[a-z]?$/.test(inside)
  );
}
