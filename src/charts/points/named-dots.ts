import type { Markish } from '@observablehq/plot';
import type { Tools } from '../frame.ts';
import type { Point, PointChart } from '../model.ts';
import { colours, lookOf } from '../style.ts';
import { widest, widthOf } from '../text.ts';

/** Room for the names of single points, in units: half of it beside each edge. */
export const namesWidth = ({ series }: PointChart): number => Math.min(200, widest(series.map(({ name }) => name)));

/** Where a name may stand, best first, in units from its point. `shift`: how much of its width its middle is to the right of that. */
const sides = [
  { dx: 0, dy: -15, textAnchor: 'middle', shift: 0 },
  { dx: 0, dy: 16, textAnchor: 'middle', shift: 0 },
  { dx: 9, dy: 0, textAnchor: 'start', shift: 0.5 },
  { dx: -9, dy: 0, textAnchor: 'end', shift: -0.5 },
] as const;

/** Points that each have a name, with it, on the first of the four sides where nothing stands. */
export function namedDots(
  { Plot }: Tools,
  { series }: PointChart,
  place: (point: Point) => [number, number],
): Markish[] {
  const points = series.flatMap(({ name, values }) => values.map((point) => ({ ...point, name })));
  const taken = points.map((point): Box => {
    const [x, y] = place(point);
    return { x, y, width: 8 };
  });
  const isFree = (box: Box, own: Box) =>
    taken.every(
      (other) =>
        other === own || Math.abs(other.x - box.x) > (other.width + box.width) / 2 || Math.abs(other.y - box.y) > 13,
    );
  const groups = Map.groupBy(points, (point) => {
    const own = taken[points.indexOf(point)]!;
    const width = widthOf(point.name);
    const boxOf = ({ dx, dy, shift }: (typeof sides)[number]): Box => ({
      x: own.x + dx + shift * width,
      y: own.y + dy,
      width,
    });
    const side = sides.find((each) => isFree(boxOf(each), own)) ?? sides[0];
    taken.push(boxOf(side));
    return side;
  });
  const look = { x: 'x', y: 'y', text: 'name', fill: colours.ink, stroke: colours.paper, strokeWidth: 4 };
  const names = [...groups].map(([{ dx, dy, textAnchor }, some]) => Plot.text(some, { ...look, dx, dy, textAnchor }));
  return [...names, Plot.dot(points, { x: 'x', y: 'y', fill: lookOf(0).colour, r: 4 })];
}

/** A name's place: its middle, and how wide it is. */
interface Box {
  x: number;
  y: number;
  width: number;
}
