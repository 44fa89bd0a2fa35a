import { isLeftOut, tellReplaced, withoutColour } from '../unsupported.ts';
import { Mistake } from '../mistake.ts';
import { readForm } from './actors.ts';
import { eachLine, nothingAfter, type Findings, type Line, type Source } from '../source.ts';
import { oneLine, printable, readLabel } from '../../drawing/text.ts';

export interface Actor {
  id: string;
  label: readonly string[];
  /** Drawn as a person, not as a box. */
  isPerson: boolean;
}

/** Ends of a message: a full arrow head, an open one, a cross, or none. */
export type MessageHead = 'none' | 'arrow' | 'open' | 'cross';

/** What happens, from top to bottom. */
export type Event =
  | {
      kind: 'message';
      from: string;
      to: string;
      label: readonly string[];
      isDashed: boolean;
      heads: readonly [MessageHead, MessageHead];
      turns: '+' | '-' | '';
    }
  | { kind: 'note'; over: readonly string[]; side: 'left' | 'right' | 'over'; label: readonly string[] }
  | { kind: 'open'; word: string; label: readonly string[] }
  | { kind: 'divide'; label: readonly string[] }
  | { kind: 'close' }
  /** An actor begins or ends to be busy. */
  | { kind: 'turn'; actor: string; turns: '+' | '-' };

export interface Sequence {
  actors: Actor[];
  /** Actors in a common frame. */
  boxes: { label: readonly string[]; actors: string[] }[];
  events: Event[];
}

const arrows: readonly (readonly [sign: string, heads: readonly [MessageHead, MessageHead]])[] = [
  ['<<-->>', ['arrow', 'arrow']],
  ['<<->>', ['arrow', 'arrow']],
  ['-->>', ['none', 'arrow']],
  ['->>', ['none', 'arrow']],
  ['--)', ['none', 'open']],
  ['-)', ['none', 'open']],
  ['--x', ['none', 'cross']],
  ['-x', ['none', 'cross']],
  ['-->', ['none', 'none']],
  ['->', ['none', 'none']],
];
const signs = arrows.map(([sign]) => sign.replace(/[)]/g, '\\$&'));
const knownArrows = 'Arrows are `->>`, `-->>`, `->`, `-->`, `-x`, `--x`, `-)`, `--)` and `<<->>`, as in `A->>B: text`.';

/** Blocks, and the word that divides each. */
const blocks: Readonly<Record<string, string>> = {
  loop: '',
  alt: 'else',
  opt: '',
  par: 'and',
  critical: 'option',
  break: '',
  rect: '',
};

/** The lines that a sequence diagram may have. */
const patterns = {
  actor: /^(participant|actor)\s+(.+?)(?:@\{(.*)\})?(?:\s+as\s+(.+))?$/i,
  // Arrows of two points first: a name may hold a hyphen.
  message: [signs.slice(0, 4), signs.slice(4)].map(
    (some) => new RegExp(`^([^:]*?[^:\\s<-])\\s*(${some.join('|')})\\s*([+-])?\\s*([^:]+?)\\s*:(.*)$`),
  ),
  note: /^note\s+(left of|right of|over)\s+([^:]+?)\s*:(.*)$/i,
  turn: /^(activate|deactivate)\s+(.+)$/,
  block: /^(loop|alt|opt|par|critical|break|rect)(?:\s+(.*))?$/,
  divide: /^(else|and|option)(?:\s+(.*))?$/,
  number: /^autonumber(?:\s+(off|\d+)(?:\s+(\d+))?)?$/,
  title: /^title(?:\s*:\s*|\s+)(.+)$/,
};

/** Reads a sequence diagram. */
export function readSequence(source: Source, findings: Findings): Sequence {
  nothingAfter(source);
  const reader = new SequenceReader(findings);
  eachLine(source.lines, findings, (line) => reader.read(line));
  if (source.heading !== '' && reader.title !== '' && source.heading !== reader.title) {
    const message = `The diagram has two titles: “${reader.title}” is left out.`;
    findings.doubts.push({ line: reader.titleLine, message, fix: 'Leave one of them.' });
  }
  source.title ||= reader.title;
  source.heading ||= reader.title;
  return reader.finish();
}

/** A text without `wrap:`: long ones always break. */
const unwrapped = (text: string): string => text.replace(/^\s*(no)?wrap:/, '');

