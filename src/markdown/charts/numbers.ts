import type { AxisKind } from './model.ts';

/** Python’s, pandas’ and R’s words for no value, and what no axis has a place for. */
const gap = /^(|-|–|—|n\/?a|nan|null|none|[+-]?\.?inf(inity)?|\.nan)$/i;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** ISO 8601: a month, a day, or a moment; UTC unless it says otherwise. */
const moment = /^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;

/** Whether a cell has no value: empty, `NaN`, `inf`, `-`. */
export const isGap = (text: string): boolean => gap.test(text);

/** Whether a cell is a number such as `0.25`, `-3` or `1e-4`. */
export const isNumber = (text: string): boolean => decimal.test(text.replace('−', '-'));

/** The number that a cell is; `NaN` for what is none, and for one too large to draw. */
export function numberOf(text: string): number {
  const value = isNumber(text) ? Number(text.replace('−', '-')) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

/** The moment that a cell is, in milliseconds since 1970; `NaN` for what is none. */
export function momentOf(text: string): number {
  if (!moment.test(text)) return NaN;
  const iso = text.replace(' ', 'T');
  return Date.parse(iso.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso);
}

/** What a column holds: numbers or moments when at least half of it are, so that a slip of the pen is told as one. */
export function kindOf(cells: readonly string[]): AxisKind {
  const filled = cells.filter((cell) => !isGap(cell));
  const most = (is: (cell: string) => boolean) => filled.filter(is).length * 2 >= filled.length;
  return most(isNumber) ? 'number' : most((cell) => !Number.isNaN(momentOf(cell))) ? 'time' : 'words';
}

/** A number for people: four significant digits, whole numbers as they are, no exponent from 0.001 to 1,000,000. */
export function sayNumber(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.001 || size >= 1e6) return value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e').replace('-', '−').replace('e-', 'e−');
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(size >= 1000 ? 6 : 4));
  return rounded.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');
}
