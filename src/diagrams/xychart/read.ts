import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { oneLine } from '../../drawing/text.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import type { DiagramType } from '../diagram-type.ts';
import { readLabel } from '../label.ts';
import { eachLine, type Line, type Source } from '../source.ts';
import { isUnsupported } from '../unsupported.ts';
import { drawXyChart } from './draw.ts';
import type { XyChart } from './xychart.ts';

const number = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?';

/** The lines that an xychart may have. */
const patterns = {
  title: /^title\s+(.+)$/,
  axis: new RegExp(
    `^([xy])-axis\\s*("[^"]*"|(?:(?!${number}\\s*-->)[^"[])*?)\\s*(?:\\[(.*)\\]|(${number})\\s*-->\\s*(${number}))?$`,
    'i',
  ),
  series: /^(bar|line)\s*("[^"]*"|[^"[]*?)\s*\[(.*)\]$/,
  number: new RegExp(`^${number}$`, 'i'),
};

const knownLines = 'Write `title "…"`, `x-axis [a, b]`, `y-axis "…" 0 --> 10`, `bar [1, 2]` or `line [1, 2]`.';

/** Bars and lines. */
export const xyChart: DiagramType = {
  keywords: ['xychart', 'xychart-beta'],
  read(source, diagnostics, messages) {
    const chart = readXyChart(source, diagnostics);
    source.title ||= chart.title;
    return {
      isEmpty: chart.series.length === 0,
      name: messages.chart,
      clauses: describeXyChart(chart, messages),
      draw: () => drawXyChart(chart),
    };
  },
};

/** Reads an xychart. */
export function readXyChart(source: Source, diagnostics: DiagnosticCollector): XyChart {
  const { rest, lines } = source;
  const axis = { title: '', range: undefined };
  const isHorizontal = takeOrientation(source) === 'horizontal' || rest.text === 'horizontal';
  const chart: XyChart = { title: '', isHorizontal, x: { ...axis, categories: undefined }, y: axis, series: [] };
  const seriesLines: number[] = [];
  eachLine([rest], diagnostics, ({ text }) => {
    if (!/^(horizontal|vertical|)$/.test(text))
      throw new TextError(`\`${text}\` stands behind \`xychart\`.`, 'Write `horizontal`, or begin a new line.');
  });
  eachLine(lines, diagnostics, (line) => {
    if (isUnsupported(line, diagnostics)) return;
    if (readSeries(chart, line)) seriesLines.push(line.at);
  });
  check(chart, seriesLines, diagnostics);
  return chart;
}

/** `chartOrientation` of the diagram's settings. */
function takeOrientation({ settings }: Source): unknown {
  const { value } = settings.get('xyChart.chartOrientation') ?? {};
  if (value === 'horizontal' || value === 'vertical') settings.delete('xyChart.chartOrientation');
  return value;
}

/** Reads a line; returns whether it holds a series. */
function readSeries(chart: XyChart, { text }: Line): boolean {
  const [, title] = patterns.title.exec(text) ?? [];
  const axis = patterns.axis.exec(text);
  const [, kind, name, list] = patterns.series.exec(text) ?? [];
  if (title !== undefined) chart.title = oneLine(readLabel(title));
  else if (axis !== null) readAxis(chart, axis);
  else if (kind === undefined) throw new TextError(`\`${text}\` is no line of an xychart.`, knownLines);
  else {
    const values = splitList(list!).map(readNumber);
    chart.series.push({ kind: kind as 'bar' | 'line', name: oneLine(readLabel(name!)), values });
    return true;
  }
  return false;
}

function readAxis(chart: XyChart, [, letter, written, list, min, max]: RegExpExecArray): void {
  const title = oneLine(readLabel(written!));
  const range = min === undefined ? undefined : { min: Number(min), max: Number(max) };
  if (range !== undefined && !(range.min < range.max))
    throw new TextError(`The axis runs from ${min} to ${max}.`, 'Write the smaller number first.');
  if (letter!.toLowerCase() === 'x') {
    const categories = list === undefined ? undefined : splitList(list).map((each) => oneLine(readLabel(each)));
    chart.x = { title, range, categories };
  } else if (list === undefined) chart.y = { title, range };
  else {
    const fix = 'Write `y-axis "…" 0 --> 10`; for bars that lie, write `xychart horizontal`.';
    throw new TextError('Categories stand on the x-axis.', fix);
  }
}

/** What stands between commas; a comma between quotation marks divides nothing. */
function splitList(list: string): string[] {
  if (list.trim() === '') return [];
  return (list.match(/(?:"[^"]*"|[^,"])+|(?<=,)(?=,|$)|^(?=,)/g) ?? []).map((each) => each.trim());
}

function readNumber(written: string): number {
  if (patterns.number.test(written)) return Number(written);
  const fix = 'Write numbers with a point and commas between them: `[1.5, 2]`.';
  throw new TextError(`\`${written}\` is no number.`, fix);
}

/** Reports values that do not fit the axes. */
function check({ x, y, series }: XyChart, lines: readonly number[], { error, warning }: DiagnosticCollector): void {
  const count = x.categories?.length ?? series[0]?.values.length ?? 0;
  for (const [index, { values }] of series.entries()) {
    const line = lines[index]!;
    const message = `There are ${values.length} values for ${count} places on the x-axis.`;
    const outside = values.find((value) => y.range !== undefined && (value < y.range.min || value > y.range.max));
    if (values.length === 0) error('There are no values.', 'Write them between the brackets: `[1, 2]`.', line);
    else if (values.length < count) error(message, 'Give each place one value.', line);
    else if (values.length > count)
      warning(`${message.slice(0, -1)}: the last are left out.`, 'Give each place one value.', line);
    values.splice(count);
    if (outside !== undefined) error(`${outside} lies outside the y-axis.`, 'Widen its range, or leave it out.', line);
  }
}

/** The positions on the x-axis, and the values of each series. */
function describeXyChart(
  { x, y, series }: XyChart,
  { marks, barSeries, lineSeries, fromTo }: DrawingMessages,
): string[] {
  const range = x.range === undefined ? '' : fromTo(String(x.range.min), String(x.range.max));
  const axis = [x.title, x.categories?.join(marks.comma) ?? range].filter((each) => each !== '').join(marks.colon);
  const nameOf = (name: string, kind: string) => name || y.title || (kind === 'bar' ? barSeries : lineSeries);
  return [
    ...(axis === '' ? [] : [axis]),
    ...series.map(({ kind, name, values }) => nameOf(name, kind) + marks.colon + values.join(marks.comma)),
  ];
}
