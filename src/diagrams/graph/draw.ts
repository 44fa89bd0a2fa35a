import {
  background,
  createCanvas,
  n,
  pale,
  rect,
  text,
  toSvg,
  type Box,
  type Canvas,
  type Point,
} from '../../drawing/svg.ts';
import { sizeOf, textSize } from '../../drawing/text.ts';
import type { Edge, Graph } from './graph.ts';
import { drawHead, reach } from './heads.ts';
import { layOut, titlePad, type Layout } from './layout.ts';

/** Lays a graph out and draws it. */
export async function drawGraph(graph: Graph): Promise<string> {
  const layout = await layOutTitles(graph);
  const canvas = createCanvas();
  for (const { group, box } of layout.groups) {
    const title = titleOf({ group, box }, layout).box;
    const start = { x: title.x, y: title.y + title.height / 2 };
    canvas.frames.push(rect(box, ` rx="5"${pale}`));
    if (group.label.length > 0) canvas.marks.push(background(title));
    canvas.texts.push(text(group.label, start, { size: textSize.note, soft: true, bold: true, anchor: 'start' }));
  }
  for (const each of layout.edges) drawEdge(canvas, each, layout);
  for (const { node, box } of layout.nodes) node.draw(canvas, box);
  return toSvg(canvas, { x: 0, y: 0, width: layout.width, height: layout.height });
}

/** Lays a graph out, and once more when the title of a group finds no place that no line runs through. */
async function layOutTitles(graph: Graph): Promise<Layout> {
  const layout = await layOut(graph);
  const room = new Map(
    layout.groups
      .map((each) => [each.group.id, titleOf(each, layout).missing] as const)
      .filter(([, missing]) => missing > 0),
  );
  return room.size === 0 ? layout : layOut(graph, room);
}

/**
 * Where the title of a group stands: as far to the left of its upper side as no line runs through it; and how much room
 * is missing for that.
 */
function titleOf({ group, box }: Layout['groups'][number], { edges }: Layout): { box: Box; missing: number } {
  const title = { x: box.x + titlePad.x, y: box.y + titlePad.y, ...sizeOf(group.label, textSize.note, true) };
  const lines = edges
    .filter(({ edge }) => edge.line !== 'hidden')
    .flatMap(({ points }) => points.slice(1).map((to, index) => [points[index]!, to] as const))
    .filter(([a, b]) => Math.min(a.y, b.y) < title.y + title.height && Math.max(a.y, b.y) > title.y)
    .map(([a, b]) => ({ from: Math.min(a.x, b.x) - 6, to: Math.max(a.x, b.x) + 6 }))
    .filter(({ from, to }) => to > box.x && from < box.x + box.width)
    .sort((a, b) => a.from - b.from);
  let { x } = title;
  for (const { from, to } of lines) if (from < x + title.width && to > x) x = to;
  if (x + title.width <= box.x + box.width - titlePad.x) return { box: { ...title, x }, missing: 0 };
  return { box: title, missing: Math.max(0, title.x + title.width - (lines[0]?.from ?? Infinity)) };
}

const strokes: Record<Edge['line'], string> = {
  solid: '',
  dotted: ' stroke-dasharray="3 3"',
  thick: ' stroke-width="2.5"',
  hidden: '',
};

function drawEdge(canvas: Canvas, { edge, points, label, ends }: Layout['edges'][number], layout: Layout): void {
  if (edge.line === 'hidden') return;
  const path = straighten(points);
  const [start, end] = [path[0]!, path.at(-1)!];
  const [second, lastButOne] = [path[1]!, path.at(-2)!];
  meetShape(start, second, edge.from, layout);
  meetShape(end, lastButOne, edge.to, layout);
  const [startHead, endHead] = edge.heads;
  canvas.marks.push(drawHead(startHead, start, second), drawHead(endHead, end, lastButOne));
  const visible = [
    pointBefore(start, second, reach[startHead]),
    ...path.slice(1, -1),
    pointBefore(end, lastButOne, reach[endHead]),
  ];
  canvas.lines.push(`<path d="${roundedPath(visible)}"${strokes[edge.line]}/>`);
  if (label !== undefined) drawLabel(canvas, edge.label, label);
  for (const [side, box] of ends.entries()) if (box !== undefined) drawLabel(canvas, [edge.ends![side]!], box);
}

function drawLabel(canvas: Canvas, lines: readonly string[], box: Box): void {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  canvas.marks.push(background(box));
  canvas.texts.push(text(lines, middle, { size: textSize.note, soft: true }));
}

/** The path without steps of less than a unit, which ELK leaves where boxes are not quite level. */
function straighten(points: readonly Point[]): Point[] {
  const path: Point[] = [];
  for (const point of points) {
    const { x, y } = path.at(-1) ?? point;
    path.push({ x: Math.abs(point.x - x) < 1 ? x : point.x, y: Math.abs(point.y - y) < 1 ? y : point.y });
  }
  return path;
}

/** Moves the end of a line from the box of a node to the shape in it. */
function meetShape(end: Point, before: Point, id: string, { nodes }: Layout): void {
  const found = nodes.find(({ node }) => node.id === id);
  const gap = found?.node.gap?.(found.box, end) ?? 0;
  Object.assign(end, pointBefore(end, before, -gap));
}

/** The point at a distance before `end`, on the line from `before`. */
function pointBefore(end: Point, before: Point, distance: number): Point {
  const length = Math.hypot(before.x - end.x, before.y - end.y) || 1;
  return { x: end.x + ((before.x - end.x) / length) * distance, y: end.y + ((before.y - end.y) / length) * distance };
}

/** A path with round corners. */
function roundedPath(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const [before, next] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${n(point.x)} ${n(point.y)}`;
    if (next === undefined) return `L${n(point.x)} ${n(point.y)}`;
    const half = (other: Point) => Math.hypot(other.x - point.x, other.y - point.y) / 2;
    const radius = Math.min(5, half(before), half(next));
    const [from, to] = [pointBefore(point, before, radius), pointBefore(point, next, radius)];
    return `L${n(from.x)} ${n(from.y)}Q${n(point.x)} ${n(point.y)} ${n(to.x)} ${n(to.y)}`;
  });
  return parts.join('');
}
