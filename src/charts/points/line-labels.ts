import type { ScaleOptions } from '@observablehq/plot';
import { isKnown } from '../cells.ts';
import type { Tools } from '../frame.ts';
import { widest } from '../../drawing/text.ts';
import type { PointChart } from './read.ts';

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

/**
 * Labels beside the ends of lines, moved apart; `undefined` where they would not fit or not say which line they mean.
 * `scale`: the vertical axis.
 */
export function placeLabels(
  { Plot, width }: Tools,
  { series }: PointChart,
  scale: ScaleOptions,
): { labels: LineLabel[]; width: number } | undefined {
  const { apply } = Plot.scale({ y: scale as never });
  const room = widest(series.map(({ name }) => name));
  const end = series[0]!.values.at(-1)?.x;
  const last = series.map(({ values }) => values.findLast(({ y }) => isKnown(y)));
  // A line that stops before the others has its end in the middle of them.
  const isUneven = series.some(({ values }, index) => last[index]?.x !== end || values.at(-1)?.x !== end);
  if (room > width * 0.28 || end === undefined || isUneven) return undefined;
  const labels = series
    .map(({ name }, index): LineLabel => ({ name, index, y: apply(last[index]!.y) }))
    .sort((a, b) => a.y - b.y);
  const wanted = labels.map(({ y }) => y);
  moveApart(labels, Number((scale.range as number[])[0]));
  const areFar = labels.some(({ y }, index) => Math.abs(y - wanted[index]!) > leading * 1.5);
  return areFar ? undefined : { labels, width: room };
}

/** Moves labels, from top to bottom, apart: each pair that is too close moves by the same, again until none is. */
function moveApart(labels: LineLabel[], height: number): void {
  for (let pass = 0; pass < 60; pass += 1) {
    for (const [index, lower] of labels.entries()) {
      const upper = labels[index - 1];
      if (upper === undefined) continue;
      const lack = leading - (lower.y - upper.y);
      if (lack <= 0) continue;
      upper.y -= lack / 2;
      lower.y += lack / 2;
    }
    for (const label of labels) label.y = Math.min(height, Math.max(0, label.y));
  }
}
