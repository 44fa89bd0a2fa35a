import type { DiagnosticCollector } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import { isGap, isNumber, momentOf, vagueDate, type AxisKind } from './cells.ts';
import type { Labels } from './chart-type.ts';
import { kindOf, numberReader, unclearNumber, unitsOf, type NumberReader, type Unit } from './numbers.ts';
import { textOf, type Form } from './form.ts';
import type { Table } from './table.ts';

/** Names between backticks, a comma between each. */
export const listNames = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What a chart is made from: its form, and its data column by column. Errors in these are reported. */
export class ChartInput {
  /** The fields of the chart. */
  readonly form: Form;
  /** Its data. */
  readonly table: Table;
  readonly #diagnostics: DiagnosticCollector;

  constructor(form: Form, table: Table, diagnostics: DiagnosticCollector) {
    this.form = form;
    this.table = table;
    this.#diagnostics = diagnostics;
  }

  /** Reports an error about the data, or about what stands on `line`. */
  error(message: string, fix: string, line = this.table.line): undefined {
    this.#diagnostics.error(message, fix, line);
  }

  /** The text of a field. */
  text = (field: string): string | undefined => textOf(this.form, field);

  /** Title and names of the axes, where there are none those of columns. */
  labels = (xLabel?: string, yLabel?: string): Labels => ({
    title: this.text('title'),
    xLabel: this.text('xLabel') ?? xLabel,
    yLabel: this.text('yLabel') ?? yLabel,
  });

  /** The cells of a column, from top to bottom. */
  cells = (name: string): string[] => {
    const index = this.table.columns.indexOf(name);
    return this.table.rows.map(({ cells }) => cells[index]!);
  };

  /** What the cells of a column are: numbers, times or names. */
  kind = (name: string): AxisKind => kindOf(this.cells(name));

  /** How the numbers of a column are read. */
  numbers = (name: string): NumberReader => numberReader(this.cells(name));

  /** Whether words stand in the column that the form names for the horizontal axis, else in the first. */
  hasWordsAlongX(): boolean {
    const x = this.form.settings.get('x')?.values[0] ?? this.table.columns[0]!;
    return this.table.columns.includes(x) && this.kind(x) === 'words';
  }

  /** Whether a field is set to something that names no column, which has been reported. */
  isWrong = (field: string, names: readonly string[] | undefined): boolean =>
    names === undefined && this.form.settings.has(field);

  /** The columns that a field names; `undefined` when it is missing or names one that is not there. */
  named(field: 'x' | 'y' | 'series' | 'value', many = false): string[] | undefined {
    const setting = this.form.settings.get(field);
    if (setting === undefined) return undefined;
    const { line } = setting;
    const { columns } = this.table;
    const names = many ? setting.values.flatMap((each) => this.#split(each)) : setting.values;
    if (!many && names.length > 1)
      return this.error(`\`${field}\` is the name of one column.`, `Write \`${field}: ${names[0]}\`.`, line);
    const unknown = names.find((name) => !columns.includes(name));
    if (unknown === undefined) return names;
    const known = columns.filter((column) => column !== '');
    const fix = suggestion(unknown, known) ?? `Its columns are ${listNames(known.slice(0, 12))}.`;
    return this.error(`\`${field}\` names the column \`${unknown}\`, which is not in the data.`, fix, line);
  }

  /** `train, validation` as a text means two columns, unless there is one of that name. */
  #split(text: string): string[] {
    if (this.table.columns.includes(text)) return [text];
    const parts = text.split(',').map((part) => part.trim());
    return parts.filter((part) => part !== '');
  }

