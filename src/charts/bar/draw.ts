import type { Markish } from '@observablehq/plot';
import { thinned } from '../points/draw.ts';
import {
  draw,
  drawFitted,
  grid,
  headingOf,
  quiet,
  tickText,
  words,
  xName,
  type Heading,
  type Tools,
} from '../frame.ts';
import type { BarChart } from '../model.ts';
import { colours, lookOf } from '../style.ts';
import { shorten, widest } from '../text.ts';

/** With up to this many bars each has its number, and there is no axis to read it from. */
const numbered = 24;

/** A bar of one series. */
interface Bar {
  name: string;
  value: number;
  text: string;
}

/** Draws bars: upright where their names fit below them, else lying. */
export function drawBars(tools: Tools, chart: BarChart): Element {
  const keys = chart.series.length > 1 ? chart.series.map(({ name }, index) => ({ name, look: lookOf(index) })) : [];
  const fits = widest(chart.categories) <= ((tools.width - 40) / chart.categories.length) * 0.92;
  if (fits || (chart.x !== 'words' && chart.categories.length > 12))
    return drawUpright(tools, chart, headingOf(tools, chart, keys, 'area'));
  return drawLying(tools, chart, headingOf(tools, chart, keys, 'area'));
}

/** The bars of each series; none for a gap. */
function barsOf({ categories, series }: BarChart): Bar[][] {
  const bars = series.map(({ values }) =>
    values.map(({ value, text }, index) => ({ name: categories[index]!, value, text: text.replace('-', '−') })),
  );
  return bars.map((each) => each.filter(({ value }) => !Number.isNaN(value)));
}

/** From the lowest to the highest value, and 0. */
function domainOf(bars: readonly Bar[][]): [number, number] {
  const values = bars.flat().map(({ value }) => value);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)];
  return low === high ? [0, 1] : [low, high];
}

function drawUpright(tools: Tools, chart: BarChart, heading: Heading): Element {
  const { Plot, width } = tools;
  const bars = barsOf(chart);
  const domain = domainOf(bars);
  const room = (width - 40) / (chart.categories.length * (bars.length + 0.4));
  const hasNumbers = bars.flat().length <= numbered && widest(bars.flat().map(({ text }) => text)) < room;
  // A few bars need not fill the width.
  const filled = 40 + chart.categories.length * Math.max(96, widest(chart.categories) + 16, bars.length * 56);
  const right = Math.min(width, filled);
  const top = heading.height + (hasNumbers ? 22 : 8);
  const below = 26 + (chart.xLabel === undefined ? 4 : 22) + (hasNumbers && domain[0] < 0 ? 16 : 0);
  const height = top + 180 + Math.round(width / 32) + below;
  return drawFitted(tools, (left) => {
    const start = hasNumbers ? 0 : left;
    const x = {
      type: 'band',
      domain: chart.categories,
      paddingInner: gapOf(chart),
      paddingOuter: gapOf(chart) / 2,
    } as const;
    const band = Plot.scale({ x: { ...x, range: [start, right] } as never }).bandwidth!;
    const marks = bars.flatMap((each, index) => {
      const inset = {
        insetLeft: (band * index) / bars.length,
        insetRight: (band * (bars.length - 1 - index)) / bars.length + (bars.length > 1 ? 1 : 0),
      };
      const bar = Plot.barY(each, { x: 'name', y: 'value', ...fillOf(index, bars.length), ...inset });
      return hasNumbers ? [bar, ...numbersOf(Plot, each, (band * (index + 0.5)) / bars.length - band / 2)] : [bar];
    });
    const axis = hasNumbers
      ? []
      : [
          grid(tools, { tickSpacing: 50 }, true),
          Plot.axisY({ ...quiet, tickSpacing: 50, tickFormat: (value: number) => tickText(value) }),
        ];
    const options = {
      height,
      marginTop: top,
      marginBottom: below,
      marginLeft: start,
      marginRight: width - right,
      x,
      y: { type: 'linear' as const, domain, nice: !hasNumbers },
    };
    const labels = Plot.axisX({
      ...quiet,
      tickPadding: 9 + (hasNumbers && domain[0] < 0 ? 16 : 0),
      color: colours.ink,
      ticks: thinned(chart.categories, right - start),
    });
    return {
      ...options,
      marks: [...marks, ...axis, Plot.ruleY([0], { stroke: colours.soft }), labels],
      above: [...heading.marks, ...xName(tools, chart, right, height - 9)],
    };
  });
}

