import { decimalSignOf, readNumber, type WrittenNumber } from '../../core/numbers.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { suggestion } from '../../core/suggest.ts';
import type { Best, TableOptions } from './options.ts';

/** A cell as it is shown. */
export interface Cell {
  text: string;
  /** What a number lacks at its end to be as long as the longest below its decimal sign; `undefined` for other text. */
  padding: string | undefined;
  isBest: boolean;
}

/** A column as it is shown. */
export interface Column {
  title: string;
  isNumeric: boolean;
  cells: Cell[];
}

/** Data in rows, the first of which names the columns, each with its line. */
export interface Row {
  cells: string[];
  line: number;
}

/** Rows that a table shows by itself, and at most when it is asked for. */
export const limits = { rows: 200, mostRows: 1_000, columns: 100 };

/** What is wrong with the data or what is asked of it: a diagnostic, its `line` that of the row. */
export type Report = (diagnostic: TextDiagnostic) => void;

/** The columns that a table shows. */
export function columnsOf(rows: readonly Row[], options: TableOptions, report: Report): Column[] {
  const [head, ...body] = rows;
  if (head === undefined || body.length === 0) {
    const fix = 'Write the columns’ names in the first line, and a row of values in each line below.';
    report({ message: head === undefined ? 'The table is empty.' : 'The table has no rows.', fix });
    return [];
  }
  if (head.cells.length > limits.columns) {
    const message = `The table has ${head.cells.length} columns; a page shows at most ${limits.columns}.`;
    report({ message, fix: 'Choose some: `columns="name, other"`.' });
    return [];
  }
  checkRows(head, body, report);
  const chosen = chosenColumns(head.cells, options, report);
  const shown = body.slice(0, Math.min(options.rows ?? limits.rows, limits.mostRows));
  const best = bestOf(chosen, options, report);
  return chosen.map(({ index, title }) => {
    const texts = shown.map(({ cells }) => cells[index] ?? '');
    const wanted = best(head.cells[index]!);
    const column = columnOf(title, texts, wanted);
    if (wanted !== undefined && !column.isNumeric && options.best instanceof Map)
      report({
        message: `The column \`${head.cells[index]}\` has no numbers to find the best of.`,
        fix: 'Take it out of `best`.',
      });
    return column;
  });
}

function checkRows(head: Row, body: readonly Row[], report: Report): void {
  const { length } = head.cells;
  const odd = body.filter(({ cells }) => cells.length !== length);
  const count = (number: number) => `${number} ${number === 1 ? 'value' : 'values'}`;
  for (const { cells, line } of odd.slice(0, 3))
    report({
      message: `A row has ${count(cells.length)}, but there are ${length} columns.`,
      fix:
        cells.length > length
          ? 'A value with a comma in it goes between double quotes.'
          : 'Write a comma for each value that is missing.',
      line,
    });
  if (odd.length > 3)
    report({ message: `${odd.length - 3} more rows do not have ${count(length)}.`, fix: 'Correct all of them.' });
}

function chosenColumns(
  names: readonly string[],
  { columns }: TableOptions,
  report: Report,
): { index: number; title: string }[] {
  if (columns.length === 0) return names.map((title, index) => ({ index, title }));
  return columns.flatMap(({ name, title }) => {
    const index = names.indexOf(name);
    if (index === -1) reportColumn(name, names, report);
    return index === -1 ? [] : [{ index, title }];
  });
}

const reportColumn = (name: string, names: readonly string[], report: Report): void =>
  report({
    message: `There is no column \`${name}\`.`,
    fix: suggestion(name, names) ?? `There are ${names.map((each) => `\`${each}\``).join(', ')}.`,
  });

/** Which value of a column is the best one, by the column’s own name. */
function bestOf(
  chosen: readonly { title: string }[],
  { best, columns }: TableOptions,
  report: Report,
): (name: string) => Best | undefined {
  if (!(best instanceof Map)) return () => best;
  // A column may be named as in the data, or as it is shown.
  const ownName = new Map(columns.map(({ name, title }) => [title, name]));
  const titles = chosen.map(({ title }) => title);
  const known = new Set([...titles, ...columns.map(({ name }) => name)]);
  for (const name of best.keys()) if (!known.has(name)) reportColumn(name, titles, report);
  const byName = new Map([...best].map(([name, value]) => [ownName.get(name) ?? name, value]));
  return (name) => byName.get(name);
}

/** A column: numbers where at least half of its values are some. */
function columnOf(title: string, texts: readonly string[], best: Best | undefined): Column {
  const decimal = decimalSignOf(texts);
  const numbers = texts.map((text) => readNumber(text, decimal));
  const known = numbers.filter((number) => number !== undefined);
  const isNumeric = known.length > 0 && known.length * 2 >= texts.filter((text) => text.trim() !== '').length;
  if (!isNumeric)
    return { title, isNumeric, cells: texts.map((text) => ({ text, padding: undefined, isBest: false })) };
  const values = known.map(({ value }) => value);
  const wanted = best === undefined ? undefined : values.reduce((a, b) => Math[best](a, b));
  const paddingOf = createPadding(known, decimal);
  const cells = texts.map((text, index): Cell => {
    const number = numbers[index];
    return { text, padding: number && paddingOf(number), isBest: number !== undefined && number.value === wanted };
  });
  return { title, isNumeric, cells };
}

/** What each number lacks behind to be as wide below its decimal sign as the widest of its column. */
function createPadding(numbers: readonly WrittenNumber[], decimal: string): (number: WrittenNumber) => string {
  const digits = Math.max(...numbers.map(({ fraction }) => fraction.length));
  const suffix = numbers.map((number) => number.suffix).reduce((a, b) => (b.length > a.length ? b : a));
  return (number) =>
    (digits > 0 && number.fraction === '' ? decimal : '') +
    '0'.repeat(digits - number.fraction.length) +
    suffix.slice(number.suffix.length);
}
