import { noteLines, type Direction, type Edge, type Graph, type Group, type Node } from './graph/layout.ts';
import type { Head } from './graph/heads.ts';
import { boxNode } from './graph/members.ts';
import { isLeftOut, leaveOutLooks, tellReplaced } from './unsupported.ts';
import { Mistake } from './mistake.ts';
import { eachLine, nothingAfter, type Findings, type Line, type Source } from './source.ts';
import { tableNode, type Cell } from './graph/table.ts';
import { oneLine, printable, readLabel } from '../drawing/text.ts';

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

const name = '(?:`[^`]+`|[\\p{L}\\p{M}\\p{N}_.](?:[\\p{L}\\p{M}\\p{N}_]|[-.](?=[\\p{L}\\p{N}_]))*)(?:~[^\\s:]+~)?';
const heads: Readonly<Record<string, Head>> = {
  '<|': 'triangle',
  '|>': 'triangle',
  '*': 'full-diamond',
  o: 'diamond',
  '<': 'open',
  '>': 'open',
  '()': 'ring',
};
const arrow = '(<\\||\\*|(?<=\\s|")o|<|\\(\\))?(--|\\.\\.)(\\|>|\\*|o(?=\\s|")|>|\\(\\))?';

const knownLines =
  'Write `class A {`, `A : +field`, or `A <|-- B : label` with one of `<|--`, `*--`, `o--`, `-->`, `--`, `..>`, `..|>` and `..`.';

