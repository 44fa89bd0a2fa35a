import type { DrawingMessages } from '../i18n/index.ts';
import { countsOf, type Bin } from './histogram/bins.ts';
import type { BarChart, Chart, HeatMap, Histogram, Point, PointChart, Series } from './model.ts';
import { sayNumber } from './cells.ts';

/** More than this is for the table below the chart. */
const most = 6;

/** What a chart shows, for those who cannot see it: its kind and names, and where its numbers begin, end and turn. */
export function describe(chart: Chart, words: DrawingMessages): string {
  const title = chart.title === undefined ? '' : `${chart.title.replace(/[.:。।：]$/, '')}${words.marks.stop} `;
  return (
    title +
    {
      line: describeLines,
      scatter: describeScatter,
      bar: describeBars,
      histogram: describeHistogram,
      heatmap: describeHeat,
    }[chart.type](chart as never, words)
  );
}

/** `a, b and 3 more`, of which the first six. */
function list(parts: readonly string[], words: DrawingMessages, separator = words.marks.comma): string {
  const more = parts.length - most;
  return more > 1 ? [...parts.slice(0, most), words.more(more)].join(separator) : parts.join(separator);
}

/** What a chart is, then what is in it. */
const sentence = (what: readonly string[], parts: readonly string[], words: DrawingMessages): string =>
  `${what.join(words.marks.comma)}${words.marks.colon}${list(parts, words, words.marks.semicolon)}${words.marks.stop}`;

const sayCount = (count: number): string => count.toLocaleString('en');
const isKnown = (value: number): boolean => !Number.isNaN(value);
const lowest = <T>(items: readonly T[], value: (item: T) => number): T =>
  items.reduce((best, item) => (value(item) < value(best) ? item : best));
const highest = <T>(items: readonly T[], value: (item: T) => number): T => lowest(items, (item) => -value(item));

function describeLines({ series, xLabel, yLabel, log }: PointChart, words: DrawingMessages): string {
  const logarithmic = log.x || log.y ? [words.logarithmic(log.x, log.y)] : [];
  const courses = series.map(({ name, values }) =>
    courseOf(
      series.length === 1 ? words.it : name,
      values.filter(({ y }) => isKnown(y)),
      words,
    ),
  );
  return sentence(
    [words.chartOf(words.lineChart, yLabel, xLabel), words.series(series.length), ...logarithmic],
    courses,
    words,
  );
}

/** `train falls from 2.3 to 0.1`, and where it turns on the way. */
function courseOf(name: string, points: readonly Point[], words: DrawingMessages): string {
  if (points.length === 0) return words.noValues(name);
  const [first, last] = [points[0]!, points.at(-1)!];
  if (points.length === 1) return words.is(name, sayNumber(first.y), first.at);
  const [low, high] = [lowest(points, ({ y }) => y), highest(points, ({ y }) => y)];
  const span = high.y - low.y;
  if (span === 0) return words.stays(name, sayNumber(first.y));
  const change = last.y - first.y;
  const course = Math.abs(change) < span * 0.05 ? words.goes : change < 0 ? words.falls : words.rises;
  // A turn is worth a word when it is further from both ends than a twentieth of the span.
  const isTurn = (point: Point, side: number) =>
    Math.min(side * (first.y - point.y), side * (last.y - point.y)) > span * 0.05;
  const turn = (point: Point, side: number, say: DrawingMessages['lowestAt']) =>
    isTurn(point, side) ? [say(sayNumber(point.y), point.at)] : [];
  return [
    course(name, sayNumber(first.y), sayNumber(last.y)),
    ...turn(low, 1, words.lowestAt),
    ...turn(high, -1, words.highestAt),
  ].join(words.marks.comma);
}

