import type { DrawingMessages } from '../../i18n/index.ts';
import { isGap, isKnown, type AxisKind } from '../cells.ts';
import type { Cell, ChartType, Labels, Series } from '../chart-type.ts';
import { extremes, most, sentence } from '../describe.ts';
import type { ChartInput } from '../input.ts';
import { labelsOf, mostSeries, pickColumns, reportNothing, reportTooMany, splitSeries } from '../series.ts';
import { drawBars } from './draw.ts';

/** Bars: one for each category and series. */
export interface BarChart extends Labels {
  /** What the categories are. */
  x: AxisKind;
  categories: string[];
  /** A value for each category. */
  series: Series<Cell>[];
}

/** More bars than these cannot be told apart. */
const mostBars = 300;

/** Bars, upright or lying. */
export const bar: ChartType = {
  fields: ['series'],
  refusals: { log: 'Bars begin at 0, which a logarithmic axis does not have.' },
  read(input) {
    const chart = readBars(input);
    return (
      chart && {
        describe: (messages) => describeBars(chart, messages),
        draw: (tools, { lang }) => drawBars(tools, chart, lang),
      }
    );
  },
};

/** Reads bars; `undefined` when it has errors, which are reported. */
export function readBars(input: ChartInput): BarChart | undefined {
  const picked = pickColumns(input, false);
  if (picked === undefined || !input.checksDates(picked.x) || !picked.ys.every((y) => input.checks(y, 'number')))
    return undefined;
  const names = input.cells(picked.x);
  const texts = picked.ys.map((y) => input.cells(y));
  const categories = [...new Set(names)];
  const groups = splitSeries(picked, input, (row, value, y) => {
    const text = texts[y]![row]!;
    return { name: names[row]!, cell: { text: isGap(text) ? '' : text, value } };
  });
  const series: Series<Cell>[] = [];
  for (const { name, values } of groups) {
    const byName = Map.groupBy(values, (value) => value.name);
    const twice = [...byName.values()].find((same) => same.length > 1);
    if (twice !== undefined) {
      const where = picked.series === undefined ? '' : ` in the series \`${name}\``;
      const fix = 'Leave one row of that name; or name the column that tells the rows apart: `series: …`.';
      return input.error(`\`${twice[0]!.name}\` has more than one bar${where}.`, fix);
    }
    const cells = categories.map((category) => byName.get(category)?.[0]!.cell ?? { text: '', value: NaN });
    series.push({ name, values: cells });
  }
  if (!series.some(({ values }) => values.some(({ value }) => isKnown(value)))) return reportNothing(input, picked.ys);
  if (series.length > mostSeries) return reportTooMany(input, series.length, 'series');
  const count = categories.length * series.length;
  if (count > mostBars) return reportTooMany(input, count, 'bars');
  return { x: input.kind(picked.x), categories, series, ...labelsOf(input, picked) };
}

function describeBars({ categories, series, xLabel, yLabel }: BarChart, messages: DrawingMessages): string {
  const { marks } = messages;
  const parts = series.map(({ name, values }) => {
    const bars = values
      .map(({ value, text }, index) => ({ value, text: `${categories[index]} ${text}` }))
      .filter(({ value }) => isKnown(value));
    if (bars.length === 0) return messages.noValues(name);
    const text = bars.length <= most ? bars.map((each) => each.text).join(marks.comma) : extremes(bars, messages);
    return series.length === 1 ? text : `${name}${marks.colon}${text}`;
  });
  const count =
    series.length === 1 ? messages.bars(categories.length) : messages.groupsOfBars(categories.length, series.length);
  return sentence([messages.chartOf(messages.barChart, yLabel, xLabel), count], parts, messages);
}