/** The lines that a class diagram may have. */
const patterns = {
  direction: /^direction\s+(TB|TD|BT|LR|RL)$/,
  namespace: /^namespace\s+([^\s{[]+)\s*(?:\[(.*)\])?\s*\{$/,
  class: new RegExp(
    `^class\\s+(${name})(?:\\s*\\[(.*)\\])?(?::::[\\w-]+)?(?:\\s*<<([^<>]+)>>)?\\s*(\\{\\s*(?:(.*?)\\s*\\})?)?$`,
    'u',
  ),
  annotation: new RegExp(`^<<([^<>]+)>>\\s*(${name})$`, 'u'),
  noteFor: new RegExp(`^note\\s+for\\s+(${name})\\s+(".*")$`, 'u'),
  note: /^note\s+(".*")$/,
  relation: new RegExp(
    `^(${name})\\s*(?:"([^"]*)")?\\s*${arrow}\\s*(?:"([^"]*)")?\\s*(${name})(?::::[\\w-]+)?\\s*(?::\\s*(.*))?$`,
    'u',
  ),
  member: new RegExp(`^(${name})\\s*:(?!:)\\s*(.+)$`, 'u'),
  plain: new RegExp(`^(${name})(?::::[\\w-]+)?$`, 'u'),
};

/** Reads a class diagram. */
export function readClass(source: Source, findings: Findings): Graph {
  nothingAfter(source);
  const reader = new ClassReader(findings);
  eachLine(source.lines, findings, (line) => reader.read(line));
  return reader.finish();
}

class ClassReader {
  readonly #classes = new Map<string, Class>();
  readonly #notes: Node[] = [];
  readonly #groups: Group[] = [];
  readonly #edges: Edge[] = [];
  readonly #findings: Findings;
  #direction: Direction = 'TB';
  /** What an open brace belongs to, the innermost last. */
  readonly #open: { at: number; class?: Class; group?: string }[] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  read(line: Line): void {
    const text = line.text.replace(/;$/, '');
    const inside = this.#open.at(-1);
    if (text === '}') {
      if (this.#open.pop() === undefined)
        throw new Mistake('There is no `{` that this `}` could close.', 'Delete the line.');
    } else if (inside?.class !== undefined) this.#addMember(inside.class, text);
    else {
      leaveOutLooks(line, this.#findings);
      if (this.#readHead(line, text)) return;
      if (/^class\s/.test(text) || !isLeftOut(line, this.#findings)) this.#readRelation(text);
    }
  }

  finish(): Graph {
    for (const { at } of this.#open)
      this.#findings.mistakes.push({
        line: at,
        message: 'The `{` of this line is never closed.',
        fix: 'Close it with a line of `}`.',
      });
    const nodes = [...this.#classes.values()].map(({ annotation, fields, methods, ...rest }) =>
      tableNode({ ...rest, above: annotation, sections: [fields, methods] }),
    );
    return {
      direction: this.#direction,
      nodes: [...nodes, ...this.#notes],
      groups: this.#groups,
      edges: this.#edges,
      between: 44,
    };
  }

  /** Lines that say what there is. Gives whether it was one. */
  #readHead({ at }: Line, text: string): boolean {
    const [, way] = patterns.direction.exec(text) ?? [];
    const [, namespace, title] = patterns.namespace.exec(text) ?? [];
    const [, written, label, stereotype, opens, body] = patterns.class.exec(text) ?? [];
    const [, annotation, annotated] = patterns.annotation.exec(text) ?? [];
    const isNote = /^note\s/.test(text);
    if (way !== undefined) this.#direction = way === 'TD' ? 'TB' : (way as Direction);
    else if (namespace !== undefined) this.#openNamespace(at, namespace, title);
    else if (written !== undefined) {
      const found = this.#class(written);
      if (label !== undefined) {
        const title = readLabel(label);
        if (found.isLabelled) tellReplaced(found.id, [found.title, title], at, this.#findings);
        Object.assign(found, { title, isLabelled: true });
      }
      if (stereotype !== undefined) annotate(found, stereotype);
      if (body !== undefined && body !== '') this.#addMember(found, body);
      if (opens !== undefined && body === undefined) this.#open.push({ at, class: found });
    } else if (annotation !== undefined) annotate(this.#class(annotated!), annotation);
    else if (isNote) this.#addNote(at, text);
    return way !== undefined || namespace !== undefined || written !== undefined || annotation !== undefined || isNote;
  }

  #openNamespace(at: number, id: string, title = id): void {
    const group = {
      id: `namespace ${id}`,
      label: readLabel(title),
      group: this.#open.at(-1)?.group,
      direction: undefined,
    };
    if (!this.#groups.some((other) => other.id === group.id)) this.#groups.push(group);
    this.#open.push({ at, group: group.id });
  }

  /** The class of a name, which may say what it is a class of: `List~T~`. */
  #class(written: string): Class {
    const [, id, generic] = /^`?(.*?)`?(~.*~)?$/s.exec(written)!;
    const known = this.#classes.get(id!);
    const title = [printable(id!)];
    const empty = { annotation: '', fields: [], methods: [], group: undefined };
    const found: Class = known ?? { id: id!, title, isLabelled: false, ...empty };
    if (generic !== undefined) found.title = [printable(angled(id! + generic))];
    found.group ??= this.#open.at(-1)?.group;
    this.#classes.set(id!, found);
    return found;
  }

  #addMember(to: Class, text: string): void {
    const [, annotation] = /^<<([^<>]+)>>$/.exec(text) ?? [];
    if (annotation !== undefined) {
      annotate(to, annotation);
      return;
    }
    // `$` is for what belongs to the class, `*` for what is left to others.
    const [, first = '', method, mark = '', type = ''] = /^([^(]*(\([^)]*\))?)\s*([$*])?\s*(.*)$/s.exec(text)!;
    const classifier = mark || (method === undefined ? /[$*]$/.exec(text)?.[0] : /[$*]$/.exec(type)?.[0]);
    const plain =
      method === undefined
        ? text.replace(/[$*]$/, '')
        : `${first.trim()}${type.replace(/[$*]$/, '') && ` : ${type.replace(/[$*]$/, '').replace(/^:\s*/, '')}`}`;
    const cell: Cell = {
      text: oneLine(readLabel(angled(plain))),
      italic: classifier === '*',
      underlined: classifier === '$',
    };
    (method === undefined ? to.fields : to.methods).push([cell]);
  }

  #addNote(at: number, text: string): void {
    const [, of, about] = patterns.noteFor.exec(text) ?? [];
    const words = about ?? patterns.note.exec(text)?.[1];
    if (words === undefined) throw new Mistake(`\`${text}\` is no note.`, 'Write `note "…"` or `note for Name "…"`.');
    this.#notes.push(boxNode(`note ${at}`, { label: readLabel(words), shape: 'note' }, this.#open.at(-1)?.group));
    if (of !== undefined)
      this.#edges.push({
        from: this.#class(of).id,
        to: `note ${at}`,
        label: [],
        line: 'dotted',
        heads: ['none', 'none'],
      });
  }

  #readRelation(text: string): void {
    const relation = patterns.relation.exec(text);
    const [, owner, member] = patterns.member.exec(text) ?? [];
    const [, plain] = patterns.plain.exec(text) ?? [];
    if (relation !== null) {
      const [, from, fromEnd = '', left = '', line, right = '', toEnd = '', to, label = ''] = relation;
      const both = {
        ends: [oneLine(readLabel(fromEnd)), oneLine(readLabel(toEnd))],
        heads: [heads[left] ?? 'none', heads[right] ?? 'none'],
      } as const;
      this.#edges.push({
        from: this.#class(from!).id,
        to: this.#class(to!).id,
        label: noteLines(readLabel(label)),
        line: line === '..' ? 'dotted' : 'solid',
        ...both,
      });
    } else if (owner !== undefined) this.#addMember(this.#class(owner), member!);
    else if (plain !== undefined) this.#class(plain);
    else throw new Mistake(`\`${text}\` is no line of a class diagram.`, knownLines);
  }
}

/** Says what a class is: `«interface»`. */
function annotate(to: Class, written: string): void {
  const annotation = `«${printable(written).trim()}»`;
  if (!to.annotation.includes(annotation)) to.annotation = `${to.annotation} ${annotation}`.trim();
}

/** `List~List~T~~` as programs have it: `List<List<T>>`. A sign after a word and before one opens, any other closes. */
function angled(text: string): string {
  const opened = text.replace(/(?<=[\p{L}\p{N}_])~(?=[\p{L}\p{N}_])/gu, '<');
  const closed = opened.replace(/(?<!^)~/g, '>');
  return closed.split('<').length === closed.split('>').length ? closed : text;
}
