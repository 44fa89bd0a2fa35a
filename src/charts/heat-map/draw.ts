import type { Markish } from '@observablehq/plot';
import { at, draw, headingOf, nameStyle, words, type Tools } from '../frame.ts';
import type { HeatMap } from '../model.ts';
import { colours } from '../style.ts';
import { shorten, size, widest, widthOf } from '../text.ts';

/**
 * The darkest shade behind a number. Ink on either hue of this opacity over paper has a contrast of at least 6.7 : 1 in
 * the light and 4.8 : 1 in the dark; 4.5 is what WCAG 2.2 asks for (1.4.3).
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
export function drawHeat(tools: Tools, chart: HeatMap): Element {
  const rows = chart.rows.map((name) => shorten(name, tools.width * 0.3));
  const left =
    Math.ceil(
      Math.max(
        widest(rows),
        Math.min(widthOf(chart.yLabel ?? ''), tools.width * 0.3) + (chart.yLabel === undefined ? 0 : 20),
      ),
    ) + 10;
  const shaded = shadesOf(chart);
  const text = widest(shaded.map(({ text }) => text));
  const most = (tools.width - left) / chart.columns.length;
  const cell = Math.min(
    most,
    (tools.width - left - overhang(chart.columns, most)) / chart.columns.length,
    Math.max(64, text + 16, Math.min(110, widest(chart.columns) + 10)),
  );
  const fontSize = Math.min(size.text, Math.floor(((cell - 6) / Math.max(text, 1)) * size.text * 2) / 2);
  const isNumbered = fontSize >= 10.5;
  const cellHeight = Math.max(Math.min(cell, isNumbered ? 42 : 64), isNumbered ? 24 : 4);
  const heads = headsOf(tools, chart, cell);
  const heading = headingOf(tools, { ...chart, yLabel: undefined, xLabel: undefined }, [], 'area');
  const named = chart.xLabel === undefined ? 0 : 24;
  const top = (chart.title === undefined ? 0 : heading.height) + named + heads.height;
  const bottom = isNumbered ? 2 : 34;
  const height = top + cellHeight * chart.rows.length + bottom;
  const x = (column: number) => left + (column + 0.5) * cell;
  const y = (row: number) => top + (row + 0.5) * cellHeight;
  return draw(tools, {
    ...{
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: tools.width - left - cell * chart.columns.length,
    },
    ...{
      x: { type: 'band', domain: chart.columns.map((_, index) => index), padding: 0 },
      y: { type: 'band', domain: chart.rows.map((_, index) => index), padding: 0 },
    },
    marks: [
      ...cellsOf(tools, shaded, isNumbered, cell > 8 ? 0.75 : 0),
      ...(isNumbered
        ? [tools.Plot.text(shaded, { x: 'column', y: 'row', text: 'text', fill: colours.ink, fontSize })]
        : []),
    ],
    above: [
      ...(cellHeight < 15
        ? []
        : [
            words(
              tools,
              rows,
              rows.map((_, row) => [left - 10, y(row)]),
              { textAnchor: 'end' },
            ),
          ]),
      ...heads.marks(top - 10, x),
      ...(isNumbered ? [] : scaleOf(tools, shaded, left, height - 12)),
      ...(chart.yLabel === undefined
        ? []
        : [words(tools, [`${shorten(chart.yLabel, left - 20)} ↓`], [[0, top - 10]], nameStyle)]),
      ...(chart.xLabel === undefined
        ? []
        : [words(tools, [`${chart.xLabel} →`], [[left, top - heads.height - 13]], nameStyle)]),
      ...(chart.title === undefined ? [] : heading.marks),
    ],
  });
}

/** How dark each number is. Numbers on both sides of 0 have a hue for each; others go from the lowest, or from 0 when that is nearer than half of the highest. */
function shadesOf({ cells }: HeatMap): Shaded[] {
  const values = cells
    .flat()
    .map(({ value }) => value)
    .filter((value) => !Number.isNaN(value));
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const base = low < 0 ? 0 : low > high / 2 && low !== high ? low - (high - low) * 0.1 : 0;
  const span = Math.max(Math.abs(high - base), Math.abs(low - base)) || 1;
  const shaded = cells.flatMap((row, r) =>
    row.map(({ text, value }, c) => ({
      row: r,
      column: c,
      text: text.replace('-', '−'),
      share: (value - base) / span,
    })),
  );
  return shaded.filter(({ share }) => !Number.isNaN(share));
}

function cellsOf({ Plot }: Tools, shaded: readonly Shaded[], isNumbered: boolean, inset: number): Markish[] {
  const groups = Map.groupBy(shaded, ({ share }) => Math.round(share * levels));
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([level, cells]) =>
      Plot.cell(cells, {
        x: 'column',
        y: 'row',
        inset,
        fill: level < 0 ? colours.shadeBelow : colours.shade,
        fillOpacity: opacityOf(Math.abs(level) / levels, isNumbered),
      }),
    );
}

/** What the shades mean, below a map without numbers. */
function scaleOf(tools: Tools, shaded: readonly Shaded[], left: number, y: number): Markish[] {
  const [first, last] = [
    shaded.reduce((a, b) => (b.share < a.share ? b : a)),
    shaded.reduce((a, b) => (b.share > a.share ? b : a)),
  ];
  const from = left + widthOf(first.text) + 10;
  const shares = Array.from({ length: 7 }, (_, index) => first.share + ((last.share - first.share) * index) / 6);
  const shadeOf = (share: number) => ({
    fill: share < 0 ? colours.shadeBelow : colours.shade,
    fillOpacity: opacityOf(Math.abs(share), false),
  });
  const squares = shares.map((share, index) =>
    tools.Plot.dot([0], { x: at(from + 7 + index * 15), y: at(y), symbol: 'square', r: 7.5, ...shadeOf(share) }),
  );
  return [
    ...squares,
    words(
      tools,
      [first.text, last.text],
      [
        [left, y],
        [from + 7 * 15 + 8, y],
      ],
    ),
  ];
}

/** How dark a cell is. */
const opacityOf = (share: number, isNumbered: boolean): number =>
  Number((lightest + share * ((isNumbered ? darkest.numbered : darkest.bare) - lightest)).toFixed(3));

/** Names of columns that do not fit are slanted by 45°, and no longer than this, in units. */
const longest = 150;
const slant = Math.SQRT1_2;

/** How far the slanted names of the last columns reach beyond them, in units. */
function overhang(columns: readonly string[], cell: number): number {
  if (cell < 13 || widest(columns) <= cell - 4) return 0;
  return Math.max(
    0,
    ...columns.map(
      (name, index) => Math.min(widthOf(name), longest) * slant + 8 - (columns.length - index - 0.5) * cell,
    ),
  );
}

/** Names of the columns: upright where they fit, else slanted. */
function headsOf(
  tools: Tools,
  { columns }: HeatMap,
  cell: number,
): { height: number; marks: (y: number, x: (column: number) => number) => Markish[] } {
  if (cell < 13) return { height: 4, marks: () => [] };
  if (widest(columns) <= cell - 4)
    return {
      height: 24,
      marks: (y, x) => [
        words(
          tools,
          columns,
          columns.map((_, index) => [x(index), y]),
          { textAnchor: 'middle' },
        ),
      ],
    };
  const names = columns.map((name) => shorten(name, longest));
  const height = Math.ceil(widest(names) * slant) + 18;
  return {
    height,
    marks: (y, x) => [
      words(
        tools,
        names,
        names.map((_, index) => [x(index) - 2, y]),
        { rotate: -45 },
      ),
    ],
  };
}
