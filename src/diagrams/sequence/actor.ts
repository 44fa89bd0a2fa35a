import { circle, n, rect, text, type Box, type Canvas, type Point } from '../../drawing/svg.ts';
import { sizeOf, textSize } from '../../drawing/text.ts';
import { labelMiddle, paint, sizeFor, type Shape } from '../graph/shapes.ts';
import type { Actor } from './sequence.ts';

/** Types that are a shape around the name. */
const shapes: Partial<Record<Actor['type'], Shape>> = {
  database: 'cylinder',
  queue: 'lying-cylinder',
  collections: 'stacked-rectangle',
};

/** Radius of the circle of a sign, and half the width of the widest one. */
const [radius, reach] = [10, 18];

/** Types that are a sign above the name; each is drawn around a point. */
const signs: Partial<Record<Actor['type'], (at: Point) => string>> = {
  actor: ({ x, y }) => `<path d="M${n(x - 11)} ${n(y + 13)}a11 11 0 0 1 22 0z"/>${circle({ x, y: y - 5 }, 6)}`,
  boundary: ({ x, y }) =>
    `${circle({ x, y }, radius)}<path d="M${n(x - reach)} ${n(y - 7)}v14m0-7h${reach - radius}"/>`,
  control: ({ x, y }) => `${circle({ x, y }, radius)}<path d="M${n(x + 4)} ${n(y - 14)}l-5 4 5 4" fill="none"/>`,
  entity: ({ x, y }) => `${circle({ x, y }, radius)}<path d="M${n(x - radius)} ${n(y + 12)}h${2 * radius}"/>`,
};

/** Types of actors that are drawn: https://mermaid.js.org/syntax/sequenceDiagram.html#participants */
export const isActorType = (type: unknown): type is Actor['type'] =>
  type === 'participant' || Object.hasOwn(shapes, String(type)) || Object.hasOwn(signs, String(type));

/** Whether an actor is a sign with its name below, not a box. */
export const isSign = ({ type }: Actor): boolean => signs[type] !== undefined;

function sizeOfActor({ label, type }: Actor): { width: number; height: number } {
  const { width, height } = sizeOf(label, textSize.name);
  const shape = shapes[type];
  return shape === undefined ? { width: width + 26, height: height + 18 } : sizeFor(shape, { width, height });
}

/** Width of an actor's box, or of the name below a sign. */
export function actorWidth(actor: Actor): number {
  if (!isSign(actor)) return sizeOfActor(actor).width;
  const { width } = sizeOf(actor.label, textSize.name);
  return actor.type === 'boundary' ? Math.max(width, 2 * reach) : width;
}

/** Height of an actor's box, or of a sign and the name below. */
export const actorHeight = (actor: Actor): number => sizeOfActor(actor).height + (isSign(actor) ? 16 : 0);

/** Draws an actor around `x`, from `bottom` up. */
export function drawActor(canvas: Canvas, actor: Actor, x: number, bottom: number): void {
  const { width, height } = sizeOfActor(actor);
  const box: Box = { x: x - width / 2, y: bottom - height, width, height };
  const [shape, sign] = [shapes[actor.type], signs[actor.type]];
  const middle = shape === undefined ? { x, y: box.y + height / 2 + (sign ? 9 : 0) } : labelMiddle(shape, box);
  if (sign !== undefined) canvas.shapes.push(sign({ x, y: box.y + 2 }));
  else canvas.shapes.push(shape === undefined ? rect(box, ' rx="3"') : paint(shape, box));
  canvas.texts.push(text(actor.label, middle));
}