function describeScatter({ series, x, xLabel = 'x', yLabel = 'y' }: PointChart, words: DrawingMessages): string {
  const points = series.flatMap(({ values }) => values);
  const count = words.points(points.length);
  const groups =
    series.length === 1
      ? count
      : `${count} ${words.groups(
          series.length,
          list(
            series.map(({ name }) => name),
            words,
          ),
        )}`;
  const range = (name: string, value: (point: Point) => number, say: (point: Point) => string) =>
    words.range(name, say(lowest(points, value)), say(highest(points, value)));
  const along =
    x === 'words'
      ? []
      : [
          range(
            xLabel,
            (point) => point.x as number,
            ({ x: value, at }) => (x === 'number' ? sayNumber(value as number) : at),
          ),
        ];
  const ranges = [
    ...along,
    range(
      yLabel,
      ({ y }) => y,
      ({ y }) => sayNumber(y),
    ),
  ];
  return sentence([words.scatterPlot(yLabel, xLabel), groups], [ranges.join(words.marks.comma)], words);
}

function describeBars({ categories, series, xLabel, yLabel }: BarChart, words: DrawingMessages): string {
  const parts = series.map(({ name, values }) => {
    const bars = values
      .map(({ value, text }, index) => ({ value, say: `${categories[index]} ${text}` }))
      .filter(({ value }) => isKnown(value));
    if (bars.length === 0) return words.noValues(name);
    const said = bars.length <= most ? bars.map(({ say }) => say).join(words.marks.comma) : extremes(bars, words);
    return series.length === 1 ? said : `${name}${words.marks.colon}${said}`;
  });
  const count =
    series.length === 1 ? words.bars(categories.length) : words.groupsOfBars(categories.length, series.length);
  return sentence([words.chartOf(words.barChart, yLabel, xLabel), count], parts, words);
}

const extremes = (items: readonly { value: number; say: string }[], words: DrawingMessages): string =>
  words.extremes(highest(items, ({ value }) => value).say, lowest(items, ({ value }) => value).say);

function describeHistogram({ series, bounds, xLabel }: Histogram, words: DrawingMessages): string {
  const parts = series.map(({ name, values }: Series<number>) => {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
    const fullest = highest(countsOf(values, bounds), ({ count }) => count);
    const what = [
      words.values(values.length, sayNumber(sorted[0]!), sayNumber(sorted.at(-1)!)),
      words.median(sayNumber(middle)),
      placeOf(fullest, words),
    ].join(words.marks.comma);
    return series.length === 1 ? what : `${name}${words.marks.colon}${what}`;
  });
  return sentence([words.chartOf(words.histogram, xLabel)], parts, words);
}

const placeOf = ({ from, to, count }: Bin, words: DrawingMessages): string =>
  to - from === 1 && from % 1 !== 0
    ? words.mostAt(sayNumber(from + 0.5), sayCount(count))
    : words.mostBetween(sayNumber(from), sayNumber(to), sayCount(count));

function describeHeat({ rows, columns, cells, xLabel, yLabel }: HeatMap, words: DrawingMessages): string {
  const say = (text: string, row: number, column: number) =>
    `${text} (${nameOf(yLabel, rows[row]!)}${words.marks.comma}${nameOf(xLabel, columns[column]!)})`;
  const known = cells
    .flatMap((row, r) => row.map(({ value, text }, c) => ({ value, say: say(text, r, c) })))
    .filter(({ value }) => isKnown(value));
  const confusion =
    rows.length > 1 &&
    rows.join('\n') === columns.join('\n') &&
    known.every(({ value }) => Number.isInteger(value) && value >= 0);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const diagonal = rows.reduce((sum, _, index) => sum + (cells[index]?.[index]?.value || 0), 0);
  const share = confusion ? [words.onDiagonal(sayCount(diagonal), sayCount(total))] : [];
  return sentence(
    [words.heatMap, words.grid(rows.length, columns.length, yLabel, xLabel)],
    [...share, extremes(known, words)],
    words,
  );
}

const nameOf = (axis: string | undefined, name: string): string => (axis === undefined ? name : `${axis} ${name}`);
