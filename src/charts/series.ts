import { textOf, type Columns } from './columns.ts';
import type { Form } from './form.ts';
import type { AxisKind, BarChart, Cell, Histogram, Point, PointChart, Series, Tell } from './model.ts';
import { binBounds } from './histogram/bins.ts';
import { isGap, momentOf, numberOf } from './cells.ts';

/** Which columns a chart is drawn from. */
interface Picked {
  x: string;
  ys: string[];
  /** The column whose words name the series of long data. */
  series: string | undefined;
}

/** More bars, more series or more names of single points than these cannot be told apart. */
const most = { bars: 300, series: 24, names: 60 } as const;

/** What the author calls the chart and its axes. */
const wordsOf = (form: Form) => ({ title: textOf(form, 'title'), description: textOf(form, 'description') });

/** A line or a scatter plot. */
export function readPoints(
  type: PointChart['type'],
  form: Form,
  columns: Columns,
  log: PointChart['log'],
  tell: Tell,
): PointChart | undefined {
  const picked = pick(form, columns, type === 'scatter', tell);
  if (picked === undefined) return undefined;
  const kind = columns.kind(picked.x);
  if (log.x && kind !== 'number') {
    const fix = 'Take `x` out of `log`.';
    return void tell(
      form.settings.get('log')!.line,
      `\`log\` names the x axis, but the column \`${picked.x}\` holds no numbers.`,
      fix,
    );
  }
  const fine = [
    columns.checksDates(picked.x) && columns.checks(picked.x, kind),
    ...picked.ys.map((y) => columns.checks(y, 'number')),
  ].every(Boolean);
  if (!fine || (log.x && !columns.checksLog(picked.x)) || (log.y && !picked.ys.every((y) => columns.checksLog(y))))
    return undefined;

  const xs = columns.cells(picked.x);
  const unnamed =
    picked.series === undefined && type === 'line'
      ? columns.table.columns.find(
          (name) =>
            name !== picked.x && !picked.ys.includes(name) && columns.kind(name) === 'words' && columns.isNaming(name),
        )
      : undefined;
  const again = unnamed === undefined ? -1 : xs.findIndex((each, index) => !isGap(each) && xs.indexOf(each) < index);
  if (again >= 0) {
    const fix = `Name the column that tells the rows apart, \`series: ${unnamed}\`; or leave out the rows of all but one.`;
    return void tell(
      columns.table.line,
      `\`${xs[again]}\` stands more than once in \`${picked.x}\`, so that one line would join what belongs to several.`,
      fix,
    );
  }
  const place = (at: string): Point['x'] => (kind === 'number' ? numberOf(at) : kind === 'time' ? momentOf(at) : at);
  const series = split(picked, columns, (row, y): Point => ({ x: place(xs[row]!), y, at: xs[row]! }));
  for (const each of series) {
    each.values = each.values.filter(
      ({ x, y }) => (typeof x === 'string' || !Number.isNaN(x)) && (type === 'line' || !Number.isNaN(y)),
    );
    if (type === 'line' && kind !== 'words') each.values.sort((a, b) => (a.x as number) - (b.x as number));
  }
  if (!series.some(({ values }) => values.some(({ y }) => !Number.isNaN(y))))
    return void tellNothing(columns, picked.ys, tell);
  const named = type === 'scatter' && series.every(({ values }) => values.length <= 1);
  if (series.length > (named ? most.names : most.series))
    return void tellMany(series.length, named ? 'named points' : 'series', columns, tell);
  return { type, x: kind, log, series, ...wordsOf(form), ...axes(form, picked), table: columns.table };
}

