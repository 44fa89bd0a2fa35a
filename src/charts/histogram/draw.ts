import type { Markish } from '@observablehq/plot';
import { drawFitted, grid, headingOf, keysOf, numberTicks, quiet, xName, type Tools } from '../frame.ts';
import { colours, lookOf } from '../style.ts';
import { lastTickRoom, tickText } from '../numbers.ts';
import { countsOf, type Bin } from './bins.ts';
import type { Histogram } from './read.ts';

/** Draws how values are spread: bars for one series, outlines for several. */
export function drawHistogram(tools: Tools, chart: Histogram, lang: string): Element {
  const { Plot, width } = tools;
  const many = chart.series.length > 1;
  const heading = headingOf(tools, chart, keysOf(chart), 'dashed line');
  const top = heading.height + 8;
  const below = chart.xLabel === undefined ? 30 : 50;
  const height = top + 210 + Math.round(width / 32) + below;
  const domain = [chart.bounds[0]!, chart.bounds.at(-1)!];
  const right = Math.max(16, lastTickRoom(domain[1]!, { lang, unit: chart.units?.x }));
  const bins = chart.series.map(({ values }) => countsOf(values, chart.bounds));
  const highest = Math.max(...bins.flat().map(({ count }) => count));
  const yTicks =
    highest <= 6 ? { ticks: Array.from({ length: highest + 1 }, (_, index) => index) } : { tickSpacing: 50 };
  const bar = { x1: 'from', x2: 'to', y: 'count', fill: lookOf(0).colour, fillOpacity: 0.75, insetRight: 1 };
  return drawFitted(tools, (left) => ({
    ...{ height, marginTop: top, marginBottom: below, marginLeft: left, marginRight: right },
    ...{ x: { type: 'linear', domain }, y: { type: 'linear', domain: [0, highest], nice: true } },
    marks: [
      ...(many ? [grid(tools, yTicks)] : []),
      Plot.axisY({ ...quiet, ...yTicks, tickFormat: (value: number) => tickText(value, { lang }) }),
      ...bins.flatMap((each, index) => (many ? outlineOf(Plot, each, index) : [Plot.rectY(each, bar)])),
      ...(many ? [] : [grid(tools, yTicks, true)]),
      Plot.frame({ anchor: 'bottom', stroke: colours.soft }),
      Plot.axisX({ ...quiet, ...numberTicks({ lang, unit: chart.units?.x }), tickSize: 4, tickPadding: 5 }),
    ],
    above: [...heading.marks, ...xName(tools, chart, width - right, height - 9)],
  }));
}

/** Steps along the tops of the bins, lightly filled. */
function outlineOf(Plot: Tools['Plot'], bins: readonly Bin[], index: number): Markish[] {
  const { colour, dash } = lookOf(index);
  const isFilled = ({ count }: Bin) => count > 0;
  const filled = bins.slice(bins.findIndex(isFilled), bins.findLastIndex(isFilled) + 1);
  const tops = filled.flatMap(({ from, to, count }) => [
    { x: from, y: count },
    { x: to, y: count },
  ]);
  const corners = [{ x: filled[0]!.from, y: 0 }, ...tops, { x: filled.at(-1)!.to, y: 0 }];
  const line = { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.75, ...(dash && { strokeDasharray: dash }) };
  return [Plot.areaY(corners, { x: 'x', y1: 0, y2: 'y', fill: colour, fillOpacity: 0.12 }), Plot.lineY(corners, line)];
}
