import type { Node } from '@takumi-rs/core';
import { measure, textNode, type Text } from './text.ts';

/** The room of a title, in pixels. */
export interface Room {
  width: number;
  height: number;
}

/** Pixels to an em, the largest first. The smallest title is 20 px where an OG image is shown 500 px wide. */
const sizes = [96, 88, 80, 72, 64, 56, 48] as const;

/** Pixels of a room that is too low for two lines of the largest title. */
export const lowest = 2 * sizes[0];

/** Most lines of a title. */
const mostLines = 6;

/** A title as it is drawn. */
export interface Heading {
  node: Node;
  /** Pixels that it takes, or less. */
  height: number;
  /** Pixels of its longest line, or more. */
  length: number;
}

/** A title as large as it fits. */
export async function fitTitle(title: Text, room: Room, italic: boolean): Promise<Heading> {
  const style = headingStyle(title, italic);
  let last: Measured | undefined;
  for (const size of sizes) {
    const node = textNode(title, size, style);
    if (last !== undefined && isTooMuch(last, node, title, room)) continue;
    last = await measureTitle(node, title, room);
    if (fits(last, room)) return { node, height: last.height, length: Math.min(room.width, last.longestLine) };
  }
  const node = await shorten(title, { ...style, overflowWrap: 'anywhere', textWrap: 'wrap' }, room);
  return { node, height: room.height, length: room.width };
}

/** How a title comes out at a size. */
interface Measured {
  /** Pixels to an em. */
  size: number;
  height: number;
  lines: number;
  /** Pixels of all lines together. */
  length: number;
  longestLine: number;
  /** Pixels of the longest word that has a line of its own. */
  longestWord: number;
}

async function measureTitle(node: Node, { fonts }: Text, { width }: Room): Promise<Measured> {
  const { runs, height } = await measure(node, fonts, width);
  const size = Number(node.style?.fontSize);
  return {
    size,
    height,
    lines: height / (size * fonts.leading),
    length: runs.reduce((sum, run) => sum + run.width, 0),
    longestLine: Math.max(0, ...runs.map((run) => run.x + run.width)) - Math.min(0, ...runs.map((run) => run.x)),
    // What has spaces in it was broken at them: it may be wider by the one at its end.
    longestWord: Math.max(0, ...runs.map((run) => (/\s/.test(run.text.trim()) ? 0 : run.width))),
  };
}

/** Whether a title stays in its room: in height, in lines, and no word wider than a line. */
const fits = ({ height, lines, longestWord }: Measured, room: Room): boolean =>
  height <= room.height && lines < mostLines + 0.5 && longestWord <= room.width + 1;

/** Whether a title cannot fit at the size of `node`, as it was measured at a larger one: lengths grow with the size. */
function isTooMuch(larger: Measured, node: Node, { fonts }: Text, { width, height }: Room): boolean {
  const size = Number(node.style?.fontSize);
  const scale = size / larger.size;
  // The space at the end of a line stands outside, and none is wider than an em.
  const lines = Math.ceil((larger.length * scale) / (width + size));
  return lines > mostLines || lines * size * fonts.leading > height || larger.longestWord * scale > width + 2;
}

/** A title at its smallest size: whole where it fits when long words are divided, else up to a word and an ellipsis. */
async function shorten(title: Text, style: object, room: Room): Promise<Node> {
  const size = sizes.at(-1)!;
  const isFitting = async (node: Node) => fits(await measureTitle(node, title, room), room);
  const whole = textNode(title, size, style);
  if (await isFitting(whole)) return whole;
  const ends = [...new Intl.Segmenter(title.lang, { granularity: 'word' }).segment(title.text)];
  const words = ends.length > 1 ? ends : [...new Intl.Segmenter(title.lang).segment(title.text)];
  const upTo = (count: number): Node => {
    const text = title.text.slice(0, words[count]?.index).replace(/[\s\p{P}\u200b]+$/u, '');
    return textNode({ ...title, text: `${text}…` }, size, style);
  };
  let [fitting, tooLong] = [0, words.length];
  while (fitting + 1 < tooLong) {
    const middle = (fitting + tooLong) >> 1;
    if (await isFitting(upTo(middle))) fitting = middle;
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
