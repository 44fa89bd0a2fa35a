import { noteLines, type Direction, type Edge, type Graph } from './graph/layout.ts';
import { Members } from './graph/members.ts';
import { isLeftOut, leaveOutLooks, tellReplaced } from './unsupported.ts';
import { Mistake } from './mistake.ts';
import { eachLine, nothingAfter, type Findings, type Line, type Source } from './source.ts';
import { readLabel } from '../drawing/text.ts';

const name = '[\\p{L}\\p{M}\\p{N}_.](?:[\\p{L}\\p{M}\\p{N}_.]|-(?=[\\p{L}\\p{N}_]))*';
const ended = `(\\[\\*\\]|${name})(?::::[\\w-]+)?`;

/** The lines that a state diagram may have. */
const patterns = {
  direction: /^direction\s+(TB|TD|BT|LR|RL)$/,
  ignored: /^hide empty description$/,
  scale: /^scale\s+\d+\s+width$/,
  special: new RegExp(`^state\\s+(${name})\\s*(?:<<|\\[\\[)(\\w+)(?:>>|\\]\\])$`, 'u'),
  named: new RegExp(`^state\\s+"([^"]*)"\\s+as\\s+(${name})(?::::[\\w-]+)?\\s*(\\{)?$`, 'u'),
  plain: new RegExp(`^(?:state\\s+)?(${name})(?::::[\\w-]+)?\\s*(\\{)?$`, 'u'),
  described: new RegExp(`^(?:state\\s+)?(${name})\\s*:(?!:)\\s*(.+)$`, 'u'),
  transition: new RegExp(`^${ended}\\s*-->\\s*${ended}\\s*(?::\\s*(.*))?$`, 'u'),
  note: new RegExp(`^note\\s+(?:left|right)\\s+of\\s+(${name})\\s*(?::\\s*(.+))?$`, 'iu'),
};

/** Reads a state diagram. */
export function readState(source: Source, findings: Findings): Graph {
  nothingAfter(source);
  const reader = new StateReader(findings);
  eachLine(source.lines, findings, (line) => reader.read(line));
  return reader.finish();
}

class StateReader {
  readonly #members = new Members();
  readonly #edges: Edge[] = [];
  readonly #findings: Findings;
  readonly #described = new Map<string, string[]>();
  /** Where ways part and meet: bars across the direction. */
  readonly #bars = new Set<string>();
  #direction: Direction = 'TB';
  /** A note of several lines that is being read. */
  #note: { at: number; of: string; lines: string[] } | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  read(line: Line): void {
    // In this kind alone a remark may stand at the end of a line.
    const text = line.text.replace(/\s+%%.*$/, '').replace(/;$/, '');
    if (this.#note !== undefined) return this.#readNote(text);
    if (patterns.ignored.test(text) || isLeftOut(line, this.#findings)) return;
    if (patterns.scale.test(text)) {
      const message = 'The diagram is as wide as it needs: `scale` is left out.';
      const fix = 'Delete the line; `.wide` and `.full` after `mermaid` give it room.';
      return void this.#findings.doubts.push({ line: line.at, message, fix });
    }
    leaveOutLooks({ at: line.at, text }, this.#findings);
    const members = this.#members;
    if (text === '}') {
      if (members.inner?.id.endsWith(region)) members.close('');
      return members.close('There is no `state … {` that this `}` could close.');
    }
    if (text === '--') return this.#divide(line);
    const [, way] = patterns.direction.exec(text) ?? [];
    if (way !== undefined) return this.#turn(way === 'TD' ? 'TB' : (way as Direction));
    const [, of, note] = patterns.note.exec(text) ?? [];
    if (of !== undefined) return this.#openNote(line.at, of, note);
    const [, id, kind] = patterns.special.exec(text) ?? [];
    if (id !== undefined) return this.#addSpecial(id, kind!, line.at);
    this.#readState(line, text);
  }

  #readState(line: Line, text: string): void {
    const [, from, to, label] = patterns.transition.exec(text) ?? [];
    const [, words, named, opensNamed] = patterns.named.exec(text) ?? [];
    const [, plain, opens] = patterns.plain.exec(text) ?? [];
    const [, described, description] = patterns.described.exec(text) ?? [];
    if (from !== undefined) {
      this.#edges.push({
        from: this.#mention(from, 'start'),
        to: this.#mention(to!, 'end'),
        label: noteLines(readLabel(label ?? '')),
        line: 'solid',
        heads: ['none', 'arrow'],
      });
    } else if (named !== undefined) this.#add(line, named, readLabel(words!), opensNamed !== undefined);
    else if (plain !== undefined && plain !== 'state') this.#add(line, plain, undefined, opens !== undefined);
    else if (described !== undefined) this.#describe(described, readLabel(description!), line.at);
    else
      throw new Mistake(
        `\`${text}\` is no line of a state diagram.`,
        'Write `a --> b : label`, `[*] --> a`, `a : Description`, `state "Description" as a` or `state a {`.',
      );
  }

