import { readBox } from './boxes.ts';
import { noteLines, type Direction, type Edge, type Graph } from '../graph/layout.ts';
import type { Head } from '../graph/heads.ts';
import { Members, type Named } from '../graph/members.ts';
import { Scanner } from './scanner.ts';
import { isLeftOut, leaveOutLook, tellReplaced } from '../unsupported.ts';
import { Mistake } from '../mistake.ts';
import { eachLine, type Findings, type Line, type Source } from '../source.ts';
import { readLabel } from '../../drawing/text.ts';

// As in Mermaid: https://github.com/mermaid-js/mermaid/blob/develop/packages/mermaid/src/diagrams/flowchart/parser/flow.jison

/** The name of a box. */
const name = /(?:[\p{L}\p{M}\p{N}_./]|-(?=[\p{L}\p{N}_]))+/u;
/** A whole arrow. `--`, `==` and `-.` alone begin a label. */
const arrow = /([xo<])?(?:(--+)([-xo>])|(==+)([=xo>])|(-\.+-)([xo>])?)/;
const arrowStart = /([xo<])?(--|==|-\.)/;
const arrowEnds = { '--': /\s*--+([-xo>])/, '==': /\s*==+([=xo>])/, '-.': /\s*\.+-([xo>])?/ } as const;
const lines = { '--': 'solid', '==': 'thick', '-.': 'dotted' } as const;

const heads: Readonly<Record<string, Head>> = { '>': 'arrow', '<': 'arrow', o: 'dot', x: 'cross' };
const headOf = (mark: string | undefined): Head => heads[mark ?? ''] ?? 'none';

const knownArrows =
  'Arrows are `-->`, `---`, `-.->`, `==>`, `--o`, `--x`, `<-->` and `~~~`, with `|text|` after them for a label.';

/** Reads a flowchart. */
export function readFlowchart({ rest, lines: below }: Source, findings: Findings): Graph {
  const reader = new FlowchartReader(findings);
  const [, way = 'TB', isEnded, first] = /^(?:(TB|TD|BT|LR|RL)(?=\s|;|$))?\s*(;?)\s*(.*)$/s.exec(
    rest.text,
  ) as unknown as [string, string | undefined, string, string];
  if (first !== '' && isEnded === '')
    throw new Mistake(`\`${first}\` is no direction.`, 'Write TB (or TD), BT, LR or RL, and the boxes below it.');
  const all = joinLines([...(first === '' ? [] : [{ at: rest.at, text: first }]), ...below], findings);
  eachLine(all, findings, (line) => reader.read(line));
  return reader.finish(directionOf(way));
}

const directionOf = (word: string): Direction => (word === 'TD' ? 'TB' : (word as Direction));

const isOddlyQuoted = (text: string): boolean => text.split('"').length % 2 === 0;

