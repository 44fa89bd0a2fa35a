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
  tickText,
  xName,
  type Tools,
} from '../frame.ts';
import { useMonthsOf } from '../months.ts';
import { colours, lookOf } from '../style.ts';
import { shorten, widest } from '../../drawing/text.ts';
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
  const marginBottom = xLabel === undefined && chart.x !== 'time' ? 32 : 52;
  const height = marginTop + plotHeight + marginBottom;
  const edge = chart.x === 'words' ? wordsEdge(x.domain as string[], tools.width) : 0;
  const marginRight = Math.max(18, edge, 10 + (labels?.width ?? 0));
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
    const axes = axesOf(tools, chart, scaleY.domain as [number, number], x, right - marginLeft);
    return {
      ...{ height, marginTop, marginBottom, marginLeft, marginRight, ...insets, x, y },
      marks: [...axes, ...drawMarks(tools, chart, positionOf)],
      above: [...names, ...heading.marks, ...xName(tools, chart, right, height - 9)],
    };
  });
}

/** Grid, numbers and the line that the chart stands on. */
function axesOf(tools: Tools, chart: PointChart, yDomain: [number, number], x: ScaleOptions, width: number): Markish[] {
  const yTicks = chart.log.y ? logTicks(yDomain) : { tickSpacing: 50, tickFormat: tickText };
  return [
    grid(tools, yTicks),
    tools.Plot.axisY({ ...quiet, ...yTicks }),
    tools.Plot.frame({ anchor: 'bottom', stroke: colours.soft }),
    tools.Plot.axisX({ ...quiet, tickSize: 4, tickPadding: 5, ...xTicks(chart, x, width) }),
  ];
}

function xTicks(chart: PointChart, { domain }: ScaleOptions, width: number): object {
  if (chart.x === 'time') return { tickSpacing: 90 };
  if (chart.x === 'number') return xNumberTicks(chart, domain as [number, number]);
  const tickFormat = (word: string) => shorten(word, longestWord);
  return { ticks: thinned(domain as string[], width), tickFormat };
}

/** Ticks of a horizontal axis of numbers: whole ones for a few epochs, no separator in years. */
function xNumberTicks({ log, series }: PointChart, domain: [number, number]): object {
  if (log.x) return logTicks(domain);
  const [low, high] = domain;
  const numbers = series.flatMap(({ values }) => values.map((point) => Number(point.x)));
  const isWhole = numbers.every(Number.isInteger);
  const isYears = isWhole && numbers.every((value) => value >= 1500 && value <= 2200);
  const isFew = isWhole && high - low <= 8;
  return {
    ...numberTicks,
    ...(isYears && { tickFormat: String }),
    ...(isFew && { ticks: Array.from({ length: high - low + 1 }, (_, index) => low + index) }),
  };
}

/** Room beside an axis of words, in units, for what of the first and the last is wider than their position. */
const wordsEdge = (words: readonly string[], width: number): number =>
  Math.max(0, Math.min(widest(words), longestWord) / 2 - (0.3 * (width - 80)) / words.length);
