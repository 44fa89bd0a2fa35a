import type { DrawingMessages } from '../i18n/index.ts';
import type { Edge, Graph } from './graph/layout.ts';
import type { Head } from './graph/heads.ts';
import type { Event, Sequence } from './sequence/read.ts';
import { oneLine } from '../drawing/text.ts';
import type { XyChart } from './xychart/read.ts';

/** Length at which a description is cut: what is longer nobody listens to. */
const longest = 400;

/** `Flowchart: A to B; B to C and 5 more.` */
export function describe(kind: string, clauses: readonly string[], { marks, more }: DrawingMessages): string {
  let length = 0;
  const said = clauses.filter((clause, index) => (length += clause.length + 2) <= longest || index === 0);
  const left = clauses.length - said.length;
  return `${kind}${marks.colon}${said.join(marks.semicolon)}${left === 0 ? '' : ` ${more(left)}`}${marks.stop}`;
}

const many: Partial<Record<Head, 'exactlyOne' | 'atMostOne' | 'atLeastOne' | 'anyNumber'>> = {
  one: 'exactlyOne',
  maybe: 'atMostOne',
  some: 'atLeastOne',
  any: 'anyNumber',
};
const relations: Partial<Record<Head, 'composition' | 'aggregation'>> = {
  'full-diamond': 'composition',
  diamond: 'aggregation',
};

/** What leads where; and what stands alone. */
export function sayGraph({ nodes, groups, edges }: Graph, words: DrawingMessages): string[] {
  const names = new Map([
    ...nodes.map(({ id, name, pseudo }) => [id, pseudo === undefined ? name : words[pseudo]] as const),
    ...groups.map(({ id, label }) => [id, oneLine(label) || id] as const),
  ]);
  const shown = edges.filter(({ line }) => line !== 'hidden');
  const joined = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const alone = nodes.filter(({ id }) => !joined.has(id)).map(({ name }) => name);
  return [...shown.map((edge) => sayEdge(edge, names, words)), ...alone];
}

function sayEdge(
  { from, to, label, heads: [start, end] }: Edge,
  names: ReadonlyMap<string, string>,
  words: DrawingMessages,
): string {
  const [a, b] = [names.get(from)!, names.get(to)!];
  const counted = (head: Head, name: string) => (many[head] === undefined ? name : words[many[head]](name));
  const relation = relations[start] ?? relations[end];
  const remark = [...(relation === undefined ? [] : [words[relation]]), oneLine(label)]
    .filter((each) => each !== '')
    .join(words.marks.comma);
  const said =
    start === 'triangle'
      ? words.inherits(b, a)
      : end === 'triangle'
        ? words.inherits(a, b)
        : words.leads(counted(start, a), counted(end, b));
  return said + (remark && ` (${remark})`);
}

/** What happens, in its order. */
export function saySequence({ actors, events }: Sequence, words: DrawingMessages): string[] {
  const names = new Map(actors.map(({ id, label }) => [id, oneLine(label)]));
  const said = events.map((event) => sayEvent(event, names, words)).filter((clause) => clause !== '');
  return said.length === 0 ? [...names.values()] : said;
}

function sayEvent(
  event: Event,
  names: ReadonlyMap<string, string>,
  { leads, itself, note, marks }: DrawingMessages,
): string {
  switch (event.kind) {
    case 'message':
      return `${leads(names.get(event.from)!, event.from === event.to ? itself : names.get(event.to)!)}${marks.colon}${oneLine(event.label)}`;
    case 'note':
      return `${note}${marks.colon}${oneLine(event.label)}`;
    // A keyword of Mermaid’s: `loop`, `alt`.
    case 'open':
      return event.word === 'rect' ? '' : `${event.word} ${oneLine(event.label)}`.trim();
    default:
      return '';
  }
}

/** The places on the x-axis, and the values of each series. */
export function sayXyChart(
  { x, y, series }: XyChart,
  { marks, barSeries, lineSeries, fromTo }: DrawingMessages,
): string[] {
  const places =
    x.categories?.join(marks.comma) ?? (x.range === undefined ? '' : fromTo(String(x.range.min), String(x.range.max)));
  const axis = [x.title, places].filter((each) => each !== '').join(marks.colon);
  return [
    ...(axis === '' ? [] : [axis]),
    ...series.map(
      ({ kind, name, values }) =>
        `${name || y.title || (kind === 'bar' ? barSeries : lineSeries)}${marks.colon}${values.join(marks.comma)}`,
    ),
  ];
}
