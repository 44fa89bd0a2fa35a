import { rangeOf } from '../cells.ts';

/**
 * Round bounds of bins over the values of all series, ascending: steps of 1, 2 or 5 times a power of ten, about
 * `wanted` of them. Without a wish, as narrow as Scott's rule wants them for any series (Scott 1979, Biometrika 66:
 * width 3.49 s n^(-1/3)), at most 60.
 */
export function binBounds(series: readonly (readonly number[])[], wanted: number | undefined): number[] {
  const values = series.flat();
  const [low, high] = rangeOf(values);
  if (low === high) return [low - 0.5, low + 0.5];
  const count = wanted ?? Math.min(60, Math.max(...series.map((each) => scott(each, high - low))));
  const whole = values.every(Number.isInteger);
  const step = roundStep((high - low) / count, whole);
  // A bin for each of a few whole numbers has it in its middle.
  if (whole && (step === 1 || (wanted === undefined && high - low <= 20)))
    return Array.from({ length: high - low + 2 }, (_, index) => low + index - 0.5);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.floor(high / step) + (high % step === 0 && !whole ? 0 : 1));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function scott(values: readonly number[], span: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return deviation === 0 ? 1 : Math.max(1, Math.ceil((span * Math.cbrt(values.length)) / (3.49 * deviation)));
}

/** The nearest of 1, 2 and 5 times a power of ten; at least 1 for whole numbers. */
function roundStep(step: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const distance = (each: number) => Math.abs(Math.log((each * power) / step));
  const round = [1, 2, 5, 10].reduce((best, each) => (distance(each) < distance(best) ? each : best)) * power;
  return whole ? Math.max(1, Math.round(round)) : round;
}

/** A bin and how many values are in it. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Counts values between bounds; the last bin has its upper bound. */
export function countsOf(values: readonly number[], bounds: readonly number[]): Bin[] {
  const bins = bounds.slice(1).map((to, index) => ({ from: bounds[index]!, to, count: 0 }));
  for (const value of values) {
    const index = bounds.findLastIndex((bound) => bound <= value);
    bins[Math.max(0, Math.min(bins.length - 1, index))]!.count += 1;
  }
  return bins;
}
