import {
  circle,
  createCanvas,
  line,
  n,
  points,
  rect,
  text,
  toSvg,
  type Canvas,
  type Point,
} from '../../drawing/svg.ts';
import { leading, textSize, widthOf } from '../../drawing/text.ts';
import type { Range, XyChart } from './xychart.ts';

/** Size of the plot: along the categories, and along the values. */
const size = { upright: { along: 520, across: 250 }, lying: { along: 30, across: 420 } } as const;
const rowHeight = textSize.note * leading;
const note = { size: textSize.note } as const;

/** A colour for each series. */
const tokens = ['accent', 'code-function', 'code-string', 'code-keyword', 'code-number', 'code-type'];
const colourOf = (index: number): string => `var(--${tokens[index % tokens.length]})`;

/** Draws bars and lines over their axes. */
export function drawXyChart(chart: XyChart): string {
  const plot = plotOf(chart);
  const canvas = createCanvas();
  drawValueAxis(canvas, chart, plot);
  drawCategories(canvas, chart, plot);
  drawAxisTitles(canvas, plot);
  drawSeries(canvas, chart, plot);
  const top = drawHeading(canvas, chart, plot);
  const [first, last] = [plot.at(0, plot.range.max), plot.at(plot.along, plot.range.min)];
  const left = Math.min(first.x, last.x) - plot.left;
  const [right, bottom] = [Math.max(first.x, last.x), Math.max(first.y, last.y)];
  return toSvg(canvas, { x: left, y: -top, width: right - left + 18, height: top + bottom + plot.below });
}

interface Plot {
  along: number;
  /** Length of a position on the x-axis. */
  band: number;
  range: Range;
  ticks: number[];
  labels: string[];
  /** Whether labels are slanted, since they are wider than their position. */
  isSlanted: boolean;
  /** Titles of the axes that stand at the left and below. */
  titles: { left: string; below: string };
  /** Space for what stands left of the plot and below it. */
  left: number;
  below: number;
  /** A position along the x-axis and a value, as a point. */
  at(along: number, value: number): Point;
}

function plotOf({ isHorizontal, x, y, series }: XyChart): Plot {
  const count = Math.max(1, x.categories?.length ?? series[0]?.values.length ?? 1);
  const along = isHorizontal ? Math.max(120, count * size.lying.along) : size.upright.along;
  const across = isHorizontal ? size.lying.across : size.upright.across;
  const values = series.flatMap((each) => each.values);
  const { ticks, ...range } = scaleOf(y.range, series.some(({ kind }) => kind === 'bar') ? [0, ...values] : values);
  const { min: first, max: last } = x.range ?? { min: 1, max: count };
  const between = (index: number) => first + ((last - first) * index) / Math.max(1, count - 1);
  const labels = x.categories ?? Array.from({ length: count }, (_, index) => numberText(between(index)));
  const band = along / count;
  const widestOf = (texts: readonly string[]) => Math.max(0, ...texts.map((each) => widthOf(each, textSize.note)));
  const widest = widestOf(labels);
  const isSlanted = !isHorizontal && widest > band - 6;
  const titles = isHorizontal ? { left: x.title, below: y.title } : { left: y.title, below: x.title };
  const labelWidth = isHorizontal
    ? widest
    : Math.max(widestOf(ticks.map(numberText)), isSlanted ? widest * 0.77 - band / 2 : 0);
  return {
    ...{ along, band, range, ticks, labels, isSlanted, titles },
    left: labelWidth + 12 + (titles.left === '' ? 0 : rowHeight + 6),
    below: (isSlanted ? widest * 0.65 + 18 : rowHeight + 10) + (titles.below === '' ? 0 : rowHeight + 6),
    at: (position, value) => {
      const share = (value - range.min) / (range.max - range.min);
      return isHorizontal ? { x: share * across, y: position } : { x: position, y: across - share * across };
    },
  };
}

/**
 * The range of the values, and round numbers in it. Without a given range an axis runs from round number to round
 * number.
 */
function scaleOf(given: Range | undefined, values: readonly number[]): Range & { ticks: number[] } {
  const min = given?.min ?? Math.min(...values);
  const max = given?.max ?? Math.max(...values);
  const rough = (max - min || Math.abs(max) || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10);
  const from = given === undefined ? Math.floor(min / step) : Math.ceil(min / step);
  const to = given === undefined ? Math.max(from + 1, Math.ceil(max / step)) : Math.floor(max / step + 1e-9);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
  return given === undefined ? { min: ticks[0]!, max: ticks.at(-1)!, ticks } : { ...given, ticks };
}

const numberText = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

const quiet = { ...note, soft: true } as const;

function drawValueAxis(canvas: Canvas, { isHorizontal }: XyChart, plot: Plot): void {
  for (const tick of plot.ticks) {
    const [start, end] = [plot.at(0, tick), plot.at(plot.along, tick)];
    const label = [numberText(tick)];
    canvas.frames.push(line(start, end));
    if (isHorizontal) canvas.texts.push(text(label, { x: end.x, y: end.y + 14 }, quiet));
    else canvas.texts.push(text(label, { x: start.x - 10, y: start.y }, { ...quiet, anchor: 'end' }));
  }
  canvas.lines.push(line(plot.at(0, plot.range.min), plot.at(plot.along, plot.range.min)));
}

