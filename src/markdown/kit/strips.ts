import type { Element } from 'hast';
import { shownWidth } from './large-link.ts';

/** CSS pixels. */
interface Pixels {
  width: number;
  height: number;
}

/** CSS pixels: an image that the column makes lower than this, about 3em, is a strip; none is shown higher. */
const heights = { least: 54, most: 400 } as const;

/**
 * How large an image is shown whose shape is so wide that the column would squeeze it to a line: at its own size, or
 * as high as one may be, in a box that scrolls sideways. `undefined` for any other.
 */
export function stripOf({ width = 0, height = 0 }: Partial<Pixels>, figureWidth?: 'wide' | 'full'): Pixels | undefined {
  const column = shownWidth(figureWidth);
  if (width <= column || (height * column) / width >= heights.least) return undefined;
  const scale = Math.min(1, heights.most / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The box of a strip, which the keyboard can scroll; so none stands in a link. */
export const stripBox = (): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['scroll', 'strip'], tabIndex: 0, dataPageWrapper: true },
  children: [],
});

/** The same as HTML, around an image. */
export const scrollingStrip = (image: string): string =>
  `<span class="scroll strip" tabindex="0" data-page-wrapper>${image}</span>`;
