import type { Markish } from '@observablehq/plot';
import type { Tools } from '../frame.ts';
import { colours, lookOf } from '../style.ts';
import { widest, widthOf } from '../../drawing/text.ts';
import type { PositionOf } from './marks.ts';
import type { PointChart } from './read.ts';

/** Room for the names of single points, in units: half of it beside each edge. */
export const namesWidth = ({ series }: PointChart): number => Math.min(200, widest(series.map(({ name }) => name)));

/**
 * Where a name may stand, best first, in units from its point. `shift`: how much of its width its middle is to the
 * right of that.
 */
const sides = [
  { dx: 0, dy: -15, textAnchor: 'middle', shift: 0 },
  { dx: 0, dy: 16, textAnchor: 'middle', shift: 0 },
  { dx: 9, dy: 0, textAnchor: 'start', shift: 0.5 },
  { dx: -9, dy: 0, textAnchor: 'end', shift: -0.5 },
] as const;

/** The middle of a name or a point, and how wide it is. */
interface Span {
  x: number;
  y: number;
  width: number;
}

/** Points that each have a name, with it, on the first of the four sides where nothing stands. */
export function drawNamedDots({ Plot }: Tools, { series }: PointChart, positionOf: PositionOf): Markish[] {
  const points = series.flatMap(({ name, values }) => values.map((point) => ({ ...point, name })));
  const taken = points.map((point): Span => {
    const [x, y] = positionOf(point);
    return { x, y, width: 8 };
  });
  const touches = (a: Span, b: Span) => Math.abs(a.x - b.x) <= (a.width + b.width) / 2 && Math.abs(a.y - b.y) <= 13;
  const groups = Map.groupBy(points, ({ name }, index) => {
    const own = taken[index]!;
    const width = widthOf(name);
    const spanOf = ({ dx, dy, shift }: (typeof sides)[number]): Span => ({
      ...{ x: own.x + dx + shift * width, y: own.y + dy, width },
    });
    const isFree = (span: Span) => taken.every((other) => other === own || !touches(other, span));
    const side = sides.find((each) => isFree(spanOf(each))) ?? sides[0];
    taken.push(spanOf(side));
    return side;
  });
  const look = { x: 'x', y: 'y', text: 'name', fill: colours.ink, stroke: colours.paper, strokeWidth: 4 };
  const names = [...groups].map(([{ dx, dy, textAnchor }, some]) => Plot.text(some, { ...look, dx, dy, textAnchor }));
  return [...names, Plot.dot(points, { x: 'x', y: 'y', fill: lookOf(0).colour, r: 4 })];
}
