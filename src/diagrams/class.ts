import { TextError, type DiagnosticCollector } from '../core/diagnostics.ts';
import { oneLine, printable } from '../drawing/text.ts';
import {
  graphType,
  noteEdge,
  readDirection,
  readEdgeLabel,
  type Direction,
  type Edge,
  type Graph,
  type GraphNode,
  type Group,
} from './graph/graph.ts';
import type { Head } from './graph/heads.ts';
import { boxNode } from './graph/members.ts';
import { tableNode, type Cell } from './graph/table.ts';
import { readLabel, withAngles } from './label.ts';
import { eachLine, expectNothingAfter, isOpen, joinBraces, joinLines, type Line, type Source } from './source.ts';
import { isUnsupported, reportReplaced, reportStyles } from './unsupported.ts';

interface Class {
  id: string;
  title: readonly string[];
  /** Whether its title was written, not taken from its name. */
  isLabelled: boolean;
  annotation: string;
  fields: Cell[][];
  methods: Cell[][];
  group: string | undefined;
}

const word = '[\\p{L}\\p{M}\\p{N}_.](?:[\\p{L}\\p{M}\\p{N}_]|[-.](?=[\\p{L}\\p{N}_]))*';
/** The name of a class, which may have several words before a type: `List`, `People List~Person~`. */
const name = `(?:\`[^\`]+\`(?:~[^\\s:]+~)?|(?:${word}[ \\t]+)*${word}~[^\\s:]+~|${word})`;
const heads: Readonly<Record<string, Head>> = {
  ...{ '<|': 'triangle', '|>': 'triangle', '*': 'full-diamond', o: 'diamond', '<': 'open', '>': 'open', '()': 'ring' },
};
const arrow = '(<\\||\\*|(?<=\\s|")o|<|\\(\\))?(--|\\.\\.)(\\|>|\\*|o(?=\\s|")|>|\\(\\))?';

const knownLines =
  'Write `class A {`, `A : +field`, or `A <|-- B : label` with one of ' +
  '`<|--`, `*--`, `o--`, `-->`, `--`, `..>`, `..|>` and `..`.';