function drawCategories(canvas: Canvas, { isHorizontal }: XyChart, plot: Plot): void {
  // Labels that would touch are left out, evenly.
  const every = Math.max(1, Math.ceil((plot.isSlanted ? rowHeight : 1) / plot.band));
  for (const [index, label] of plot.labels.entries()) {
    if (index % every > 0) continue;
    const { x, y } = plot.at((index + 0.5) * plot.band, plot.range.min);
    const slanted = { x: x + 4, y: y + 12 };
    if (isHorizontal) canvas.texts.push(text([label], { x: x - 10, y }, { ...quiet, anchor: 'end' }));
    else if (!plot.isSlanted) canvas.texts.push(text([label], { x, y: y + 14 }, quiet));
    else canvas.texts.push(turned(text([label], slanted, { ...quiet, anchor: 'end' }), -40, slanted));
  }
}

function drawAxisTitles(canvas: Canvas, { titles, ...plot }: Plot): void {
  const [start, end] = [plot.at(0, plot.range.min), plot.at(plot.along, plot.range.min)];
  const { x: right } = plot.at(plot.along, plot.range.max);
  const bottom = Math.max(start.y, end.y);
  const high = Math.min(plot.at(0, plot.range.max).y, start.y);
  const beside = { x: Math.min(start.x, end.x) - plot.left + rowHeight / 2, y: (high + bottom) / 2 };
  const below = { x: (start.x + right) / 2, y: bottom + plot.below - rowHeight / 2 - 2 };
  if (titles.left !== '') canvas.texts.push(turned(text([titles.left], beside, note), -90, beside));
  if (titles.below !== '') canvas.texts.push(text([titles.below], below, note));
}

const turned = (svg: string, degrees: number, { x, y }: Point): string =>
  `<g transform="rotate(${degrees} ${n(x)} ${n(y)})">${svg}</g>`;

function drawSeries(canvas: Canvas, { series, isHorizontal }: XyChart, plot: Plot): void {
  const bars = series.filter(({ kind }) => kind === 'bar').length;
  const thickness = Math.min(44, (plot.band * 0.72) / Math.max(1, bars));
  const base = Math.min(Math.max(0, plot.range.min), plot.range.max);
  let bar = 0;
  for (const [index, { kind, values }] of series.entries()) {
    if (kind === 'line') {
      drawLine(canvas, values, colourOf(index), plot);
      continue;
    }
    const offset = (bar - bars / 2) * thickness;
    for (const [position, value] of values.entries()) {
      const along = (position + 0.5) * plot.band + offset;
      const [a, b] = [plot.at(along, base), plot.at(along, value)];
      const width = isHorizontal ? Math.abs(a.x - b.x) : thickness;
      const height = isHorizontal ? thickness : Math.abs(a.y - b.y);
      const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width, height };
      canvas.lines.unshift(rect(box, ` fill="${colourOf(index)}" fill-opacity=".6" stroke="var(--paper)"`));
    }
    bar += 1;
  }
}

function drawLine(canvas: Canvas, values: readonly number[], colour: string, plot: Plot): void {
  const corners = values.map((value, position) => plot.at((position + 0.5) * plot.band, value));
  const stroke = `stroke="${colour}" stroke-width="2" stroke-linejoin="round"`;
  canvas.marks.push(`<polyline points="${points(corners)}" ${stroke}/>`);
  if (plot.band < 14) return;
  canvas.marks.push(...corners.map((corner) => circle(corner, 3, ` fill="${colour}" stroke="var(--paper)"`)));
}

/** Draws the title, and which colour is which when the series have names. Returns how far up they reach. */
function drawHeading(canvas: Canvas, { title, series }: XyChart, plot: Plot): number {
  const middle = (plot.at(0, plot.range.min).x + plot.at(plot.along, plot.range.max).x) / 2;
  const keys = series.map((each, index) => ({ ...each, index })).filter(({ name }) => name !== '');
  let top = 12;
  if (keys.length > 0 && series.length > 1) {
    const widths = keys.map(({ name }) => 18 + widthOf(name, textSize.note));
    let x = middle - (widths.reduce((sum, width) => sum + width + 16, 0) - 16) / 2;
    for (const [key, { name, kind, index }] of keys.entries()) {
      const fill = ` fill="${colourOf(index)}" fill-opacity="${kind === 'bar' ? '.6' : '1'}" stroke="none"`;
      canvas.marks.push(rect({ x, y: -top - 11, width: 11, height: 11 }, fill));
      canvas.texts.push(text([name], { x: x + 16, y: -top - 5.5 }, { ...note, anchor: 'start' }));
      x += widths[key]! + 16;
    }
    top += 22;
  }
  if (title === '') return top;
  canvas.texts.push(text([title], { x: middle, y: -top - 8 }, { bold: true }));
  return top + 24;
}
