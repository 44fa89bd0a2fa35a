import type { Markish, ScaleOptions } from '@observablehq/plot';
import { drawFitted, grid, headingOf, logTicks, quiet, tickText, words, xName, type Tools } from '../frame.ts';
import { placeLabels } from './line-labels.ts';
import type { Point, PointChart, Series } from '../model.ts';
import { namedDots, namesWidth } from './named-dots.ts';
import { colours, lookOf } from '../style.ts';
import { shorten, widest } from '../text.ts';
import { thinDots, thinLine } from './thin.ts';

/** Few lines up to this many points show all of them; else a few points on each line tell it from the others. */
const marked = { lines: 4, points: 30, few: 5 } as const;

/** Scatter plots up to this many points tell groups by symbols; in a cloud of more they cannot be made out. */
const cloud = 800;

/** Draws lines, or a scatter plot. */
export function drawPoints(tools: Tools, chart: PointChart): Element {
  const isLine = chart.type === 'line';
  const many = chart.series.length > 1;
  const isNamed = !isLine && many && chart.series.every(({ values }) => values.length <= 1);
  const height = Math.round(240 + tools.width / 16);
  const y: ScaleOptions = {
    ...scaleOf(
      chart.series.flatMap(({ values }) => values.map(({ y }) => y)),
      chart.log.y,
    ),
    nice: !chart.log.y,
  };
  const labels = isLine && many ? placeLabels(tools, chart, { ...y, range: [height, 0] }) : undefined;
  const keys =
    many && labels === undefined && !isNamed
      ? chart.series.map(({ name }, index) => ({ name, look: lookOf(index) }))
      : [];
  const heading = headingOf(tools, chart, keys, isLine ? 'line' : 'dot');
  const top = heading.height + 8;
  const below = chart.xLabel === undefined && chart.x !== 'time' ? 32 : 52;
  const x = xScaleOf(chart);
  const edge = chart.x === 'words' ? wordsEdge(x.domain as string[], tools.width) : 0;
  const right = Math.max(18, edge, 10 + (labels?.width ?? 0));
  const inset = isLine
    ? {}
    : {
        inset: 8,
        ...(isNamed && { insetLeft: namesWidth(chart) / 2, insetRight: namesWidth(chart) / 2 - 10, insetTop: 22 }),
      };
  return drawFitted(tools, (numbers) => {
    const left = Math.max(numbers, edge);
    const end = tools.width - right;
    const scaleX = tools.Plot.scale({ x: { ...x, range: [left, end] } as never });
    const scaleY = tools.Plot.scale({ y: { ...y, range: [top + height, top] } as never });
    const place = (point: Point): [number, number] => [scaleX.apply(point.x), scaleY.apply(point.y)];
    const content = isLine
      ? linesOf(tools, chart, place)
      : isNamed
        ? namedDots(tools, chart, place)
        : dotsOf(tools, chart, place);
    const nameX = 9 + scaleX.apply(chart.series[0]!.values.at(-1)!.x);
    const names = (labels?.labels ?? []).map(({ name, y, index }) =>
      words(tools, [name], [[nameX, top + y]], { fill: lookOf(index).colour }),
    );
    return {
      ...{
        height: top + height + below,
        marginTop: top,
        marginBottom: below,
        marginLeft: left,
        marginRight: right,
        ...inset,
        x,
        y,
      },
      marks: [...axesOf(tools, chart, scaleY.domain as [number, number], x, end - left), ...content],
      above: [...names, ...heading.marks, ...xName(tools, chart, end, top + height + below - 9)],
    };
  });
}

