import { isLeftOut } from '../unsupported.ts';
import { Mistake } from '../mistake.ts';
import { eachLine, type Findings, type Line, type Source } from '../source.ts';
import { oneLine, readLabel } from '../../drawing/text.ts';

export interface Series {
  kind: 'bar' | 'line';
  name: string;
  values: number[];
}

export interface Range {
  min: number;
  max: number;
}

export interface XyChart {
  title: string;
  isHorizontal: boolean;
  x: { title: string; categories: string[] | undefined; range: Range | undefined };
  y: { title: string; range: Range | undefined };
  series: Series[];
}

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

/** `chartOrientation` of the diagram's settings. */
function orientationOf({ settings }: Source): unknown {
  const { value } = settings.get('xyChart.chartOrientation') ?? {};
  if (value === 'horizontal' || value === 'vertical') settings.delete('xyChart.chartOrientation');
  return value;
}

/** Reads an xychart: bars and lines over categories or a range. */
export function readXyChart(source: Source, findings: Findings): XyChart {
  const { rest, lines } = source;
  const orientation = orientationOf(source);
  const axis = { title: '', range: undefined };
  const chart: XyChart = {
    title: '',
    isHorizontal: rest.text === 'horizontal' || orientation === 'horizontal',
    x: { ...axis, categories: undefined },
    y: axis,
    series: [],
  };
  const seriesLines: Line[] = [];
  eachLine([rest], findings, ({ text }) => {
    if (!/^(horizontal|vertical|)$/.test(text))
      throw new Mistake(`\`${text}\` stands behind \`xychart\`.`, 'Write `horizontal`, or begin a new line.');
  });
  eachLine(lines, findings, (line) => {
    if (isLeftOut(line, findings)) return;
    const [, title] = patterns.title.exec(line.text) ?? [];
    const found = patterns.axis.exec(line.text);
    const [, kind, name, list] = patterns.series.exec(line.text) ?? [];
    if (title !== undefined) chart.title = oneLine(readLabel(title));
    else if (found !== null) readAxis(chart, found);
    else if (kind !== undefined) {
      chart.series.push({
        kind: kind as 'bar',
        name: oneLine(readLabel(name!)),
        values: splitList(list!).map(readNumber),
      });
      seriesLines.push(line);
    } else
      throw new Mistake(
        `\`${line.text}\` is no line of an xychart.`,
        'Write `title "…"`, `x-axis [a, b]`, `y-axis "…" 0 --> 10`, `bar [1, 2]` or `line [1, 2]`.',
      );
  });
  check(chart, seriesLines, findings);
  return chart;
}

function readAxis(chart: XyChart, [, letter, written, list, min, max]: RegExpExecArray): void {
  const title = oneLine(readLabel(written!));
  const range = min === undefined ? undefined : { min: Number(min), max: Number(max) };
  if (range !== undefined && !(range.min < range.max))
    throw new Mistake(`The axis runs from ${min} to ${max}.`, 'Write the smaller number first.');
  if (letter!.toLowerCase() === 'x')
    chart.x = {
      title,
      range,
      categories: list === undefined ? undefined : splitList(list).map((each) => oneLine(readLabel(each))),
    };
  else if (list !== undefined)
    throw new Mistake(
      'Categories stand on the x-axis.',
      'Write `y-axis "…" 0 --> 10`; for bars that lie, write `xychart horizontal`.',
    );
  else chart.y = { title, range };
}

/** What stands between commas; a comma between quotation marks divides nothing. */
function splitList(list: string): string[] {
  return list.trim() === ''
    ? []
    : (list.match(/(?:"[^"]*"|[^,"])+|(?<=,)(?=,|$)|^(?=,)/g) ?? []).map((each) => each.trim());
}

function readNumber(written: string): number {
  if (!patterns.number.test(written))
    throw new Mistake(
      `\`${written}\` is no number.`,
      'Write numbers with a point and commas between them: `[1.5, 2]`.',
    );
  return Number(written);
}

/** Values that do not fit to the axes. */
function check({ x, y, series }: XyChart, lines: readonly Line[], { mistakes }: Findings): void {
  const count = x.categories?.length ?? series[0]?.values.length ?? 0;
  for (const [index, { values }] of series.entries()) {
    const line = lines[index]!.at;
    const outside = values.find((value) => y.range !== undefined && (value < y.range.min || value > y.range.max));
    if (values.length === 0)
      mistakes.push({ line, message: 'There are no values.', fix: 'Write them between the brackets: `[1, 2]`.' });
    else if (values.length !== count)
      mistakes.push({
        line,
        message: `There are ${values.length} values for ${count} places on the x-axis.`,
        fix: 'Give each place one value.',
      });
    if (outside !== undefined)
      mistakes.push({ line, message: `${outside} lies outside the y-axis.`, fix: 'Widen its range, or leave it out.' });
  }
}