  finish(): Graph {
    if (this.#note !== undefined)
      this.#findings.mistakes.push({
        line: this.#note.at,
        message: 'This note has no end.',
        fix: 'Close it with a line of `end note`.',
      });
    this.#members.finish(this.#findings, 'Close it with a line of `}`.');
    const isAcross = this.#direction === 'LR' || this.#direction === 'RL';
    for (const id of this.#bars) this.#members.mention(id, { label: [], shape: isAcross ? 'post' : 'bar' });
    return {
      direction: this.#direction,
      nodes: this.#members.nodes('rounded'),
      groups: this.#members.groups,
      edges: this.#edges,
      between: 40,
    };
  }

  /** `[*]` is the start or the end of the group it stands in. */
  #mention(id: string, pseudo: 'start' | 'end'): string {
    if (id !== '[*]') {
      this.#members.mention(id);
      return id;
    }
    const own = `${pseudo} of ${this.#members.inner?.id ?? ''}`;
    this.#members.mention(own, { label: [], shape: pseudo });
    return own;
  }

  #add({ at }: Line, id: string, label: readonly string[] | undefined, opens: boolean): void {
    if (opens) {
      this.#members.mention(id);
      this.#members.open({ at, id, label: label ?? this.#described.get(id) ?? [id] });
    } else if (label === undefined) this.#members.mention(id);
    else this.#describe(id, label, at);
  }

  /** Several descriptions of a state are lines of it. */
  #describe(id: string, lines: readonly string[], at: number): void {
    if (this.#bars.has(id)) tellReplaced(id, [lines, []], at, this.#findings);
    const label = [...(this.#described.get(id) ?? []), ...lines];
    this.#described.set(id, label);
    this.#members.mention(id, { label, shape: 'rounded' });
  }

  #addSpecial(id: string, kind: string, at: number): void {
    if (!/^(choice|fork|join)$/i.test(kind))
      throw new Mistake(`A state cannot be \`<<${kind}>>\`.`, 'Known are `<<choice>>`, `<<fork>>` and `<<join>>`.');
    tellReplaced(id, [this.#members.labelOf(id), []], at, this.#findings);
    this.#members.mention(id, { label: [], shape: 'diamond' });
    if (!/^choice$/i.test(kind)) this.#bars.add(id);
  }

  #turn(direction: Direction): void {
    if (!this.#members.turn(direction)) this.#direction = direction;
  }

  /** `--` divides a group into regions, each a group without a name. */
  #divide({ at }: Line): void {
    const { inner } = this.#members;
    if (inner === undefined)
      throw new Mistake(
        '`--` divides a state into parts, but stands in none.',
        'Put it between the `{` and the `}` of a state.',
      );
    if (inner.id.endsWith(region)) this.#members.close('');
    else this.#members.split(`${inner.id} 1${region}`, at);
    this.#members.open({ at, id: `${this.#members.inner!.id} ${at}${region}`, label: [] });
  }

  #openNote(at: number, of: string, text: string | undefined): void {
    this.#note = { at, of, lines: [] };
    if (text !== undefined) this.#closeNote(readLabel(text));
  }

  #readNote(text: string): void {
    if (/^end\s+note$/i.test(text)) this.#closeNote(readLabel(this.#note!.lines.join('\n')));
    else this.#note!.lines.push(text);
  }

  #closeNote(label: readonly string[]): void {
    const { at, of } = this.#note!;
    const id = `note ${at}`;
    this.#note = undefined;
    this.#members.mention(of);
    this.#members.mention(id, { label, shape: 'note' });
    this.#edges.push({ from: of, to: id, label: [], line: 'dotted', heads: ['none', 'none'] });
  }
}

/** What the names of regions end with; no state can be called so. */
const region = ' region';
