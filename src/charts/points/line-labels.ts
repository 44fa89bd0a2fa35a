import type { ScaleOptions } from '@observablehq/plot';
import type { Tools } from '../frame.ts';
import type { PointChart } from '../model.ts';
import { widthOf } from '../text.ts';

/** A name beside the end of its line. */
export interface LineLabel {
  name: string;
  /** Number of its series. */
  index: number;
  /** Middle of its letters, in units below the top of the axis. */
  y: number;
}

/** Distance of two labels, in units. */
const leading = 17;

/** Labels beside the ends of lines, moved apart; `undefined` where they would not fit or not say which line they mean. `scale`: the vertical axis. */
export function placeLabels(
  { Plot, width }: Tools,
  { series }: PointChart,
  scale: ScaleOptions,
): { labels: LineLabel[]; width: number } | undefined {
  const { apply } = Plot.scale({ y: scale as never });
  const last = series.map(({ values }) => values.findLast(({ y }) => !Number.isNaN(y)));
  const end = series.map(({ values }) => values.at(-1)?.x);
  const room = Math.max(...series.map(({ name }) => widthOf(name)));
  // A line that stops before the others has its end in the middle of them.
  if (
    room > width * 0.28 ||
    last.some((point, index) => point === undefined || point.x !== end[0] || end[index] !== end[0])
  )
    return undefined;

  const labels = series
    .map(({ name }, index) => ({ name, index, y: apply(last[index]!.y) as number }))
    .sort((a, b) => a.y - b.y);
  const wanted = labels.map(({ y }) => y);
  spread(labels, Number((scale.range as number[])[0]));
  return labels.some(({ y }, index) => Math.abs(y - wanted[index]!) > leading * 1.5)
    ? undefined
    : { labels, width: room };
}

/** Moves labels, from top to bottom, apart: each pair that is too close moves by the same, again until none is. */
function spread(labels: LineLabel[], height: number): void {
  for (let pass = 0; pass < 60; pass += 1) {
    for (let at = 1; at < labels.length; at += 1) {
      const [upper, lower] = [labels[at - 1]!, labels[at]!];
      const lack = leading - (lower.y - upper.y);
      if (lack <= 0) continue;
      upper.y -= lack / 2;
      lower.y += lack / 2;
    }
    for (const label of labels) label.y = Math.min(height, Math.max(0, label.y));
  }
}
