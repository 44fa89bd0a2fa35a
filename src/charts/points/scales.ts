import type { ScaleOptions } from '@observablehq/plot';
import { isKnown, rangeOf } from '../cells.ts';
import type { PointChart } from './read.ts';

type Domain = [low: number, high: number];

/** The vertical axis. */
export function yScaleOf({ series, log }: PointChart): ScaleOptions {
  const values = series.flatMap(({ values }) => values.map(({ y }) => y)).filter(isKnown);
  const [low, high] = rangeOf(values);
  if (log.y) return { type: 'log', domain: logDomain([low, high]), nice: false };
  if (low < high) return { type: 'linear', domain: [low, high], nice: true };
  return { type: 'linear', domain: [low - (Math.abs(low) / 2 || 1), high + (Math.abs(high) / 2 || 1)], nice: true };
}

/** A day in milliseconds. */
const day = 86_400_000;

/** The horizontal axis. */
export function xScaleOf({ type, x, series, log }: PointChart): ScaleOptions {
  const values = series.flatMap((each) => each.values.map(({ x }) => x));
  if (x === 'words') return { type: 'point', domain: [...new Set(values)], padding: 0.3 };
  const [low, high] = rangeOf(values.map(Number));
  const extra = low === high ? 1 : 0;
  if (x === 'time') return { type: 'utc', domain: [new Date(low - extra * day), new Date(high + extra * day)] };
  // A line reaches from edge to edge, also on a logarithmic axis.
  if (log.x) return { type: 'log', domain: type === 'line' && low < high ? [low, high] : logDomain([low, high]) };
  return { type: 'linear', domain: [low - extra, high + extra] };
}

/** A logarithmic axis begins and ends with 1, 2 or 5 times a power of ten. */
const logDomain = ([low, high]: Domain): Domain => [
  roundDown(low),
  low === high ? roundDown(low) * 10 : 1 / roundDown(1 / high),
];

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return ([5, 2].find((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power;
}
