import type { DrawingMessages } from '../../i18n/index.ts';
import { isGap, isKnown } from '../cells.ts';
import { numberReader } from '../numbers.ts';
import type { Cell, ChartType, Labels } from '../chart-type.ts';
import { extremes, sentence } from '../describe.ts';
import type { ChartInput } from '../input.ts';
import type { Columns } from '../table.ts';
import { drawHeatMap } from './draw.ts';

/** A matrix of numbers; rows from top to bottom. */
export interface HeatMap extends Labels {
  rows: string[];
  columns: string[];
  /** Row by row. */
  cells: Cell[][];
  /** Everything that the author wrote. */
  data: Columns;
}

/** More cells than these are more than 100 kB. */
const most = 5000;

const labelFields = ['labels', 'rows', 'columns'];
const longFields = ['x', 'y', 'value'] as const;

/** A shaded cell for each number of a matrix. */
export const heatMap: ChartType = {
  fields: ['value', ...labelFields],
  isHeadless: ({ settings }) => labelFields.some((field) => settings.has(field)),
  read(input) {
    const chart = readHeatMap(input);
    return (
      chart && {
        describe: (messages) => describeHeatMap(chart, messages),
        draw: (tools) => drawHeatMap(tools, chart),
        data: chart.data,
      }
    );
  },
};

/**
 * What is drawn, the texts of its cells, and the columns that name its axes; `data` where these are not all that the
 * author wrote.
 */
interface Matrix {
  rows: string[];
  columns: string[];
  texts: string[][];
  xLabel?: string;
  yLabel?: string;
  data?: Columns;
}

/**
 * Reads a heat map; `undefined` when it has errors, which are reported. Wide data has a row for each row, its first
 * column their names, the other columns' names above them; long data has columns for `x`, `y` and `value`; bare numbers
 * have `labels`, or `rows` and `columns`.
 */
export function readHeatMap(input: ChartInput): HeatMap | undefined {
  const { settings } = input.form;
  const isLong = longFields.some((field) => settings.has(field));
  const matrix = heatMap.isHeadless?.(input.form) ? readBare(input) : isLong ? readLong(input) : readWide(input);
  if (matrix === undefined) return undefined;
  const { rows, columns, texts, data } = matrix;
  const read = numberReader(texts.flat());
  const cells = texts.map((row) => row.map((text) => ({ text: isGap(text) ? '' : text, value: read(text) })));
  if (!cells.flat().some(({ value }) => isKnown(value)))
    return input.error('The heat map’s data holds no number.', 'Write a number for each cell.');
  const count = rows.length * columns.length;
  if (count > most) {
    const [has, can] = [count.toLocaleString('en'), most.toLocaleString('en')];
    const message = `The heat map has ${has} cells; a page can carry ${can}.`;
    return input.error(message, 'Draw it elsewhere and show it as an image, or leave rows and columns out.');
  }
  const labels = input.labels(matrix.xLabel, matrix.yLabel);
  const asTable = {
    columns: [labels.yLabel ?? '', ...columns],
    rows: rows.map((row, index) => [row, ...texts[index]!]),
  };
  return { rows, columns, cells, data: data ?? asTable, ...labels };
}

function readWide(input: ChartInput): Matrix | undefined {
  const [first = '', ...names] = input.table.columns;
  if (names.length === 0) {
    const fix =
      'Write the rows’ names in the first column and their numbers in the others; ' +
      'or give bare numbers `labels: [cat, dog]`.';
    return input.error('The heat map’s data has one column.', fix);
  }
  if (!names.every((name) => input.checks(name, 'number'))) return undefined;
  const texts = input.table.rows.map(({ cells }) => cells.slice(1));
  return { rows: input.cells(first), columns: names, texts, ...(first !== '' && { yLabel: first }) };
}

