import type * as PlotModule from '@observablehq/plot';
import type { Markish, PlotOptions } from '@observablehq/plot';
import type { Labels, Series } from './chart-type.ts';
import { colours, lookOf, type Look } from './style.ts';
import { exponential, tickText, type NumberFormat } from './numbers.ts';
import { shorten, textSize, widest, widthOf } from '../drawing/text.ts';

/** What a drawing is made with. */
export interface Tools {
  Plot: typeof PlotModule;
  /** Stands in for a browser’s. */
  document: Document;
  /** Width of the drawing, in units. */
  width: number;
}

/**
 * Loads Observable Plot and a document of linkedom's, which takes about 120 ms the first time. `linkedom/worker` is the
 * same as `linkedom` in one file, which loads in a third of the time.
 */
export async function createTools(width: number): Promise<Tools> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom/worker')]);
  return { Plot, document: parseHTML('<html></html>').document, width };
}

/** What stands above a chart: marks, and the height that they take. */
export interface Heading {
  marks: Markish[];
  height: number;
}

/** How a key shows a series. */
export type KeyKind = 'dashed line' | 'line' | 'dot' | 'area';

/** A series in a key. */
export interface Key {
  name: string;
  look: Look;
}

/** The key of a chart; a single series needs none. */
export const keysOf = ({ series }: { series: readonly Series<unknown>[] }): Key[] =>
  series.length === 1 ? [] : series.map(({ name }, index) => ({ name, look: lookOf(index) }));

/** Positions in units of the drawing, whatever its scales. */
export const at = (...values: number[]) => ({ value: values, scale: null });

/** Texts at positions of the drawing, `[x, y]` the middle of their left edge. */
export function textsAt(
  { Plot }: Tools,
  texts: readonly string[],
  positions: readonly (readonly [x: number, y: number])[],
  options: PlotModule.TextOptions = {},
): Markish {
  const x = at(...positions.map(([x]) => x));
  const y = at(...positions.map(([, y]) => y));
  return Plot.text(texts, { x, y, textAnchor: 'start', lineAnchor: 'middle', fill: colours.ink, ...options });
}

/** Names of axes. */
export const nameStyle = { fill: colours.soft, fontStyle: 'italic' } as const;

/** Title, key and the name of the vertical axis, each on lines of its own, from the left edge. */
export function headingOf(tools: Tools, { title, yLabel }: Labels, keys: readonly Key[], kind: KeyKind): Heading {
  const { width } = tools;
  const marks: Markish[] = [];
  let bottom = 0;
  if (title !== undefined) {
    const style = { fontSize: textSize.title, fontWeight: 600 };
    marks.push(textsAt(tools, [shorten(title, width / 1.25)], [[0, bottom + 11]], style));
    bottom += 30;
  }
  let x = 0;
  const sample = kind === 'line' || kind === 'dashed line' ? 30 : 14;
  for (const [index, { name, look }] of keys.entries()) {
    const label = shorten(name, width - sample - 10);
    const space = sample + 7 + widthOf(label);
    if (index > 0 && x + space > width) [x, bottom] = [0, bottom + 22];
    marks.push(...sampleOf(tools, look, kind, x, bottom + 10, sample));
    marks.push(textsAt(tools, [label], [[x + sample + 7, bottom + 10]]));
    x += space + 18;
  }
  if (keys.length > 0) bottom += 32;
  if (yLabel !== undefined) {
    marks.push(textsAt(tools, [shorten(yLabel, width)], [[0, bottom + 9]], nameStyle));
    bottom += 24;
  }
  return { marks, height: Math.max(bottom, 10) };
}

