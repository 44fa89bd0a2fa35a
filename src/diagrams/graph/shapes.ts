import { n, polygon, rect, type Box, type Point } from '../../drawing/svg.ts';
import { outlines, pad, type Outline, type Size } from './outlines.ts';

/** The shapes that a box of a flowchart or a state may have. */
export type Shape = keyof typeof outlines;

const outlineOf = (shape: Shape): Outline => outlines[shape];

/** The size of a shape that holds a label of a size. */
export function sizeFor(shape: Shape, label: Size): Size {
  const width = Math.max(44, label.width + 2 * pad.x);
  const height = Math.max(36, label.height + 2 * pad.y);
  return outlineOf(shape).size?.(label, width, height) ?? { width, height };
}

/** Whether a shape is a sign without room for a label. */
export const isSign = (shape: Shape): boolean => outlineOf(shape).isSign ?? false;

/** Where the middle of a label stands in a shape that fills a box. */
export function labelMiddle(shape: Shape, box: Box): Point {
  const { x = 0, y = 0 } = outlineOf(shape).shift?.(box) ?? {};
  return { x: box.x + box.width / 2 + x, y: box.y + box.height / 2 + y };
}

function cornersOf(shape: Shape, { x, y, width, height }: Box): Point[] | undefined {
  const flat = outlineOf(shape).corners?.(width, height);
  if (flat === undefined) return undefined;
  return Array.from({ length: flat.length / 2 }, (_, at) => ({ x: x + flat[2 * at]!, y: y + flat[2 * at + 1]! }));
}

/** The SVG of a shape that fills a box. */
export function paint(shape: Shape, box: Box): string {
  const outline = outlineOf(shape);
  const corners = cornersOf(shape, box);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const lines = (outline.strokes?.(box.width, box.height) ?? [])
    .map(([x = 0, y = 0, ...more]) => {
      const parts = Array.from({ length: more.length / 2 }, (_, at) => [more[2 * at]!, more[2 * at + 1]!] as const);
      return `M${n(box.x + x)} ${n(box.y + y)}${parts.map(([a, b]) => `L${n(box.x + a)} ${n(box.y + b)}`).join('')}`;
    })
    .join('');
  const body =
    outline.paint?.(box, middle) ??
    (corners === undefined ? rect(box, ' rx="3"') : polygon(corners, ' stroke-linejoin="round"'));
  return body + (lines === '' ? '' : `<path d="${lines}" fill="none"/>`);
}

/**
 * How far inside its box a shape begins at a point on the edge of the box: a line that comes from there must be so much
 * longer.
 */
export function gapAt(shape: Shape, box: Box, { x, y }: Point): number {
  const [left, top] = [x - box.x, y - box.y];
  const isUpright =
    Math.min(Math.abs(top), Math.abs(box.height - top)) < Math.min(Math.abs(left), Math.abs(box.width - left));
  const [along, length, depth] = isUpright ? [left, box.width, box.height] : [top, box.height, box.width];
  const corners = cornersOf(shape, box);
  if (corners === undefined) return outlineOf(shape).gap?.({ isUpright, along, length, depth }) ?? 0;
  const edge = isUpright
    ? { x, y: top > box.height / 2 ? box.y + box.height : box.y }
    : { x: left > box.width / 2 ? box.x + box.width : box.x, y };
  return gapToLines(corners, edge, isUpright);
}

/** Distance from a point to the nearest of the lines around a shape, straight down or straight across. */
function gapToLines(corners: readonly Point[], { x, y }: Point, isUpright: boolean): number {
  const gaps = corners.flatMap((a, index) => {
    const b = corners[(index + 1) % corners.length]!;
    const [from, to, at] = isUpright ? [a.x, b.x, x] : [a.y, b.y, y];
    if (at < Math.min(from, to) || at > Math.max(from, to) || from === to) return [];
    const share = (at - from) / (to - from);
    return [isUpright ? Math.abs(a.y + share * (b.y - a.y) - y) : Math.abs(a.x + share * (b.x - a.x) - x)];
  });
  return gaps.length === 0 ? 0 : Math.min(...gaps);
}
