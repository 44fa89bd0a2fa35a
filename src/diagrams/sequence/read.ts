import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { oneLine, printable } from '../../drawing/text.ts';
import type { DiagramType } from '../diagram-type.ts';
import { readLabel } from '../label.ts';
import { eachLine, expectNothingAfter, type Line, type Source } from '../source.ts';
import { isUnsupported, reportReplaced, withoutColour } from '../unsupported.ts';
import { readActorData } from './actors.ts';
import { arrows, knownArrows, messageWith } from './arrows.ts';
import { describeSequence } from './describe.ts';
import { drawSequence } from './draw.ts';
import type { Actor, Sequence, Step, Turn } from './sequence.ts';

/** The word that divides a block. */
const dividers: Readonly<Record<string, string>> = { alt: 'else', par: 'and', par_over: 'and', critical: 'option' };

/** The lines that a sequence diagram may have. */
const patterns = {
  actor: /^(create\s+)?(participant|actor)\s+(.+?)(?:@\{(.*)\})?(?:\s+as\s+(.+))?$/i,
  destroy: /^destroy\s+(.+)$/,
  // Arrows of two points first: a name may hold a hyphen.
  doubleMessage: messageWith((sign) => sign.includes('>>')),
  message: messageWith((sign) => !sign.includes('>>')),
  note: /^note\s+(left of|right of|over)\s+([^:]+?)\s*:(.*)$/i,
  turn: /^(activate|deactivate)\s+(.+)$/,
  block: /^(loop|alt|opt|par_over|par|critical|break|rect)(?:\s+(.*))?$/,
  divide: /^(else|and|option)(?:\s+(.*))?$/,
  box: /^box(?:\s+(.*))?$/,
  number: /^autonumber(?:\s+(off|\d+(?:\.\d+)?|\.\d+)(?:\s+(\d+(?:\.\d+)?|\.\d+))?)?$/,
  title: /^title(?:\s*:\s*|\s+)(.+)$/,
};

/** Messages between actors, from top to bottom. */
export const sequenceDiagram: DiagramType = {
  keywords: ['sequenceDiagram'],
  read(source, diagnostics, messages) {
    const sequence = readSequence(source, diagnostics);
    return {
      isEmpty: sequence.actors.length === 0,
      name: messages.sequenceDiagram,
      clauses: describeSequence(sequence, messages),
      draw: () => drawSequence(sequence),
    };
  },
};

/** Reads a sequence diagram, and its title into `source`. */
export function readSequence(source: Source, diagnostics: DiagnosticCollector): Sequence {
  expectNothingAfter(source);
  const reader = new SequenceReader(diagnostics);
  eachLine(source.lines, diagnostics, (line) => reader.read(line));
  const { text, at } = reader.title;
  if (source.heading !== '' && text !== '' && source.heading !== text)
    diagnostics.warning(`The diagram has two titles: “${text}” is left out.`, 'Leave one of them.', at);
  source.title ||= text;
  source.heading ||= text;
  return reader.finish();
}

/** A text without `wrap:`: long ones always break. */
const unwrapped = (text: string): string => text.replace(/^\s*(no)?wrap:/, '');

class SequenceReader {
  title: Line = { at: 0, text: '' };
  readonly #actors = new Map<string, Actor>();
  readonly #boxes: Sequence['boxes'] = [];
  readonly #steps: Step[] = [];
  readonly #open: { at: number; word: string }[] = [];
  readonly #diagnostics: DiagnosticCollector;
  /** How often an actor is active. */
  readonly #busy = new Map<string, number>();
  /** Actors that the next messages to them make, with their lines; and actors that end with the next message. */
  readonly #coming = new Map<string, number>();
  readonly #ending: string[] = [];
  /** The number of the next message, and what is added to it. */
  #number: { next: number; step: number } | undefined;

  constructor(diagnostics: DiagnosticCollector) {
    this.#diagnostics = diagnostics;
  }

