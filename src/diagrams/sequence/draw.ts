import {
  background,
  circle,
  createCanvas,
  line,
  n,
  pale,
  rect,
  text,
  toSvg,
  type Canvas,
  type Point,
} from '../../drawing/svg.ts';
import { sizeOf, textSize, wrap } from '../../drawing/text.ts';
import { drawHead } from '../graph/heads.ts';
import { drawBlock, rowHeight, type Block } from './blocks.ts';
import { actorHeight, actorWidth, drawActor, isSign } from './actor.ts';
import { columnsOf, noteWidth } from './columns.ts';
import type { Actor, Sequence, Step, Turn } from './sequence.ts';

/** Widest label of a message or a note, and of an actor. */
const widest = { note: 240, actor: 160 } as const;
/** Width of the bar of an actor who is busy. */
const bar = 10;
const note = { size: textSize.note } as const;

/** Draws a sequence diagram: actors in columns, what happens from top to bottom. */
export function drawSequence(sequence: Sequence): string {
  const actors = sequence.actors.map((actor) => ({ ...actor, label: wrap(actor.label, widest.actor, textSize.name) }));
  const steps = sequence.steps.map((step) =>
    'label' in step ? { ...step, label: wrap(step.label, widest.note, textSize.note) } : step,
  );
  const boxes = sequence.boxes.map((box) => ({ ...box, label: wrap(box.label, widest.actor, textSize.note) }));
  const artist = new SequenceArtist(actors, columnsOf(actors, steps, boxes));
  for (const step of steps) artist.draw(step);
  return artist.finish(boxes);
}

class SequenceArtist {
  readonly #canvas: Canvas = createCanvas();
  readonly #actors: readonly Actor[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #blocks: Block[] = [];
  /** Where the bars of busy actors began. */
  readonly #busy = new Map<string, number[]>();
  readonly #bars: string[] = [];
  readonly #headHeight: number;
  /** Where the lines of actors that come later begin, and where those of actors that go end. */
  readonly #born = new Map<string, number>();
  readonly #gone = new Map<string, number>();
  /** How far down, and how far to the sides, anything reaches. */
  #y: number;
  #left = 0;
  #right = 0;
  /** Height of the last arrow, where an actor turns busy. */
  #arrow: number;

