import {
  circle,
  line,
  n,
  newSheet,
  points,
  rect,
  text,
  textSize,
  toSvg,
  type Point,
  type Sheet,
} from '../../drawing/svg.ts';
import { leading, widthOf } from '../../drawing/text.ts';
import type { Range, XyChart } from './read.ts';

/** Size of the plot: along the categories, and along the values. */
const size = { upright: { along: 520, across: 250 }, lying: { along: 30, across: 420 } } as const;
const rowHeight = textSize.note * leading;

/** A colour for each series. */
const colours = ['--accent', '--code-function', '--code-string', '--code-keyword', '--code-number', '--code-type'].map(
  (token) => `var(${token})`,
);
const colourOf = (index: number): string => colours[index % colours.length]!;

/** Draws bars and lines over their axes. */
export function drawXyChart(chart: XyChart): string {
  const plot = plotOf(chart);
  const sheet = newSheet();
  drawAxes(sheet, chart, plot);
  drawSeries(sheet, chart, plot);
  const top = drawAbove(sheet, chart, plot);
  const [first, last] = [plot.at(0, plot.range.max), plot.at(plot.along, plot.range.min)];
  const left = Math.min(first.x, last.x) - plot.left;
  return toSvg(sheet, {
    x: left,
    y: -top,
    width: Math.max(first.x, last.x) - left + 18,
    height: top + Math.max(first.y, last.y) + plot.below,
  });
}

interface Plot {
  along: number;
  /** Length of a place on the x-axis. */
  band: number;
  range: Range;
  ticks: number[];
  labels: string[];
  /** Labels that stand slanted, since they are wider than their place. */
  isSlanted: boolean;
  /** Room for what stands left of the plot and below it. */
  left: number;
  below: number;
  /** A place along the x-axis and a value, as a point. */
  at(along: number, value: number): Point;
}

function plotOf(chart: XyChart): Plot {
  const { isHorizontal, x, y, series } = chart;
  const count = Math.max(1, x.categories?.length ?? series[0]?.values.length ?? 1);
  const along = isHorizontal ? Math.max(120, count * size.lying.along) : size.upright.along;
  const across = isHorizontal ? size.lying.across : size.upright.across;
  const values = series.flatMap((each) => each.values);
  const { ticks, ...range } = scaleOf(y.range, series.some(({ kind }) => kind === 'bar') ? [0, ...values] : values);
  const { min: first, max: last } = x.range ?? { min: 1, max: count };
  const labels =
    x.categories ??
    Array.from({ length: count }, (_, index) => nameOf(first + ((last - first) * index) / Math.max(1, count - 1)));
  const band = along / count;
  const widest = Math.max(0, ...labels.map((label) => widthOf(label, textSize.note)));
  const isSlanted = !isHorizontal && widest > band - 6;
  const tickWidth = Math.max(0, ...ticks.map((tick) => widthOf(nameOf(tick), textSize.note)));
  const [leftTitle, belowTitle] = isHorizontal ? [x.title, y.title] : [y.title, x.title];
  return {
    ...{ along, band, range, ticks, labels, isSlanted },
    left:
      (isHorizontal ? widest : Math.max(tickWidth, isSlanted ? widest * 0.77 - band / 2 : 0)) +
      12 +
      (leftTitle === '' ? 0 : rowHeight + 6),
    below: (isSlanted ? widest * 0.65 + 18 : rowHeight + 10) + (belowTitle === '' ? 0 : rowHeight + 6),
    at: (place, value) => {
      const share = (value - range.min) / (range.max - range.min);
      return isHorizontal ? { x: share * across, y: place } : { x: place, y: across - share * across };
    },
  };
}

/** The range of the values, and round numbers in it. Without a range of its own an axis runs from round number to round number. */
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

const nameOf = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

