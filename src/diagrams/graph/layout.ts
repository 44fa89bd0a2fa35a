import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Head } from './heads.ts';
import { Mistake } from '../mistake.ts';
import { textSize, type Box, type Point, type Sheet } from '../../drawing/svg.ts';
import { oneLine, sizeOf, wrap } from '../../drawing/text.ts';

/** Where the lines lead: Mermaid's words for down, up, right and left. */
export type Direction = 'TB' | 'BT' | 'LR' | 'RL';

export interface Node {
  id: string;
  /** What it is called, for the description. */
  name: string;
  /** What a state diagram begins or ends with has words of its own. */
  pseudo?: 'start' | 'end' | undefined;
  /** The group it stands in. */
  group: string | undefined;
  width: number;
  height: number;
  /** Draws it where the layout put it. */
  draw(sheet: Sheet, box: Box): void;
  /** How far inside the box it begins, where a line meets the box; none for a box. */
  gap?(box: Box, at: Point): number;
}

export interface Group {
  id: string;
  label: readonly string[];
  group: string | undefined;
  /** Its own direction; as in Mermaid it holds only when no line leads across its border. */
  direction: Direction | undefined;
}

export interface Edge {
  /** A node or a group. */
  from: string;
  to: string;
  label: readonly string[];
  line: 'solid' | 'dotted' | 'thick' | 'hidden';
  /** At its start and its end. */
  heads: readonly [Head, Head];
  /** What is written at its start and its end. */
  ends?: readonly [string, string];
}

export interface Graph {
  direction: Direction;
  nodes: Node[];
  groups: Group[];
  edges: Edge[];
  /** Space between one rank and the next, less where a label stands between them. */
  between: number;
}

/** A graph with a place for everything. */
export interface Layout {
  width: number;
  height: number;
  nodes: { node: Node; box: Box }[];
  groups: { group: Group; box: Box }[];
  edges: { edge: Edge; points: Point[]; label: Box | undefined; ends: [Box | undefined, Box | undefined] }[];
}

const directions: Record<Direction, string> = { TB: 'DOWN', BT: 'UP', LR: 'RIGHT', RL: 'LEFT' };

/** Widest label of a line; longer ones break. */
export const widestNote = 200;

/** Where the label of a group stands in its top left corner. */
export const titlePad = { x: 11, y: 7 } as const;

/**
 * The most even layout takes 0.6 s for 60 tangled lines, 5 s for 100 and minutes for 350; the quicker ones 0.3 s for 100 and
 * 2.7 s for 350. Cycles are best broken where the author’s order goes back.
 */
const effort = (edges: number): Record<string, string> => ({
  'elk.layered.nodePlacement.strategy': edges > 40 ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
  'elk.layered.cycleBreaking.strategy': edges > 150 ? 'GREEDY' : 'DEPTH_FIRST',
});

/** Options of ELK’s layered layout: https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html */
const options = (direction: Direction, { between, edges }: Graph): Record<string, string> => ({
  ...{
    'elk.algorithm': 'layered',
    'elk.direction': directions[direction],
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': '[top=4,left=4,bottom=4,right=4]',
  },
  ...{
    'elk.spacing.nodeNode': '28',
    'elk.spacing.componentComponent': '32',
    'elk.spacing.portPort': '14',
    'elk.spacing.nodeSelfLoop': `${between / 2}`,
  },
  ...{ 'elk.spacing.edgeNode': '16', 'elk.layered.spacing.edgeNodeBetweenLayers': '16', 'elk.spacing.edgeLabel': '3' },
  ...{ 'elk.spacing.edgeEdge': '12', 'elk.layered.spacing.edgeEdgeBetweenLayers': '12' },
  'elk.layered.spacing.nodeNodeBetweenLayers': `${edges.some(({ label }) => label.length > 0) ? between * 0.7 : between}`,
  'elk.randomSeed': '1',
  ...effort(edges.length),
});

/** Gives everything its place. Throws a `Mistake` when the layout engine gives up. */
export async function layOut(graph: Graph): Promise<Layout> {
  // The build of ELK in one file that needs no worker: 1.6 MB, so only where a diagram is.
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk();
  try {
    return readLayout(graph, await elk.layout(elkGraph(graph)));
  } catch (error) {
    if (error instanceof RangeError)
      throw new Mistake('The diagram is too large to be laid out.', 'Divide it into several.');
    throw new Mistake(
      `The diagram cannot be laid out: ${String((error as Error).message).split('\n')[0]}`,
      'Take lines out until it can, to find the one.',
    );
  }
}

