import type { DrawingMessages } from '../../i18n/index.ts';
import { isKnown } from '../cells.ts';
import type { ChartType, Labels, Series } from '../chart-type.ts';
import { highest, sentence } from '../describe.ts';
import type { ChartInput } from '../input.ts';
import { commonUnit, numberText } from '../numbers.ts';
import { axisName, mostSeries, reportNothing, reportSeveral, reportTooMany, splitSeries } from '../series.ts';
import { binBounds, countsOf, type Bin } from './bins.ts';
import { drawHistogram } from './draw.ts';

/** How often values fall between the same bounds. */
export interface Histogram extends Labels {
  series: Series<number>[];
  /** Bounds of the bins, ascending, one more than there are bins. */
  bounds: number[];
}

/** How values are spread: of one column or several, or of one in groups. */
export const histogram: ChartType = {
  fields: ['series', 'bins'],
  read(input) {
    const chart = readHistogram(input);
    return (
      chart && {
        describe: (messages) => describeHistogram(chart, messages),
        draw: (tools, { count, lang }) => drawHistogram(tools, { ...chart, yLabel: chart.yLabel ?? count }, lang),
      }
    );
  },
};

/** Reads a histogram; `undefined` when it has errors, which are reported. */
export function readHistogram(input: ChartInput): Histogram | undefined {
  const wanted = input.form.settings.has('x') ? 'x' : 'y';
  const [given, group] = [input.named(wanted, true), input.named('series')];
  if (input.isWrong(wanted, given) || input.isWrong('series', group)) return undefined;
  const free = input.table.columns.filter((name) => name !== group?.[0]);
  const words = free.filter((name) => input.kind(name) === 'words');
  const naming = given === undefined && words.length === 1 && input.isNaming(words[0]!) ? words[0] : undefined;
  const series = group?.[0] ?? naming;
  const numeric = free.filter((name) => input.kind(name) === 'number');
  const ys = given ?? (series === undefined ? numeric : numeric.slice(0, 1));
  if (ys.length === 0) return reportNothing(input, free);
  if (series !== undefined && ys.length > 1) return reportSeveral(input, ys);
  if (!ys.every((y) => input.checks(y, 'number'))) return undefined;
  const groups = splitSeries({ ys, series }, input, (_, value) => value);
  const filled = groups
    .map(({ name, values }) => ({ name, values: values.filter(isKnown) }))
    .filter(({ values }) => values.length > 0);
  if (filled.length === 0) return reportNothing(input, ys);
  if (filled.length > mostSeries) return reportTooMany(input, filled.length, 'series');
  const bins = input.form.settings.get('bins');
  const count = bins && Number(bins.values[0]);
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 200))
    return input.error('`bins` is a whole number from 1 to 200.', 'Write, for example, `bins: 20`.', bins!.line);
  const values = filled.map((each) => each.values);
  const labels = input.labels(ys.length === 1 ? axisName(ys[0]!) : undefined);
  const units = { x: commonUnit(ys.map((name) => input.cells(name))) };
  return { series: filled, bounds: binBounds(values, count), ...labels, units };
}

function describeHistogram({ series, bounds, xLabel, units }: Histogram, messages: DrawingMessages): string {
  const { marks, lang } = messages;
  const textOf = (value: number) => numberText(value, { lang, unit: units?.x });
  const parts = series.map(({ name, values }) => {
    const sorted = values.toSorted((a, b) => a - b);
    const median = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
    const fullest = highest(countsOf(values, bounds), ({ count }) => count);
    const text = [
      messages.values(values.length, textOf(sorted[0]!), textOf(sorted.at(-1)!)),
      messages.median(textOf(median)),
      describeBin(fullest, textOf, messages),
    ].join(marks.comma);
    return series.length === 1 ? text : `${name}${marks.colon}${text}`;
  });
  return sentence([messages.chartOf(messages.histogram, xLabel)], parts, messages);
}

function describeBin({ from, to, count }: Bin, textOf: (value: number) => string, messages: DrawingMessages): string {
  const text = count.toLocaleString('en');
  return to - from === 1 && from % 1 !== 0
    ? messages.mostAt(textOf(from + 0.5), text)
    : messages.mostBetween(textOf(from), textOf(to), text);
}