/** Lines that a quotation mark or the brace of `@{` holds together become one. */
function joinLines(all: readonly Line[], { mistakes }: Findings): Line[] {
  const joined: Line[] = [];
  const isOpen = ({ text }: Line): boolean =>
    !text.startsWith('click') && (isOddlyQuoted(text) || /@\{[^}]*$/.test(text));
  for (const line of all) {
    const last = joined.at(-1);
    if (last !== undefined && isOpen(last)) last.text += `\n${line.text}`;
    else joined.push({ ...line });
  }
  const last = joined.at(-1);
  if (last === undefined || !isOpen(last)) return joined;
  const isQuote = isOddlyQuoted(last.text);
  const fix = isQuote ? 'Close it with `"`; for the mark itself write `#quot;`.' : 'Close it with `}`.';
  mistakes.push({
    line: last.at,
    message: `A ${isQuote ? 'quotation mark' : '`@{`'} in this line is never closed.`,
    fix,
  });
  return joined.slice(0, -1);
}

/** An arrow, as it is written and without what it joins. */
interface Link extends Pick<Edge, 'label' | 'line' | 'heads'> {
  written: string;
}

class FlowchartReader {
  readonly #members = new Members();
  readonly #edges: Edge[] = [];
  /** Names of arrows. */
  readonly #arrows = new Set<string>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Reads a line, which may hold several statements. */
  read(line: Line): void {
    const scanner = new Scanner(line.text);
    while (!scanner.isDone) if (scanner.take(/;/) === undefined) this.#readStatement(scanner, line.at);
  }

  finish(direction: Direction): Graph {
    this.#members.finish(this.#findings, 'Close it with a line of `end`.');
    return { direction, nodes: this.#members.nodes(), groups: this.#members.groups, edges: this.#edges, between: 40 };
  }

  #readStatement(scanner: Scanner, at: number): void {
    const subgraph = scanner.take(/subgraph(?=[\s;]|$)([^;\n]*)/);
    const ofArrow = /^([\w-]+)@\{/.exec(scanner.rest)?.[1];
    if (subgraph !== undefined) this.#members.open({ at, ...readTitle(subgraph[1]!.trim(), at) });
    else if (scanner.take(/end(?=\s*(;|$))/) !== undefined)
      this.#members.close('There is no `subgraph` that this `end` could close.');
    else if (scanner.rest.startsWith('direction ')) this.#turn(scanner);
    else if (ofArrow !== undefined && this.#arrows.has(ofArrow)) {
      scanner.take(/[^}]*\}/);
      this.#findings.doubts.push({
        line: at,
        message: `The look of the arrow \`${ofArrow}\` is left out.`,
        fix: 'Delete the line.',
      });
    } else if (isLeftOut({ at, text: scanner.rest }, this.#findings))
      scanner.take(scanner.rest.startsWith('click') ? /.*/ : /[^;]*/);
    else this.#readChain(scanner, at);
  }

  #turn(scanner: Scanner): void {
    const way = scanner.take(/direction\s+(TB|TD|BT|LR|RL)(?=\s*(;|$))/)?.[1];
    if (way === undefined) throw new Mistake(`\`${scanner.rest}\` names no direction.`, 'Write TB, BT, LR or RL.');
    if (!this.#members.turn(directionOf(way)))
      throw new Mistake('`direction` stands in no `subgraph`.', `Write it in the first line: \`flowchart ${way}\`.`);
  }

  /** Boxes, and arrows between them: `a & b --> c --> d`. */
  #readChain(scanner: Scanner, at: number): void {
    let before = this.#readBoxes(scanner, '', at);
    while (!scanner.isDone && !scanner.rest.startsWith(';')) {
      const { written, ...link } = this.#readArrow(scanner, before.at(-1)!);
      const after = this.#readBoxes(scanner, written, at);
      for (const from of before) for (const to of after) this.#edges.push({ from, to, ...link });
      before = after;
    }
  }

  #mention(id: string, named: Named | undefined, at: number): void {
    if (named !== undefined) tellReplaced(id, [this.#members.labelOf(id), named.label], at, this.#findings);
    this.#members.mention(id, named);
  }

  #readBoxes(scanner: Scanner, arrowBefore: string, at: number): string[] {
    const ids: string[] = [];
    do {
      scanner.take(/\s+/);
      const id = scanner.take(name)?.[0];
      if (id === undefined && ids.length === 0 && scanner.isDone)
        throw new Mistake(`The arrow \`${arrowBefore}\` leads nowhere.`, 'Name the box that it leads to.');
      if (id === undefined)
        throw new Mistake(
          `A box is expected where \`${firstLine(scanner.rest)}\` stands.`,
          'A box begins with its name: `a` or `a[Label]`.',
        );
      ids.push(id);
      this.#mention(id, readBox(scanner, { id, at }, this.#findings), at);
      const look = scanner.take(/:::[\w-]+/)?.[0];
      if (look !== undefined) leaveOutLook(look, at, this.#findings);
    } while (scanner.take(/\s*&/) !== undefined);
    return ids;
  }

  #readArrow(scanner: Scanner, before: string): Link {
    scanner.take(/\s+/);
    const rest = firstLine(scanner.rest);
    const named = scanner.take(/([\w-]+)@(?=[-=.<xo~])/)?.[1];
    if (named !== undefined) this.#arrows.add(named);
    if (scanner.take(/~~~+/) !== undefined)
      return { written: '~~~', label: [], line: 'hidden', heads: ['none', 'none'] };
    const whole = scanner.take(arrow);
    if (whole !== undefined) {
      const [written, start, solid, solidEnd, thick, thickEnd, , dottedEnd] = whole;
      const label = scanner.take(/\s*\|\s*("[^"]*"|[^|]*)\s*\|/)?.[1] ?? '';
      const line = solid !== undefined ? 'solid' : thick !== undefined ? 'thick' : 'dotted';
      return {
        written,
        line,
        label: noteLines(readLabel(label)),
        heads: [headOf(start), headOf(solidEnd ?? thickEnd ?? dottedEnd)],
      };
    }
    const [, start, kind] = (scanner.take(arrowStart) ?? []) as (keyof typeof arrowEnds | undefined)[];
    if (kind === undefined) throw new Mistake(`\`${rest}\` after \`${before}\` is no arrow.`, knownArrows);
    const text =
      scanner.take(/\s*("[^"]*")/)?.[1] ??
      scanner.take(new RegExp(`(?:(?!${arrowEnds[kind].source})[^;])+`))?.[0] ??
      '';
    const close = scanner.take(arrowEnds[kind]);
    if (close === undefined) throw new Mistake(`The arrow \`${rest}\` has no end.`, knownArrows);
    return {
      written: close[0].trim(),
      line: lines[kind],
      label: noteLines(readLabel(text)),
      heads: [headOf(start), headOf(close[1])],
    };
  }
}

const firstLine = (text: string): string => text.split('\n')[0]!;

/** What a subgraph is called: `id [Label]`, `"Label"` or words. */
function readTitle(written: string, at: number): { id: string; label: string[] } {
  const [, id, label] = /^([^\s["]+)\s*\[(.*)\]$/s.exec(written) ?? [];
  if (id !== undefined) return { id, label: noteLines(readLabel(label!)) };
  const words = readLabel(written);
  return { id: words.length === 1 && /^\S+$/.test(words[0]!) ? words[0]! : `subgraph ${at}`, label: noteLines(words) };
}
