import { TextError, type DiagnosticCollector } from '../core/diagnostics.ts';
import {
  graphType,
  noteEdge,
  readDirection,
  readEdgeLabel,
  type Direction,
  type Edge,
  type Graph,
} from './graph/graph.ts';
import { Members } from './graph/members.ts';
import { readLabel } from './label.ts';
import { eachLine, expectNothingAfter, isOpen, joinBraces, joinLines, type Line, type Source } from './source.ts';
import { isUnsupported, reportReplaced, reportStyles } from './unsupported.ts';

const sign = "[\\p{L}\\p{M}\\p{N}_.!#$%&'*+,/=?@\\\\^|~()]";
const name = `(?!%%|#)${sign}(?:${sign}|-(?=[\\p{L}\\p{N}_]))*`;
const ended = `(\\[\\*\\]|${name})(?::::[\\w-]+)?`;

/** The lines that a state diagram may have. */
const patterns = {
  ignored: /^hide empty description$/,
  scale: /^scale\s+\d+\s+width$/,
  special: new RegExp(`^state\\s+(${name})\\s*(?:<<|\\[\\[)(\\w+)(?:>>|\\]\\])$`, 'u'),
  oneLine: new RegExp(`^(state\\s[^{}]*\\{)\\s*([^{}]+?)\\s*\\}$`, 'u'),
  named: new RegExp(`^state\\s+"([^"]*)"\\s+as\\s+(${name})(?::::[\\w-]+)?\\s*(?::(?!:)\\s*(.+)|(\\{))?$`, 'u'),
  plain: new RegExp(`^(?:state\\s+)?(${name})(?::::[\\w-]+)?\\s*(\\{)?$`, 'u'),
  described: new RegExp(`^(?:state\\s+)?(${name})\\s*:(?!:)\\s*(.+)$`, 'u'),
  transition: new RegExp(`^${ended}\\s*-->\\s*${ended}\\s*(?::\\s*(.*))?$`, 'u'),
  freeNote: new RegExp(`^note\\s+"([^"]*)"(?:\\s+as\\s+${name})?$`, 'iu'),
  note: new RegExp(`^note\\s+(?:left|right)\\s+of\\s+(${name})\\s*(?::\\s*(.+))?$`, 'iu'),
};

const knownLines =
  'Write `a --> b : label`, `[*] --> a`, `a : Description`, `state "Description" as a` or `state a {`.';

/** States and the transitions between them. */
export const stateDiagram = graphType('stateDiagram', ['stateDiagram-v2', 'stateDiagram'], readState);

/** Reads a state diagram. */
export function readState(source: Source, diagnostics: DiagnosticCollector): Graph {
  expectNothingAfter(source);
  const reader = new StateReader(diagnostics);
  const lines = joinBraces(
    joinLines(source.lines, (before) => /^(?:state|note)\s/.test(before) && isOpen(before, '"')),
  );
  eachLine(lines.flatMap(withoutOneLine), diagnostics, (line) => reader.read(line));
  return reader.finish();
}

/** `state a { b }` in lines of their own. */
function withoutOneLine({ at, text }: Line): Line[] {
  const [, opens, inside] = patterns.oneLine.exec(text) ?? [];
  return opens === undefined ? [{ at, text }] : [opens, inside!, '}'].map((each) => ({ at, text: each }));
}

class StateReader {
  readonly #members = new Members();
  readonly #edges: Edge[] = [];
  readonly #diagnostics: DiagnosticCollector;
  readonly #described = new Map<string, string[]>();
  /** Where transitions fork and join: bars across the direction. */
  readonly #bars = new Set<string>();
  #direction: Direction = 'TB';
  /** A note of several lines that is being read. */
  #note: { at: number; of: string; lines: string[] } | undefined;

  constructor(diagnostics: DiagnosticCollector) {
    this.#diagnostics = diagnostics;
  }

