import type { DrawingMessages } from '../../i18n/index.ts';
import { isKnown } from '../cells.ts';
import { numberText } from '../numbers.ts';
import { highest, list, lowest, sentence } from '../describe.ts';
import type { Point, PointChart } from './read.ts';

/** Where lines begin, end and turn. */
export function describeLines({ series, xLabel, yLabel, log, units }: PointChart, messages: DrawingMessages): string {
  const textOf = (value: number) => numberText(value, { lang: messages.lang, unit: units?.y });
  const what = [
    messages.chartOf(messages.lineChart, yLabel, xLabel),
    messages.series(series.length),
    ...(log.x || log.y ? [messages.logarithmic(log.x, log.y)] : []),
  ];
  const courses = series.map(({ name, values }) => {
    const known = values.filter(({ y }) => isKnown(y));
    return describeCourse(series.length === 1 ? messages.it : name, known, textOf, messages);
  });
  return sentence(what, courses, messages);
}

/** `train falls from 2.3 to 0.1`, and where it turns on the way. */
function describeCourse(
  name: string,
  points: readonly Point[],
  textOf: (value: number) => string,
  messages: DrawingMessages,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return messages.noValues(name);
  if (points.length === 1) return messages.is(name, textOf(first.y), first.at);
  const [low, high] = [lowest(points, ({ y }) => y), highest(points, ({ y }) => y)];
  const span = high.y - low.y;
  if (span === 0) return messages.stays(name, textOf(first.y));
  const change = last.y - first.y;
  const course = Math.abs(change) < span * 0.05 ? messages.goes : change < 0 ? messages.falls : messages.rises;
  // A turn is worth a word when it is further from both ends than a twentieth of the span.
  const turn = (point: Point, side: number, say: DrawingMessages['lowestAt']) =>
    Math.min(side * (first.y - point.y), side * (last.y - point.y)) > span * 0.05
      ? [say(textOf(point.y), point.at)]
      : [];
  return [
    course(name, textOf(first.y), textOf(last.y)),
    ...turn(low, 1, messages.lowestAt),
    ...turn(high, -1, messages.highestAt),
  ].join(messages.marks.comma);
}

/** How many points there are, and from where to where they reach. */
export function describeScatter(chart: PointChart, messages: DrawingMessages): string {
  const { series, x, xLabel = 'x', yLabel = 'y', units } = chart;
  const { lang } = messages;
  const points = series.flatMap(({ values }) => values);
  const names = series.map(({ name }) => name);
  const groups = series.length === 1 ? '' : ` ${messages.groups(series.length, list(names, messages))}`;
  const range = (name: string, value: (point: Point) => number, textOf: (point: Point) => string) =>
    messages.range(name, textOf(lowest(points, value)), textOf(highest(points, value)));
  const xText = (point: Point) => (x === 'number' ? numberText(Number(point.x), { lang, unit: units?.x }) : point.at);
  const ranges = [
    ...(x === 'words' ? [] : [range(xLabel, (point) => Number(point.x), xText)]),
    range(
      yLabel,
      ({ y }) => y,
      ({ y }) => numberText(y, { lang, unit: units?.y }),
    ),
  ];
  const what = [messages.scatterPlot(yLabel, xLabel), messages.points(points.length) + groups];
  return sentence(what, [ranges.join(messages.marks.comma)], messages);
}
