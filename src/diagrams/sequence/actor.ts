import { circle, n, rect, text, type Canvas } from '../../drawing/svg.ts';
import { sizeOf, textSize } from '../../drawing/text.ts';
import type { Actor } from './sequence.ts';

/** Width of an actor's box, or of the name below a person. */
export const actorWidth = ({ label, isPerson }: Actor): number =>
  sizeOf(label, textSize.name).width + (isPerson ? 0 : 26);

/** Height of an actor's box, or of a person and the name below. */
export const actorHeight = ({ label, isPerson }: Actor): number =>
  sizeOf(label, textSize.name).height + (isPerson ? 34 : 18);

/** Draws an actor around `x`, from `bottom` up. */
export function drawActor(canvas: Canvas, { label, isPerson }: Actor, x: number, bottom: number): void {
  const size = sizeOf(label, textSize.name);
  const [width, height] = [size.width + 26, size.height + 18];
  const box = { x: x - width / 2, y: bottom - height, width, height };
  const shoulders = `M${n(x - 11)} ${n(box.y + 15)}a11 11 0 0 1 22 0z`;
  if (isPerson) canvas.shapes.push(`<path d="${shoulders}"/>`, circle({ x, y: box.y - 3 }, 6));
  else canvas.shapes.push(rect(box, ' rx="3"'));
  canvas.texts.push(text(label, { x, y: box.y + height / 2 + (isPerson ? 9 : 0) }));
}
