import { closest, distance } from 'fastest-levenshtein';
import type { DrawingMessages } from '../i18n/index.ts';
import { readClass } from './class.ts';
import { describe, sayGraph, saySequence, sayXyChart } from './describe.ts';
import { drawGraph } from './graph/draw.ts';
import { readEr } from './er.ts';
import { readFlowchart } from './flowchart/read.ts';
import type { Graph } from './graph/layout.ts';
import { drawSequence } from './sequence/draw.ts';
import { readSequence } from './sequence/read.ts';
import { Mistake } from './mistake.ts';
import { eachLine, readSource, tell, tellSettings, type Findings, type Source } from './source.ts';
import { readState } from './state.ts';
import { drawXyChart } from './xychart/draw.ts';
import { readXyChart } from './xychart/read.ts';

/** A diagram that has been read. */
interface Read {
  isEmpty: boolean;
  description: string;
  draw(): string | Promise<string>;
}

type Reader = (source: Source, findings: Findings, words: DrawingMessages) => Read;

/** What a graph may hold: its layout takes 0.3 s for 100 tangled lines and 2.7 s for 350, and nobody reads more at once. */
const largest = { nodes: 200, lines: 250, groups: 50 };

function checkSize({ nodes, edges, groups }: Graph): void {
  const [what, most] =
    nodes.length > largest.nodes
      ? ['boxes', largest.nodes]
      : edges.length > largest.lines
        ? ['lines', largest.lines]
        : ['groups', largest.groups];
  if (nodes.length > largest.nodes || edges.length > largest.lines || groups.length > largest.groups)
    throw new Mistake(`The diagram has more than ${most} ${what}.`, 'Divide it into several.');
}

const graph =
  (
    kind: 'flowchart' | 'stateDiagram' | 'classDiagram' | 'erDiagram',
    read: (source: Source, findings: Findings) => Graph,
  ): Reader =>
  (source, findings, words) => {
    const found = read(source, findings);
    checkSize(found);
    return {
      isEmpty: found.nodes.length === 0,
      description: describe(words[kind], sayGraph(found, words), words),
      draw: () => drawGraph(found),
    };
  };

const sequence: Reader = (source, findings, words) => {
  const found = readSequence(source, findings);
  return {
    isEmpty: found.actors.length === 0,
    description: describe(words.sequenceDiagram, saySequence(found, words), words),
    draw: () => drawSequence(found),
  };
};

const xyChart: Reader = (source, findings, words) => {
  const found = readXyChart(source, findings);
  source.title ||= found.title;
  return {
    isEmpty: found.series.length === 0,
    description: describe(words.chart, sayXyChart(found, words), words),
    draw: () => drawXyChart(found),
  };
};

const flowchart = graph('flowchart', readFlowchart);
const state = graph('stateDiagram', readState);
const classes = graph('classDiagram', readClass);

/** The kinds that can be drawn, by their first word. */
const kinds = new Map<string, Reader>([
  ...(['flowchart', 'graph', 'flowchart-elk'] as const).map((word) => [word, flowchart] as const),
  ['sequenceDiagram', sequence],
  ['stateDiagram-v2', state],
  ['stateDiagram', state],
  ['classDiagram', classes],
  ['classDiagram-v2', classes],
  ['erDiagram', graph('erDiagram', readEr)],
  ['xychart', xyChart],
  ['xychart-beta', xyChart],
]);
const known =
  'What can be drawn are `flowchart`, `sequenceDiagram`, `stateDiagram-v2`, `classDiagram`, `erDiagram` and `xychart`.';

/** Kinds of Mermaid that are left to others: https://mermaid.js.org/intro/syntax-reference.html */
const others = new RegExp(
  '^(gantt|pie|mindmap|gitGraph|journey|timeline|quadrantChart|requirement(Diagram)?|C4\\w+|sankey|block|packet|kanban|architecture|radar|treemap|treeView' +
    '|zenuml|info|ishikawa|venn|wardley|eventmodeling)(-beta)?$',
);

/** A diagram as a picture, unless there are mistakes. */
export interface Drawn extends Findings {
  picture: { svg: string; description: string; title: string } | undefined;
}

/** Draws the text of a `mermaid` fence, and says in `words` what it shows. */
export async function drawDiagram(text: string, words: DrawingMessages): Promise<Drawn> {
  const findings: Findings = { mistakes: [], doubts: [] };
  const source = readSource(text, findings);
  // What never ends has swallowed the rest.
  const read = source.keyword === '' && findings.mistakes.length > 0 ? undefined : readKind(source, findings, words);
  tellSettings(source, findings);
  if (read === undefined || findings.mistakes.length > 0) return { ...findings, picture: undefined };
  try {
    const svg = await read.draw();
    const { title, description } = source;
    const said = description === '' ? read.description : description;
    return {
      ...findings,
      picture: {
        svg,
        title: source.heading,
        description: title === '' ? said : `${title.replace(/[.。।]$/, '')}${words.marks.stop} ${said}`,
      },
    };
  } catch (error) {
    tell(error, source.rest.at, findings);
    return { ...findings, picture: undefined };
  }
}

function readKind(source: Source, findings: Findings, words: DrawingMessages): Read | undefined {
  let read: Read | undefined;
  eachLine([source.rest], findings, () => {
    const reader = kinds.get(source.keyword) ?? unknown(source);
    read = reader(source, findings, words);
    if (read.isEmpty && findings.mistakes.length === 0)
      throw new Mistake('There is nothing in the diagram.', 'Write something below its first line, or delete it.');
  });
  return read;
}

/** Says why a first word is the name of nothing that can be drawn. */
function unknown({ keyword, rest }: Source): never {
  if (keyword === '' && rest.text === '') throw new Mistake('The diagram is empty.', known);
  if (keyword === 'pie')
    throw new Mistake('A `pie` cannot be drawn.', 'Bars compare better: write them in a ` ```chart `.');
  if (others.test(keyword)) throw new Mistake(`A \`${keyword}\` cannot be drawn.`, known);
  const near = closest(keyword, [...kinds.keys()]);
  const first = `${keyword} ${rest.text}`.trim();
  throw new Mistake(
    `A diagram does not begin with \`${first}\`.`,
    distance(keyword, near) <= 3 ? `Did you mean \`${near}\`?` : known,
  );
}