class SequenceReader {
  title = '';
  /** Line of the title. */
  titleLine = 0;
  readonly #actors = new Map<string, Actor>();
  readonly #boxes: Sequence['boxes'] = [];
  readonly #events: Event[] = [];
  readonly #open: { at: number; word: string }[] = [];
  readonly #findings: Findings;
  /** How often an actor is active. */
  readonly #busy = new Map<string, number>();
  /** The number of the next message, and what is added to it. */
  #number: { next: number; step: number } | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  read(line: Line): void {
    const { at, text } = line;
    const [, word, id, data, name] = patterns.actor.exec(text) ?? [];
    const [, side, over, note] = patterns.note.exec(text) ?? [];
    const [, turn, actor] = patterns.turn.exec(text) ?? [];
    const number = patterns.number.exec(text);
    const [, title] = patterns.title.exec(text) ?? [];
    if (isLeftOut(line, this.#findings)) return;
    if (/^(create|destroy)\s/.test(text))
      throw new Mistake(
        'Actors that come and go cannot be drawn.',
        'Write `participant` at the top, and say it in a note.',
      );
    if (word !== undefined) {
      const form = data === undefined ? { name, isPerson: false } : readForm(data, name, at, this.#findings);
      this.#declare(id!, form.name, form.isPerson || word.toLowerCase() === 'actor', at);
    } else if (note !== undefined) this.#note(side!, over!, note);
    else if (turn !== undefined) this.#turn(this.#actor(actor!), turn === 'activate' ? '+' : '-');
    else if (number !== null)
      this.#number = number[1] === 'off' ? undefined : { next: Number(number[1] ?? 1), step: Number(number[2] ?? 1) };
    else if (title !== undefined) [this.title, this.titleLine] = [oneLine(readLabel(title)), at];
    else if (!this.#readBlock(at, text)) this.#message(text);
  }

  finish(): Sequence {
    for (const { at, word } of this.#open)
      this.#findings.mistakes.push({
        line: at,
        message: `This \`${word}\` has no end.`,
        fix: 'Close it with a line of `end`.',
      });
    return { actors: [...this.#actors.values()], boxes: this.#boxes, events: this.#events };
  }

  #declare(id: string, name: string | undefined, isPerson: boolean, at: number): void {
    const label = readLabel(unwrapped(name ?? id));
    const known = this.#actors.get(id)?.label ?? [];
    if (name !== undefined && oneLine(known) !== id) tellReplaced(id, [known, label], at, this.#findings);
    this.#actors.set(id, { id, label: label.length === 0 ? [printable(id)] : label, isPerson });
    if (this.#open.at(-1)?.word === 'box') this.#boxes.at(-1)!.actors.push(id);
  }

  #actor(written: string): string {
    const id = written.trim();
    if (id === '' || /->|--|[<>]|\(\)/.test(id)) throw new Mistake(`\`${id}\` is no name of an actor.`, knownArrows);
    if (!this.#actors.has(id)) this.#declare(id, undefined, false, 0);
    return id;
  }

  /** Right below the message that it goes with, it is a part of that. */
  #turn(actor: string, turns: '+' | '-'): void {
    this.#count(actor, turns);
    const last = this.#events.at(-1);
    if (last?.kind === 'message' && last.turns === '' && actor === (turns === '+' ? last.to : last.from))
      last.turns = turns;
    else this.#events.push({ kind: 'turn', actor, turns });
  }

  /** Who has not begun cannot end. */
  #count(actor: string, turns: '+' | '-'): void {
    const busy = this.#busy.get(actor) ?? 0;
    if (turns === '-' && busy === 0)
      throw new Mistake(
        `\`${actor}\` is not active here.`,
        'Activate it before: `activate A`, or `+` after an arrow to it.',
      );
    this.#busy.set(actor, busy + (turns === '+' ? 1 : -1));
  }

  #note(side: string, over: string, text: string): void {
    const actors = over.split(',').map((each) => this.#actor(each));
    if (actors.length > (/^over$/i.test(side) ? 2 : 1))
      throw new Mistake('A note stands beside one actor, or over one or two.', 'Write `Note over A,B: text`.');
    this.#events.push({
      kind: 'note',
      over: actors,
      side: side.toLowerCase().replace(' of', '') as 'left',
      label: readLabel(unwrapped(text)),
    });
  }

  /** Lines that open, divide or close a block. Gives whether it was one. */
  #readBlock(at: number, text: string): boolean {
    const [, word, label = ''] = patterns.block.exec(text) ?? [];
    const [, divider, part = ''] = patterns.divide.exec(text) ?? [];
    const box = /^box(?:\s+(.*))?$/.exec(text);
    if (word !== undefined) {
      const words = word === 'rect' ? withoutColour(label, at, this.#findings) : label;
      this.#push(at, { kind: 'open', word, label: readLabel(words) }, word);
    } else if (box !== null) {
      this.#boxes.push({ label: readLabel(withoutColour(box[1] ?? '', at, this.#findings)), actors: [] });
      this.#open.push({ at, word: 'box' });
    } else if (divider !== undefined) {
      const isRight = blocks[this.#open.at(-1)?.word ?? ''] === divider;
      if (!isRight)
        throw new Mistake(
          `\`${divider}\` stands in no block that it could divide.`,
          '`else` belongs into `alt`, `and` into `par`, `option` into `critical`.',
        );
      this.#events.push({ kind: 'divide', label: readLabel(part) });
    } else if (text === 'end') {
      const closed = this.#open.pop();
      if (closed === undefined) throw new Mistake('There is no block that this `end` could close.', 'Delete the line.');
      if (closed.word !== 'box') this.#events.push({ kind: 'close' });
    } else return false;
    return true;
  }

  #push(at: number, event: Event, word: string): void {
    this.#events.push(event);
    this.#open.push({ at, word });
  }

  #message(text: string): void {
    const [, from, sign, turns = '', to, words] =
      patterns.message.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? [];
    if (from === undefined) {
      const hasArrow = arrows.some(([each]) => text.includes(each)) && !text.includes(':');
      if (hasArrow)
        throw new Mistake(`The message \`${text}\` says nothing.`, 'Write its text after a colon: `A->>B: text`.');
      throw new Mistake(`\`${text}\` is no line of a sequence diagram.`, knownArrows);
    }
    const label = readLabel(unwrapped(words!));
    const numbered =
      this.#number === undefined ? label : [`${this.#number.next}. ${label[0] ?? ''}`.trim(), ...label.slice(1)];
    if (this.#number !== undefined) this.#number.next += this.#number.step;
    const heads = arrows.find(([each]) => each === sign)![1];
    const actors = { from: this.#actor(from), to: this.#actor(to!) };
    if (turns !== '') this.#count(turns === '+' ? actors.to : actors.from, turns as '+' | '-');
    this.#events.push({
      kind: 'message',
      ...actors,
      label: numbered,
      isDashed: sign!.includes('--'),
      heads,
      turns: turns as '+' | '-' | '',
    });
  }
}