/** The axis of numbers that these stand on; a logarithmic one begins and ends with 1, 2 or 5 times a power of ten. */
function scaleOf(values: readonly number[], log: boolean): { type: 'log' | 'linear'; domain: [number, number] } {
  const known = values.filter((value) => !Number.isNaN(value));
  let [low, high] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
  if (log)
    return { type: 'log', domain: [roundDown(low), low === high ? roundDown(low) * 10 : 1 / roundDown(1 / high)] };
  if (low === high) [low, high] = [low - (Math.abs(low) / 2 || 1), high + (Math.abs(high) / 2 || 1)];
  return { type: 'linear', domain: [low, high] };
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return ([5, 2].find((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power;
}

/** A day in milliseconds. */
const day = 86_400_000;

function xScaleOf(chart: PointChart): ScaleOptions {
  const values = chart.series.flatMap((series) => series.values.map(({ x }) => x));
  if (chart.x === 'words') return { type: 'point', domain: [...new Set(values)], padding: 0.3 };
  const numbers = values as number[];
  const [low, high] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
  const isOne = low === high;
  if (chart.x === 'time')
    return { type: 'utc', domain: [new Date(low - (isOne ? day : 0)), new Date(high + (isOne ? day : 0))] };
  // A line reaches from edge to edge, also on a logarithmic axis.
  if (chart.log.x)
    return chart.type === 'line' && !isOne ? { type: 'log', domain: [low, high] } : scaleOf(numbers, true);
  return { type: 'linear', domain: isOne ? [low - 1, high + 1] : [low, high] };
}

/** Grid, numbers and the line that the chart stands on. */
function axesOf(tools: Tools, chart: PointChart, yDomain: [number, number], x: ScaleOptions, width: number): Markish[] {
  const yTicks = chart.log.y ? logTicks(yDomain) : { tickSpacing: 50, tickFormat: (value: number) => tickText(value) };
  const wordTicks = () => ({
    ticks: thinned(x.domain as string[], width),
    tickFormat: (word: string) => shorten(word, longest),
  });
  const xTicks =
    chart.x === 'words'
      ? wordTicks()
      : chart.x === 'time'
        ? { tickSpacing: 90 }
        : numberTicks(chart, x.domain as [number, number]);
  return [
    grid(tools, yTicks),
    tools.Plot.axisY({ ...quiet, ...yTicks }),
    tools.Plot.frame({ anchor: 'bottom', stroke: colours.soft }),
    tools.Plot.axisX({ ...quiet, tickSize: 4, tickPadding: 5, ...xTicks }),
  ];
}

/** Ticks of a horizontal axis of numbers: whole ones for a few epochs, no separator in years. */
function numberTicks(chart: PointChart, domain: readonly [number, number]): object {
  if (chart.log.x) return logTicks(domain);
  const numbers = chart.series.flatMap(({ values }) => values.map((point) => Number(point.x)));
  const whole = numbers.every(Number.isInteger);
  const years = whole && numbers.every((value) => value >= 1500 && value <= 2200);
  const few = whole &&
    domain[1] - domain[0] <= 8 && {
      ticks: Array.from({ length: domain[1] - domain[0] + 1 }, (_, index) => domain[0] + index),
    };
  return { tickSpacing: 90, tickFormat: (value: number) => tickText(value, years), ...few };
}

/** Words longer than this are cut on a horizontal axis, in units. */
const longest = 150;

/** Room beside an axis of words, in units, for what of the first and the last is wider than their place. */
const wordsEdge = (domain: readonly string[], width: number): number =>
  Math.max(0, Math.min(widest(domain), longest) / 2 - (0.3 * (width - 80)) / domain.length);

/** Every so many of the words that there is room for. */
export function thinned(domain: readonly string[], width: number): string[] {
  const every = Math.ceil(domain.length / Math.max(1, Math.floor(width / (Math.min(widest(domain), longest) + 14))));
  return domain.filter((_, index) => index % every === 0);
}

function linesOf({ Plot }: Tools, { series }: PointChart, place: (point: Point) => [number, number]): Markish[] {
  const isMarked = series.length <= marked.lines && series.every(({ values }) => values.length <= marked.points);
  return series.flatMap(({ values }, index) => {
    const { colour, symbol } = lookOf(index);
    const points = thinLine(values, (point) => place(point)[0]);
    const line = Plot.lineY(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: points.length > 250 ? 1.25 : 1.75 });
    const dots = isMarked ? points : series.length === 1 ? [] : fewOf(values, index / series.length);
    return dots.length === 0
      ? [line]
      : [line, Plot.dot(dots, { x: 'x', y: 'y', symbol, fill: colour, stroke: colours.paper, strokeWidth: 1, r: 4 })];
  });
}

/** Points at equal distances, from another place on each line, so that no two lines have theirs together. `phase`: 0 to 1. */
function fewOf(points: readonly Point[], phase: number): Point[] {
  const known = points.filter(({ y }) => !Number.isNaN(y));
  const places = Array.from({ length: marked.few }, (_, index) =>
    Math.floor(((index + 0.1 + phase * 0.9) / marked.few) * known.length),
  );
  return [...new Set(places)].flatMap((place) => known[place] ?? []);
}

function dotsOf({ Plot }: Tools, { series }: PointChart, place: (point: Point) => [number, number]): Markish[] {
  const count = series.reduce((sum, { values }) => sum + values.length, 0);
  return series.map(({ values }: Series<Point>, index) => {
    const { colour, symbol } = lookOf(index);
    if (count > cloud) return cloudOf(Plot, thinDots(values, place, 4), colour);
    return Plot.dot(thinDots(values, place, 1), { x: 'x', y: 'y', symbol, fill: colour, fillOpacity: 0.85, r: 3.8 });
  });
}

/** Many points as a line of nothing but gaps: its round ends are the points, in 11 bytes each. */
function cloudOf(Plot: Tools['Plot'], points: readonly Point[], colour: string): Markish {
  const apart = points.flatMap((point) => [point, { ...point, y: NaN }]);
  return Plot.line(apart, {
    x: 'x',
    y: 'y',
    stroke: colour,
    strokeWidth: 4,
    strokeLinecap: 'round',
    strokeOpacity: 0.7,
  });
}
