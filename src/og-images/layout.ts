import { ogImageSize } from '../blog/og-images.ts';
import type { Block } from './block.ts';
import type { Glyph, Line } from './line.ts';
import type { Direction } from './paragraph.ts';

/** Where things stand, in pixels. All of it stays in view where a service crops to 2 to 1, 15 px above and below. */
export const frame = { left: 84, right: 1116, site: 108, titleTop: 156, titleBottom: 478, rule: 514, foot: 566 };

/** What stands on an OG image, set. */
export type Parts = Record<'site' | 'title' | 'note' | 'tags', Block>;

/** A part of an OG image that is all of one colour; pixels from its top left corner. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: 'line' | 'accent';
}

/** An OG image before it has colours. */
export interface Layout {
  /**
   * Its letters on a clear ground, as an SVG document. It has outlines in place of text, so it looks the same whatever
   * draws it, and nothing that an author writes becomes markup.
   */
  letters: string;
  /** Letters from this row on are of the softer colour. */
  softFrom: number;
  rectangles: Rectangle[];
}

/** Puts the parts of an OG image in their places. */
export function layOut({ site, title, note, tags }: Parts, direction: Direction): Layout {
  const { width, height } = ogImageSize;
  const start = direction === 'ltr';
  const block = (set: Block, baseline: number, left: boolean): string =>
    set.lines
      .map((line, index) =>
        outlines(line, set.size, left ? frame.left : frame.right - line.width * set.size, baseline + index * set.pitch),
      )
      .join('');
  const letters = [
    block(site, frame.site, start),
    block(title, firstBaseline(title), start),
    block(note, frame.foot, start),
    block(tags, frame.foot, !start),
  ];
  return {
    letters: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${letters.join('')}</svg>`,
    softFrom: frame.rule,
    rectangles: [
      { x: frame.left, y: frame.rule, width: frame.right - frame.left, height: 2, colour: 'line' },
      { x: start ? frame.left : frame.right - 72, y: frame.rule - 1, width: 72, height: 4, colour: 'accent' },
    ],
  };
}

/** Puts a title in the middle of its room, from the top of its capitals (0.67 em) to its last baseline, and all of its ink inside. */
function firstBaseline({ lines, size, pitch }: Block): number {
  const rest = (lines.length - 1) * pitch;
  const middle = (frame.titleTop + frame.titleBottom - rest + 0.67 * size) / 2;
  const lowest = frame.titleBottom - (lines.at(-1)?.bottom ?? 0) * size - rest;
  return Math.max(frame.titleTop + (lines[0]?.top ?? 0) * size, Math.min(lowest, middle));
}

function outlines({ glyphs }: Line, size: number, left: number, baseline: number): string {
  const matrix = ({ scale, x, y }: Glyph) =>
    [scale * size, 0, 0, -scale * size, left + x * size, baseline - y * size].map((n) => +n.toFixed(5)).join(' ');
  return glyphs.map((glyph) => `<path transform="matrix(${matrix(glyph)})" d="${glyph.outline}"/>`).join('');
}
