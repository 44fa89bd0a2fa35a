import type { AxisKind } from './cells.ts';
import type { Labels, Series } from './chart-type.ts';
import { listNames, type ChartInput } from './input.ts';
import { commonUnit } from './numbers.ts';

/** Which columns a chart is drawn from. */
export interface Picked {
  x: string;
  ys: string[];
  /** The column whose words name the series of long data. */
  series: string | undefined;
}

/** More series than these cannot be told apart. */
export const mostSeries = 24;

/**
 * Columns as the author names them. When none is named, the first is `x`, the others are drawn, and one of words names
 * the series if it can; a scatter plot's `x` is a number when it can be.
 */
export function pickColumns(input: ChartInput, needsNumericX: boolean): Picked | undefined {
  const { columns } = input.table;
  const [x, ys, series] = [input.named('x'), input.named('y', true), input.named('series')];
  if (input.isWrong('x', x) || input.isWrong('y', ys) || input.isWrong('series', series)) return undefined;
  const kinds = new Map<string, AxisKind>(columns.map((name) => [name, input.kind(name)]));
  const left = columns.filter((name) => name !== x?.[0] && !ys?.includes(name) && name !== series?.[0]);
  const numeric = left.filter((name) => kinds.get(name) !== 'words');
  const hasNumericX = needsNumericX && numeric.length > (ys === undefined ? 1 : 0);
  const first = x?.[0] ?? (hasNumericX ? numeric[0] : left[0]);
  if (first === undefined || columns.length === 1) {
    const message = 'The chart’s data has one column, and a chart of this type needs two: `x` and `y`.';
    return input.error(message, 'Add a column; or write `type: histogram` to see how the values are spread.');
  }
  const others = left.filter((name) => name !== first);
  const words = others.filter((name) => kinds.get(name) === 'words');
  const drawn = ys ?? others.filter((name) => kinds.get(name) === 'number');
  if (series === undefined && ys === undefined && words.length > 1) {
    const fix = `Say which of them names the series, \`series: ${words[0]}\`, or which columns to draw, \`y: …\`.`;
    return input.error(`The columns ${words.map((name) => `\`${name}\``).join(' and ')} hold words.`, fix);
  }
  if (drawn.length === 0) return reportNothing(input, others);
  const isFree = x === undefined && ys === undefined && words.length === 1 && drawn.length === 1;
  const naming = isFree && (needsNumericX || input.isNaming(words[0]!)) ? words[0] : undefined;
  const picked = { x: first, ys: drawn, series: series?.[0] ?? naming };
  return picked.series !== undefined && drawn.length > 1 ? reportSeveral(input, drawn) : picked;
}

/** Long data by the words of its series, wide data by its columns. */
export function splitSeries<T>(
  { ys, series }: Omit<Picked, 'x'>,
  input: ChartInput,
  make: (row: number, value: number, y: number) => T,
): Series<T>[] {
  const valuesOf = (name: string, y: number) => {
    const read = input.numbers(name);
    return input.cells(name).map((cell, row) => make(row, read(cell), y));
  };
  if (series === undefined) return ys.map((name, y) => ({ name, values: valuesOf(name, y) }));
  const values = valuesOf(ys[0]!, 0);
  const names = input.cells(series);
  return [...Map.groupBy(values.keys(), (row) => names[row]!)].map(([name, rows]) => ({
    name,
    values: rows.map((row) => values[row]!),
  }));
}

/** Title and names of the axes, of which the vertical has that of the only column that is drawn. */
export const labelsOf = (input: ChartInput, { x, ys }: Picked): Labels => ({
  ...input.labels(axisName(x), ys.length === 1 ? axisName(ys[0]!) : undefined),
  units: { x: commonUnit([input.cells(x)]), y: commonUnit(ys.map((name) => input.cells(name))) },
});

/** The name of a column as that of an axis; a column called `value` names nothing. */
export const axisName = (column: string): string | undefined => (/^(|name|value)$/i.test(column) ? undefined : column);

/** Reports that no column holds a number. */
export function reportNothing(input: ChartInput, names: readonly string[]): undefined {
  const listed = listNames(names.slice(0, 6));
  const which =
    names.length === 0
      ? 'The chart’s data holds'
      : names.length === 1
        ? `The column ${listed} holds`
        : `The columns ${listed} hold`;
  const fix =
    'Write numbers such as `1000`, `0.25`, `1e-4`, `91%` or `$1,200`, without words; ' + 'or name a column: `y: …`.';
  return input.error(`${which} no number to draw.`, fix);
}

/** Reports that several columns cannot each have series. */
export const reportSeveral = (input: ChartInput, drawn: readonly string[]): undefined =>
  input.error(
    `With \`series\`, one column is drawn, and here are ${drawn.length}.`,
    `Say which: \`y: ${drawn[0]}\`.`,
    input.form.settings.get('series')?.line,
  );

/** Reports that there is more of something than can be told apart. */
export const reportTooMany = (input: ChartInput, count: number, what: string): undefined =>
  input.error(
    `The chart has ${count.toLocaleString('en')} ${what}, more than can be told apart.`,
    'Leave some out (`y: …` says which columns to draw), or show them as several charts or a table.',
  );
