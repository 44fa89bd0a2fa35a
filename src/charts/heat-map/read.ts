import { textOf, type Columns } from '../columns.ts';
import type { Form } from '../form.ts';
import type { Cell, HeatMap, Tell } from '../model.ts';
import { isGap, numberOf } from '../cells.ts';

const cellOf = (text: string): Cell => ({ text: isGap(text) ? '' : text, value: numberOf(text) });
const cellsOf = (texts: string[][]) => ({ texts, cells: texts.map((row) => row.map(cellOf)) });

/** More cells than these are more than 100 kB. */
const most = 5000;

/** Whether the data of a heat map is numbers only, with its labels in the form. */
export const isHeadless = ({ settings }: Form): boolean =>
  settings.has('labels') || settings.has('rows') || settings.has('columns');

/**
 * A heat map. Wide data has a row for each row, its first column their names, the other columns' names above them;
 * long data has columns for `x`, `y` and `value`; bare numbers have `labels`, or `rows` and `columns`.
 */
export function readHeatMap(form: Form, columns: Columns, tell: Tell): HeatMap | undefined {
  const isLong = (['x', 'y', 'value'] as const).some((field) => form.settings.has(field));
  const matrix = isHeadless(form)
    ? readBare(form, columns, tell)
    : isLong
      ? readLong(form, columns, tell)
      : readWide(columns, tell);
  if (matrix === undefined) return undefined;
  if (!matrix.cells.some((row) => row.some(({ value }) => !Number.isNaN(value)))) {
    const fix = 'Write a number for each cell.';
    return void tell(columns.table.line, 'The heat map’s data holds no number.', fix);
  }
  const count = matrix.rows.length * matrix.columns.length;
  if (count > most) {
    const fix = 'Draw it elsewhere and show it as a picture, or leave rows and columns out.';
    return void tell(
      columns.table.line,
      `The heat map has ${count.toLocaleString('en')} cells; a page can carry ${most.toLocaleString('en')}.`,
      fix,
    );
  }
  const { xLabel, yLabel, texts, ...rest } = matrix;
  const names = {
    title: textOf(form, 'title'),
    xLabel: textOf(form, 'xLabel') ?? xLabel,
    yLabel: textOf(form, 'yLabel') ?? yLabel,
  };
  const data = rest.data ?? matrixOf({ ...rest, texts }, names.yLabel);
  return { type: 'heatmap', ...rest, data, ...names, description: textOf(form, 'description'), table: columns.table };
}

/** A matrix as a table. */
function matrixOf({ rows, columns, texts }: Pick<Matrix, 'rows' | 'columns' | 'texts'>, yLabel = ''): HeatMap['data'] {
  return { columns: [yLabel, ...columns], rows: rows.map((row, index) => [row, ...texts[index]!]) };
}

/** What is drawn, and the texts of its cells; `data` where these are not all that the author wrote. */
type Matrix = Pick<HeatMap, 'rows' | 'columns' | 'cells'> & { texts: string[][]; data?: HeatMap['data'] } & {
  xLabel?: string | undefined;
  yLabel?: string | undefined;
};

function readWide(columns: Columns, tell: Tell): Matrix | undefined {
  const [first = '', ...names] = columns.table.columns;
  if (names.length === 0) {
    const fix =
      'Write the rows’ names in the first column and their numbers in the others; or give bare numbers `labels: [cat, dog]`.';
    return void tell(columns.table.line, 'The heat map’s data has one column.', fix);
  }
  if (!names.every((name) => columns.checks(name, 'number'))) return undefined;
  const texts = columns.table.rows.map(({ cells }) => cells.slice(1));
  return { rows: columns.cells(first), columns: names, ...cellsOf(texts), yLabel: first || undefined };
}

function readBare(form: Form, columns: Columns, tell: Tell): Matrix | undefined {
  const { table } = columns;
  const names = (field: 'rows' | 'columns', count: number): string[] | undefined => {
    const setting = form.settings.get(field) ?? form.settings.get('labels');
    const values =
      setting?.values.length === 1 ? setting.values[0]!.split(',').map((each) => each.trim()) : setting?.values;
    if (values === undefined) return Array.from({ length: count }, (_, index) => String(index + 1));
    if (values.length !== count)
      return void tell(
        setting!.line,
        `There are ${values.length} labels for ${count} ${field} of numbers.`,
        `Name each of the ${field} once.`,
      );
    return values;
  };
  if (!table.columns.every((name) => columns.checks(name, 'number'))) return undefined;
  const rows = names('rows', table.rows.length);
  const heads = rows && names('columns', table.columns.length);
  return heads && { rows, columns: heads, ...cellsOf(table.rows.map(({ cells }) => cells)) };
}

function readLong(form: Form, columns: Columns, tell: Tell): Matrix | undefined {
  const { table } = columns;
  const picked = (['x', 'y', 'value'] as const).map((field) => columns.named(field)?.[0]);
  if (picked.some((name, index) => name === undefined && form.settings.has((['x', 'y', 'value'] as const)[index]!)))
    return undefined;
  const left = table.columns.filter((name) => !picked.includes(name));
  const value = picked[2] ?? left.findLast((name) => columns.kind(name) === 'number');
  const y = picked[1] ?? left.find((name) => name !== value);
  const x = picked[0] ?? left.find((name) => name !== value && name !== y);
  if (x === undefined || y === undefined || value === undefined) {
    const fix = 'Name them: `x: predicted`, `y: true`, `value: count`.';
    return void tell(table.line, 'A heat map of long data needs three columns: `x`, `y` and `value`.', fix);
  }
  if (!columns.checks(value, 'number')) return undefined;
  const [xs, ys, values] = [columns.cells(x), columns.cells(y), columns.cells(value)];
  const [heads, rows] = [[...new Set(xs)], [...new Set(ys)]];
  const texts = new Map<string, string>();
  for (const [row, text] of values.entries()) {
    const key = JSON.stringify([ys[row], xs[row]]);
    if (texts.has(key)) {
      const fix = 'Leave one of them.';
      return void tell(
        table.file === undefined ? table.rows[row]!.line : table.line,
        `The heat map has two values for \`${y}\` ${ys[row]}, \`${x}\` ${xs[row]}.`,
        fix,
      );
    }
    texts.set(key, text);
  }
  const textAt = (row: string, head: string) => texts.get(JSON.stringify([row, head])) ?? '';
  const matrix = { rows, columns: heads, ...cellsOf(rows.map((row) => heads.map((head) => textAt(row, head)))) };
  // A matrix has no room for a fourth column.
  const written = { columns: table.columns, rows: table.rows.map(({ cells }) => cells) };
  return { ...matrix, xLabel: x, yLabel: y, ...(table.columns.length > 3 ? { data: written } : {}) };
}
