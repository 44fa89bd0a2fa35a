import { line, rect, text, type Box, type Canvas, type TextStyle } from '../../drawing/svg.ts';
import { oneLine, sizeOf, textSize, widthOf } from '../../drawing/text.ts';
import type { GraphNode } from './graph.ts';

/** A part of a row, with the look of its text. */
export type Cell = TextStyle & { text: string };

/** A box with a head and rows: a class or an entity. */
export interface Table {
  id: string;
  group: string | undefined;
  /** Stands above the title, such as `«interface»`. */
  above: string;
  title: readonly string[];
  /** Rows of cells; a line divides each section from what is above it. */
  sections: readonly (readonly (readonly Cell[])[])[];
}

const row = 19;
const pad = { x: 11, y: 6 } as const;
/** Between one column and the next. */
const gap = 14;

/** The node that is such a box. Cells of a column begin below each other. */
export function tableNode({ id, group, above, title, sections }: Table): GraphNode {
  const filled = sections.filter((rows) => rows.length > 0);
  const columns = columnsOf(filled.flat());
  const head = sizeOf(title, textSize.name, true);
  const headHeight = head.height + 2 * pad.y + 2 + (above === '' ? 0 : 15);
  const width = Math.max(76, head.width + 2 * pad.x, widthOf(above, 12) + 2 * pad.x, 2 * pad.x + columns.width);
  const height = headHeight + filled.reduce((sum, rows) => sum + rows.length * row + 2 * pad.y, 0);
  const draw = (canvas: Canvas, box: Box): void => {
    const middle = box.x + box.width / 2;
    // A box without rows may be higher than its head.
    const headEnd = box.y + (filled.length === 0 ? (headHeight + box.height) / 2 : headHeight);
    canvas.shapes.push(rect(box, ' rx="3"'));
    if (above !== '')
      canvas.texts.push(text([above], { x: middle, y: headEnd - headHeight + pad.y + 8 }, { size: 12, soft: true }));
    canvas.texts.push(text(title, { x: middle, y: headEnd - pad.y - 1 - head.height / 2 }, { bold: true }));
    let y = box.y + headHeight;
    for (const rows of filled) {
      canvas.shapes.push(line({ x: box.x, y }, { x: box.x + box.width, y }));
      for (const [index, cells] of rows.entries())
        for (const [column, { text: written, ...style }] of cells.entries()) {
          const start = { x: box.x + pad.x + columns.at[column]!, y: y + pad.y + (index + 0.5) * row };
          canvas.texts.push(text([written], start, { size: textSize.note, anchor: 'start', ...style }));
        }
      y += rows.length * row + 2 * pad.y;
    }
  };
  return { id, name: oneLine(title), group, width, height, draw };
}

/** Where each column begins, and how wide all are together. */
function columnsOf(rows: readonly (readonly Cell[])[]): { at: number[]; width: number } {
  const at: number[] = [];
  let width = 0;
  for (let column = 0; rows.some((cells) => column < cells.length); column += 1) {
    const widths = rows.map(({ [column]: cell }) => widthOf(cell?.text ?? '', cell?.size ?? textSize.note));
    const widest = Math.max(0, ...widths);
    if (width > 0 && widest > 0) width += gap;
    at.push(width);
    width += widest;
  }
  return { at, width };
}