function sampleOf({ Plot }: Tools, look: Look, kind: KeyKind, x: number, y: number, width: number): Markish[] {
  const { colour, dash, symbol, opacity } = look;
  const shape =
    kind === 'area'
      ? ({ symbol: 'square', r: 7, fillOpacity: opacity, stroke: colour, strokeWidth: 1 } as const)
      : { symbol, r: 4 };
  const dot = Plot.dot([0], { x: at(x + width / 2), y: at(y), fill: colour, ...shape });
  if (kind === 'dot' || kind === 'area') return [dot];
  const ends = { x1: at(x), x2: at(x + width), y1: at(y), y2: at(y) };
  const dashes = kind === 'dashed line' && dash !== undefined && { strokeDasharray: dash };
  const line = Plot.link([0], { ...ends, stroke: colour, strokeWidth: 2, ...dashes });
  return kind === 'dashed line' ? [line] : [line, dot];
}

/** The name of the horizontal axis, at its right end. */
export function xName(tools: Tools, { xLabel }: Labels, right: number, y: number): Markish[] {
  if (xLabel === undefined) return [];
  return [textsAt(tools, [shorten(xLabel, tools.width)], [[right, y]], { ...nameStyle, textAnchor: 'end' })];
}

/** Text of ticks: quiet. */
export const quiet = {
  tickSize: 0,
  tickPadding: 8,
  label: null,
  color: colours.soft,
  fontSize: textSize.name,
} as const;

/** A chart, and above it what is drawn in units of the drawing. */
export interface Plan extends PlotOptions {
  height: number;
  above: Markish[];
}

/** Draws with as much room at the left as the vertical axis’s numbers need, which Plot finds while it draws. */
export function drawFitted(tools: Tools, planFor: (left: number) => Plan): Element {
  const labels = [...draw(tools, planFor(60)).querySelectorAll('[aria-label="y-axis tick label"] text')];
  return draw(tools, planFor(Math.ceil(widest(labels.map((text) => text.textContent ?? ''))) + quiet.tickPadding));
}

/** Draws. What stands above is a plot of its own: in one with bands, Plot moves every mark by half a band. */
export function draw({ Plot, document, width }: Tools, { above, ...options }: Plan): Element {
  const chart = Plot.plot({ document, width, axis: null, ...options }) as unknown as Element;
  const over = Plot.plot({ document, width, height: options.height, axis: null, marks: above }) as unknown as Element;
  chart.append(...[...over.children].filter(({ localName }) => localName === 'g'));
  chart.setAttribute('font-size', String(textSize.name));
  chart.setAttribute('font-variant', 'lining-nums tabular-nums');
  return chart;
}

/** Lines that help to read numbers: on the paper, or through bars as gaps in them, where the paper shows none. */
export function grid({ Plot }: Tools, ticks: object, through = false): Markish {
  const lines = through ? { stroke: colours.paper, strokeOpacity: 0.7 } : { stroke: colours.line, strokeOpacity: 1 };
  return Plot.gridY({ ...ticks, tickFormat: undefined, ...lines } as never);
}

/** Ticks of a logarithmic axis. Small numbers have exponents, all or none. */
export interface LogTicks {
  ticks: number[];
  tickFormat: (value: number) => string;
}

/** Ticks of a logarithmic axis: powers of ten; over few of them, 2 and 5 times these as well. */
export function logTicks([low, high]: readonly [number, number], format: NumberFormat): LogTicks {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = last - first <= 2 ? [1, 2, 5] : [1];
  const every = Math.ceil((last - first) / 8);
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const ticks = powers
    .filter((power) => (power - first) % every === 0)
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
  const isFar = ticks.some((tick) => tick >= 1e15 || tick < 1e-4);
  const inPowers = (value: number) => exponential(value).replace('-', '−');
  return { ticks, tickFormat: (value) => (isFar ? inPowers(value) : tickText(value, format)) };
}

/** Ticks of a horizontal axis of numbers. */
export const numberTicks = (format: NumberFormat) => ({
  tickSpacing: 90,
  tickFormat: (value: number) => tickText(value, format),
});

/** Words longer than this are cut on a horizontal axis, in units. */
export const longestWord = 150;

/** Every so many of the words that there is room for. */
export function thinned(words: readonly string[], width: number): string[] {
  const space = Math.min(widest(words), longestWord) + 14;
  const every = Math.ceil(words.length / Math.max(1, Math.floor(width / space)));
  return words.filter((_, index) => index % every === 0);
}
