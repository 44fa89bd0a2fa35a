import type { DrawingMessages } from '../../i18n/index.ts';
import { isGap, isKnown, momentOf, type AxisKind } from '../cells.ts';
import type { ChartType, Labels, Series } from '../chart-type.ts';
import type { ChartInput } from '../input.ts';
import {
  labelsOf,
  mostSeries,
  pickColumns,
  reportNothing,
  reportTooMany,
  splitSeries,
  type Picked,
} from '../series.ts';
import { describeLines, describeScatter } from './describe.ts';
import { drawPoints } from './draw.ts';

/** One mark of a line or a scatter plot. */
export interface Point {
  /** A number, a moment in milliseconds since 1970, or a word, as the axis has it. */
  x: number | string;
  /** `NaN` where a line has a gap. */
  y: number;
  /** `x` as the author wrote it. */
  at: string;
}

/** Lines and scatter plots: points over an axis. */
export interface PointChart extends Labels {
  type: 'line' | 'scatter';
  x: AxisKind;
  /** Which axes are logarithmic. */
  log: { x: boolean; y: boolean };
  series: Series<Point>[];
}

/** More names of single points than these cannot be told apart. */
const mostNames = 60;

const pointType = (
  type: PointChart['type'],
  describe: (chart: PointChart, messages: DrawingMessages) => string,
): ChartType => ({
  fields: ['series', 'log'],
  read(input) {
    const chart = readPoints(type, input);
    return (
      chart && {
        describe: (messages) => describe(chart, messages),
        draw: (tools, { lang }) => drawPoints(tools, chart, lang),
      }
    );
  },
});

/** Lines over numbers, times or words. */
export const line = pointType('line', describeLines);

/** Points over numbers, times or words. */
export const scatter = pointType('scatter', describeScatter);

/** Reads a line or a scatter plot; `undefined` when it has errors, which are reported. */
export function readPoints(type: PointChart['type'], input: ChartInput): PointChart | undefined {
  const log = readLog(input);
  const picked = log && pickColumns(input, type === 'scatter');
  if (log === undefined || picked === undefined) return undefined;
  const kind = input.kind(picked.x);
  if (!checkColumns(input, picked, kind, log) || (type === 'line' && !checkNaming(input, picked))) return undefined;
  const xs = input.cells(picked.x);
  const readX = input.numbers(picked.x);
  const xOf = (at: string): Point['x'] => (kind === 'number' ? readX(at) : kind === 'time' ? momentOf(at) : at);
  const series = splitSeries(picked, input, (row, y): Point => ({ x: xOf(xs[row]!), y, at: xs[row]! }));
  for (const each of series) {
    each.values = each.values.filter(
      ({ x, y }) => (typeof x === 'string' || isKnown(x)) && (type === 'line' || isKnown(y)),
    );
    if (type === 'line' && kind !== 'words') each.values.sort((a, b) => Number(a.x) - Number(b.x));
  }
  if (!series.some(({ values }) => values.some(({ y }) => isKnown(y)))) return reportNothing(input, picked.ys);
  const isNamed = type === 'scatter' && series.every(({ values }) => values.length <= 1);
  if (series.length > (isNamed ? mostNames : mostSeries))
    return reportTooMany(input, series.length, isNamed ? 'named points' : 'series');
  return { type, x: kind, log, series, ...labelsOf(input, picked) };
}

function readLog(input: ChartInput): PointChart['log'] | undefined {
  const setting = input.form.settings.get('log');
  if (setting === undefined) return { x: false, y: false };
  const axes = setting.values.join('').toLowerCase();
  const names = axes.replace(/[\s,&+]|and/g, '');
  if (/^[xy]+$/.test(names)) return { x: names.includes('x'), y: names.includes('y') };
  const message = `\`log\` names an axis, and \`${input.text('log')}\` is none.`;
  return input.error(message, 'Write `log: x`, `log: y` or `log: [x, y]`.', setting.line);
}

/** Whether the columns hold what their axes need; reports what they do not. */
function checkColumns(input: ChartInput, { x, ys }: Picked, kind: AxisKind, log: PointChart['log']): boolean {
  if (log.x && kind !== 'number') {
    const message = `\`log\` names the x axis, but the column \`${x}\` holds no numbers.`;
    input.error(message, 'Take `x` out of `log`.', input.form.settings.get('log')!.line);
    return false;
  }
  const isFineX = input.checksDates(x) && input.checks(x, kind);
  const areFine = ys.map((y) => input.checks(y, 'number'));
  if (!isFineX || areFine.includes(false) || (log.x && !input.checksLog(x))) return false;
  return !log.y || ys.every((y) => input.checksLog(y));
}

/** Whether a column of words does not seem to tell lines apart; reports one that does when `x` has a value twice. */
function checkNaming(input: ChartInput, { x, ys, series }: Picked): boolean {
  if (series !== undefined) return true;
  const naming = input.table.columns.find(
    (name) => name !== x && !ys.includes(name) && input.kind(name) === 'words' && input.isNaming(name),
  );
  const xs = input.cells(x);
  const again = xs.findIndex((each, index) => !isGap(each) && xs.indexOf(each) < index);
  if (naming === undefined || again < 0) return true;
  const twice = `\`${xs[again]}\` stands more than once in \`${x}\``;
  const message = `${twice}, so that one line would join what belongs to several.`;
  const fix = `Name the column that tells the rows apart, \`series: ${naming}\`; or leave out the rows of all but one.`;
  input.error(message, fix);
  return false;
}
