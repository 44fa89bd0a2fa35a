import { oneLine } from '../../drawing/text.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import type { Edge, Graph } from './graph.ts';
import type { Head } from './heads.ts';

const counts: Partial<Record<Head, 'exactlyOne' | 'atMostOne' | 'atLeastOne' | 'anyNumber'>> = {
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
export function describeGraph({ nodes, groups, edges }: Graph, messages: DrawingMessages): string[] {
  const names = new Map([
    ...nodes.map(({ id, name, pseudo }) => [id, pseudo === undefined ? name : messages[pseudo]] as const),
    ...groups.map(({ id, label }) => [id, oneLine(label) || id] as const),
  ]);
  const shown = edges.filter(({ line }) => line !== 'hidden');
  const joined = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const alone = nodes.filter(({ id }) => !joined.has(id)).map(({ name }) => name);
  return [...shown.map((edge) => describeEdge(edge, names, messages)), ...alone];
}

function describeEdge(
  { from, to, label, heads: [start, end] }: Edge,
  names: ReadonlyMap<string, string>,
  messages: DrawingMessages,
): string {
  const [a, b] = [names.get(from)!, names.get(to)!];
  const counted = (head: Head, name: string) => (counts[head] === undefined ? name : messages[counts[head]](name));
  const relation = relations[start] ?? relations[end];
  const details = [relation === undefined ? '' : messages[relation], oneLine(label)].filter((each) => each !== '');
  const clause =
    start === 'triangle'
      ? messages.inherits(b, a)
      : end === 'triangle'
        ? messages.inherits(a, b)
        : messages.leads(counted(start, a), counted(end, b));
  return details.length === 0 ? clause : `${clause} (${details.join(messages.marks.comma)})`;
}
