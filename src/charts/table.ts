import { dsvFormat } from 'd3-dsv';
import type { Source } from './form.ts';
import type { Table, Tell } from './model.ts';
import { isGap, isNumber, momentOf } from './cells.ts';

/** Reads data into a table, or tells what is wrong with it. `headless` data has no names of columns in it: a matrix with `labels`. */
export function readTable(
  source: Source | undefined,
  headless: boolean,
  read: (path: string) => string | undefined,
  tell: Tell,
): Table | undefined {
  if (source === undefined) {
    const fix =
      'Write CSV with the columns’ names in its first line; below other fields, indented under `data: |`; or name a file: `file: ./runs.csv`.';
    return void tell(0, 'The chart has no data.', fix);
  }
  if (!('file' in source)) {
    const lines = 'text' in source ? parseCsv(source.text.replace(/^\uFEFF/, ''), source.line, tell) : rowsOf(source);
    return checked(lines, undefined, source.line, headless, tell);
  }
  const wrong = wrongPath(source.file);
  if (wrong !== undefined)
    return void tell(source.line, wrong, 'Put the file beside the post and write `file: ./runs.csv`.');
  const text = read(source.file);
  if (text === undefined)
    return void tell(
      source.line,
      `There is no file \`${source.file}\` beside the post.`,
      'Check its name (capitals count), or put the file there.',
    );
  if (/[\0\uFFFD]/.test(text))
    return void tell(
      source.line,
      `The file \`${source.file}\` is not UTF-8 text.`,
      'Save it again as CSV with the encoding UTF-8.',
    );
  const tellOfFile: Tell = (line, message, fix) =>
    tell(source.line, `${message.slice(0, -1)} (line ${line} of \`${source.file}\`).`, fix);
  return checked(parseCsv(text.replace(/^\uFEFF/, ''), 1, tellOfFile), source.file, source.line, headless, tell);
}

function wrongPath(path: string): string | undefined {
  if (path === '') return '`file` names no file.';
  if (/^([a-z][a-z+.-]*:|[/\\])/i.test(path)) return `\`${path}\` is not relative to the post.`;
  return undefined;
}

interface Line {
  cells: string[];
  line: number;
}

/**
 * Lines of CSV, of which the first begins on line `from`; with tabs or semicolons when the first line has no comma.
 * Empty lines and remarks are left out; a remark that looks like a row is told.
 */
function parseCsv(text: string, from: number, tell: Tell): Line[] {
  const header = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const delimiter = [',', '\t', ';'].find((each) => bare.includes(each)) ?? ',';
  let next = from;
  const lines = dsvFormat(delimiter).parseRows(text, (written) => {
    const line = next;
    next += 1 + written.reduce((count, cell) => count + (cell.match(/\r\n|[\r\n]/g)?.length ?? 0), 0);
    return { cells: written.map((cell) => cell.trim()), line };
  });
  const { length = 0 } = lines.find(({ cells }) => !isRemark(cells))?.cells ?? [];
  for (const { cells, line } of lines.filter(({ cells }) => isRemark(cells) && length > 1 && cells.length === length)) {
    if (!cells.slice(1).some(isNumber)) continue;
    const fix = 'Delete the line; or let its first cell begin with another sign than `#`, if it is a row.';
    tell(line, `\`${cells.join(',')}\` begins as a remark does, but has the values of a row.`, fix);
  }
  return lines.filter(({ cells }) => cells.some((cell) => cell !== '') && !isRemark(cells));
}

/** `#1,5` and `#,5` are rows; a remark has a space after its sign, or is one cell. */
const isRemark = (cells: readonly string[]): boolean =>
  /^#\s/.test(cells[0]!) || (cells[0]!.startsWith('#') && cells.slice(1).every((cell) => cell === ''));

/** Rows of YAML as lines: names of the columns first. */
function rowsOf({ rows, named, line }: Extract<Source, { rows: unknown }>): Line[] {
  if (!named) return rows.map(({ cells, line }) => ({ cells: cells.map(([, cell]) => cell), line }));
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(([name]) => name)))];
  const lines = rows.map(({ cells, line }) => {
    const byName = new Map(cells);
    return { cells: columns.map((name) => byName.get(name) ?? ''), line };
  });
  return [{ cells: columns, line }, ...lines];
}

function checked(
  lines: readonly Line[],
  file: string | undefined,
  line: number,
  headless: boolean,
  tell: Tell,
): Table | undefined {
  const where = (at: number) => (file === undefined ? '' : ` (line ${at} of \`${file}\`)`);
  const refuse = (at: number, message: string, fix: string) => void tell(file === undefined ? at : line, message, fix);
  const [first] = lines;
  if (first === undefined)
    return refuse(line, 'The chart’s data is empty.', 'Write the columns’ names in its first line and numbers below.');
  const count = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const names = headless ? Array.from({ length: count }, (_, index) => String(index + 1)) : trimmed(first.cells);
  if (!headless && first.cells.every(isNumber)) {
    const fix = 'Write, for example, `epoch,loss` above them. A heat map can have `labels: [cat, dog]` instead.';
    return refuse(
      first.line,
      `The first line of the data${where(first.line)} holds numbers; it is to name the columns.`,
      fix,
    );
  }
  const rows = headless ? lines : lines.slice(1);
  if (!headless && seemsValues(first.cells, rows)) {
    const fix =
      'Write the columns’ names above it, for example `day,visits`; a name that is a number, with a word: `top 5`.';
    return refuse(
      first.line,
      `The first line of the data${where(first.line)} seems to hold values; it is to name the columns.`,
      fix,
    );
  }
  if (rows.length === 0)
    return refuse(line, 'The chart’s data has names of columns, but no row.', 'Write a row of values below them.');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const message =
      twice === ''
        ? `Two columns of the data${where(first.line)} have no name.`
        : `Two columns of the data${where(first.line)} are called \`${twice}\`.`;
    const fix = 'Give every column a name of its own.';
    return refuse(first.line, message, fix);
  }
  const long = rows.find(({ cells }) => trimmed(cells).length > names.length);
  if (long !== undefined) {
    const fix = 'A value with a comma in it goes between double quotes.';
    return refuse(
      long.line,
      `A row of the data${where(long.line)} has ${trimmed(long.cells).length} values, but there are ${names.length} columns.`,
      fix,
    );
  }
  return {
    columns: names,
    rows: rows.map(({ cells, line }) => ({ cells: names.map((_, index) => cells[index] ?? ''), line })),
    file,
    line,
  };
}

const isValue = (cell: string): boolean => isNumber(cell) || !Number.isNaN(momentOf(cell));

/** Whether a first line is a row like those below it. Years and other numbers that rise or fall may be names of columns. */
function seemsValues(first: readonly string[], rows: readonly Line[]): boolean {
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
