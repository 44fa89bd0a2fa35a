import { head } from '../graph/heads.ts';
import type { Actor, Event, Sequence } from './read.ts';
import { drawBlock, rowHeight, type Block } from './blocks.ts';
import { actorWidth, columnsOf, noteWidth } from './columns.ts';
import {
  circle,
  ground,
  line,
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
import { sizeOf, wrap } from '../../drawing/text.ts';

/** Widest label of a message, a note or an actor. */
const widest = 240;
/** Width of the bar of an actor who is busy. */
const bar = 10;

/** Draws a sequence diagram: actors in columns, what happens from top to bottom. */
export function drawSequence(sequence: Sequence): string {
  const actors = sequence.actors.map((actor) => ({ ...actor, label: wrap(actor.label, 160, textSize.name) }));
  const events = sequence.events.map((event) =>
    'label' in event ? { ...event, label: wrap(event.label, widest, textSize.note) } : event,
  );
  const artist = new SequenceArtist(actors, columnsOf(actors, events));
  for (const event of events) artist.draw(event);
  return artist.finish(sequence.boxes);
}

class SequenceArtist {
  readonly #sheet: Sheet = newSheet();
  readonly #actors: readonly Actor[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #blocks: Block[] = [];
  /** Where the bars of busy actors began. */
  readonly #busy = new Map<string, number[]>();
  readonly #bars: string[] = [];
  readonly #headHeight: number;
  /** How far down, and how far to the sides, anything reaches. */
  #y: number;
  #left = 0;
  #right = 0;
  /** Height of the last arrow, where an actor turns busy. */
  #arrow: number;

  constructor(actors: readonly Actor[], columns: ReadonlyMap<string, number>) {
    this.#actors = actors;
    this.#columns = columns;
    this.#headHeight = Math.max(
      0,
      ...actors.map(({ label, isPerson }) => sizeOf(label, textSize.name).height + (isPerson ? 34 : 18)),
    );
    this.#y = this.#headHeight + 10;
    this.#arrow = this.#y;
    for (const actor of actors)
      this.#span(columns.get(actor.id)! - actorWidth(actor) / 2, columns.get(actor.id)! + actorWidth(actor) / 2);
  }

  draw(event: Event): void {
    switch (event.kind) {
      case 'message':
        return this.#message(event);
      case 'note':
        return this.#note(event);
      case 'turn':
        return this.#turn(event.actor, event.turns, this.#arrow);
      case 'open':
        return this.#openBlock(event.word, event.label);
      case 'divide':
        return this.#divide(event.label);
      case 'close':
        return this.#closeBlock();
    }
  }

  /** The drawing, when all has been drawn. */
  finish(boxes: Sequence['boxes']): string {
    for (const [actor, starts] of this.#busy) while (starts.length > 0) this.#turn(actor, '-', this.#y + 4);
    const bottom = this.#y + 12;
    const lifelines = this.#actors.map(({ id }) =>
      line(
        { x: this.#columns.get(id)!, y: this.#headHeight },
        { x: this.#columns.get(id)!, y: bottom },
        ' stroke="var(--line)"',
      ),
    );
    this.#sheet.lines.unshift(...lifelines);
    this.#sheet.shapes.unshift(...this.#bars);
    for (const actor of this.#actors) this.#actor(actor);
    const top = boxes.reduce((height, box) => Math.max(height, this.#frame(box, bottom)), 0);
    return toSvg(this.#sheet, {
      x: this.#left - 6,
      y: -top - 2,
      width: this.#right - this.#left + 12,
      height: bottom + top + (boxes.length > 0 ? 12 : 4),
    });
  }

  #span(left: number, right: number): void {
    this.#left = Math.min(this.#left, left);
    this.#right = Math.max(this.#right, right);
    for (const block of this.#blocks)
      [block.left, block.right] = [Math.min(block.left, left), Math.max(block.right, right)];
  }

  #actor({ id, label, isPerson }: Actor): void {
    const x = this.#columns.get(id)!;
    const { width, height } = sizeOf(label, textSize.name);
    const box: Box = {
      x: x - width / 2 - 13,
      y: this.#headHeight - height - 18,
      width: width + 26,
      height: height + 18,
    };
    const shoulders = `M${n(x - 11)} ${n(box.y + 15)}a11 11 0 0 1 22 0z`;
    if (isPerson) this.#sheet.shapes.push(`<path d="${shoulders}"/>`, circle({ x, y: box.y - 3 }, 6));
    else this.#sheet.shapes.push(rect(box, ' rx="3"'));
    this.#sheet.texts.push(text(label, { x, y: box.y + box.height / 2 + (isPerson ? 9 : 0) }));
  }

  #message({ from, to, label, isDashed, heads, turns }: Extract<Event, { kind: 'message' }>): void {
    const dash = isDashed ? ' stroke-dasharray="5 3"' : '';
    const [a, b] = [this.#columns.get(from)!, this.#columns.get(to)!];
    const size = sizeOf(label, textSize.note);
    const toRight = b >= a;
    if (from === to)
      return this.#ownMessage(a + this.#edge(from, true), label, dash, heads[1], () =>
        this.#turn(from, turns, this.#arrow),
      );
    this.#y += 8 + size.height + 5;
    this.#arrow = this.#y;
    if (turns === '+') this.#turn(to, '+', this.#y);
    const [start, end]: Point[] = [
      { x: a + this.#edge(from, toRight), y: this.#y },
      { x: b + this.#edge(to, !toRight), y: this.#y },
    ] as const;
    if (turns === '-') this.#turn(from, '-', this.#y);
    this.#sheet.lines.push(line(start!, end!, dash));
    this.#sheet.marks.push(head(heads[0], start!, end!), head(heads[1], end!, start!));
    this.#words(label, { x: (start!.x + end!.x) / 2, y: this.#y - 5 - size.height / 2 });
    this.#span(Math.min(a, b), Math.max(a, b));
    this.#y += 8;
  }

  /** A message of an actor to itself leads out and back. */
  #ownMessage(
    x: number,
    label: readonly string[],
    dash: string,
    end: 'none' | 'arrow' | 'open' | 'cross',
    turn: () => void,
  ): void {
    const { width, height } = sizeOf(label, textSize.note);
    const top = this.#y + 10 + Math.max(0, height - 20) / 2;
    const way = `M${n(x)} ${n(top)}h21q5 0 5 5v10q0 5 -5 5h-21`;
    this.#sheet.lines.push(`<path d="${way}"${dash}/>`);
    this.#sheet.marks.push(head(end, { x, y: top + 20 }, { x: x + 10, y: top + 20 }));
    this.#words(label, { x: x + 34, y: top + 10 }, 'start');
    this.#span(x - 14, x + 38 + width);
    this.#arrow = top + 20;
    turn();
    this.#y = Math.max(top + 20, top + 10 + height / 2) + 8;
  }

  /** What is drawn on. */
  get #fill(): string {
    return this.#blocks.some(({ word }) => word === 'rect') ? 'var(--tint)' : 'var(--paper)';
  }

  #words(label: readonly string[], at: Point, anchor?: 'start'): void {
    const { width, height } = sizeOf(label, textSize.note);
    if (label.length > 0)
      this.#sheet.marks.push(
        ground(
          { x: anchor === 'start' ? at.x - 2 : at.x - width / 2 - 2, y: at.y - height / 2, width: width + 4, height },
          this.#fill,
        ),
      );
    this.#sheet.texts.push(text(label, at, { size: textSize.note, ...(anchor && { anchor }) }));
  }

  #note({ over, side, label }: Extract<Event, { kind: 'note' }>): void {
    const places = over.map((id) => this.#columns.get(id)!);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const size = sizeOf(label, textSize.note);
    const width = Math.max(noteWidth(label), side === 'over' && last > first ? last - first + 50 : 0);
    const x = side === 'right' ? last + 12 : side === 'left' ? first - 12 - width : (first + last - width) / 2;
    const box: Box = { x, y: this.#y + 8, width, height: size.height + 12 };
    this.#sheet.shapes.push(rect(box, ' fill="var(--mark)" stroke="none"'));
    this.#sheet.texts.push(text(label, { x: x + width / 2, y: box.y + box.height / 2 }, { size: textSize.note }));
    this.#span(x, x + width);
    this.#y = box.y + box.height + 4;
  }

  /** How far from the middle of its column an actor's line begins on a side. */
  #edge(actor: string, isRight: boolean): number {
    const depth = this.#busy.get(actor)?.length ?? 0;
    if (depth === 0) return 0;
    return isRight ? bar / 2 + (depth - 1) * 4 : -bar / 2;
  }

  #turn(actor: string, turns: '+' | '-' | '', y: number): void {
    const starts = this.#busy.get(actor) ?? [];
    this.#busy.set(actor, starts);
    if (turns === '+') starts.push(y);
    const start = turns === '-' ? starts.pop() : undefined;
    if (start === undefined) return;
    const x = this.#columns.get(actor)! - bar / 2 + starts.length * 4;
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
    const { left, right } = drawBlock(this.#sheet, block, this.#y, this.#fill);
    this.#span(left, right);
  }

  /** The frame around actors that belong together. Gives how far it reaches above them. */
  #frame({ label, actors }: Sequence['boxes'][number], bottom: number): number {
    const sides = this.#actors
      .filter(({ id }) => actors.includes(id))
      .map((actor) => ({ x: this.#columns.get(actor.id)!, half: actorWidth(actor) / 2 + 10 }));
    if (sides.length === 0) return 0;
    const [left, right] = [
      Math.min(...sides.map(({ x, half }) => x - half)),
      Math.max(...sides.map(({ x, half }) => x + half)),
    ];
    const top = 14 + label.length * rowHeight;
    this.#sheet.frames.unshift(rect({ x: left, y: -top, width: right - left, height: bottom + top + 8 }, ' rx="5"'));
    this.#sheet.texts.push(
      text(label, { x: (left + right) / 2, y: -top / 2 - 2 }, { size: textSize.note, soft: true, bold: true }),
    );
    this.#span(left, right);
    return top;
  }
}