/** Bars. */
export function readBars(form: Form, columns: Columns, tell: Tell): BarChart | undefined {
  const picked = pick(form, columns, false, tell);
  if (picked === undefined || !columns.checksDates(picked.x) || !picked.ys.every((y) => columns.checks(y, 'number')))
    return undefined;
  const names = columns.cells(picked.x);
  const texts = picked.ys.map((y) => columns.cells(y));
  const categories = [...new Set(names)];
  const groups = split(picked, columns, (row, value, y) => ({
    name: names[row]!,
    cell: { text: isGap(texts[y]![row]!) ? '' : texts[y]![row]!, value },
  }));
  const series: Series<Cell>[] = [];
  for (const { name, values } of groups) {
    const byName = Map.groupBy(values, (value) => value.name);
    const twice = [...byName.values()].find((same) => same.length > 1);
    if (twice !== undefined) {
      const where = picked.series === undefined ? '' : ` in the series \`${name}\``;
      const fix = 'Leave one row of that name; or name the column that tells the rows apart: `series: …`.';
      return void tell(columns.table.line, `\`${twice[0]!.name}\` has more than one bar${where}.`, fix);
    }
    series.push({
      name,
      values: categories.map((category) => byName.get(category)?.[0]!.cell ?? { text: '', value: NaN }),
    });
  }
  if (!series.some(({ values }) => values.some(({ value }) => !Number.isNaN(value))))
    return void tellNothing(columns, picked.ys, tell);
  if (series.length > most.series) return void tellMany(series.length, 'series', columns, tell);
  if (categories.length * series.length > most.bars)
    return void tellMany(categories.length * series.length, 'bars', columns, tell);
  return {
    type: 'bar',
    x: columns.kind(picked.x),
    categories,
    series,
    ...wordsOf(form),
    ...axes(form, picked),
    table: columns.table,
  };
}

/** How values are spread: of one column or several, or of one in groups. */
export function readHistogram(form: Form, columns: Columns, tell: Tell): Histogram | undefined {
  const wanted = form.settings.has('x') ? 'x' : 'y';
  const given = columns.named(wanted, true);
  const group = columns.named('series')?.[0];
  if ((given === undefined && form.settings.has(wanted)) || (group === undefined && form.settings.has('series')))
    return undefined;
  const free = columns.table.columns.filter((name) => name !== group);
  const words = free.filter((name) => columns.kind(name) === 'words');
  const series =
    group ?? (given === undefined && words.length === 1 && columns.isNaming(words[0]!) ? words[0] : undefined);
  const ys =
    given ?? free.filter((name) => columns.kind(name) === 'number').slice(0, series === undefined ? undefined : 1);
  if (ys.length === 0) return void tellNothing(columns, free, tell);
  if (series !== undefined && ys.length > 1) return void tellOne(form, columns, ys, tell);
  if (!ys.every((y) => columns.checks(y, 'number'))) return undefined;
  const groups = split({ x: ys[0]!, ys, series }, columns, (_, value) => value);
  for (const each of groups) each.values = each.values.filter((value) => !Number.isNaN(value));
  const filled = groups.filter((each) => each.values.length > 0);
  if (filled.length === 0) return void tellNothing(columns, ys, tell);

  if (filled.length > most.series) return void tellMany(filled.length, 'series', columns, tell);
  const bins = form.settings.get('bins');
  const count = bins === undefined ? undefined : Number(bins.values[0]);
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 200)) {
    const fix = 'Write, for example, `bins: 20`.';
    return void tell(bins!.line, '`bins` is a whole number from 1 to 200.', fix);
  }
  const xLabel = textOf(form, 'xLabel') ?? (ys.length === 1 ? told(ys[0]!) : undefined);
  const bounds = binBounds(
    filled.map((each) => each.values),
    count,
  );
  return {
    type: 'histogram',
    series: filled,
    bounds,
    ...wordsOf(form),
    xLabel,
    yLabel: textOf(form, 'yLabel'),
    table: columns.table,
  };
}

/**
 * Columns as the author names them. When none is named, the first is `x`, the others are drawn, and one of words names the series
 * if it can; a scatter plot's `x` is a number when it can be.
 */
