import type { PositionOf } from './marks.ts';
import type { Point } from './read.ts';

/**
 * How wide a part of a line is drawn from its lowest and its highest point, in units: the line is about as wide itself.
 */
const step = 2;

/**
 * The points of a line that its drawing needs. Where a strip of 2 units has more than two points, only its lowest and
 * its highest stay, in their order, and a gap when it ends with one: 5,000 points look the same as these 600. `xOf`
 * gives the position of a point along the axis, in units; the points come in that order.
 */
export function thinLine(points: readonly Point[], xOf: (point: Point) => number): Point[] {
  const strips = Map.groupBy(points, (point) => Math.floor(xOf(point) / step));
  return [...strips.values()].flatMap((strip) => {
    if (strip.length <= 2) return strip;
    const known = strip.filter(({ y }) => !Number.isNaN(y));
    if (known.length === 0) return strip.slice(0, 1);
    const low = known.reduce((best, point) => (point.y < best.y ? point : best));
    const high = known.reduce((best, point) => (point.y > best.y ? point : best));
    const ends = strip.filter((point) => point === low || point === high);
    return Number.isNaN(strip.at(-1)!.y) ? [...ends, strip.at(-1)!] : ends;
  });
}

/** One point for each square of `cell` units: of points on top of each other, one is seen. */
export function thinDots(points: readonly Point[], positionOf: PositionOf, cell: number): Point[] {
  const seen = new Map<string, Point>();
  for (const point of points) {
    const [x, y] = positionOf(point).map((unit) => Math.round(unit / cell));
    const key = `${x},${y}`;
    if (!seen.has(key)) seen.set(key, point);
  }
  return [...seen.values()];
}