function numbersOf(Plot: Tools['Plot'], bars: readonly Bar[], dx: number): Markish[] {
  const [above, below] = [bars.filter(({ value }) => value >= 0), bars.filter(({ value }) => value < 0)];
  const common = { x: 'name', y: 'value', text: 'text', dx, fill: colours.ink };
  return [
    Plot.text(above, { ...common, dy: -5, lineAnchor: 'bottom' }),
    Plot.text(below, { ...common, dy: 5, lineAnchor: 'top' }),
  ];
}

const gapOf = ({ series, categories }: BarChart): number =>
  series.length > 1 ? 0.25 : categories.length > 40 ? 0.15 : 0.35;
const fillOf = (index: number, count: number) => {
  const { colour, opacity } = lookOf(index);
  return {
    fill: colour,
    fillOpacity: count === 1 ? 0.8 : opacity,
    ...(count > 1 && { stroke: colour, strokeWidth: 1 }),
  };
};

/** Names at the left, a line for each bar. */
function drawLying(tools: Tools, chart: BarChart, heading: Heading): Element {
  const { Plot, width } = tools;
  const bars = barsOf(chart);
  const domain = domainOf(bars);
  const longest = width * 0.42;
  const left = Math.ceil(Math.min(widest(chart.categories), longest)) + 10;
  const room = Math.ceil(widest(bars.flat().map(({ text }) => text))) + 8;
  const thickness = bars.length > 1 ? 17 : 20;
  const top = heading.height + 4;
  const height = top + chart.categories.length * (thickness * bars.length + (bars.length > 1 ? 14 : 9)) + 6;
  const y = {
    type: 'band',
    domain: chart.categories,
    paddingInner: bars.length > 1 ? 0.25 : 0.3,
    paddingOuter: 0.1,
  } as const;
  const band = Plot.scale({ y: { ...y, range: [top, height - 6] } as never }).bandwidth!;
  const marks = bars.flatMap((each, index) => {
    const inset = {
      insetTop: (band * index) / bars.length,
      insetBottom: (band * (bars.length - 1 - index)) / bars.length + (bars.length > 1 ? 1 : 0),
    };
    const [ahead, behind] = [each.filter(({ value }) => value >= 0), each.filter(({ value }) => value < 0)];
    const common = {
      y: 'name',
      x: 'value',
      text: 'text',
      dy: (band * (index + 0.5)) / bars.length - band / 2,
      fill: colours.ink,
    };
    return [
      Plot.barX(each, { y: 'name', x: 'value', ...fillOf(index, bars.length), ...inset }),
      Plot.text(ahead, { ...common, dx: 6, textAnchor: 'start' }),
      Plot.text(behind, { ...common, dx: -6, textAnchor: 'end' }),
    ];
  });
  return draw(tools, {
    ...{ height, marginTop: top, marginBottom: 6, marginLeft: left + (domain[0] < 0 ? room : 0), marginRight: room },
    ...{ x: { type: 'linear', domain }, y },
    marks: [...marks, Plot.ruleX([0], { stroke: colours.soft })],
    above: [...namesOf(tools, chart, left, longest, y, [top, height - 6]), ...heading.marks],
  });
}

function namesOf(
  tools: Tools,
  { categories }: BarChart,
  left: number,
  longest: number,
  y: object,
  range: [number, number],
): Markish[] {
  const scale = tools.Plot.scale({ y: { ...y, range } as never });
  return [
    words(
      tools,
      categories.map((name) => shorten(name, longest)),
      categories.map((name) => [left - 10, scale.apply(name) + scale.bandwidth! / 2]),
      { textAnchor: 'end' },
    ),
  ];
}
