import type { Markish } from '@observablehq/plot';
import { isKnown, rangeOf } from '../cells.ts';
import { at, draw, headingOf, nameStyle, textsAt, type Tools } from '../frame.ts';
import { colours } from '../style.ts';
import { shorten, textSize, widest, widthOf } from '../../drawing/text.ts';
import type { HeatMap } from './read.ts';

/**
 * The darkest shade behind a number. Ink on either hue of this opacity over paper has a contrast of at least 6.7 : 1 in
 * light mode and 4.8 : 1 in dark mode; 4.5 is what WCAG 2.2 asks for (1.4.3).
 */
const darkest = { numbered: 0.45, bare: 0.95 } as const;

/** The lightest, so that a cell of 0 can be seen. */
const lightest = 0.04;

/** Shades: cells of one of them are one path. */
const levels = 24;

/** A number’s cell. */
interface Shaded {
  row: number;
  column: number;
  text: string;
  /** From −1 to 1: how far from 0, or from the lowest number where none is near 0. */
  share: number;
}

/** Draws a heat map: a shaded cell for each number, with the number where it fits. */
export function drawHeatMap(tools: Tools, chart: HeatMap): Element {
  const { Plot, width } = tools;
  const { columns, title, xLabel, yLabel } = chart;
  const longestRow = width * 0.3;
  const rows = chart.rows.map((name) => shorten(name, longestRow));
  const yNameWidth = yLabel === undefined ? 0 : Math.min(widthOf(yLabel), width * 0.3) + 20;
  const left = Math.ceil(Math.max(widest(rows), yNameWidth)) + 10;
  const shaded = shadesOf(chart);
  const { cell, cellHeight, fontSize, isNumbered } = sizesOf(columns, shaded, width - left);
  const heads = columnNames(tools, columns, cell);
  const heading = headingOf(tools, { title, yLabel: undefined, xLabel: undefined }, [], 'area');
  const top = (title === undefined ? 0 : heading.height) + (xLabel === undefined ? 0 : 24) + heads.height;
  const bottom = isNumbered ? 2 : 34;
  const height = top + cellHeight * rows.length + bottom;
  const marginRight = width - left - cell * columns.length;
  const rowPositions = rows.map((_, row): [number, number] => [left - 10, top + (row + 0.5) * cellHeight]);
  const name = (text: string, x: number, y: number) => textsAt(tools, [text], [[x, y]], nameStyle);
  const numbers = { x: 'column', y: 'row', text: 'text', fill: colours.ink, fontSize };
  return draw(tools, {
    ...{ height, marginTop: top, marginBottom: bottom, marginLeft: left, marginRight },
    x: { type: 'band', domain: [...columns.keys()], padding: 0 },
    y: { type: 'band', domain: [...rows.keys()], padding: 0 },
    marks: [
      ...drawCells(tools, shaded, isNumbered, cell > 8 ? 0.75 : 0),
      ...(isNumbered ? [Plot.text(shaded, numbers)] : []),
    ],
    above: [
      ...(cellHeight < 15 ? [] : [textsAt(tools, rows, rowPositions, { textAnchor: 'end' })]),
      ...heads.marks(top - 10, (column) => left + (column + 0.5) * cell),
      ...(isNumbered ? [] : drawShadeScale(tools, shaded, left, height - 12)),
      ...(yLabel === undefined ? [] : [name(`${shorten(yLabel, left - 20)} ↓`, 0, top - 10)]),
      ...(xLabel === undefined ? [] : [name(`${xLabel} →`, left, top - heads.height - 13)]),
      ...(title === undefined ? [] : heading.marks),
    ],
  });
}

/** Size of a cell and of the numbers in it, in a width. */
function sizesOf(columns: readonly string[], shaded: readonly Shaded[], width: number) {
  const text = widest(shaded.map((each) => each.text));
  const most = width / columns.length;
  const withOverhang = (width - overhang(columns, most)) / columns.length;
  const cell = Math.min(most, withOverhang, Math.max(64, text + 16, Math.min(110, widest(columns) + 10)));
  const fontSize = Math.min(textSize.name, Math.floor(((cell - 6) / Math.max(text, 1)) * textSize.name * 2) / 2);
  const isNumbered = fontSize >= 10.5;
  const cellHeight = Math.max(Math.min(cell, isNumbered ? 42 : 64), isNumbered ? 24 : 4);
  return { cell, cellHeight, fontSize, isNumbered };
}