  constructor(actors: readonly Actor[], columns: ReadonlyMap<string, number>) {
    this.#actors = actors;
    this.#columns = columns;
    this.#headHeight = Math.max(0, ...actors.map(actorHeight));
    this.#y = this.#headHeight + 10;
    this.#arrow = this.#y;
    for (const actor of actors) {
      const [x, half] = [this.#column(actor.id), actorWidth(actor) / 2];
      this.#extend(x - half, x + half);
    }
  }

  draw(step: Step): void {
    switch (step.kind) {
      case 'message':
        return step.from === step.to ? this.#messageToSelf(step) : this.#message(step);
      case 'note':
        return this.#note(step);
      case 'turn':
        return this.#turn(step.actor, step.turns, this.#arrow);
      case 'open':
        return this.#openBlock(step.word, step.label);
      case 'divide':
        return this.#divide(step.label);
      case 'close':
        return this.#closeBlock();
      case 'destroy':
        this.#y += 8;
        this.#destroy(step.actor);
        this.#y += 8;
    }
  }

  /** The drawing, when all has been drawn. */
  finish(boxes: Sequence['boxes']): string {
    for (const [actor, starts] of this.#busy) while (starts.length > 0) this.#turn(actor, '-', this.#y + 4);
    const bottom = this.#y + 12;
    const lifelines = this.#actors.map(({ id }) => {
      const x = this.#column(id);
      const start = { x, y: this.#born.get(id) ?? this.#headHeight };
      return line(start, { x, y: this.#gone.get(id) ?? bottom }, pale);
    });
    this.#canvas.lines.unshift(...lifelines);
    this.#canvas.shapes.unshift(...this.#bars);
    for (const actor of this.#actors)
      drawActor(this.#canvas, actor, this.#column(actor.id), this.#born.get(actor.id) ?? this.#headHeight);
    const top = boxes.reduce((height, box) => Math.max(height, this.#frame(box, bottom)), 0);
    const height = bottom + top + (boxes.length > 0 ? 12 : 4);
    return toSvg(this.#canvas, { x: this.#left - 6, y: -top - 2, width: this.#right - this.#left + 12, height });
  }

  #column(actor: string): number {
    return this.#columns.get(actor)!;
  }

  /** Makes the drawing, and the open blocks, reach to the sides. */
  #extend(left: number, right: number): void {
    this.#left = Math.min(this.#left, left);
    this.#right = Math.max(this.#right, right);
    for (const block of this.#blocks)
      [block.left, block.right] = [Math.min(block.left, left), Math.max(block.right, right)];
  }

  #message({ from, to, label, isDashed, heads, turns, points = noPoints, creates, destroys }: Message): void {
    const [a, b] = [this.#column(from), this.#column(to)];
    const { height } = sizeOf(label, textSize.note);
    const made = creates ? this.#actors.find(({ id }) => id === to) : undefined;
    this.#y += Math.max(8 + height + 5, made === undefined ? 0 : actorHeight(made) / 2 + 6);
    this.#arrow = this.#y;
    if (made !== undefined) this.#born.set(to, this.#y + actorHeight(made) / 2);
    if (turns === '+' && made === undefined) this.#turn(to, '+', this.#y);
    const reach = made === undefined ? 0 : actorWidth(made) / 2 + (isSign(made) ? 4 : 0);
    const start = { x: a + this.#edge(from, b >= a), y: this.#y };
    const end = { x: b + this.#edge(to, b < a) + (b < a ? reach : -reach), y: this.#y };
    if (turns === '-') this.#turn(from, '-', this.#y);
    this.#points(points, start, end);
    this.#canvas.lines.push(line(start, end, dashOf(isDashed)));
    this.#canvas.marks.push(drawHead(heads[0], start, end), drawHead(heads[1], end, start));
    this.#label(label, { x: (start.x + end.x) / 2, y: this.#y - 5 - height / 2 });
    this.#extend(Math.min(a, b), Math.max(a, b));
    if (made !== undefined) this.#y += actorHeight(made) / 2;
    if (turns === '+' && made !== undefined) this.#turn(to, '+', this.#y);
    if (destroys !== undefined) this.#destroy(destroys);
    this.#y += 8;
  }

  /** Draws the points that a message begins and ends at, and shortens it to them. */
  #points([isAtStart, isAtEnd]: Required<Message>['points'], start: Point, end: Point): void {
    const towards = Math.sign(end.x - start.x) || 1;
    for (const [has, at, sign] of [
      [isAtStart, start, towards],
      [isAtEnd, end, -towards],
    ] as const) {
      if (!has) continue;
      this.#canvas.marks.push(circle(at, 4, ' fill="var(--paper)"'));
      at.x += 4 * sign;
    }
  }

  /** Ends the line of an actor here, with a cross, and what it is busy with. */
  #destroy(actor: string): void {
    const [x, y] = [this.#column(actor), this.#y];
    while ((this.#busy.get(actor)?.length ?? 0) > 0) this.#turn(actor, '-', y);
    this.#gone.set(actor, y);
    const cross = [-7, 7].map((side) => line({ x: x - 7, y: y - side }, { x: x + 7, y: y + side }));
    this.#canvas.texts.push(`<g fill="none" stroke="var(--soft)" stroke-width="2">${cross.join('')}</g>`);
    this.#extend(x - 8, x + 8);
  }

  /** A message of an actor to itself leads out and back. */
  #messageToSelf({ from, label, isDashed, heads, turns, points = noPoints, destroys }: Message): void {
    const x = this.#column(from) + this.#edge(from, true);
    const { width, height } = sizeOf(label, textSize.note);
    const top = this.#y + 10 + Math.max(0, height - 20) / 2;
    this.#canvas.lines.push(`<path d="M${n(x)} ${n(top)}h21q5 0 5 5v10q0 5 -5 5h-21"${dashOf(isDashed)}/>`);
    const [start, end] = [top, top + 20].map((y) => ({ x, y })) as [Point, Point];
    this.#canvas.marks.push(
      ...[start, end].filter((_, index) => points[index]).map((at) => circle(at, 4, ' fill="var(--paper)"')),
      ...[start, end].map((at, index) => drawHead(heads[index]!, at, { x: x + 10, y: at.y })),
    );
    this.#label(label, { x: x + 34, y: top + 10 }, 'start');
    this.#extend(x - 14, x + 38 + width);
    this.#arrow = top + 20;
    this.#turn(from, turns, this.#arrow);
    this.#y = Math.max(top + 20, top + 10 + height / 2);
    if (destroys !== undefined) this.#destroy(destroys);
    this.#y += 8;
  }

  /** The colour that is drawn on. */
  get #fill(): string {
    return this.#blocks.some(({ word }) => word === 'rect') ? 'var(--tint)' : 'var(--paper)';
  }

  #label(label: readonly string[], at: Point, anchor?: 'start'): void {
    const { width, height } = sizeOf(label, textSize.note);
    const box = { x: at.x - (anchor === 'start' ? 0 : width / 2) - 2, y: at.y - height / 2, width: width + 4, height };
    if (label.length > 0) this.#canvas.marks.push(background(box, this.#fill));
    this.#canvas.texts.push(text(label, at, { ...note, ...(anchor && { anchor }) }));
  }

  #note({ over, side, label }: Extract<Step, { kind: 'note' }>): void {
    const columns = over.map((id) => this.#column(id));
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const height = sizeOf(label, textSize.note).height + 12;
    const width = Math.max(noteWidth(label), side === 'over' && last > first ? last - first + 50 : 0);
    const x = side === 'right' ? last + 12 : side === 'left' ? first - 12 - width : (first + last - width) / 2;
    const y = this.#y + 8;
    this.#canvas.shapes.push(rect({ x, y, width, height }, ' fill="var(--mark)" stroke="none"'));
    this.#canvas.texts.push(text(label, { x: x + width / 2, y: y + height / 2 }, note));
    this.#extend(x, x + width);
    this.#y = y + height + 4;
  }

  /** How far from the middle of its column an actor's line begins on a side. */
  #edge(actor: string, isRight: boolean): number {
    const depth = this.#busy.get(actor)?.length ?? 0;
    if (depth === 0) return 0;
    return isRight ? bar / 2 + (depth - 1) * 4 : -bar / 2;
  }

  #turn(actor: string, turns: Turn | '', y: number): void {
    const starts = this.#busy.get(actor) ?? [];
    this.#busy.set(actor, starts);
    if (turns === '+') starts.push(y);
    const start = turns === '-' ? starts.pop() : undefined;
    if (start === undefined) return;
    const x = this.#column(actor) - bar / 2 + starts.length * 4;
    this.#bars.unshift(rect({ x, y: start, width: bar, height: Math.max(8, y - start) }));
  }

  #openBlock(word: string, label: readonly string[]): void {
    this.#y += 12;
    this.#blocks.push({ word, label, top: this.#y, left: Infinity, right: -Infinity, parts: [] });
    if (word !== 'rect') this.#y += 7 + Math.max(1, label.length) * rowHeight;
  }

  #divide(label: readonly string[]): void {
    this.#y += 10;
    this.#blocks.at(-1)!.parts.push({ top: this.#y, label });
    this.#y += 5 + label.length * rowHeight;
  }

  #closeBlock(): void {
    const block = this.#blocks.pop()!;
    this.#y += 10;
    // An empty block is as wide as all columns.
    if (block.left > block.right) [block.left, block.right] = [this.#left + 12, this.#right - 12];
    const { left, right } = drawBlock(this.#canvas, block, this.#y, this.#fill);
    this.#extend(left, right);
  }

  /** Draws the frame around actors that belong together. Returns how far it reaches above them. */
  #frame({ label, actors }: Sequence['boxes'][number], bottom: number): number {
    const sides = this.#actors
      .filter(({ id }) => actors.includes(id))
      .map((actor) => ({ x: this.#column(actor.id), half: actorWidth(actor) / 2 + 10 }));
    if (sides.length === 0) return 0;
    const [first, last] = [
      Math.min(...sides.map(({ x, half }) => x - half)),
      Math.max(...sides.map(({ x, half }) => x + half)),
    ];
    const more = Math.max(0, sizeOf(label, textSize.note, true).width + 16 - (last - first)) / 2;
    const [left, right] = [first - more, last + more];
    const top = 14 + label.length * rowHeight;
    const middle = { x: (left + right) / 2, y: -top / 2 - 2 };
    const frame = { x: left, y: -top, width: right - left, height: bottom + top + 8 };
    this.#canvas.frames.unshift(rect(frame, ` rx="5"${pale}`));
    this.#canvas.texts.push(text(label, middle, { ...note, soft: true, bold: true }));
    this.#extend(left, right);
    return top;
  }
}

const noPoints = [false, false] as const;

type Message = Extract<Step, { kind: 'message' }>;

const dashOf = (isDashed: boolean): string => (isDashed ? ' stroke-dasharray="5 3"' : '');
