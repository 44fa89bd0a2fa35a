import { parseFragment } from 'parse5';
import { TextError } from '../core/diagnostics.ts';
import { printable } from '../drawing/text.ts';

/**
 * Formatting that a label may hold as HTML; it changes nothing in a drawing. Any other tag is text, such as `List<T>`.
 */
const formatting = /<\/?(?:b|strong|i|em|u|s|del|small|sub|sup|code|kbd|span|font|center|p|div)(?:\s[^<>]*)?>/gi;

/**
 * The lines of a label, none when it is empty, as Mermaid writes it: between quotation marks or not, with `<br>`,
 * `#quot;` and Markdown in `` "`…`" ``. Throws a `TextError` for an icon or a formula.
 */
export function readLabel(written: string): string[] {
  const icon = /\bfa[bklrs]?:fa-[\w-]+/.exec(written)?.[0];
  if (icon !== undefined)
    throw new TextError(`The icon \`${icon}\` cannot be drawn.`, 'Delete it, or put an emoji there.');
  if (/\$\$.+?\$\$/s.test(written)) {
    const fix = 'Write it in letters, such as `xₜ`, or put the formula into the text.';
    throw new TextError(`The formula in \`${written.trim()}\` cannot be drawn.`, fix);
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

/** `#quot;` and `#35;`, Mermaid's way, and HTML's own. */
function decode(written: string, name: string): string {
  const [node] = parseFragment(`&${/^\d/.test(name) ? `#${name}` : name};`).childNodes;
  const text = node !== undefined && 'value' in node ? node.value : '';
  return text.startsWith('&') && text.length > 1 ? written : text;
}
