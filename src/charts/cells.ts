/** What stands on an axis: numbers, moments (ISO dates, read as UTC), or words in the order of the data. */
export type AxisKind = 'number' | 'time' | 'words';

/** Python’s, pandas’ and R’s words for no value, and what stands nowhere on an axis. */
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

/** The moment that a cell is, in milliseconds since 1970; `NaN` for what is none, or could be two (`01/02/2024`). */
export function momentOf(text: string): number {
  if (moment.test(text)) {
    const iso = text.replace(' ', 'T');
    return Date.parse(iso.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso);
  }
  const [, slashed] = /^(\d{4}([/.])\d{2}(?:\2\d{2})?)$/.exec(text) ?? [];
  if (slashed !== undefined) return Date.parse(slashed.replace(/[/.]/g, '-'));
  const [, q1, y1, y2 = y1, q2 = q1] = /^(?:Q([1-4])[ -]?(\d{4})|(\d{4})[ -]?Q([1-4]))$/i.exec(text) ?? [];
  if (y2 !== undefined) return Date.UTC(Number(y2), (Number(q2) - 1) * 3, 1);
  const [, year, week, weekday = '1'] = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i.exec(text) ?? [];
  if (year !== undefined) return weekOf(Number(year), Number(week), Number(weekday));
  return namedMonth(text);
}

const day = 24 * 60 * 60 * 1000;

/** A day of an ISO week: week 1 has the 4th of January in it, and begins on a Monday (ISO 8601). */
function weekOf(year: number, week: number, weekday: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day;
  return week < 1 || week > 53 ? NaN : monday + ((week - 1) * 7 + weekday - 1) * day;
}

const monthNames =
  'jan(uary)? feb(ruary)? mar(ch)? apr(il)? may june? july? aug(ust)? sept?(ember)? oct(ober)? nov(ember)? dec(ember)?'
    .split(' ')
    .map((name) => new RegExp(`^${name}$`));

/** `Jan 2020`, `5 January 2020`, `Jan 5, 2020`, `2020-Jan`: the name says which is the month. */
function namedMonth(text: string): number {
  const parts = text
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter(Boolean);
  const name = parts.find((part) => /^[a-z]/.test(part)) ?? '';
  const month = monthNames.findIndex((pattern) => pattern.test(name));
  const [year, ...days] = parts.filter((part) => part !== name).sort((a, b) => b.length - a.length);
  if (month < 0 || days.length > 1 || !/^\d{4}$/.test(year ?? '') || !/^\d{1,2}$/.test(days[0] ?? '1')) return NaN;
  const at = Date.UTC(Number(year), month, Number(days[0] ?? 1));
  return new Date(at).getUTCMonth() === month ? at : NaN;
}

/** What seems to be dates or times, but does not say which: day or month first, a time of no day, digits alone. */
const vague: readonly RegExp[] = [
  /^\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})( \d{1,2}:\d{2}.*)?$/,
  /^\d{1,2}[/-]\d{4}$/,
  /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?$/i,
  /^[a-z]{3,9}[ '’-]\d{2}$/i,
];
const digits = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?$/;

/** The first cell of a column that seems to hold dates which cannot be read without a guess. */
export function vagueDate(cells: readonly string[]): string | undefined {
  const filled = cells.filter((cell) => !isGap(cell));
  const isVague = (cell: string) => vague.some((pattern) => pattern.test(cell));
  if (filled.length > 1 && filled.every((cell) => digits.test(cell))) return filled[0];
  return filled.filter(isVague).length * 2 > filled.length ? filled.find(isVague) : undefined;
}

/** Whether a value is no gap. */
export const isKnown = (value: number): boolean => !Number.isNaN(value);

/** The lowest and the highest of some numbers. */
export const rangeOf = (values: readonly number[]): [low: number, high: number] => [
  values.reduce((a, b) => Math.min(a, b), Infinity),
  values.reduce((a, b) => Math.max(a, b), -Infinity),
];