/**
 * How dark each number is. Numbers on both sides of 0 have a hue for each; others go from the lowest, or from 0 when
 * that is nearer than half of the highest.
 */
function shadesOf({ cells }: HeatMap): Shaded[] {
  const [low, high] = rangeOf(
    cells
      .flat()
      .map(({ value }) => value)
      .filter(isKnown),
  );
  const base = low < 0 ? 0 : low > high / 2 && low !== high ? low - (high - low) * 0.1 : 0;
  const span = Math.max(Math.abs(high - base), Math.abs(low - base)) || 1;
  const shaded = cells.flatMap((cellsOfRow, row) =>
    cellsOfRow.map(({ text, value }, column) => {
      return { row, column, text: text.replace('-', '−'), share: (value - base) / span };
    }),
  );
  return shaded.filter(({ share }) => isKnown(share));
}

/** The colour of a share, from −1 to 1. */
function shadeOf(share: number, isNumbered: boolean): { fill: string; fillOpacity: number } {
  const opacity = lightest + Math.abs(share) * ((isNumbered ? darkest.numbered : darkest.bare) - lightest);
  return { fill: share < 0 ? colours.shadeBelow : colours.shade, fillOpacity: Number(opacity.toFixed(3)) };
}

function drawCells({ Plot }: Tools, shaded: readonly Shaded[], isNumbered: boolean, inset: number): Markish[] {
  const groups = Map.groupBy(shaded, ({ share }) => Math.round(share * levels));
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([level, cells]) =>
      Plot.cell(cells, { x: 'column', y: 'row', inset, ...shadeOf(level / levels, isNumbered) }),
    );
}

/** What the shades mean, below a map without numbers. */
function drawShadeScale(tools: Tools, shaded: readonly Shaded[], left: number, y: number): Markish[] {
  const first = shaded.reduce((a, b) => (b.share < a.share ? b : a));
  const last = shaded.reduce((a, b) => (b.share > a.share ? b : a));
  const from = left + widthOf(first.text) + 10;
  const shares = Array.from({ length: 7 }, (_, index) => first.share + ((last.share - first.share) * index) / 6);
  const squares = shares.map((share, index) => {
    const position = { x: at(from + 7 + index * 15), y: at(y) };
    return tools.Plot.dot([0], { ...position, symbol: 'square', r: 7.5, ...shadeOf(share, false) });
  });
  const ends = [first.text, last.text];
  return [
    ...squares,
    textsAt(
      tools,
      ends,
      [left, from + 7 * 15 + 8].map((x): [number, number] => [x, y]),
    ),
  ];
}

/** Names of columns that do not fit are slanted by 45°, and no longer than this, in units. */
const longest = 150;
const slant = Math.SQRT1_2;

/** How far the slanted names of the last columns reach beyond them, in units. */
function overhang(columns: readonly string[], cell: number): number {
  if (cell < 13 || widest(columns) <= cell - 4) return 0;
  const beyond = columns.map((name, index) => {
    return Math.min(widthOf(name), longest) * slant + 8 - (columns.length - index - 0.5) * cell;
  });
  return Math.max(0, ...beyond);
}

/** Names above the columns, whose height they take. */
interface ColumnNames {
  height: number;
  marks(y: number, xOf: (column: number) => number): Markish[];
}

/** Names of the columns: upright where they fit, else slanted. */
function columnNames(tools: Tools, columns: readonly string[], cell: number): ColumnNames {
  if (cell < 13) return { height: 4, marks: () => [] };
  const isUpright = widest(columns) <= cell - 4;
  const names = isUpright ? columns : columns.map((name) => shorten(name, longest));
  const options = isUpright ? ({ textAnchor: 'middle' } as const) : { rotate: -45 };
  return {
    height: isUpright ? 24 : Math.ceil(widest(names) * slant) + 18,
    marks(y, xOf) {
      const positions = names.map((_, column): [number, number] => [xOf(column) - (isUpright ? 0 : 2), y]);
      return [textsAt(tools, names, positions, options)];
    },
  };
}
