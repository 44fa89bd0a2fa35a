import { parseFragment } from 'parse5';
import { printable } from '../drawing/text.ts';
import { show } from './formulas.ts';
import { withoutIcons } from './icons.ts';

/**
 * Formatting that a label may hold as HTML; it changes nothing in a drawing. Any other tag is text, such as `List<T>`.
 */
const formatting = /<\/?(?:b|strong|i|em|u|s|del|small|sub|sup|code|kbd|span|font|center|p|div)(?:\s[^<>]*)?>/gi;

/** Emphasis of Markdown, in which an underscore within a word is part of the word: `snake_case_name`. */
const emphasis = /(\*\*|\*)(?=\S)([^\n]*?\S)\1|(?<![\p{L}\p{N}_])(__|_)(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}_])/gu;

/**
 * The lines of a label, none when it is empty, as Mermaid writes it: between quotation marks or not, with `<br>`,
 * `#quot;` and Markdown in `` "`…`" ``.
 */
export function readLabel(label: string): string[] {
  const written = withoutIcons(label);
  const quoted = /^\s*"(.*)"\s*$/s.exec(written)?.[1] ?? written;
  const markdown = /^\s*`(.*)`\s*$/s.exec(quoted)?.[1];
  const text = markdown === undefined ? quoted : markdown.replace(emphasis, '$2$4').replace(emphasis, '$2$4');
  const lines = text
    .replace(/<br\s*\/?>|\\n/gi, '\n')
    .replace(formatting, '')
    .split('\n');
  const read = lines.map((line) => printable(show(line.replace(/[#&](#?\w+);/g, decode))).trim());
  while (read.at(-1) === '') read.pop();
  return read.slice(read.findIndex((line) => line !== ''));
}

/** `#quot;` and `#35;`, Mermaid's way, and HTML's own. */
function decode(written: string, name: string): string {
  const [node] = parseFragment(`&${/^\d/.test(name) ? `#${name}` : name};`).childNodes;
  const text = node !== undefined && 'value' in node ? node.value : '';
  return text.startsWith('&') && text.length > 1 ? written : text;
}

/** `List~List~T~~` as programs have it: `List<List<T>>`. A sign after a word and before one opens, any other closes. */
export function withAngles(text: string): string {
  const opened = text.replace(/(?<=[\p{L}\p{N}_])~(?=[\p{L}\p{N}_])/gu, '<');
  const closed = opened.replace(/(?<!^)~/g, '>');
  return closed.split('<').length === closed.split('>').length ? closed : text;
}
