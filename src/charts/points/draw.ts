import type { Markish, ScaleOptions } from '@observablehq/plot';
import {
  drawFitted,
  grid,
  headingOf,
  keysOf,
  logTicks,
  longestWord,
  numberTicks,
  quiet,
  textsAt,
  thinned,
  xName,
  type Tools,
} from '../frame.ts';
import { useMonthsOf } from '../months.ts';
import { lastTickRoom, tickText, type NumberFormat } from '../numbers.ts';
import { colours, lookOf } from '../style.ts';
import { twoLines, widest } from '../../drawing/text.ts';
import { placeLabels } from './line-labels.ts';
import { drawLines, drawDots, type PositionOf } from './marks.ts';
import { drawNamedDots, namesWidth } from './named-dots.ts';
import type { PointChart } from './read.ts';
import { xScaleOf, yScaleOf } from './scales.ts';

/** Draws lines, or a scatter plot, with months in a language. */
export function drawPoints(tools: Tools, chart: PointChart, lang: string): Element {
  if (chart.x === 'time') useMonthsOf(lang);
  const { type, series, xLabel } = chart;
  const isLine = type === 'line';
  const isNamed = !isLine && series.length > 1 && series.every(({ values }) => values.length <= 1);
  const plotHeight = Math.round(240 + tools.width / 16);
  const [x, y] = [xScaleOf(chart), yScaleOf(chart)];
  const labels = isLine && series.length > 1 ? placeLabels(tools, chart, { ...y, range: [plotHeight, 0] }) : undefined;
  const keys = labels === undefined && !isNamed ? keysOf(chart) : [];
  const heading = headingOf(tools, chart, keys, isLine ? 'line' : 'dot');
  const marginTop = heading.height + 8;
  const isTall = chart.x === 'words' && widest(x.domain as string[]) > longestWord;
  const marginBottom = (xLabel === undefined && chart.x !== 'time' ? 32 : 52) + (isTall ? 20 : 0);
  const height = marginTop + plotHeight + marginBottom;
  const edge = chart.x === 'words' ? wordsEdge(x.domain as string[], tools.width) : 0;
  const last = chart.x === 'number' ? lastTickRoom((x.domain as number[])[1]!, { lang, unit: chart.units?.x }) : 0;
  const marginRight = Math.max(18, edge, last, 10 + (labels?.width ?? 0));
  const right = tools.width - marginRight;
  const beside = isNamed ? namesWidth(chart) / 2 : 0;
  const insets = {
    ...(!isLine && { inset: 8 }),
    ...(isNamed && { insetLeft: beside, insetRight: beside - 10, insetTop: 22 }),
  };
  return drawFitted(tools, (numbers) => {
    const marginLeft = Math.max(numbers, edge);
    const scaleX = tools.Plot.scale({ x: { ...x, range: [marginLeft, right] } as never });
    const scaleY = tools.Plot.scale({ y: { ...y, range: [marginTop + plotHeight, marginTop] } as never });
    const positionOf: PositionOf = (point) => [scaleX.apply(point.x), scaleY.apply(point.y)];
    const drawMarks = isLine ? drawLines : isNamed ? drawNamedDots : drawDots;
    const nameX = 9 + scaleX.apply(series[0]!.values.at(-1)!.x);
    const names = (labels?.labels ?? []).map(({ name, y, index }) =>
      textsAt(tools, [name], [[nameX, marginTop + y]], { fill: lookOf(index).colour }),
    );
    const axes = axesOf(tools, chart, scaleY.domain as [number, number], x, { width: right - marginLeft, lang });
    return {
      ...{ height, marginTop, marginBottom, marginLeft, marginRight, ...insets, x, y },
      marks: [...axes, ...drawMarks(tools, chart, positionOf)],
      above: [...names, ...heading.marks, ...xName(tools, chart, right, height - 9)],
    };
  });
}

/** Grid, numbers and the line that the chart stands on. */
function axesOf(tools: Tools, chart: PointChart, yDomain: [number, number], x: ScaleOptions, room: Room): Markish[] {
  const format = { lang: room.lang, unit: chart.units?.y };
  const linear = { tickSpacing: 50, tickFormat: (value: number) => tickText(value, format) };
  const yTicks = chart.log.y ? logTicks(yDomain, format) : linear;
  return [
    grid(tools, yTicks),
    tools.Plot.axisY({ ...quiet, ...yTicks }),
    tools.Plot.frame({ anchor: 'bottom', stroke: colours.soft }),
    tools.Plot.axisX({ ...quiet, tickSize: 4, tickPadding: 5, ...xTicks(chart, x, room) }),
  ];
}

/** Room of a horizontal axis, in units, and the language of its words. */
interface Room {
  width: number;
  lang: string;
}

function xTicks(chart: PointChart, { domain }: ScaleOptions, { width, lang }: Room): object {
  if (chart.x === 'time') return { tickSpacing: 90 };
  if (chart.x === 'number') return xNumberTicks(chart, domain as [number, number], { lang, unit: chart.units?.x });
  const tickFormat = (word: string) => twoLines(word, longestWord);
  return { ticks: thinned(domain as string[], width), tickFormat };
}

/** Ticks of a horizontal axis of numbers: whole ones for a few epochs, no separator in years. */
function xNumberTicks({ log, series }: PointChart, domain: [number, number], format: NumberFormat): object {
  if (log.x) return logTicks(domain, format);
  const [low, high] = domain;
  const numbers = series.flatMap(({ values }) => values.map((point) => Number(point.x)));
  const isWhole = numbers.every(Number.isInteger);
  const isYears = isWhole && numbers.every((value) => value >= 1500 && value <= 2200);
  const isFew = isWhole && high - low <= 8;
  return {
    ...numberTicks(format),
    ...(lastTickRoom(high, format) > 0 && { tickSpacing: 130 }),
    ...(isYears && { tickFormat: String }),
    ...(isFew && { ticks: Array.from({ length: high - low + 1 }, (_, index) => low + index) }),
  };
}

/** Room beside an axis of words, in units, for what of the first and the last is wider than their position. */
const wordsEdge = (words: readonly string[], width: number): number =>
  Math.max(0, Math.min(widest(words), longestWord) / 2 - (0.3 * (width - 80)) / words.length);