function readBare(input: ChartInput): Matrix | undefined {
  const { columns, rows } = input.table;
  const namesOf = (field: 'rows' | 'columns', count: number): string[] | undefined => {
    const setting = input.form.settings.get(field) ?? input.form.settings.get('labels');
    if (setting === undefined) return Array.from({ length: count }, (_, index) => String(index + 1));
    const { values, line } = setting;
    const names = values.length === 1 ? values[0]!.split(',').map((each) => each.trim()) : values;
    if (names.length === count) return names;
    const message = `There are ${names.length} labels for ${count} ${field} of numbers.`;
    return input.error(message, `Name each of the ${field} once.`, line);
  };
  if (!columns.every((name) => input.checks(name, 'number'))) return undefined;
  const rowNames = namesOf('rows', rows.length);
  const columnNames = rowNames && namesOf('columns', columns.length);
  return columnNames && { rows: rowNames, columns: columnNames, texts: rows.map(({ cells }) => cells) };
}

function readLong(input: ChartInput): Matrix | undefined {
  const { table } = input;
  const picked = longFields.map((field) => input.named(field)?.[0]);
  if (longFields.some((field, index) => picked[index] === undefined && input.form.settings.has(field)))
    return undefined;
  const left = table.columns.filter((name) => !picked.includes(name));
  const value = picked[2] ?? left.findLast((name) => input.kind(name) === 'number');
  const y = picked[1] ?? left.find((name) => name !== value);
  const x = picked[0] ?? left.find((name) => name !== value && name !== y);
  if (x === undefined || y === undefined || value === undefined) {
    const fix = 'Name them: `x: predicted`, `y: true`, `value: count`.';
    return input.error('A heat map of long data needs three columns: `x`, `y` and `value`.', fix);
  }
  if (!input.checks(value, 'number')) return undefined;
  const [xs, ys] = [input.cells(x), input.cells(y)];
  const [columns, rows] = [[...new Set(xs)], [...new Set(ys)]];
  const byPosition = new Map<string, string>();
  for (const [row, text] of input.cells(value).entries()) {
    const key = JSON.stringify([ys[row], xs[row]]);
    if (byPosition.has(key)) {
      const message = `The heat map has two values for \`${y}\` ${ys[row]}, \`${x}\` ${xs[row]}.`;
      return input.error(message, 'Leave one of them.', table.file === undefined ? table.rows[row]!.line : table.line);
    }
    byPosition.set(key, text);
  }
  const texts = rows.map((row) => columns.map((column) => byPosition.get(JSON.stringify([row, column])) ?? ''));
  // A matrix has no room for a fourth column.
  const data = { columns: table.columns, rows: table.rows.map(({ cells }) => cells) };
  return { rows, columns, texts, xLabel: x, yLabel: y, ...(table.columns.length > 3 && { data }) };
}

function describeHeatMap({ rows, columns, cells, xLabel, yLabel }: HeatMap, messages: DrawingMessages): string {
  const nameOf = (axis: string | undefined, name: string) => (axis === undefined ? name : `${axis} ${name}`);
  const positionOf = (row: number, column: number) =>
    `${nameOf(yLabel, rows[row]!)}${messages.marks.comma}${nameOf(xLabel, columns[column]!)}`;
  const known = cells
    .flatMap((row, r) => row.map(({ value, text }, c) => ({ value, text: `${text} (${positionOf(r, c)})` })))
    .filter(({ value }) => isKnown(value));
  const isConfusion =
    rows.length > 1 &&
    rows.join('\n') === columns.join('\n') &&
    known.every(({ value }) => Number.isInteger(value) && value >= 0);
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const diagonal = rows.reduce((sum, _, index) => sum + (cells[index]?.[index]?.value || 0), 0);
  const share = messages.onDiagonal(diagonal.toLocaleString('en'), total.toLocaleString('en'));
  const what = [messages.heatMap, messages.grid(rows.length, columns.length, yLabel, xLabel)];
  return sentence(what, [...(isConfusion ? [share] : []), extremes(known, messages)], messages);
}
