import { nearest, type Field, type Form, type Setting } from './form.ts';
import type { AxisKind, Table, Tell } from './model.ts';
import { isGap, isNumber, kindOf, momentOf, vagueDate } from './cells.ts';

/** The one text of a field. */
export const textOf = ({ settings }: Form, field: Field): string | undefined =>
  settings.get(field)?.values.join(', ').trim() || undefined;

/** The table that a chart is made from, column by column; what it is asked wrongly it tells. */
export class Columns {
  readonly table: Table;
  readonly #form: Form;
  readonly #tell: Tell;

  constructor(table: Table, form: Form, tell: Tell) {
    this.table = table;
    this.#form = form;
    this.#tell = tell;
  }

  /** The cells of a column, from top to bottom. */
  cells = (name: string): string[] => {
    const index = this.table.columns.indexOf(name);
    return this.table.rows.map(({ cells }) => cells[index]!);
  };

  kind = (name: string): AxisKind => kindOf(this.cells(name));

  /** The columns that a field names; `undefined` when it is missing or names one that is not there. */
  named(field: 'x' | 'y' | 'series' | 'value', many = false): string[] | undefined {
    const setting = this.#form.settings.get(field);
    if (setting === undefined) return undefined;
    const names = many ? setting.values.flatMap((each) => this.#split(each)) : setting.values;
    if (!many && names.length > 1)
      return void this.#tell(
        setting.line,
        `\`${field}\` is the name of one column.`,
        `Write \`${field}: ${names[0]}\`.`,
      );
    const unknown = names.find((name) => !this.table.columns.includes(name));
    return unknown === undefined ? names : void this.#tellUnknown(field, unknown, setting);
  }

  /** `train, validation` as a text means two columns, unless there is one of that name. */
  #split(text: string): string[] {
    return this.table.columns.includes(text)
      ? [text]
      : text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
  }

  #tellUnknown(field: Field, name: string, { line }: Setting): void {
    const known = this.table.columns.filter((column) => column !== '');
    const near = nearest(name, known);
    const fix =
      near === undefined
        ? `Its columns are ${known
            .slice(0, 12)
            .map((each) => `\`${each}\``)
            .join(', ')}.`
        : `Did you mean \`${near}\`?`;
    this.#tell(line, `\`${field}\` names the column \`${name}\`, which is not in the data.`, fix);
  }

  /** Whether each cell of a column is a number or a gap (or a moment, for `time`); tells the first that is not. */
  checks(name: string, kind: AxisKind): boolean {
    if (kind === 'words') return true;
    const isFine = (cell: string) => isGap(cell) || (kind === 'time' ? !Number.isNaN(momentOf(cell)) : isNumber(cell));
    const cells = this.cells(name);
    const at = cells.findIndex((cell) => !isFine(cell));
    if (at < 0) return true;
    const more = cells.filter((cell) => !isFine(cell)).length - 1;
    const others = more === 0 ? '' : ` (and ${more} more)`;
    const fix =
      kind === 'time'
        ? 'Write it as `2024-01-31`.'
        : 'Write a number such as `0.25` or `1e-4`, without a unit; where there is none, leave the cell empty.';
    this.#tellCell(at, cells[at]!, name, `is no ${kind === 'time' ? 'date' : 'number'}${others}.`, fix);
    return false;
  }

  /** Whether the dates of a column, if it has some, say which day they are; tells the first that does not. */
  checksDates(name: string): boolean {
    const cells = this.cells(name);
    const cell = vagueDate(cells);
    if (cell === undefined) return true;
    const fix =
      'Write `2024-01-31`, `2024-01`, `2024-01-31 14:30`, `2024-W05` or `2024 Q1`; or put a word before what is no date.';
    this.#tellCell(
      cells.indexOf(cell),
      cell,
      name,
      'seems to be a date or a time, but which one cannot be told for certain.',
      fix,
    );
    return false;
  }

  /** Whether a column of words can name the series of long data: one in every row, and one of them more than once. */
  isNaming(name: string): boolean {
    const cells = this.cells(name);
    return cells.every((cell) => !isGap(cell)) && new Set(cells).size < cells.length;
  }

  /** Whether a column can stand on a logarithmic axis; tells the first value that cannot. */
  checksLog(name: string): boolean {
    const cells = this.cells(name);
    const at = cells.findIndex((cell) => isNumber(cell) && Number(cell.replace('−', '-')) <= 0);
    if (at < 0) return true;
    this.#tellCell(
      at,
      cells[at]!,
      name,
      'has no place on a logarithmic axis, which begins above 0.',
      'Leave the cell empty, or take `log` out.',
    );
    return false;
  }

  #tellCell(row: number, cell: string, column: string, what: string, fix: string): void {
    const { line } = this.table.rows[row]!;
    const { file } = this.table;
    const where = `row ${row + 1}${file === undefined ? '' : ` (line ${line} of \`${file}\`)`}${column === '' ? '' : `, column \`${column}\``}`;
    this.#tell(
      file === undefined ? line : this.table.line,
      `\`${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}\` in ${where}, ${what}`,
      fix,
    );
  }
}
