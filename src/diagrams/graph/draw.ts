import { layOut, titlePad, type Edge, type Graph, type Layout } from './layout.ts';
import { head, reach } from './heads.ts';
import {
  ground,
  n,
  newSheet,
  rect,
  text,
  textSize,
  toSvg,
  type Box,
  type Point,
  type Sheet,
} from '../../drawing/svg.ts';
import { sizeOf } from '../../drawing/text.ts';

/** Lays a graph out and draws it. */
export async function drawGraph(graph: Graph): Promise<string> {
  const layout = await layOut(graph);
  const sheet = newSheet();
  for (const { group, box } of layout.groups) {
    const title: Box = { x: box.x + titlePad.x, y: box.y + titlePad.y, ...sizeOf(group.label, textSize.note, true) };
    sheet.frames.push(rect(box, ' rx="5"'));
    if (group.label.length > 0) sheet.marks.push(ground(title));
    sheet.texts.push(
      text(
        group.label,
        { x: title.x, y: title.y + title.height / 2 },
        { size: textSize.note, soft: true, bold: true, anchor: 'start' },
      ),
    );
  }
  for (const each of layout.edges) drawEdge(sheet, each, layout);
  for (const { node, box } of layout.nodes) node.draw(sheet, box);
  return toSvg(sheet, { x: 0, y: 0, width: layout.width, height: layout.height });
}

const strokes: Record<Edge['line'], string> = {
  solid: '',
  dotted: ' stroke-dasharray="3 3"',
  thick: ' stroke-width="2.5"',
  hidden: '',
};

function drawEdge(sheet: Sheet, { edge, points, label, ends }: Layout['edges'][number], layout: Layout): void {
  if (edge.line === 'hidden') return;
  const way = straight(points);
  const [start, end] = [way[0]!, way.at(-1)!];
  meet(start, way[1]!, edge.from, layout);
  meet(end, way.at(-2)!, edge.to, layout);
  const [startHead, endHead] = edge.heads;
  sheet.marks.push(head(startHead, start, way[1]!), head(endHead, end, way.at(-2)!));
  sheet.lines.push(
    `<path d="${rounded([back(start, way[1]!, reach[startHead]), ...way.slice(1, -1), back(end, way.at(-2)!, reach[endHead])])}"${strokes[edge.line]}/>`,
  );
  if (label !== undefined) note(sheet, edge.label, label);
  for (const [side, box] of ends.entries()) if (box !== undefined) note(sheet, [edge.ends![side]!], box);
}

function note(sheet: Sheet, lines: readonly string[], box: Box): void {
  sheet.marks.push(ground(box));
  sheet.texts.push(
    text(lines, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, { size: textSize.note, soft: true }),
  );
}

/** The same way without steps of less than a unit, which ELK leaves where boxes are not quite level. */
function straight(points: readonly Point[]): Point[] {
  const way: Point[] = [];
  for (const point of points) {
    const { x, y } = way.at(-1) ?? point;
    way.push({ x: Math.abs(point.x - x) < 1 ? x : point.x, y: Math.abs(point.y - y) < 1 ? y : point.y });
  }
  return way;
}

/** Moves the end of a line from the box of a node to the shape in it. */
function meet(end: Point, before: Point, id: string, { nodes }: Layout): void {
  const found = nodes.find(({ node }) => node.id === id);
  const gap = found?.node.gap?.(found.box, end) ?? 0;
  Object.assign(end, back(end, before, -gap));
}

/** A point `by` further back on the line from `before` to `end`. */
function back(end: Point, before: Point, by: number): Point {
  const length = Math.hypot(before.x - end.x, before.y - end.y) || 1;
  return { x: end.x + ((before.x - end.x) / length) * by, y: end.y + ((before.y - end.y) / length) * by };
}

/** A way with round corners. */
function rounded(way: readonly Point[]): string {
  const parts = way.map((point, index) => {
    if (index === 0) return `M${n(point.x)} ${n(point.y)}`;
    const next = way[index + 1];
    if (next === undefined) return `L${n(point.x)} ${n(point.y)}`;
    const before = way[index - 1]!;
    const radius = Math.min(
      5,
      Math.hypot(before.x - point.x, before.y - point.y) / 2,
      Math.hypot(next.x - point.x, next.y - point.y) / 2,
    );
    const [from, to] = [back(point, before, radius), back(point, next, radius)];
    return `L${n(from.x)} ${n(from.y)}Q${n(point.x)} ${n(point.y)} ${n(to.x)} ${n(to.y)}`;
  });
  return parts.join('');
}
