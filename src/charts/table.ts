import type { DiagnosticCollector } from '../core/diagnostics.ts';
import { isGap, isNumber, momentOf } from './cells.ts';
import { delimiterOf, parseCsv, type Row } from './csv.ts';
import type { RowSource, Source } from './yaml-data.ts';

/** Data in named columns. */
export interface Columns {
  columns: string[];
  /** The cells of each row. */
  rows: string[][];
}

/** Data in rows and named columns. */
export interface Table {
  columns: string[];
  /** `line`: where the row stands in the text (its first line is 1), or in `file`. */
  rows: Row[];
  /** The file it was read from. */
  file: string | undefined;
  /** What divides its values, where it is CSV. */
  delimiter?: string;
  /** Line of the text for errors of the data as a whole. */
  line: number;
}

/**
 * Reads data into a table, or reports its errors. `isHeadless` data has no names of columns: a matrix with `labels`.
 */
export function readTable(
  source: Source | undefined,
  isHeadless: boolean,
  readFile: (path: string) => string | undefined,
  diagnostics: DiagnosticCollector,
): Table | undefined {
  if (source === undefined) {
    const fix =
      'Write CSV with the columns’ names in its first line; below other fields, indented under `data: |`; ' +
      'or name a file: `file: ./runs.csv`.';
    return void diagnostics.error('The chart has no data.', fix, 0);
  }
  const { line } = source;
  if ('rows' in source) return tableOf(rowsOf(source), undefined, line, isHeadless, diagnostics);
  if ('text' in source) {
    const rows = parseCsv(withoutByteOrderMark(source.text), line, ({ message, fix, at }) =>
      diagnostics.error(`${message}.`, fix, at),
    );
    const table = tableOf(rows, undefined, line, isHeadless, diagnostics);
    return table && { ...table, delimiter: delimiterOf(source.text) };
  }
  const { file } = source;
  const text = readCsvFile(file, line, readFile, diagnostics);
  if (text === undefined) return undefined;
  const rows = parseCsv(withoutByteOrderMark(text), 1, ({ message, fix, at }) =>
    diagnostics.error(`${message} (line ${at} of \`${file}\`).`, fix, line),
  );
  const table = tableOf(rows, file, line, isHeadless, diagnostics);
  return table && { ...table, delimiter: delimiterOf(text) };
}

const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

function readCsvFile(
  file: string,
  line: number,
  readFile: (path: string) => string | undefined,
  { error }: DiagnosticCollector,
): string | undefined {
  if (file === '' || /^([a-z][a-z+.-]*:|[/\\])/i.test(file)) {
    const message = file === '' ? '`file` names no file.' : `\`${file}\` is not relative to the post.`;
    return void error(message, 'Put the file beside the post and write `file: ./runs.csv`.', line);
  }
  const text = readFile(file);
  if (text === undefined) {
    const fix = 'Check its name (capitals count), or put the file there.';
    return void error(`There is no file \`${file}\` beside the post.`, fix, line);
  }
  if (!/[\0\uFFFD]/.test(text)) return text;
  return void error(`The file \`${file}\` is not UTF-8 text.`, 'Save it again as CSV with the encoding UTF-8.', line);
}

/** Rows of YAML, below the names of the columns. */
function rowsOf({ rows, named, line }: RowSource): Row[] {
  if (!named) return rows.map(({ cells, line }) => ({ cells: cells.map(([, cell]) => cell), line }));
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(([name]) => name)))];
  const below = rows.map(({ cells, line }) => {
    const byName = new Map(cells);
    return { cells: columns.map((name) => byName.get(name) ?? ''), line };
  });
  return [{ cells: columns, line }, ...below];
}

/** The rows as a table; `undefined` when they have errors, which are reported. */
function tableOf(
  all: readonly Row[],
  file: string | undefined,
  line: number,
  isHeadless: boolean,
  diagnostics: DiagnosticCollector,
): Table | undefined {
  const rows = isHeadless ? all : all.slice(1);
  const count = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const names = isHeadless ? Array.from({ length: count }, (_, index) => String(index + 1)) : (all[0]?.cells ?? []);
  const columns = trimmed(names);
  const error = errorIn(all[0], columns, rows, isHeadless);
  if (error === undefined) {
    const filled = rows.map(({ cells, line }) => ({ cells: columns.map((_, index) => cells[index] ?? ''), line }));
    return { columns, rows: filled, file, line };
  }
  const { message, fix, row } = error;
  const inFile = row === undefined || file === undefined ? '' : ` (line ${row} of \`${file}\`)`;
  const where = (data: string) => data + inFile;
  diagnostics.error(message.replace('the data', where), fix, file === undefined ? (row ?? line) : line);
  return undefined;
}

/** The first error in rows below the names of columns. `row`: the line of the one that has it. */
function errorIn(
  first: Row | undefined,
  columns: readonly string[],
  rows: readonly Row[],
  isHeadless: boolean,
): { message: string; fix: string; row?: number } | undefined {
  if (first === undefined)
    return {
      message: 'The chart’s data is empty.',
      fix: 'Write the columns’ names in its first line and numbers below.',
    };
  const inFirst = (message: string, fix: string) => ({ message, fix, row: first.line });
  if (!isHeadless && first.cells.every(isNumber)) {
    const fix = 'Write, for example, `epoch,loss` above them. A heat map can have `labels: [cat, dog]` instead.';
    return inFirst('The first line of the data holds numbers; it is to name the columns.', fix);
  }
  if (!isHeadless && seemsValues(first.cells, rows)) {
    const fix =
      'Write the columns’ names above it, for example `day,visits`; a name that is a number, with a word: `top 5`.';
    return inFirst('The first line of the data seems to hold values; it is to name the columns.', fix);
  }
  if (rows.length === 0) {
    const message = 'The chart’s data has names of columns, but no row.';
    return { message, fix: 'Write a row of values below them.' };
  }
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) {
    const what = twice === '' ? 'have no name' : `are called \`${twice}\``;
    return inFirst(`Two columns of the data ${what}.`, 'Give every column a name of its own.');
  }
  const long = rows.find(({ cells }) => trimmed(cells).length > columns.length);
  if (long === undefined) return undefined;
  const { length } = trimmed(long.cells);
  const message = `A row of the data has ${length} values, but there are ${columns.length} columns.`;
  return { message, fix: 'A value with a comma in it goes between double quotes.', row: long.line };
}

const isValue = (cell: string): boolean => isNumber(cell) || !Number.isNaN(momentOf(cell));

/**
 * Whether a first line is a row like those below it. Years and other numbers that rise or fall may be names of columns.
 */
function seemsValues(first: readonly string[], rows: readonly Row[]): boolean {
  const isLikeBelow = (index: number) => {
    const below = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => !isGap(cell));
    return isValue(first[index]!) && below.length > 0 && below.every(isValue);
  };
  if (isLikeBelow(0)) return true;
  const numbers = first.flatMap((cell, index) =>
    index > 0 && isNumber(cell) && isLikeBelow(index) ? [Number(cell)] : [],
  );
  if (numbers.length === 1) return !(Number.isInteger(numbers[0]) && numbers[0]! >= 1500 && numbers[0]! <= 2200);
  const steps = numbers.slice(1).map((number, index) => Math.sign(number - numbers[index]!));
  return steps.some((step) => step === 0 || step !== steps[0]);
}

/** Cells without the empty ones at the end. */
const trimmed = (cells: readonly string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
