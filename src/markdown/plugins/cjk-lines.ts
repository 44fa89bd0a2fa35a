import type { Heading, Nodes, Paragraph, Text } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { cjk } from '../kit/cjk.ts';
import { langOf } from '../kit/document.ts';

/** A line break between two of their characters, quotation marks and dashes that they share with English left aside. */
const lineBreak = new RegExp(`(?<=[${cjk}][”’…—]{0,3})\\n(?=[“‘…—]{0,3}[${cjk}])`, 'gu');

/**
 * Joins the lines of a Chinese or Japanese paragraph, where a browser would show a gap: “the segment break is removed”
 * in https://drafts.csswg.org/css-text-4/#line-break-transform. Korean has spaces between its words.
 */
export const cjkLinesPlugin = () => defineMdastPlugin({ name: 'cjk-lines', paragraph: joinLines, heading: joinLines });

function joinLines(node: Readonly<Paragraph | Heading>, context: MdastVisitorContext): void {
  if (/^ko\b/i.test(langOf(context.data))) return;
  const pieces = node.children.flatMap(piecesOf);
  const line = pieces.map(({ text }) => text).join('');
  if (!line.includes('\n')) return;
  // A character that no text holds marks the removed positions.
  const joined = line.replace(lineBreak, '\u0001');
  let at = 0;
  for (const { text, node: piece } of pieces) {
    const value = joined.slice(at, at + text.length).replaceAll('\u0001', '');
    if (piece !== undefined && value !== text) context.setProperty(piece, 'value', value);
    at += text.length;
  }
}

/**
 * The texts of running text, in order. Tags and the numbers of footnotes part nothing; all else is no character of
 * theirs.
 */
function piecesOf(node: Readonly<Nodes>): { text: string; node?: Readonly<Text> }[] {
  if (node.type === 'text') return [{ text: node.value, node }];
  if (node.type === 'html' || node.type === 'footnoteReference') return [];
  return 'children' in node && (node.type as string) !== 'generated'
    ? node.children.flatMap(piecesOf)
    : [{ text: '\0' }];
}