/** The graph as ELK takes it. */
function elkGraph(graph: Graph): ElkNode {
  const children = new Map<string | undefined, ElkNode[]>();
  const add = (group: string | undefined, node: ElkNode) => children.set(group, [...(children.get(group) ?? []), node]);
  // Both ends of a line to itself need room.
  const own = new Set(graph.edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  for (const { id, group, width, height } of graph.nodes)
    add(group, { id, width, height: own.has(id) ? Math.max(height, 48) : height });
  // From the inside out.
  for (const group of [...graph.groups].sort((a, b) => depthOf(b, graph) - depthOf(a, graph)))
    add(group.group, groupNode(group, graph, children.get(group.id) ?? []));
  // The author's order counts outside of groups; in nested ones ELK fails over it (elkjs 0.11.1).
  const whole = {
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.edgeCoords': 'ROOT',
    'elk.json.shapeCoords': 'ROOT',
  };
  return {
    id: 'root',
    layoutOptions: { ...options(graph.direction, graph), ...whole },
    children: children.get(undefined) ?? [],
    edges: graph.edges.map(elkEdge),
  };
}

function depthOf({ group }: Group, graph: Graph): number {
  const parent = graph.groups.find(({ id }) => id === group);
  return parent === undefined ? 0 : 1 + depthOf(parent, graph);
}

function groupNode({ id, label, direction }: Group, graph: Graph, children: ElkNode[]): ElkNode {
  const isTurned = direction !== undefined && direction !== graph.direction && !isCrossed(id, graph);
  const own = {
    ...options(isTurned ? direction : graph.direction, graph),
    ...(isTurned && { 'elk.hierarchyHandling': 'SEPARATE_CHILDREN' }),
  };
  const { width, height } = sizeOf(label, textSize.note, true);
  const top = label.length === 0 ? 14 : height + titlePad.y + 8;
  const least = [width + 2 * titlePad.x, height];
  // ELK takes width for height in groups that it lays out upright together with the whole (elkjs 0.11.1).
  if (!isTurned && /TB|BT/.test(graph.direction)) least.reverse();
  const size = {
    'elk.padding': `[top=${top},left=14,bottom=14,right=14]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${least.join()})`,
  };
  return { id, layoutOptions: { ...own, ...size }, children };
}

/** Whether a line leads from inside a group, or from inside one within it, to outside of that: then ELK must lay out all in one. */
function isCrossed(id: string, { nodes, groups, edges }: Graph): boolean {
  const parents = new Map([...nodes, ...groups].map((each) => [each.id, each.group]));
  const isInside = (each: string | undefined, group: string): boolean =>
    each !== undefined && (parents.get(each) === group || isInside(parents.get(each), group));
  const own = groups.filter((group) => group.id === id || isInside(group.id, id));
  return own.some((group) => edges.some(({ from, to }) => isInside(from, group.id) !== isInside(to, group.id)));
}

function elkEdge({ from, to, label, ends }: Edge, index: number): ElkExtendedEdge {
  const placed = [
    { at: 'CENTER', lines: label },
    ...(ends ?? []).map((end, side) => ({ at: side === 0 ? 'TAIL' : 'HEAD', lines: [end] })),
  ].filter(({ lines }) => oneLine(lines) !== '');
  const labels = placed.map(({ at, lines }) => {
    const { width, height } = sizeOf(lines, textSize.note);
    const layoutOptions = {
      'elk.edgeLabels.placement': at,
      ...(at === 'CENTER' && { 'elk.edgeLabels.inline': 'true' }),
    };
    return { id: at, text: oneLine(lines), width: width + 8, height: height + 4, layoutOptions };
  });
  return { id: `e${index}`, sources: [from], targets: [to], labels };
}

/** The places of nodes by id, of groups too. */
function boxesOf(node: ElkNode, found = new Map<string, ElkNode>()): Map<string, ElkNode> {
  for (const child of node.children ?? []) boxesOf(child, found.set(child.id, child));
  return found;
}

function readLayout(graph: Graph, root: ElkNode): Layout {
  const boxes = boxesOf(root);
  const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height });
  const edges = graph.edges.map((edge, index) => {
    const { sections, labels } = root.edges![index]!;
    if (sections?.length !== 1) throw new Error(`no way from ${edge.from} to ${edge.to}`);
    const [{ startPoint, bendPoints = [], endPoint }] = sections as [NonNullable<typeof sections>[0]];
    const [label, tail, end] = ['CENTER', 'TAIL', 'HEAD']
      .map((at) => labels?.find(({ id }) => id === at))
      .map((found) => found && boxOf(found));
    return {
      edge,
      points: [startPoint, ...bendPoints, endPoint],
      label,
      ends: [tail, end] as [Box | undefined, Box | undefined],
    };
  });
  const groups = graph.groups.map((group) => ({ group, box: boxOf(boxes.get(group.id)!) }));
  const { width, height } = boxOf(root);
  return {
    width,
    height,
    edges,
    groups,
    nodes: graph.nodes.map((node) => ({ node, box: boxOf(boxes.get(node.id)!) })),
  };
}

/** The lines of what is written on a line. */
export const noteLines = (lines: readonly string[]): string[] => wrap(lines, widestNote, textSize.note);
