import { countsOf, type Bin } from './bins.ts';
import type { BarChart, Chart, HeatMap, Histogram, Point, PointChart, Series } from './model.ts';
import { sayNumber } from './numbers.ts';

/** More than this is for the table below the chart. */
const most = 6;

/** What a chart shows, for those who cannot see it: its kind and names, and where its numbers begin, end and turn. */
export function describe(chart: Chart): string {
  const title = chart.title === undefined ? '' : `${chart.title.replace(/[.:]$/, '')}. `;
  return title + { line: describeLines, scatter: describeScatter, bar: describeBars, histogram: describeHistogram, heatmap: describeHeat }[chart.type](chart as never);
}

/** `a, b and 3 more`, of which the first six. */
function list(parts: readonly string[], separator = ', '): string {
  const more = parts.length - most;
  return more > 1 ? `${parts.slice(0, most).join(separator)}${separator}and ${more} more` : parts.join(separator);
}

const plural = (count: number, word: string): string => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
const of = (label: string | undefined): string => (label === undefined ? '' : ` of ${label}`);
const by = (label: string | undefined): string => (label === undefined ? '' : ` by ${label}`);
const isKnown = (value: number): boolean => !Number.isNaN(value);
const lowest = <T>(items: readonly T[], value: (item: T) => number): T => items.reduce((best, item) => (value(item) < value(best) ? item : best));
const highest = <T>(items: readonly T[], value: (item: T) => number): T => lowest(items, (item) => -value(item));

function describeLines({ series, xLabel, yLabel, log }: PointChart): string {
  const axes = [log.x && 'horizontal', log.y && 'vertical'].filter((axis) => axis !== false);
  const logarithmic = axes.length === 0 ? '' : `, ${axes.join(' and ')} axis logarithmic`;
  const courses = series.map(({ name, values }) => `${series.length === 1 ? 'it' : name} ${courseOf(values.filter(({ y }) => isKnown(y)))}`);
  return `Line chart${of(yLabel)}${by(xLabel)}, ${plural(series.length, 'series').replace('seriess', 'series')}${logarithmic}: ${list(courses, '; ')}.`;
}

/** `falls from 2.3 to 0.1`, and where it turns on the way. */
function courseOf(points: readonly Point[]): string {
  if (points.length === 0) return 'has no values';
  const [first, last] = [points[0]!, points.at(-1)!];
  if (points.length === 1) return `is ${sayNumber(first.y)} at ${first.at}`;
  const [low, high] = [lowest(points, ({ y }) => y), highest(points, ({ y }) => y)];
  const span = high.y - low.y;
  if (span === 0) return `stays at ${sayNumber(first.y)}`;
  const change = last.y - first.y;
  const verb = Math.abs(change) < span * 0.05 ? 'goes' : change < 0 ? 'falls' : 'rises';
  // A turn is worth a word when it is further from both ends than a twentieth of the span.
  const isTurn = (point: Point, side: number) => Math.min(side * (first.y - point.y), side * (last.y - point.y)) > span * 0.05;
  const turn = (point: Point, side: number, word: string) => (isTurn(point, side) ? [`${word} ${sayNumber(point.y)} at ${point.at}`] : []);
  return [`${verb} from ${sayNumber(first.y)} to ${sayNumber(last.y)}`, ...turn(low, 1, 'lowest'), ...turn(high, -1, 'highest')].join(', ');
}

function describeScatter({ series, x, xLabel, yLabel }: PointChart): string {
  const points = series.flatMap(({ values }) => values);
  const groups = series.length === 1 ? '' : ` in ${series.length} groups (${list(series.map(({ name }) => name))})`;
  const range = (name: string, value: (point: Point) => number, say: (point: Point) => string) => `${name} from ${say(lowest(points, value))} to ${say(highest(points, value))}`;
  const along = x === 'words' ? [] : [range(xLabel ?? 'x', (point) => point.x as number, ({ x: value, at }) => (x === 'number' ? sayNumber(value as number) : at))];
  const ranges = [...along, range(yLabel ?? 'y', ({ y }) => y, ({ y }) => sayNumber(y))];
  return `Scatter plot of ${yLabel ?? 'y'} against ${xLabel ?? 'x'}, ${plural(points.length, 'point')}${groups}: ${ranges.join(', ')}.`;
}

function describeBars({ categories, series, xLabel, yLabel }: BarChart): string {
  const parts = series.map(({ name, values }) => {
    const bars = values.map(({ value, text }, index) => ({ value, say: `${categories[index]} ${text}` })).filter(({ value }) => isKnown(value));
    if (bars.length === 0) return `${name} has no values`;
    const said = bars.length <= most ? bars.map(({ say }) => say).join(', ') : `highest ${highest(bars, ({ value }) => value).say}, lowest ${lowest(bars, ({ value }) => value).say}`;
    return series.length === 1 ? said : `${name}: ${said}`;
  });
  const count = series.length === 1 ? plural(categories.length, 'bar') : `${plural(categories.length, 'group')} of ${plural(series.length, 'bar')}`;
  return `Bar chart${of(yLabel)}${by(xLabel)}, ${count}: ${list(parts, '; ')}.`;
}

function describeHistogram({ series, bounds, xLabel }: Histogram): string {
  const parts = series.map(({ name, values }: Series<number>) => {
    const sorted = values.toSorted((a, b) => a - b);
    const fullest = highest(countsOf(values, bounds), ({ count }) => count);
    const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
    const range = `${plural(values.length, 'value')} from ${sayNumber(sorted[0]!)} to ${sayNumber(sorted.at(-1)!)}`;
    const what = `${range}, median ${sayNumber(middle)}, most ${placeOf(fullest)} (${fullest.count.toLocaleString('en')})`;
    return series.length === 1 ? what : `${name}: ${what}`;
  });
  return `Histogram${of(xLabel)}: ${list(parts, '; ')}.`;
}

const placeOf = ({ from, to }: Bin): string => (to - from === 1 && from % 1 !== 0 ? `at ${sayNumber(from + 0.5)}` : `between ${sayNumber(from)} and ${sayNumber(to)}`);

function describeHeat({ rows, columns, cells, xLabel, yLabel }: HeatMap): string {
  const say = (text: string, row: number, column: number) => `${text} (${nameOf(yLabel, rows[row]!)}, ${nameOf(xLabel, columns[column]!)})`;
  const known = cells.flatMap((row, r) => row.map(({ value, text }, c) => ({ value, say: say(text, r, c) }))).filter(({ value }) => isKnown(value));
  const confusion = rows.length > 1 && rows.join('\n') === columns.join('\n') && known.every(({ value }) => Number.isInteger(value) && value >= 0);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const diagonal = rows.reduce((sum, _, index) => sum + (cells[index]?.[index]?.value || 0), 0);
  const kind = `${plural(rows.length, 'row')}${yLabel === undefined ? '' : ` (${yLabel})`} by ${plural(columns.length, 'column')}${xLabel === undefined ? '' : ` (${xLabel})`}`;
  const share = confusion ? ` ${diagonal.toLocaleString('en')} of ${total.toLocaleString('en')} lie on the diagonal;` : '';
  return `Heat map, ${kind}:${share} highest ${highest(known, ({ value }) => value).say}, lowest ${lowest(known, ({ value }) => value).say}.`;
}

const nameOf = (axis: string | undefined, name: string): string => (axis === undefined ? name : `${axis} ${name}`);