  read(line: Line): void {
    const { at, text } = line;
    const actor = patterns.actor.exec(text);
    const [, side, over, note] = patterns.note.exec(text) ?? [];
    const [, turn, turned] = patterns.turn.exec(text) ?? [];
    const number = patterns.number.exec(text);
    const [, title] = patterns.title.exec(text) ?? [];
    if (isUnsupported(line, this.#diagnostics)) return;
    const [, destroyed] = patterns.destroy.exec(text) ?? [];
    if (destroyed !== undefined) this.#ending.push(this.#actor(destroyed));
    else if (actor !== null) {
      const [, creates, word, id, data, written] = actor;
      const { name, type } =
        data === undefined
          ? { name: written, type: 'participant' as const }
          : readActorData(data, written, at, this.#diagnostics);
      this.#declare(id!, name, word!.toLowerCase() === 'actor' ? 'actor' : type, at);
      if (creates !== undefined) this.#coming.set(id!, at);
    } else if (note !== undefined) this.#addNote(side!, over!, note);
    else if (turn !== undefined) this.#turn(this.#actor(turned!), turn === 'activate' ? '+' : '-');
    else if (number !== null)
      this.#number = number[1] === 'off' ? undefined : { next: Number(number[1] ?? 1), step: Number(number[2] ?? 1) };
    else if (title !== undefined) this.title = { at, text: oneLine(readLabel(title)) };
    else if (!this.#readBlock(at, text)) this.#addMessage(text);
  }

  finish(): Sequence {
    for (const [id, at] of this.#coming) {
      const fix = `Write a message to it right after that line: \`A->>${id}: text\`.`;
      this.#diagnostics.warning(`No message creates \`${id}\`: it stands at the top.`, fix, at);
    }
    this.#endActors();
    for (const { at, word } of this.#open)
      this.#diagnostics.error(`This \`${word}\` has no end.`, 'Close it with a line of `end`.', at);
    return { actors: [...this.#actors.values()], boxes: this.#boxes, steps: this.#steps };
  }

  #declare(id: string, name: string | undefined, type: Actor['type'], at: number): void {
    const label = readLabel(unwrapped(name ?? id));
    const known = this.#actors.get(id)?.label ?? [];
    if (name !== undefined && oneLine(known) !== id) reportReplaced(id, known, label, at, this.#diagnostics);
    this.#actors.set(id, { id, label: label.length === 0 ? [printable(id)] : label, type });
    if (this.#open.at(-1)?.word === 'box') this.#boxes.at(-1)!.actors.push(id);
  }

  #actor(written: string): string {
    const id = written.trim();
    if (id === '' || /->|--|[<>]|\(\)/.test(id)) throw new TextError(`\`${id}\` is no name of an actor.`, knownArrows);
    if (!this.#actors.has(id)) this.#declare(id, undefined, 'participant', 0);
    return id;
  }

  /** Right below the message that it goes with, it is a part of that. */
  #turn(actor: string, turns: Turn): void {
    this.#count(actor, turns);
    const last = this.#steps.at(-1);
    if (last?.kind === 'message' && last.turns === '' && actor === (turns === '+' ? last.to : last.from))
      last.turns = turns;
    else this.#steps.push({ kind: 'turn', actor, turns });
  }

  /** Who has not begun cannot end. */
  #count(actor: string, turns: Turn): void {
    const busy = this.#busy.get(actor) ?? 0;
    if (turns === '-' && busy === 0) {
      const fix = 'Activate it before: `activate A`, or `+` after an arrow to it.';
      throw new TextError(`\`${actor}\` is not active here.`, fix);
    }
    this.#busy.set(actor, busy + (turns === '+' ? 1 : -1));
  }

  #addNote(written: string, actors: string, text: string): void {
    const over = actors.split(',').map((each) => this.#actor(each));
    const side = written.toLowerCase().replace(' of', '') as 'left' | 'right' | 'over';
    if (over.length > (side === 'over' ? 2 : 1))
      throw new TextError('A note stands beside one actor, or over one or two.', 'Write `Note over A,B: text`.');
    this.#steps.push({ kind: 'note', over, side, label: readLabel(unwrapped(text)) });
  }

  /** Reads a line that opens, divides or closes a block; returns whether it was one. */
  #readBlock(at: number, text: string): boolean {
    const [, word, label = ''] = patterns.block.exec(text) ?? [];
    const [, divider, part = ''] = patterns.divide.exec(text) ?? [];
    const box = patterns.box.exec(text);
    if (word !== undefined) {
      const written = word === 'rect' ? withoutColour(label, at, this.#diagnostics) : label;
      this.#steps.push({ kind: 'open', word: word.replace('_over', ''), label: readLabel(written) });
      this.#open.push({ at, word });
    } else if (box !== null) {
      this.#boxes.push({ label: readLabel(withoutColour(box[1] ?? '', at, this.#diagnostics)), actors: [] });
      this.#open.push({ at, word: 'box' });
    } else if (divider !== undefined) {
      if (dividers[this.#open.at(-1)?.word ?? ''] !== divider) {
        const fix = '`else` belongs into `alt`, `and` into `par`, `option` into `critical`.';
        throw new TextError(`\`${divider}\` stands in no block that it could divide.`, fix);
      }
      this.#steps.push({ kind: 'divide', label: readLabel(part) });
    } else if (text === 'end') {
      const closed = this.#open.pop();
      if (closed === undefined)
        throw new TextError('There is no block that this `end` could close.', 'Delete the line.');
      if (closed.word !== 'box') this.#steps.push({ kind: 'close' });
    } else return false;
    return true;
  }

  /** Ends actors that no message ends. */
  #endActors(): void {
    for (const actor of this.#ending.splice(0)) this.#steps.push({ kind: 'destroy', actor });
  }

  #addMessage(text: string): void {
    const match = patterns.doubleMessage.exec(text) ?? patterns.message.exec(text);
    if (match === null) {
      const hasArrow = Object.keys(arrows).some((sign) => text.includes(sign)) && !text.includes(':');
      if (hasArrow)
        throw new TextError(`The message \`${text}\` says nothing.`, 'Write its text after a colon: `A->>B: text`.');
      throw new TextError(`\`${text}\` is no line of a sequence diagram.`, knownArrows);
    }
    const [, from = '', start, sign = '', end, turns = '', to = '', written = ''] = match;
    const label = this.#numbered(readLabel(unwrapped(written)));
    const actors = { from: this.#actor(from), to: this.#actor(to) };
    if (turns !== '') this.#count(turns === '+' ? actors.to : actors.from, turns as Turn);
    const line = { isDashed: sign.includes('--'), heads: arrows[sign]!, turns: turns as Turn | '' };
    const points = [start !== undefined, end !== undefined] as const;
    const isIn = this.#ending.findIndex((actor) => actor === actors.from || actor === actors.to);
    const [destroys] = isIn < 0 ? [] : this.#ending.splice(isIn, 1);
    this.#endActors();
    const creates = actors.from !== actors.to && this.#coming.delete(actors.to);
    this.#steps.push({ kind: 'message', ...actors, label, ...line, points, creates, destroys });
  }

  #numbered(label: string[]): string[] {
    if (this.#number === undefined) return label;
    const [first = '', ...more] = label;
    const numbered = [`${this.#number.next}. ${first}`.trim(), ...more];
    this.#number.next = Number((this.#number.next + this.#number.step).toFixed(2));
    return numbered;
  }
}