  /** Whether each cell of a column is a number or a gap (or a moment, for `time`); reports the first that is not. */
  checks(name: string, kind: AxisKind): boolean {
    if (kind === 'words') return true;
    const isTime = kind === 'time';
    if (!isTime && !this.#checksNotation(name)) return false;
    const read = isTime ? momentOf : this.numbers(name);
    // A number too large to draw stands nowhere.
    const isWrong = (cell: string) => !isGap(cell) && Number.isNaN(read(cell)) && (isTime || !isNumber(cell));
    const more = this.cells(name).filter(isWrong).length - 1;
    const others = more < 1 ? '' : ` (and ${more} more)`;
    const fix = isTime
      ? 'Write it as `2024-01-31`.'
      : 'Write a number such as `0.25`, `1e-4` or `91%`, without words; where there is none, leave the cell empty.';
    return this.#checkCells(name, isWrong, `is no ${isTime ? 'date' : 'number'}${others}.`, fix);
  }

  /** Whether the numbers of a column can be told from how they are written, and have one unit. */
  #checksNotation(name: string): boolean {
    const cells = this.cells(name);
    if (cells.every((cell) => isNumber(cell) || isGap(cell))) return true;
    const [one, other] = [...unitsOf(cells).values()];
    const isMixed = other !== undefined && (one!.unit.after + other.unit.after).includes('%');
    if (isMixed || (other !== undefined && unitsOf(cells).size > 2) || (one && other && hasBoth(one.unit, other.unit)))
      return this.#checkCells(
        name,
        (cell) => cell === other!.cell,
        `has another unit than \`${one!.cell}\`.`,
        'Write all numbers of a column in one unit.',
      );
    const unclear = this.table.delimiter === ',' ? undefined : unclearNumber(cells);
    const plain = unclear?.replace(/,(?=\d{3}(?!\d))/, '') ?? '';
    const what = `could be \`${plain}\` or \`${unclear?.replace(',', '.')}\`.`;
    const fix =
      'Write the numbers of the column without a sign between thousands, and with a point before the fraction.';
    return this.#checkCells(name, (cell) => cell === unclear, what, fix);
  }

  /** Whether the dates of a column, if it has some, say which day they are; reports the first that does not. */
  checksDates(name: string): boolean {
    const vague = vagueDate(this.cells(name));
    const what = 'seems to be a date or a time, but which one cannot be told for certain.';
    const forms = '`2024-01-31`, `2024-01`, `2024-01-31 14:30`, `2024-W05` or `2024 Q1`';
    return this.#checkCells(
      name,
      (cell) => cell === vague,
      what,
      `Write ${forms}; or put a word before what is no date.`,
    );
  }

  /** Whether a column can stand on a logarithmic axis; reports the first value that cannot. */
  checksLog(name: string): boolean {
    const read = this.numbers(name);
    const isWrong = (cell: string) => read(cell) <= 0;
    const what = 'has no place on a logarithmic axis, which begins above 0.';
    return this.#checkCells(name, isWrong, what, 'Leave the cell empty, or take `log` out.');
  }

  /** Whether a column of words can name the series of long data: one in every row, and one of them more than once. */
  isNaming(name: string): boolean {
    const cells = this.cells(name);
    return cells.every((cell) => !isGap(cell)) && new Set(cells).size < cells.length;
  }

  #checkCells(column: string, isWrong: (cell: string) => boolean, what: string, fix: string): boolean {
    const cells = this.cells(column);
    const row = cells.findIndex(isWrong);
    if (row < 0) return true;
    const { line } = this.table.rows[row]!;
    const { file } = this.table;
    const cell = cells[row]!.length > 40 ? `${cells[row]!.slice(0, 40)}…` : cells[row];
    const inFile = file === undefined ? '' : ` (line ${line} of \`${file}\`)`;
    const inColumn = column === '' ? '' : `, column \`${column}\``;
    const message = `\`${cell}\` in row ${row + 1}${inFile}${inColumn}, ${what}`;
    this.error(message, fix, file === undefined ? line : this.table.line);
    return false;
  }
}

/** Whether two units are two currencies. */
const hasBoth = (one: Unit, other: Unit): boolean => one.before + one.after !== '' && other.before + other.after !== '';
