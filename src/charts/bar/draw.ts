import type { Markish } from '@observablehq/plot';
import { isKnown, rangeOf } from '../cells.ts';
import {
  draw,
  drawFitted,
  grid,
  headingOf,
  keysOf,
  quiet,
  textsAt,
  thinned,
  xName,
  type Heading,
  type Tools,
} from '../frame.ts';
import { tickText, type NumberFormat } from '../numbers.ts';
import { colours, lookOf } from '../style.ts';
import { twoLines, widest } from '../../drawing/text.ts';
import type { BarChart } from './read.ts';

/** With up to this many bars each has its number, and there is no axis to read it from. */
const numbered = 24;

/** A bar of one series. */
interface Bar {
  name: string;
  value: number;
  text: string;
}

/** What is drawn of a chart. */
interface Bars {
  /** The bars of each series; none for a gap. */
  groups: Bar[][];
  /** Width of the widest number. */
  widestText: number;
  /** From the lowest to the highest value, and 0. */
  domain: [low: number, high: number];
  heading: Heading;
  /** How the numbers of the axis are written. */
  format: NumberFormat;
}

/** Draws bars: upright where their names fit below them, else lying. */
export function drawBars(tools: Tools, chart: BarChart, lang: string): Element {
  const { categories, series } = chart;
  const groups = series.map(({ values }) =>
    values
      .map(({ value, text }, index) => ({ name: categories[index]!, value, text: text.replace('-', '−') }))
      .filter(({ value }) => isKnown(value)),
  );
  const [low, high] = rangeOf([0, ...groups.flat().map(({ value }) => value)]);
  const bars: Bars = {
    groups,
    widestText: widest(groups.flat().map(({ text }) => text)),
    domain: low === high ? [0, 1] : [low, high],
    heading: headingOf(tools, chart, keysOf(chart), 'area'),
    format: { lang, unit: chart.units?.y },
  };
  const fits = widest(categories) <= ((tools.width - 40) / categories.length) * 0.92;
  const isUpright = fits || (chart.x !== 'words' && categories.length > 12);
  return isUpright ? drawUpright(tools, chart, bars) : drawLying(tools, chart, bars);
}

function drawUpright(tools: Tools, chart: BarChart, { groups, widestText, domain, heading, format }: Bars): Element {
  const { Plot, width } = tools;
  const { categories, xLabel } = chart;
  const room = (width - 40) / (categories.length * (groups.length + 0.4));
  const hasNumbers = groups.flat().length <= numbered && widestText < room;
  const below0 = hasNumbers && domain[0] < 0 ? 16 : 0;
  // A few bars need not fill the width.
  const right = Math.min(width, 40 + categories.length * Math.max(96, widest(categories) + 16, groups.length * 56));
  const marginTop = heading.height + (hasNumbers ? 22 : 8);
  const marginBottom = 26 + (xLabel === undefined ? 4 : 22) + below0;
  const height = marginTop + 180 + Math.round(width / 32) + marginBottom;
  const gap = groups.length > 1 ? 0.25 : categories.length > 40 ? 0.15 : 0.35;
  return drawFitted(tools, (left) => {
    const start = hasNumbers ? 0 : left;
    const x = { type: 'band', domain: categories, paddingInner: gap, paddingOuter: gap / 2 } as const;
    const band = Plot.scale({ x: { ...x, range: [start, right] } as never }).bandwidth!;
    const marks = groups.flatMap((bars, index) => {
      const [insetLeft, insetRight, middle] = insetsOf(band, index, groups.length);
      const look = { ...fillOf(index, groups.length), insetLeft, insetRight };
      return [
        Plot.barY(bars, { x: 'name', y: 'value', ...look }),
        ...(hasNumbers ? numbersOf(Plot, bars, middle) : []),
      ];
    });
    const axis = [
      grid(tools, { tickSpacing: 50 }, true),
      Plot.axisY({ ...quiet, tickSpacing: 50, tickFormat: (value: number) => tickText(value, format) }),
    ];
    const labels = Plot.axisX({
      ...{ ...quiet, tickPadding: 9 + below0, color: colours.ink },
      ticks: thinned(categories, right - start),
    });
    return {
      ...{ height, marginTop, marginBottom, marginLeft: start, marginRight: width - right },
      ...{ x, y: { type: 'linear', domain, nice: !hasNumbers } },
      marks: [...marks, ...(hasNumbers ? [] : axis), Plot.ruleY([0], { stroke: colours.soft }), labels],
      above: [...heading.marks, ...xName(tools, chart, right, height - 9)],
    };
  });
}