  read(line: Line): void {
    // In this type alone a comment may stand at the end of a line.
    const text = line.text
      .replace(/\s+%%.*$/, '')
      // As it is copied from a page of HTML.
      .replace(/&lt;&lt;(\w+)&gt;&gt;?/, '<<$1>>')
      .replace(/;$/, '');
    if (this.#note !== undefined) return this.#readNote(text);
    if (patterns.ignored.test(text) || text.startsWith('#') || isUnsupported(line, this.#diagnostics)) return;
    if (patterns.scale.test(text)) {
      const fix = 'Delete the line; `.wide` and `.full` after `mermaid` give it room.';
      return this.#diagnostics.warning('The diagram is as wide as it needs: `scale` is left out.', fix, line.at);
    }
    reportStyles({ at: line.at, text }, this.#diagnostics);
    if (text === '}') return this.#close();
    if (text === '--') return this.#divide(line);
    const direction = readDirection(text);
    if (direction !== undefined) {
      if (!this.#members.turn(direction)) this.#direction = direction;
      return;
    }
    const [, free] = patterns.freeNote.exec(text) ?? [];
    if (free !== undefined) return this.#members.mention(`note ${line.at}`, { label: readLabel(free), shape: 'note' });
    const [, of, note] = patterns.note.exec(text) ?? [];
    if (of !== undefined) return this.#openNote(line.at, of, note);
    const [, id, kind] = patterns.special.exec(text) ?? [];
    if (id !== undefined) return this.#addSpecial(id, kind!, line.at);
    this.#readState(line, text);
  }

  #readState(line: Line, text: string): void {
    const [, from, to, written = ''] = patterns.transition.exec(text) ?? [];
    const [, label, named, more, opensNamed] = patterns.named.exec(text) ?? [];
    const [, plain, opens] = patterns.plain.exec(text) ?? [];
    const [, described, description] = patterns.described.exec(text) ?? [];
    if (from !== undefined) {
      const ends = { from: this.#mention(from, 'start'), to: this.#mention(to!, 'end') };
      this.#edges.push({ ...ends, label: readEdgeLabel(written), line: 'solid', heads: ['none', 'arrow'] });
    } else if (named !== undefined)
      this.#add(
        line,
        named,
        [label!, ...(more === undefined ? [] : [more])].flatMap(readLabel),
        opensNamed !== undefined,
      );
    else if (plain !== undefined && plain !== 'state') this.#add(line, plain, undefined, opens !== undefined);
    else if (described !== undefined) this.#describe(described, readLabel(description!), line.at);
    else throw new TextError(`\`${text}\` is no line of a state diagram.`, knownLines);
  }

  finish(): Graph {
    if (this.#note !== undefined)
      this.#diagnostics.error('This note has no end.', 'Close it with a line of `end note`.', this.#note.at);
    this.#members.finish(this.#diagnostics, 'Close it with a line of `}`.');
    for (const id of this.#bars) this.#members.mention(id, { label: [], shape: 'bar' });
    this.#members.turnBars(this.#direction);
    const nodes = this.#members.nodes('rounded');
    return { direction: this.#direction, nodes, groups: this.#members.groups, edges: this.#edges, between: 40 };
  }

  /** `[*]` is the start or the end of the group it stands in. */
  #mention(id: string, pseudo: 'start' | 'end'): string {
    const isPseudo = id === '[*]';
    const node = isPseudo ? `${pseudo} of ${this.#members.inner?.id ?? ''}` : id;
    this.#members.mention(node, isPseudo ? { label: [], shape: pseudo } : undefined);
    return node;
  }

  #add({ at }: Line, id: string, label: readonly string[] | undefined, opens: boolean): void {
    if (label !== undefined && !opens) return this.#describe(id, label, at);
    this.#members.mention(id);
    if (opens) this.#members.open({ at, id, label: label ?? this.#described.get(id) ?? [id] });
  }

  /** Several descriptions of a state are lines of it. */
  #describe(id: string, lines: readonly string[], at: number): void {
    if (this.#bars.has(id)) reportReplaced(id, lines, [], at, this.#diagnostics);
    const label = [...(this.#described.get(id) ?? []), ...lines];
    this.#described.set(id, label);
    this.#members.mention(id, { label, shape: 'rounded' });
  }

  #addSpecial(id: string, kind: string, at: number): void {
    if (!/^(choice|fork|join)$/i.test(kind))
      throw new TextError(`A state cannot be \`<<${kind}>>\`.`, 'Known are `<<choice>>`, `<<fork>>` and `<<join>>`.');
    reportReplaced(id, this.#members.labelOf(id), [], at, this.#diagnostics);
    this.#members.mention(id, { label: [], shape: 'diamond' });
    if (!/^choice$/i.test(kind)) this.#bars.add(id);
  }

  #close(): void {
    if (this.#members.inner?.id.endsWith(region)) this.#members.close('');
    this.#members.close('There is no `state … {` that this `}` could close.');
  }

  /** `--` divides a group into regions, each a group without a name. */
  #divide({ at }: Line): void {
    const { inner } = this.#members;
    if (inner === undefined) {
      const message = '`--` divides a state into parts, but stands in none.';
      throw new TextError(message, 'Put it between the `{` and the `}` of a state.');
    }
    if (inner.id.endsWith(region)) this.#members.close('');
    else this.#members.split(`${inner.id} 1${region}`, at);
    this.#members.open({ at, id: `${this.#members.inner!.id} ${at}${region}`, label: [] });
  }

  #openNote(at: number, of: string, text: string | undefined): void {
    this.#note = { at, of, lines: [] };
    if (text !== undefined) this.#closeNote(text);
  }

  #readNote(text: string): void {
    if (/^end\s+note$/i.test(text)) this.#closeNote(this.#note!.lines.join('\n'));
    else this.#note!.lines.push(text);
  }

  #closeNote(text: string): void {
    const { at, of } = this.#note!;
    const label = readLabel(text);
    const id = `note ${at}`;
    this.#note = undefined;
    this.#members.mention(of);
    this.#members.mention(id, { label, shape: 'note' });
    this.#edges.push(noteEdge(of, id));
  }
}

/** What the names of regions end with; no state has such a name. */
const region = ' region';
