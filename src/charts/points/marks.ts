import type { Markish } from '@observablehq/plot';
import { isKnown } from '../cells.ts';
import type { Tools } from '../frame.ts';
import { colours, lookOf } from '../style.ts';
import type { Point, PointChart } from './read.ts';
import { thinDots, thinLine } from './thin.ts';

/** Where a point stands, in units. */
export type PositionOf = (point: Point) => [x: number, y: number];

/** Few lines up to this many points show all of them; else a few points on each line tell it from the others. */
const marked = { lines: 4, points: 30, few: 5 } as const;

/** Scatter plots up to this many points tell groups by symbols; in a cloud of more they cannot be made out. */
const cloud = 800;

/** Lines, with points on them where those tell lines apart. */
export function drawLines({ Plot }: Tools, { series }: PointChart, positionOf: PositionOf): Markish[] {
  const isMarked = series.length <= marked.lines && series.every(({ values }) => values.length <= marked.points);
  return series.flatMap(({ values }, index) => {
    const { colour, symbol } = lookOf(index);
    const points = thinLine(values, (point) => positionOf(point)[0]);
    const line = Plot.lineY(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: points.length > 250 ? 1.25 : 1.75 });
    const dots = isMarked ? points : series.length === 1 ? [] : fewOf(values, index / series.length);
    if (dots.length === 0) return [line];
    return [
      line,
      Plot.dot(dots, { x: 'x', y: 'y', symbol, fill: colour, stroke: colours.paper, strokeWidth: 1, r: 4 }),
    ];
  });
}

/**
 * Points at equal distances, from another start on each line, so that no two lines have theirs together. `phase`: 0 to
 * 1.
 */
function fewOf(points: readonly Point[], phase: number): Point[] {
  const known = points.filter(({ y }) => isKnown(y));
  const shares = Array.from({ length: marked.few }, (_, index) => (index + 0.1 + phase * 0.9) / marked.few);
  const indices = new Set(shares.map((share) => Math.floor(share * known.length)));
  return [...indices].flatMap((index) => known[index] ?? []);
}

/** The points of a scatter plot. */
export function drawDots({ Plot }: Tools, { series }: PointChart, positionOf: PositionOf): Markish[] {
  const count = series.reduce((sum, { values }) => sum + values.length, 0);
  return series.map(({ values }, index) => {
    const { colour, symbol } = lookOf(index);
    if (count > cloud) return drawCloud(Plot, thinDots(values, positionOf, 4), colour);
    return Plot.dot(thinDots(values, positionOf, 1), {
      x: 'x',
      y: 'y',
      symbol,
      fill: colour,
      fillOpacity: 0.85,
      r: 3.8,
    });
  });
}

/** Many points as a line of nothing but gaps: its round ends are the points, in 11 bytes each. */
function drawCloud(Plot: Tools['Plot'], points: readonly Point[], colour: string): Markish {
  const apart = points.flatMap((point) => [point, { ...point, y: NaN }]);
  const look = { stroke: colour, strokeWidth: 4, strokeLinecap: 'round', strokeOpacity: 0.7 } as const;
  return Plot.line(apart, { x: 'x', y: 'y', ...look });
}
