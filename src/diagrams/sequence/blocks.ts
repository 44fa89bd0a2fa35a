import { background, line, rect, text, type Canvas, type Point } from '../../drawing/svg.ts';
import { leading, sizeOf, textSize, widthOf } from '../../drawing/text.ts';

/** Height of a line of a note. */
export const rowHeight = textSize.note * leading;

/** An open block of a sequence diagram, and how far to the sides what is in it reaches. */
export interface Block {
  /** `loop`, `alt` … */
  word: string;
  label: readonly string[];
  top: number;
  left: number;
  right: number;
  /** Where it is divided. */
  parts: { top: number; label: readonly string[] }[];
}

/**
 * Draws the frame of a block that ends at `bottom`, its titles on the colour `fill`. Returns how far to the sides it
 * reaches.
 */
export function drawBlock(canvas: Canvas, block: Block, bottom: number, fill: string): { left: number; right: number } {
  const { word, label, top, parts } = block;
  const titles = word === 'rect' ? [] : [{ top, word, label }, ...parts.map((part) => ({ ...part, word: '' }))];
  const widest = Math.max(
    0,
    ...titles.map((title) => 24 + widthOf(title.word, textSize.note, true) + sizeOf(title.label, textSize.note).width),
  );
  const left = block.left - 12;
  const right = Math.max(block.right + 12, left + widest);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  if (word === 'rect') canvas.frames.unshift(rect(box, ' rx="5" fill="var(--tint)" stroke="none"'));
  else canvas.frames.push(rect(box, ' rx="5" stroke="var(--soft)"'));
  for (const { top: y } of parts)
    canvas.frames.push(line({ x: left, y }, { x: right, y }, ' stroke="var(--soft)" stroke-dasharray="5 3"'));
  for (const title of titles) drawTitle(canvas, { x: left + 8, y: title.top + 4 }, title.word, title.label, fill);
  return { left, right };
}

/** Draws the word of a block and its label, from a corner on. */
function drawTitle(canvas: Canvas, { x, y }: Point, word: string, label: readonly string[], fill: string): void {
  const after = word === '' ? 0 : widthOf(word, textSize.note, true) + 7;
  const { width, height } = sizeOf(label, textSize.note);
  // Above the bars of busy actors, which may stand behind it.
  canvas.texts.push(background({ x: x - 2, y, width: after + width + 4, height: Math.max(rowHeight, height) }, fill));
  const style = { size: textSize.note, anchor: 'start' } as const;
  canvas.texts.push(text([word], { x, y: y + rowHeight / 2 }, { ...style, bold: true }));
  canvas.texts.push(text(label, { x: x + after, y: y + height / 2 }, { ...style, soft: true }));
}