function drawAxes(sheet: Sheet, { isHorizontal, x, y }: XyChart, plot: Plot): void {
  const note = { size: textSize.note, soft: true } as const;
  for (const tick of plot.ticks) {
    const [start, end] = [plot.at(0, tick), plot.at(plot.along, tick)];
    sheet.frames.push(line(start, end));
    sheet.texts.push(
      isHorizontal
        ? text([nameOf(tick)], { x: end.x, y: end.y + 14 }, note)
        : text([nameOf(tick)], { x: start.x - 10, y: start.y }, { ...note, anchor: 'end' }),
    );
  }
  // Labels that would touch are left out, evenly.
  const every = Math.max(1, Math.ceil((plot.isSlanted ? rowHeight : 1) / plot.band));
  for (const [index, label] of plot.labels.entries()) {
    if (index % every > 0) continue;
    const { x: left, y: top } = plot.at((index + 0.5) * plot.band, plot.range.min);
    if (isHorizontal) sheet.texts.push(text([label], { x: left - 10, y: top }, { ...note, anchor: 'end' }));
    else if (plot.isSlanted)
      sheet.texts.push(
        turned(text([label], { x: left + 4, y: top + 12 }, { ...note, anchor: 'end' }), -40, {
          x: left + 4,
          y: top + 12,
        }),
      );
    else sheet.texts.push(text([label], { x: left, y: top + 14 }, note));
  }
  const [start, end] = [plot.at(0, plot.range.min), plot.at(plot.along, plot.range.min)];
  sheet.lines.push(line(start, end));
  const [leftTitle, belowTitle] = isHorizontal ? [x.title, y.title] : [y.title, x.title];
  const [high, low] = [Math.min(plot.at(0, plot.range.max).y, start.y), Math.max(start.y, end.y)];
  const beside = { x: Math.min(start.x, end.x) - plot.left + rowHeight / 2, y: (high + low) / 2 };
  if (leftTitle !== '') sheet.texts.push(turned(text([leftTitle], beside, { size: textSize.note }), -90, beside));
  const right = plot.at(plot.along, plot.range.max).x;
  if (belowTitle !== '')
    sheet.texts.push(
      text(
        [belowTitle],
        { x: (start.x + right) / 2, y: low + plot.below - rowHeight / 2 - 2 },
        { size: textSize.note },
      ),
    );
}

const turned = (svg: string, degrees: number, { x, y }: Point): string =>
  `<g transform="rotate(${degrees} ${n(x)} ${n(y)})">${svg}</g>`;

function drawSeries(sheet: Sheet, { series, isHorizontal }: XyChart, plot: Plot): void {
  const bars = series.filter(({ kind }) => kind === 'bar').length;
  const thickness = Math.min(44, (plot.band * 0.72) / Math.max(1, bars));
  const base = Math.min(Math.max(0, plot.range.min), plot.range.max);
  let bar = 0;
  for (const [index, { kind, values }] of series.entries()) {
    const places = values.map((value, place) => plot.at((place + 0.5) * plot.band, value));
    if (kind === 'line') {
      sheet.marks.push(
        `<polyline points="${points(places)}" stroke="${colourOf(index)}" stroke-width="2" stroke-linejoin="round"/>`,
      );
      if (plot.band >= 14)
        sheet.marks.push(
          ...places.map((place) => circle(place, 3, ` fill="${colourOf(index)}" stroke="var(--paper)"`)),
        );
      continue;
    }
    const offset = (bar - bars / 2) * thickness;
    for (const [place, value] of values.entries()) {
      const [a, b] = [
        plot.at((place + 0.5) * plot.band + offset, base),
        plot.at((place + 0.5) * plot.band + offset, value),
      ];
      const box = {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: isHorizontal ? Math.abs(a.x - b.x) : thickness,
        height: isHorizontal ? thickness : Math.abs(a.y - b.y),
      };
      sheet.lines.unshift(rect(box, ` fill="${colourOf(index)}" fill-opacity=".6" stroke="var(--paper)"`));
    }
    bar += 1;
  }
}

/** The title, and which colour is which when the series have names. Gives how far up they reach. */
function drawAbove(sheet: Sheet, { title, series }: XyChart, plot: Plot): number {
  const [a, b] = [plot.at(0, plot.range.min), plot.at(plot.along, plot.range.max)];
  const middle = (a.x + b.x) / 2;
  const named = series.map(({ name }, index) => ({ name, index })).filter(({ name }) => name !== '');
  let top = 12;
  if (named.length > 0 && series.length > 1) {
    const widths = named.map(({ name }) => 18 + widthOf(name, textSize.note));
    let x = middle - (widths.reduce((sum, width) => sum + width + 16, 0) - 16) / 2;
    for (const [place, { name, index }] of named.entries()) {
      sheet.marks.push(
        rect(
          { x, y: -top - 11, width: 11, height: 11 },
          ` fill="${colourOf(index)}" fill-opacity="${series[index]!.kind === 'bar' ? '.6' : '1'}" stroke="none"`,
        ),
      );
      sheet.texts.push(text([name], { x: x + 16, y: -top - 5.5 }, { size: textSize.note, anchor: 'start' }));
      x += widths[place]! + 16;
    }
    top += 22;
  }
  if (title === '') return top;
  sheet.texts.push(text([title], { x: middle, y: -top - 8 }, { bold: true }));
  return top + 24;
}