/** The lines that a class diagram may have. */
const patterns = {
  namespace: /^namespace\s+`?([^\s{[`]+)`?\s*(?:\[(.*)\])?\s*\{$/,
  class: new RegExp(
    `^class\\s+(${name})(?:\\s*\\[([^]*)\\])?(?::::[\\w-]+)?(?:\\s*<<([^<>]+)>>)?\\s*(\\{\\s*(?:(.*?)\\s*\\})?)?$`,
    'u',
  ),
  annotation: new RegExp(`^<<([^<>]+)>>\\s*(${name})$`, 'u'),
  note: new RegExp(`^note\\s+(?:for\\s+(${name})\\s+)?(".*")$`, 'su'),
  relation: new RegExp(
    `^(${name})\\s*(?:"([^"]*)")?\\s*${arrow}\\s*(?:"([^"]*)")?\\s*(${name})(?::::[\\w-]+)?\\s*(?::\\s*(.*))?$`,
    'u',
  ),
  member: new RegExp(`^(${name})\\s*:(?!:)\\s*(.+)$`, 'u'),
  plain: new RegExp(`^(${name})(?::::[\\w-]+)?$`, 'u'),
};

/** Classes and their relations. */
export const classDiagram = graphType('classDiagram', ['classDiagram', 'classDiagram-v2'], readClass);

/** Reads a class diagram. */
export function readClass(source: Source, diagnostics: DiagnosticCollector): Graph {
  expectNothingAfter(source);
  const reader = new ClassReader(diagnostics);
  const lines = joinLines(source.lines, (before) => isUnclosed(before));
  eachLine(joinBraces(lines), diagnostics, (line) => reader.read(line));
  return reader.finish();
}

/** Whether a line ends inside the quotation marks of a label or a note, or inside the backticks of a name. */
const isUnclosed = (text: string): boolean =>
  (/^(?:class|note|namespace)\s/.test(text) && isOpen(text, '"')) ||
  /^[^:]*`/.test(text.replace(/"[^"]*"|`[^`]*`/g, ''));

class ClassReader {
  readonly #classes = new Map<string, Class>();
  readonly #notes: GraphNode[] = [];
  readonly #groups: Group[] = [];
  readonly #edges: Edge[] = [];
  readonly #diagnostics: DiagnosticCollector;
  #direction: Direction = 'TB';
  /** What an open brace belongs to, the innermost last. */
  readonly #open: { at: number; class?: Class; group?: string }[] = [];

  constructor(diagnostics: DiagnosticCollector) {
    this.#diagnostics = diagnostics;
  }

  read(line: Line): void {
    // As it is copied from a page of HTML.
    const text = line.text.replace(/^&lt;&lt;(.*?)&gt;&gt;/, '<<$1>>').replace(/;$/, '');
    const inside = this.#open.at(-1);
    if (text === '}') {
      if (this.#open.pop() === undefined)
        throw new TextError('There is no `{` that this `}` could close.', 'Delete the line.');
    } else if (inside?.class !== undefined) addMember(inside.class, text);
    else {
      reportStyles(line, this.#diagnostics);
      if (this.#readDeclaration(line, text)) return;
      if (/^class\s/.test(text) || !isUnsupported(line, this.#diagnostics)) this.#readRelation(text);
    }
  }

  finish(): Graph {
    for (const { at } of this.#open)
      this.#diagnostics.error('The `{` of this line is never closed.', 'Close it with a line of `}`.', at);
    const nodes = [...this.#classes.values()].map(({ annotation, fields, methods, ...rest }) =>
      tableNode({ ...rest, above: annotation, sections: [fields, methods] }),
    );
    const { groups, edges } = { groups: this.#groups, edges: this.#edges };
    return { direction: this.#direction, nodes: [...nodes, ...this.#notes], groups, edges, between: 44 };
  }

  /** Reads a line that says what there is; returns whether it was one. */
  #readDeclaration({ at }: Line, text: string): boolean {
    const direction = readDirection(text);
    const [, namespace, title] = patterns.namespace.exec(text) ?? [];
    const declared = patterns.class.exec(text);
    const [, annotation, annotated] = patterns.annotation.exec(text) ?? [];
    if (direction !== undefined) this.#direction = direction;
    else if (namespace !== undefined) this.#openNamespace(at, namespace, title);
    else if (declared !== null) this.#declare(at, declared);
    else if (annotation !== undefined) annotate(this.#class(annotated!), annotation);
    else if (/^note\s/.test(text)) this.#addNote(at, text);
    else return false;
    return true;
  }

  #openNamespace(at: number, id: string, title = id): void {
    const group = { id: `namespace ${id}`, label: readLabel(title), group: this.#open.at(-1)?.group };
    if (!this.#groups.some((other) => other.id === group.id)) this.#groups.push({ ...group, direction: undefined });
    this.#open.push({ at, group: group.id });
  }

  #declare(at: number, [, written, label, stereotype, opens, body]: RegExpExecArray): void {
    const found = this.#class(written!);
    if (label !== undefined) {
      const title = readLabel(label);
      if (found.isLabelled) reportReplaced(found.id, found.title, title, at, this.#diagnostics);
      Object.assign(found, { title, isLabelled: true });
    }
    if (stereotype !== undefined) annotate(found, stereotype);
    if (body) addMember(found, body);
    if (opens !== undefined && body === undefined) this.#open.push({ at, class: found });
  }

  /** The class of a name, which may say what it is a class of: `List~T~`. */
  #class(written: string): Class {
    const [, id = '', generic] = /^`?(.*?)`?(~.*~)?$/s.exec(written)!;
    const empty = { annotation: '', fields: [], methods: [], group: undefined };
    const found: Class = this.#classes.get(id) ?? { id, title: linesOf(id), isLabelled: false, ...empty };
    if (generic !== undefined) found.title = linesOf(withAngles(id + generic));
    found.group ??= this.#open.at(-1)?.group;
    this.#classes.set(id, found);
    return found;
  }

  #addNote(at: number, text: string): void {
    const [, of, label] = patterns.note.exec(text) ?? [];
    if (label === undefined) throw new TextError(`\`${text}\` is no note.`, 'Write `note "…"` or `note for Name "…"`.');
    this.#notes.push(boxNode(`note ${at}`, { label: readLabel(label), shape: 'note' }, this.#open.at(-1)?.group));
    if (of !== undefined) this.#edges.push(noteEdge(this.#class(of).id, `note ${at}`));
  }

  #readRelation(text: string): void {
    const relation = patterns.relation.exec(text);
    const [, owner, member] = patterns.member.exec(text) ?? [];
    const [, plain] = patterns.plain.exec(text) ?? [];
    if (relation !== null) {
      const [, from, fromEnd = '', left = '', line, right = '', toEnd = '', to, label = ''] = relation;
      const ends = [oneLine(readLabel(fromEnd)), oneLine(readLabel(toEnd))] as const;
      this.#edges.push({
        ...{ from: this.#class(from!).id, to: this.#class(to!).id, label: readEdgeLabel(label), ends },
        ...{ line: line === '..' ? 'dotted' : 'solid', heads: [heads[left] ?? 'none', heads[right] ?? 'none'] },
      });
    } else if (owner !== undefined) addMember(this.#class(owner), member!);
    else if (plain !== undefined) this.#class(plain);
    else throw new TextError(`\`${text}\` is no line of a class diagram.`, knownLines);
  }
}

/** A name may have several lines between backticks. */
const linesOf = (id: string): string[] => id.split('\n').map((line) => printable(line).trim());

function addMember(to: Class, text: string): void {
  const [, annotation] = /^<<([^<>]+)>>$/.exec(text) ?? [];
  if (annotation !== undefined) return annotate(to, annotation);
  // `$` is for what belongs to the class, `*` for what is left to others.
  const [, first = '', method, sign = '', rest = ''] = /^([^(]*(\([^)]*\))?)\s*([$*])?\s*(.*)$/s.exec(text)!;
  const isMethod = method !== undefined;
  const classifier = sign || /[$*]$/.exec(isMethod ? rest : text)?.[0];
  const type = rest.replace(/[$*]$/, '');
  const plain = isMethod ? first.trim() + (type && ` : ${type.replace(/^:\s*/, '')}`) : text.replace(/[$*]$/, '');
  const label = withAngles(oneLine(readLabel(plain)));
  const cell = { text: label, italic: classifier === '*', underlined: classifier === '$' };
  (isMethod ? to.methods : to.fields).push([cell]);
}

/** Says what a class is: `«interface»`. */
function annotate(to: Class, written: string): void {
  const annotation = `«${printable(written).trim()}»`;
  if (!to.annotation.includes(annotation)) to.annotation = `${to.annotation} ${annotation}`.trim();
}