function pick(form: Form, columns: Columns, numericX: boolean, tell: Tell): Picked | undefined {
  const [x, ys, series] = [columns.named('x'), columns.named('y', true), columns.named('series')];
  if (
    [x, ys, series].some(
      (names, index) => names === undefined && form.settings.has((['x', 'y', 'series'] as const)[index]!),
    )
  )
    return undefined;
  const kinds = new Map<string, AxisKind>(columns.table.columns.map((name) => [name, columns.kind(name)]));
  const left = columns.table.columns.filter((name) => name !== x?.[0] && !ys?.includes(name) && name !== series?.[0]);
  const numeric = left.filter((name) => kinds.get(name) !== 'words');
  const first = x?.[0] ?? (numericX && numeric.length > (ys === undefined ? 1 : 0) ? numeric[0] : left[0]);
  if (first === undefined || columns.table.columns.length === 1) {
    const fix = 'Add a column; or write `type: histogram` to see how the values are spread.';
    return void tell(
      columns.table.line,
      'The chart’s data has one column, and a chart of this type needs two: `x` and `y`.',
      fix,
    );
  }
  const others = left.filter((name) => name !== first);
  const words = others.filter((name) => kinds.get(name) === 'words');
  const drawn = ys ?? others.filter((name) => kinds.get(name) === 'number');
  if (series === undefined && ys === undefined && words.length > 1) {
    const fix = `Say which of them names the series, \`series: ${words[0]}\`, or which columns to draw, \`y: …\`.`;
    return void tell(
      columns.table.line,
      `The columns ${words.map((name) => `\`${name}\``).join(' and ')} hold words.`,
      fix,
    );
  }
  if (drawn.length === 0) return void tellNothing(columns, others, tell);
  const isFree = x === undefined && ys === undefined && words.length === 1 && drawn.length === 1;
  const named = series?.[0] ?? (isFree && (numericX || columns.isNaming(words[0]!)) ? words[0] : undefined);
  if (named !== undefined && drawn.length > 1) return void tellOne(form, columns, drawn, tell);
  return { x: first, ys: drawn, series: named };
}

/** Long data by the words of its series, wide data by its columns. */
function split<T>(
  { ys, series }: Picked,
  columns: Columns,
  make: (row: number, value: number, y: number) => T,
): Series<T>[] {
  if (series === undefined)
    return ys.map((name, y) => ({
      name,
      values: columns.cells(name).map((cell, row) => make(row, numberOf(cell), y)),
    }));
  const values = columns.cells(ys[0]!).map((cell, row) => make(row, numberOf(cell), 0));
  const names = columns.cells(series);
  return [...Map.groupBy(values.keys(), (row) => names[row]!)].map(([name, rows]) => ({
    name,
    values: rows.map((row) => values[row]!),
  }));
}

/** Names of the axes; a column called `value` names nothing. */
const axes = (form: Form, { x, ys }: Picked) => ({
  xLabel: textOf(form, 'xLabel') ?? told(x),
  yLabel: textOf(form, 'yLabel') ?? (ys.length === 1 ? told(ys[0]!) : undefined),
});
const told = (column: string): string | undefined => (/^(|name|value)$/i.test(column) ? undefined : column);

function tellNothing(columns: Columns, names: readonly string[], tell: Tell): void {
  const listed = names
    .slice(0, 6)
    .map((name) => `\`${name}\``)
    .join(', ');
  const which =
    names.length === 0
      ? 'The chart’s data holds'
      : names.length === 1
        ? `The column ${listed} holds`
        : `The columns ${listed} hold`;
  const fix =
    'Write numbers such as `1000`, `0.25` or `1e-4`, without units or signs between thousands; or name a column: `y: …`.';
  tell(columns.table.line, `${which} no number to draw.`, fix);
}

function tellOne(form: Form, columns: Columns, drawn: readonly string[], tell: Tell): void {
  const line = form.settings.get('series')?.line ?? columns.table.line;
  tell(line, `With \`series\`, one column is drawn, and here are ${drawn.length}.`, `Say which: \`y: ${drawn[0]}\`.`);
}

function tellMany(count: number, what: string, columns: Columns, tell: Tell): void {
  const fix = 'Leave some out (`y: …` says which columns to draw), or show them as several charts or a table.';
  tell(columns.table.line, `The chart has ${count.toLocaleString('en')} ${what}, more than can be told apart.`, fix);
}
