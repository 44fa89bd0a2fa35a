import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import type { Box, Canvas, Point } from '../../drawing/svg.ts';
import { textSize, wrap } from '../../drawing/text.ts';
import type { DrawingMessages } from '../../i18n/index.ts';
import type { DiagramType } from '../diagram-type.ts';
import { readLabel } from '../label.ts';
import type { Source } from '../source.ts';
import { describeGraph } from './describe.ts';
import { drawGraph } from './draw.ts';
import type { Head } from './heads.ts';

/** Where the lines lead: Mermaid's words for down, up, right and left. */
export type Direction = 'TB' | 'BT' | 'LR' | 'RL';

/** The direction that a word names: `TD` is another word for `TB`. */
export const directionOf = (word: string): Direction => (word === 'TD' ? 'TB' : (word as Direction));

/** The direction of a line such as `direction LR`. */
export function readDirection(text: string): Direction | undefined {
  const [, word] = /^direction\s+(TB|TD|BT|LR|RL)$/.exec(text) ?? [];
  return word === undefined ? undefined : directionOf(word);
}

/** A box, a state, a class, an entity or a note. */
export interface GraphNode {
  id: string;
  /** What it is called, for the description. */
  name: string;
  /** The start or the end of a state diagram, which is named in the language of the reader. */
  pseudo?: 'start' | 'end' | undefined;
  /** The group it stands in. */
  group: string | undefined;
  width: number;
  height: number;
  /** Draws it where the layout put it. */
  draw(canvas: Canvas, box: Box): void;
  /** How far inside the box it begins, where a line meets the box; none for a box. */
  gap?(box: Box, at: Point): number;
}

/** Nodes with a frame around them. */
export interface Group {
  id: string;
  label: readonly string[];
  /** The group it stands in. */
  group: string | undefined;
  /** Its own direction; as in Mermaid it holds only when no line leads across its border. */
  direction: Direction | undefined;
}

/** A line between two nodes or groups. */
export interface Edge {
  from: string;
  to: string;
  label: readonly string[];
  line: 'solid' | 'dotted' | 'thick' | 'hidden';
  /** At its start and its end. */
  heads: readonly [Head, Head];
  /** What is written at its start and its end. */
  ends?: readonly [string, string];
}

/** What a flowchart, a state, class or entity-relationship diagram is drawn from. */
export interface Graph {
  direction: Direction;
  nodes: GraphNode[];
  groups: Group[];
  edges: Edge[];
  /** Space between one rank and the next, less where a label stands between them. */
  between: number;
}

/** Widest label of a line; longer ones break. */
const widestLabel = 200;

/** The label of a line or a group, in lines. */
export const readEdgeLabel = (written: string): string[] => wrap(readLabel(written), widestLabel, textSize.note);

/** A dotted line from a note to what it is about. */
export const noteEdge = (from: string, to: string): Edge => ({
  ...{ from, to, label: [], line: 'dotted' },
  heads: ['none', 'none'],
});

/**
 * What a graph may hold: its layout takes 0.3 s for 100 tangled lines and 2.7 s for 350, and nobody reads more at once.
 */
const largest = { boxes: 200, lines: 250, groups: 50 };

/** A type of diagram that is a graph. */
export const graphType = (
  name: 'flowchart' | 'stateDiagram' | 'classDiagram' | 'erDiagram',
  keywords: readonly string[],
  readGraph: (source: Source, diagnostics: DiagnosticCollector) => Graph,
): DiagramType => ({
  keywords,
  read(source: Source, diagnostics: DiagnosticCollector, messages: DrawingMessages) {
    const graph = readGraph(source, diagnostics);
    const counts = { boxes: graph.nodes.length, lines: graph.edges.length, groups: graph.groups.length };
    for (const what of ['boxes', 'lines', 'groups'] as const)
      if (counts[what] > largest[what])
        throw new TextError(`The diagram has more than ${largest[what]} ${what}.`, 'Divide it into several.');
    return {
      isEmpty: graph.nodes.length === 0,
      name: messages[name],
      clauses: describeGraph(graph, messages),
      draw: () => drawGraph(graph),
    };
  },
});