/** How far the bar of a series is from both sides of its band, and its middle from the middle of that. */
const insetsOf = (band: number, index: number, count: number): [start: number, end: number, middle: number] => [
  (band * index) / count,
  (band * (count - 1 - index)) / count + (count > 1 ? 1 : 0),
  (band * (index + 0.5)) / count - band / 2,
];

function numbersOf(Plot: Tools['Plot'], bars: readonly Bar[], dx: number): Markish[] {
  const [above, below] = [bars.filter(({ value }) => value >= 0), bars.filter(({ value }) => value < 0)];
  const common = { x: 'name', y: 'value', text: 'text', dx, fill: colours.ink };
  return [
    Plot.text(above, { ...common, dy: -5, lineAnchor: 'bottom' }),
    Plot.text(below, { ...common, dy: 5, lineAnchor: 'top' }),
  ];
}

function fillOf(
  index: number,
  count: number,
): { fill: string; fillOpacity: number; stroke?: string; strokeWidth?: number } {
  const { colour, opacity } = lookOf(index);
  return count === 1
    ? { fill: colour, fillOpacity: 0.8 }
    : { fill: colour, fillOpacity: opacity, stroke: colour, strokeWidth: 1 };
}

/** Names at the left, a line for each bar. */
function drawLying(tools: Tools, { categories }: BarChart, { groups, widestText, domain, heading }: Bars): Element {
  const { Plot, width } = tools;
  const many = groups.length > 1;
  const longest = width * 0.42;
  const left = Math.ceil(Math.min(widest(categories), longest)) + 10;
  const room = Math.ceil(widestText) + 8;
  const top = heading.height + 4;
  // A name of two lines needs as much room as these take.
  const least = widest(categories) > longest ? 44 : 0;
  const height = top + categories.length * Math.max(least, (many ? 17 : 20) * groups.length + (many ? 14 : 9)) + 6;
  const y = { type: 'band', domain: categories, paddingInner: many ? 0.25 : 0.3, paddingOuter: 0.1 } as const;
  const scale = Plot.scale({ y: { ...y, range: [top, height - 6] } as never });
  const band = scale.bandwidth!;
  const marks = groups.flatMap((bars, index) => {
    const [insetTop, insetBottom, dy] = insetsOf(band, index, groups.length);
    const [ahead, behind] = [bars.filter(({ value }) => value >= 0), bars.filter(({ value }) => value < 0)];
    const common = { y: 'name', x: 'value', text: 'text', dy, fill: colours.ink };
    return [
      Plot.barX(bars, { y: 'name', x: 'value', ...fillOf(index, groups.length), insetTop, insetBottom }),
      Plot.text(ahead, { ...common, dx: 6, textAnchor: 'start' }),
      Plot.text(behind, { ...common, dx: -6, textAnchor: 'end' }),
    ];
  });
  const names = categories.map((name) => twoLines(name, longest));
  const positions = categories.map((name): [number, number] => [left - 10, scale.apply(name) + band / 2]);
  return draw(tools, {
    ...{ height, marginTop: top, marginBottom: 6, marginLeft: left + (domain[0] < 0 ? room : 0), marginRight: room },
    ...{ x: { type: 'linear', domain }, y },
    marks: [...marks, Plot.ruleX([0], { stroke: colours.soft })],
    above: [textsAt(tools, names, positions, { textAnchor: 'end' }), ...heading.marks],
  });
}
