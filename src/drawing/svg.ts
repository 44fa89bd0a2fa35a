import { escapeText } from '../core/escape.ts';
import { leading, textSize } from './text.ts';

/** A position in a drawing, in its units, from the top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle, by its top left corner. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** What is drawn, layer by layer from the bottom. Each layer has its colours: lines have no fill, shapes are tinted. */
export interface Canvas {
  frames: string[];
  lines: string[];
  /** Ends of lines, and the background of what is written on them. */
  marks: string[];
  shapes: string[];
  texts: string[];
}

/** An empty canvas. */
export const createCanvas = (): Canvas => ({ frames: [], lines: [], marks: [], shapes: [], texts: [] });

const layers: Record<keyof Canvas, string> = {
  frames: 'fill="none" stroke="var(--line)"',
  lines: 'fill="none" stroke="var(--soft)"',
  marks: 'fill="none" stroke="var(--soft)"',
  shapes: 'fill="var(--tint)" stroke="var(--soft)"',
  texts: 'text-anchor="middle"',
};

/** How a frame or a lifeline is drawn: paler than other lines, but 3 : 1 against the page (WCAG 2.2, 1.4.11). */
export const pale = ' stroke="var(--soft)" stroke-opacity=".7"';

/** A number as attributes have it: tenths are finer than any screen shows. */
export const n = (value: number): string => String(Math.round(value * 10) / 10 || 0);

/** Positions as `points` has them. */
export const points = (all: readonly Point[]): string => all.map(({ x, y }) => `${n(x)},${n(y)}`).join(' ');

/** A closed shape, by its corners. */
export const polygon = (all: readonly Point[], attributes = ''): string =>
  `<polygon points="${points(all)}"${attributes}/>`;

/** A rectangle. */
export const rect = ({ x, y, width, height }: Box, attributes = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${attributes}/>`;

/** A circle, by its centre and radius. */
export const circle = ({ x, y }: Point, r: number, attributes = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"${attributes}/>`;

/** A straight line. */
export const line = (a: Point, b: Point, attributes = ''): string =>
  `<path d="M${n(a.x)} ${n(a.y)}L${n(b.x)} ${n(b.y)}"${attributes}/>`;

/** How a text looks, where it differs from a name. */
export interface TextStyle {
  size?: number;
  /** Paler than a name. */
  soft?: boolean;
  bold?: boolean;
  italic?: boolean;
  underlined?: boolean;
  /** Another colour than the page's ink. */
  fill?: string | undefined;
  anchor?: 'start' | 'end';
}

/** Lines of text around a point: their middle stands at its height. */
export function text(
  lines: readonly string[],
  { x, y }: Point,
  { size = textSize.name, soft, bold, italic, underlined, fill, anchor }: TextStyle = {},
): string {
  if (lines.every((each) => each === '')) return '';
  // Half the height of small letters and capitals together, so that both seem in the middle.
  const top = y - ((lines.length - 1) / 2) * size * leading + size * 0.31;
  const attributes =
    (size === textSize.name ? '' : ` font-size="${size}"`) +
    (soft ? ' fill="var(--soft)"' : '') +
    (fill === undefined ? '' : ` fill="${fill}"`) +
    (bold ? ' font-weight="600"' : '') +
    (italic ? ' font-style="italic"' : '') +
    (underlined ? ' text-decoration="underline"' : '') +
    (anchor === undefined ? '' : ` text-anchor="${anchor}"`);
  const spans = lines.map((each, index) =>
    index === 0
      ? escapeText(each)
      : `<tspan x="${n(x)}" y="${n(top + index * size * leading)}">${escapeText(each)}</tspan>`,
  );
  return `<text x="${n(x)}" y="${n(top)}"${attributes}>${spans.join('')}</text>`;
}

/** The background of a text on a line. */
export const background = (box: Box, fill = 'var(--paper)'): string => rect(box, ` fill="${fill}" stroke="none"`);

/** The canvas as one `<svg>` that shows what is inside `box`. */
export function toSvg(canvas: Canvas, { x, y, width, height }: Box): string {
  const body = (Object.keys(layers) as (keyof Canvas)[])
    .filter((layer) => canvas[layer].length > 0)
    .map((layer) => `<g ${layers[layer]}>${canvas[layer].join('')}</g>`);
  const size = `viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}"`;
  const look = `fill="var(--ink)" font-size="${textSize.name}" font-variant="lining-nums"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${look}>${body.join('')}</svg>`;
}
