import type * as PlotModule from '@observablehq/plot';
import type { Markish, PlotOptions } from '@observablehq/plot';
import type { Chart } from './model.ts';
import { colours, type Look } from './style.ts';
import { shorten, size, widest, widthOf } from './text.ts';

/** What a drawing is made with. */
export interface Tools {
  Plot: typeof PlotModule;
  /** Stands in for a browser’s. */
  document: Document;
  /** Width of the drawing, in units. */
  width: number;
}

/** What stands above a chart: marks, and the height that they take. */
export interface Heading {
  marks: Markish[];
  height: number;
}

/** How a key shows a series. */
export type Key = 'dashed line' | 'line' | 'dot' | 'area';

/** Places in units of the drawing, whatever its scales. */
export const at = (...values: number[]) => ({ value: values, scale: null });

/** Words at places of the drawing, `[x, y]` the middle of their left edge. */
export function words(
  { Plot }: Tools,
  texts: readonly string[],
  places: readonly (readonly [x: number, y: number])[],
  options: PlotModule.TextOptions = {},
): Markish {
  return Plot.text(texts, {
    x: at(...places.map(([x]) => x)),
    y: at(...places.map(([, y]) => y)),
    textAnchor: 'start',
    lineAnchor: 'middle',
    fill: colours.ink,
    ...options,
  });
}

/** Names of axes. */
export const nameStyle = { fill: colours.soft, fontStyle: 'italic' } as const;

/** Title, key and the name of the vertical axis, each on lines of its own, from the left edge. */
export function headingOf(
  tools: Tools,
  chart: Chart,
  keys: readonly { name: string; look: Look }[],
  kind: Key,
): Heading {
  const marks: Markish[] = [];
  let bottom = 0;
  if (chart.title !== undefined) {
    marks.push(
      words(tools, [shorten(chart.title, tools.width / 1.25)], [[0, bottom + 11]], {
        fontSize: size.title,
        fontWeight: 600,
      }),
    );
    bottom += 30;
  }
  let x = 0;
  for (const [index, { name, look }] of keys.entries()) {
    const sample = kind === 'line' || kind === 'dashed line' ? 30 : 14;
    const label = shorten(name, tools.width - sample - 10);
    const width = sample + 7 + widthOf(label);
    if (index > 0 && x + width > tools.width) [x, bottom] = [0, bottom + 22];
    marks.push(
      ...sampleOf(tools, look, kind, x, bottom + 10, sample),
      words(tools, [label], [[x + sample + 7, bottom + 10]]),
    );
    x += width + 18;
  }
  if (keys.length > 0) bottom += 32;
  if (chart.yLabel !== undefined) {
    marks.push(words(tools, [shorten(chart.yLabel, tools.width)], [[0, bottom + 9]], nameStyle));
    bottom += 24;
  }
  return { marks, height: Math.max(bottom, 10) };
}

function sampleOf(
  { Plot }: Tools,
  { colour, dash, symbol, opacity }: Look,
  kind: Key,
  x: number,
  y: number,
  width: number,
): Markish[] {
  const shape =
    kind === 'area'
      ? ({ symbol: 'square', r: 7, fillOpacity: opacity, stroke: colour, strokeWidth: 1 } as const)
      : { symbol, r: 4 };
  const dot = Plot.dot([0], { x: at(x + width / 2), y: at(y), fill: colour, ...shape });
  if (kind === 'dot' || kind === 'area') return [dot];
  const dashes = kind === 'dashed line' && dash !== undefined && { strokeDasharray: dash };
  const line = Plot.link([0], {
    x1: at(x),
    x2: at(x + width),
    y1: at(y),
    y2: at(y),
    stroke: colour,
    strokeWidth: 2,
    ...dashes,
  });
  return kind === 'dashed line' ? [line] : [line, dot];
}

/** The name of the horizontal axis, at its right end. */
export function xName(tools: Tools, chart: Chart, right: number, y: number): Markish[] {
  return chart.xLabel === undefined
    ? []
    : [words(tools, [shorten(chart.xLabel, tools.width)], [[right, y]], { ...nameStyle, textAnchor: 'end' })];
}

/** Text of ticks: quiet. */
export const quiet = { tickSize: 0, tickPadding: 8, label: null, color: colours.soft, fontSize: size.text } as const;

/** A chart, and above it what has its place in units of the drawing. */
export interface Picture extends PlotOptions {
  height: number;
  above: Markish[];
}

/** Draws with as much room at the left as the vertical axis’s numbers need, which Plot finds while it draws. */
export function drawFitted(tools: Tools, pictureFor: (left: number) => Picture): Element {
  const labels = [...draw(tools, pictureFor(60)).querySelectorAll('[aria-label="y-axis tick label"] text')].map(
    (text) => text.textContent ?? '',
  );
  return draw(tools, pictureFor(Math.ceil(widest(labels)) + quiet.tickPadding));
}

/** Draws. What stands above is a plot of its own: in one with bands, Plot moves every mark by half a band. */
export function draw({ Plot, document, width }: Tools, { above, ...options }: Picture): Element {
  const chart = Plot.plot({ document, width, axis: null, ...options }) as unknown as Element;
  const over = Plot.plot({ document, width, height: options.height, axis: null, marks: above }) as unknown as Element;
  chart.append(...[...over.children].filter(({ localName }) => localName === 'g'));
  chart.setAttribute('font-size', String(size.text));
  chart.setAttribute('font-variant', 'lining-nums tabular-nums');
  return chart;
}

/** Lines that help to read numbers: on the paper, or through bars as gaps in them, where the paper shows none. */
export function grid({ Plot }: Tools, ticks: object, through = false): Markish {
  return Plot.gridY({
    ...ticks,
    tickFormat: undefined,
    ...(through ? { stroke: colours.paper, strokeOpacity: 0.7 } : { stroke: colours.line, strokeOpacity: 1 }),
  } as never);
}

/** Ticks of a logarithmic axis: powers of ten; over few of them, 2 and 5 times these as well. Large and small ones have exponents, all or none. */
export function logTicks([low, high]: readonly [number, number]): {
  ticks: number[];
  tickFormat: (value: number) => string;
} {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = last - first <= 2 ? [1, 2, 5] : [1];
  const every = Math.ceil((last - first) / 8);
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (power) => (power - first) % every === 0,
  );
  const ticks = powers
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
  const far = ticks.some((tick) => tick >= 1e6 || tick < 1e-4);
  return { ticks, tickFormat: (value) => (far ? exponential(value).replace('-', '−') : tickText(value)) };
}

const exponential = (value: number): string => Number(value.toPrecision(12)).toExponential().replace('e+', 'e');

/** A tick’s number: no separator in years, no exponent between 0.0001 and 10,000,000, a real minus. */
export function tickText(value: number, years = false): string {
  const size = Math.abs(value);
  const isFar = value !== 0 && (size < 1e-4 || size >= 1e7);
  const text = isFar
    ? exponential(value)
    : years
      ? String(value)
      : value.toLocaleString('en', { maximumFractionDigits: 12 });
  return text.replaceAll('-', '−');
}
