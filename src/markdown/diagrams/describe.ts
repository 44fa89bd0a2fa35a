import type { Edge, Graph } from './graph.ts';
import type { Head } from './heads.ts';
import type { Event, Sequence } from './sequence.ts';
import { oneLine } from './text.ts';
import type { XyChart } from './xychart.ts';

/** Length at which a description is cut: what is longer nobody listens to. */
const longest = 400;

/** `Flowchart: A to B; B to C and 5 more.` */
export function describe(kind: string, clauses: readonly string[]): string {
  let length = 0;
  const said = clauses.filter((clause, index) => (length += clause.length + 2) <= longest || index === 0);
  const more = clauses.length - said.length;
  return `${kind}: ${said.join('; ')}${more === 0 ? '' : ` and ${more} more`}.`;
}

const many: Partial<Record<Head, string>> = { one: 'exactly one ', maybe: 'at most one ', some: 'at least one ', any: 'any number of ' };
const relations: Partial<Record<Head, string>> = { 'full-diamond': 'composition', diamond: 'aggregation' };

/** What leads where; and what stands alone. */
export function sayGraph({ nodes, groups, edges }: Graph): string[] {
  const names = new Map([...nodes.map(({ id, name }) => [id, name] as const), ...groups.map(({ id, label }) => [id, oneLine(label) || id] as const)]);
  const shown = edges.filter(({ line }) => line !== 'hidden');
  const joined = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const alone = nodes.filter(({ id }) => !joined.has(id)).map(({ name }) => name);
  return [...shown.map((edge) => sayEdge(edge, names)), ...alone];
}

function sayEdge({ from, to, label, heads: [start, end] }: Edge, names: ReadonlyMap<string, string>): string {
  const [a, b] = [names.get(from), names.get(to)];
  const remark = [relations[start] ?? relations[end] ?? '', oneLine(label)].filter((each) => each !== '').join(', ');
  const said = start === 'triangle' ? `${b} inherits from ${a}` : end === 'triangle' ? `${a} inherits from ${b}` : `${many[start] ?? ''}${a} to ${many[end] ?? ''}${b}`;
  return said + (remark && ` (${remark})`);
}

/** What happens, in its order. */
export function saySequence({ actors, events }: Sequence): string[] {
  const names = new Map(actors.map(({ id, label }) => [id, oneLine(label)]));
  const said = events.map((event) => sayEvent(event, names)).filter((clause) => clause !== '');
  return said.length === 0 ? [...names.values()] : said;
}

function sayEvent(event: Event, names: ReadonlyMap<string, string>): string {
  switch (event.kind) {
    case 'message': return `${names.get(event.from)} to ${event.from === event.to ? 'itself' : names.get(event.to)}: ${oneLine(event.label)}`;
    case 'note': return `note: ${oneLine(event.label)}`;
    case 'open': return event.word === 'rect' ? '' : `${event.word} ${oneLine(event.label)}`.trim();
    default: return '';
  }
}

/** The places on the x-axis, and the values of each series. */
export function sayXyChart({ x, y, series }: XyChart): string[] {
  const places = x.categories?.join(', ') ?? (x.range === undefined ? '' : `${x.range.min} to ${x.range.max}`);
  const axis = [x.title, places].filter((each) => each !== '').join(': ');
  return [...(axis === '' ? [] : [axis]), ...series.map(({ kind, name, values }) => `${name || y.title || (kind === 'bar' ? 'bars' : 'line')}: ${values.join(', ')}`)];
}
