import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { TextError } from '../../core/diagnostics.ts';
import type { Box, Point } from '../../drawing/svg.ts';
import { oneLine, sizeOf, textSize } from '../../drawing/text.ts';
import type { Direction, Edge, Graph, GraphNode, Group } from './graph.ts';

/** A graph with a position for everything. */
export interface Layout {
  width: number;
  height: number;
  nodes: { node: GraphNode; box: Box }[];
  groups: { group: Group; box: Box }[];
  edges: { edge: Edge; points: Point[]; label: Box | undefined; ends: (Box | undefined)[] }[];
}

const directions: Record<Direction, string> = { TB: 'DOWN', BT: 'UP', LR: 'RIGHT', RL: 'LEFT' };

/** Where the label of a group stands in its top left corner. */
export const titlePad = { x: 11, y: 7 } as const;

/** Options of ELK’s layered layout: https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html */
const options = (direction: Direction, { between, edges }: Graph): Record<string, string> => ({
  'elk.algorithm': 'layered',
  'elk.direction': directions[direction],
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=4,left=4,bottom=4,right=4]',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.componentComponent': '32',
  'elk.spacing.portPort': '14',
  'elk.spacing.nodeSelfLoop': `${between / 2}`,
  'elk.spacing.edgeNode': '16',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.edgeLabel': '3',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': `${between * (edges.some(({ label }) => label.length > 0) ? 0.7 : 1)}`,
  'elk.randomSeed': '1',
  // The most even layout takes 0.6 s for 60 tangled lines, 5 s for 100 and minutes for 350; the quicker ones 0.3 s for
  // 100 and 2.7 s for 350. Cycles are best broken where the author’s order goes back.
  'elk.layered.nodePlacement.strategy': edges.length > 40 ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
  'elk.layered.cycleBreaking.strategy': edges.length > 150 ? 'GREEDY' : 'DEPTH_FIRST',
});

/**
 * Finds a position for everything. `room` is what groups need at their left beside the usual. Throws a `TextError` when
 * the layout engine gives up.
 */
export async function layOut(graph: Graph, room: ReadonlyMap<string, number> = new Map()): Promise<Layout> {
  // The build of ELK in one file that needs no worker: 1.6 MB, so only where a diagram is.
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  try {
    return readLayout(graph, await new Elk().layout(elkGraph(graph, room)));
  } catch (error) {
    if (error instanceof RangeError)
      throw new TextError('The diagram is too large to be laid out.', 'Divide it into several.');
    const reason = String((error as Error).message).split('\n')[0];
    throw new TextError(
      `The diagram cannot be laid out: ${reason}`,
      'Take lines out until it can, to find the one that cannot.',
    );
  }
}

/** The graph as ELK takes it. */
function elkGraph(graph: Graph, room: ReadonlyMap<string, number>): ElkNode {
  const children = new Map<string | undefined, ElkNode[]>();
  const add = (group: string | undefined, node: ElkNode) => children.set(group, [...(children.get(group) ?? []), node]);
  // Both ends of a line to itself need room.
  const selfLinked = new Set(graph.edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  for (const { id, group, width, height } of graph.nodes)
    add(group, { id, width, height: selfLinked.has(id) ? Math.max(height, 48) : height });
  // From the inside out.
  for (const group of graph.groups.toSorted((a, b) => depthOf(b, graph) - depthOf(a, graph)))
    add(group.group, groupNode(group, graph, children.get(group.id) ?? [], room.get(group.id)));
  const layoutOptions = {
    ...options(graph.direction, graph),
    // The author's order counts outside of groups; in nested ones ELK fails over it (elkjs 0.11.1).
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.edgeCoords': 'ROOT',
    'elk.json.shapeCoords': 'ROOT',
  };
  return { id: 'root', layoutOptions, children: children.get(undefined) ?? [], edges: graph.edges.map(elkEdge) };
}

function depthOf({ group }: Group, graph: Graph): number {
  const parent = graph.groups.find(({ id }) => id === group);
  return parent === undefined ? 0 : 1 + depthOf(parent, graph);
}

function groupNode({ id, label, direction }: Group, graph: Graph, children: ElkNode[], room = 0): ElkNode {
  const isTurned = direction !== undefined && direction !== graph.direction && !isCrossed(id, graph);
  const { width, height } = sizeOf(label, textSize.note, true);
  const top = label.length === 0 ? 14 : height + titlePad.y + 8;
  const least = [width + 2 * titlePad.x, height];
  // ELK takes width for height in groups that it lays out upright together with the whole (elkjs 0.11.1).
  if (!isTurned && /TB|BT/.test(graph.direction)) least.reverse();
  const layoutOptions = {
    ...options(isTurned ? direction : graph.direction, graph),
    ...(isTurned && { 'elk.hierarchyHandling': 'SEPARATE_CHILDREN' }),
    'elk.padding': `[top=${top},left=${14 + room},bottom=14,right=14]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${least.join()})`,
  };
  return { id, layoutOptions, children };
}

/**
 * Whether a line leads from inside a group, or from inside one within it, to outside of that: then ELK must lay out all
 * in one.
 */
function isCrossed(id: string, { nodes, groups, edges }: Graph): boolean {
  const parents = new Map([...nodes, ...groups].map((each) => [each.id, each.group]));
  const isInside = (each: string | undefined, group: string): boolean =>
    each !== undefined && (parents.get(each) === group || isInside(parents.get(each), group));
  const own = groups.filter((group) => group.id === id || isInside(group.id, id));
  return own.some((group) => edges.some(({ from, to }) => isInside(from, group.id) !== isInside(to, group.id)));
}

/** The labels of an edge by ELK’s names for their positions. */
const labelsOf = ({ label, ends = ['', ''] }: Edge) => ({ CENTER: label, TAIL: [ends[0]], HEAD: [ends[1]] });

function elkEdge(edge: Edge, index: number): ElkExtendedEdge {
  const labels = Object.entries(labelsOf(edge)).filter(([, lines]) => oneLine(lines) !== '');
  return {
    id: `e${index}`,
    sources: [edge.from],
    targets: [edge.to],
    labels: labels.map(([position, lines]) => {
      const { width, height } = sizeOf(lines, textSize.note);
      const inline = position === 'CENTER' && { 'elk.edgeLabels.inline': 'true' };
      const layoutOptions = { 'elk.edgeLabels.placement': position, ...inline };
      return { id: position, text: oneLine(lines), width: width + 8, height: height + 4, layoutOptions };
    }),
  };
}

/** Nodes and groups of ELK by their ids. */
function nodesById(node: ElkNode, found = new Map<string, ElkNode>()): Map<string, ElkNode> {
  for (const child of node.children ?? []) nodesById(child, found.set(child.id, child));
  return found;
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height });

function readLayout(graph: Graph, root: ElkNode): Layout {
  const elkNodes = nodesById(root);
  const { width, height } = boxOf(root);
  const edges = graph.edges.map((edge, index) => {
    const { sections = [], labels } = root.edges![index]!;
    const [section, ...more] = sections;
    if (section === undefined || more.length > 0) throw new Error(`no way from ${edge.from} to ${edge.to}`);
    const [label, ...ends] = Object.keys(labelsOf(edge)).map((position) => {
      const found = labels?.find(({ id }) => id === position);
      return found && boxOf(found);
    });
    return { edge, points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint], label, ends };
  });
  return {
    width,
    height,
    edges,
    groups: graph.groups.map((group) => ({ group, box: boxOf(elkNodes.get(group.id)!) })),
    nodes: graph.nodes.map((node) => ({ node, box: boxOf(elkNodes.get(node.id)!) })),
  };
}
