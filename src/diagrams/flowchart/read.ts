import { TextError, type DiagnosticCollector } from '../../core/diagnostics.ts';
import { directionOf, graphType, readEdgeLabel, type Direction, type Edge, type Graph } from '../graph/graph.ts';
import type { Head } from '../graph/heads.ts';
import { Members } from '../graph/members.ts';
import { readLabel } from '../label.ts';
import { eachLine, isOpen, joinLines, type Line, type Source } from '../source.ts';
import { isUnsupported, reportReplaced, reportStyle } from '../unsupported.ts';
import { readBox } from './boxes.ts';
import { Scanner } from './scanner.ts';

// As in Mermaid:
// https://github.com/mermaid-js/mermaid/blob/develop/packages/mermaid/src/diagrams/flowchart/parser/flow.jison

/** The name of a box. */
const name = /(?:[\p{L}\p{M}\p{N}_./!#$%'*+?\\]|-(?=[\p{L}\p{N}_])|[:,](?=[\p{L}\p{N}_]))+/u;
/** A whole arrow. `--`, `==` and `-.` alone begin a label. */
const arrow = /([xo<])?(?:(--+)([-xo>])|(==+)([=xo>])|(-?\.+-)([xo>])?)/;
const arrowStart = /([xo<])?(--|==|-\.)/;
const arrowEnds = { '--': /\s*--+([-xo>])/, '==': /\s*==+([=xo>])/, '-.': /\s*\.+-([xo>])?/ } as const;
const lines = { '--': 'solid', '==': 'thick', '-.': 'dotted' } as const;

const heads: Readonly<Record<string, Head>> = { '>': 'arrow', '<': 'arrow', o: 'dot', x: 'cross' };
const headOf = (sign: string | undefined): Head => heads[sign ?? ''] ?? 'none';

const knownArrows =
  'Arrows are `-->`, `---`, `-.->`, `==>`, `--o`, `--x`, `<-->` and `~~~`, with `|text|` after them for a label.';

/** Boxes and arrows. */
export const flowchart = graphType('flowchart', ['flowchart', 'graph', 'flowchart-elk'], readFlowchart);

/** Reads a flowchart. */
export function readFlowchart({ rest, lines: below }: Source, diagnostics: DiagnosticCollector): Graph {
  const [, way = 'TB', isEnded, first] = /^(?:(TB|TD|BT|LR|RL)(?=\s|;|$))?\s*(;?)\s*(.*)$/s.exec(rest.text)!;
  if (first !== '' && isEnded === '')
    throw new TextError(`\`${first}\` is no direction.`, 'Write TB (or TD), BT, LR or RL, and the boxes below it.');
  const all = wholeLines([...(first === '' ? [] : [{ at: rest.at, text: first! }]), ...below], diagnostics);
  const reader = new FlowchartReader(diagnostics);
  eachLine(all, diagnostics, (line) => reader.read(line));
  return reader.finish(directionOf(way));
}

const isArrowFirst = new RegExp(`^(?:${arrow.source}|~~~)`);
const isArrowLast = /(?:--[-xo>]|==[=xo>]|\.-[xo>]?|~~~)\s*(?:\|[^|]*\|)?$/;
const isWhole = /^(?:subgraph|end|direction|style|class|classDef|linkStyle|click)\b/;

/** Lines become one that a quotation mark or the brace of `@{` holds together, or an arrow at an end. */
function wholeLines(lines: readonly Line[], diagnostics: DiagnosticCollector): Line[] {
  const isUnclosed = (text: string): boolean => isOpen(text, '"') || /@\{[^}]*$/.test(text);
  const joined = joinLines(
    lines,
    (before, next) =>
      isUnclosed(before) ||
      (!isWhole.test(before) && !isWhole.test(next) && (isArrowFirst.test(next) || isArrowLast.test(before))),
  );
  const last = joined.at(-1);
  if (last === undefined || !isUnclosed(last.text)) return joined;
  const isQuote = isOpen(last.text, '"');
  const fix = isQuote ? 'Close it with `"`; for the mark itself write `#quot;`.' : 'Close it with `}`.';
  diagnostics.error(`A ${isQuote ? 'quotation mark' : '`@{`'} in this line is never closed.`, fix, last.at);
  return joined.slice(0, -1);
}

/** An arrow, as it is written and without what it joins. */
interface Arrow extends Pick<Edge, 'label' | 'line' | 'heads'> {
  written: string;
}

class FlowchartReader {
  readonly #members = new Members();
  readonly #edges: Edge[] = [];
  /** That of a line of its own outside of every group. */
  #direction: Direction | undefined;
  /** Names of arrows. */
  readonly #arrows = new Set<string>();
  readonly #diagnostics: DiagnosticCollector;
  /** The line that is being read, of those that are one. */
  #lineNow = () => 0;

  constructor(diagnostics: DiagnosticCollector) {
    this.#diagnostics = diagnostics;
  }

  /** Reads a line, which may hold several statements. */
  read(line: Line): void {
    const scanner = new Scanner(line.text);
    this.#lineNow = () => line.at + line.text.slice(0, line.text.length - scanner.rest.length).split('\n').length - 1;
    try {
      while (!scanner.isDone) if (scanner.take(/;/) === undefined) this.#readStatement(scanner, this.#lineNow());
    } catch (error) {
      line.at = this.#lineNow();
      throw error;
    }
  }

  finish(way: Direction): Graph {
    const direction = this.#direction ?? way;
    this.#members.finish(this.#diagnostics, 'Close it with a line of `end`.');
    this.#members.turnBars(direction);
    return { direction, nodes: this.#members.nodes(), groups: this.#members.groups, edges: this.#edges, between: 40 };
  }

  #readStatement(scanner: Scanner, at: number): void {
    const subgraph = scanner.take(/subgraph(?=[\s;]|$)([^;\n]*)/);
    const ofArrow = /^([\w-]+)@\{/.exec(scanner.rest)?.[1];
    if (subgraph !== undefined) this.#members.open({ at, ...readTitle(subgraph[1]!.trim(), at) });
    else if (scanner.take(/end(?=\s*(;|$))/) !== undefined)
      this.#members.close('There is no `subgraph` that this `end` could close.');
    else if (scanner.rest.startsWith('direction ')) this.#turn(scanner);
    else if (
      ofArrow !== undefined &&
      (this.#arrows.has(ofArrow) || /^[\w-]+@\{\s*(?:animat|curve)/.test(scanner.rest))
    ) {
      scanner.take(/[^}]*\}/);
      this.#diagnostics.warning(`The look of the arrow \`${ofArrow}\` is left out.`, 'Delete the line.', at);
    } else if (isUnsupported({ at, text: scanner.rest }, this.#diagnostics))
      scanner.take(scanner.rest.startsWith('click') ? /.*/s : /[^;]*/);
    else this.#readChain(scanner, at);
  }

  #turn(scanner: Scanner): void {
    const way = scanner.take(/direction\s+(TB|TD|BT|LR|RL)(?=\s*(;|$))/)?.[1];
    if (way === undefined) throw new TextError(`\`${scanner.rest}\` names no direction.`, 'Write TB, BT, LR or RL.');
    if (!this.#members.turn(directionOf(way))) this.#direction = directionOf(way);
  }

  /** Boxes, and arrows between them: `a & b --> c --> d`. */
  #readChain(scanner: Scanner, at: number): void {
    let before = this.#readBoxes(scanner, at);
    while (!scanner.isDone && !scanner.rest.startsWith(';')) {
      const { written, ...edge } = this.#readArrow(scanner, before.at(-1)!);
      if (scanner.isDone) {
        const message = `The arrow \`${written}\` leads nowhere: it is left out.`;
        return this.#diagnostics.warning(message, 'Name the box that it leads to.', this.#lineNow());
      }
      const after = this.#readBoxes(scanner, at);
      for (const from of before) for (const to of after) this.#edges.push({ from, to, ...edge });
      before = after;
    }
  }

  #readBoxes(scanner: Scanner, at: number): string[] {
    const ids: string[] = [];
    do {
      scanner.take(/\s+/);
      const id = scanner.take(name)?.[0];
      if (id === undefined) {
        const message = `A box is expected where \`${firstLine(scanner.rest)}\` stands.`;
        throw new TextError(message, 'A box begins with its name: `a` or `a[Label]`.');
      }
      ids.push(id);
      const content = readBox(scanner, { id, at, known: this.#members.contentOf(id) }, this.#diagnostics);
      if (content !== undefined) reportReplaced(id, this.#members.labelOf(id), content.label, at, this.#diagnostics);
      this.#members.mention(id, content);
      const style = scanner.take(/:::[\w-]+/)?.[0];
      if (style !== undefined) reportStyle(style, at, this.#diagnostics);
    } while (scanner.take(/\s*&/) !== undefined);
    return ids;
  }

  #readArrow(scanner: Scanner, before: string): Arrow {
    scanner.take(/\s+/);
    const rest = firstLine(scanner.rest);
    const named = scanner.take(/([\w-]+)@(?=[-=.<xo~])/)?.[1];
    if (named !== undefined) this.#arrows.add(named);
    if (scanner.take(/~~~+/) !== undefined)
      return { written: '~~~', label: [], line: 'hidden', heads: ['none', 'none'] };
    const whole = scanner.take(arrow);
    if (whole !== undefined) {
      const [written, start, solid, solidEnd, thick, thickEnd, , dottedEnd] = whole;
      const label = readEdgeLabel(scanner.take(/\s*\|\s*("[^"]*"|[^|]*)\s*\|/)?.[1] ?? '');
      const line = solid !== undefined ? 'solid' : thick !== undefined ? 'thick' : 'dotted';
      return { written, line, label, heads: [headOf(start), headOf(solidEnd ?? thickEnd ?? dottedEnd)] };
    }
    const [, start, kind] = (scanner.take(arrowStart) ?? []) as (keyof typeof arrowEnds | undefined)[];
    if (kind === undefined) throw new TextError(`\`${rest}\` after \`${before}\` is no arrow.`, knownArrows);
    const upToEnd = new RegExp(`(?:(?!${arrowEnds[kind].source})[^;])+`);
    const text = scanner.take(/\s*("[^"]*")/)?.[1] ?? scanner.take(upToEnd)?.[0] ?? '';
    const close = scanner.take(arrowEnds[kind]);
    if (close === undefined) throw new TextError(`The arrow \`${rest}\` has no end.`, knownArrows);
    const ends = { written: close[0].trim(), heads: [headOf(start), headOf(close[1])] } as const;
    return { ...ends, line: lines[kind], label: readEdgeLabel(text) };
  }
}

const firstLine = (text: string): string => text.split('\n')[0]!;

/** What a subgraph is called: `id [Label]`, `"Label"` or text. */
function readTitle(written: string, at: number): { id: string; label: string[] } {
  const [, id, label] = /^([^\s["]+)\s*\[(.*)\]$/s.exec(written) ?? [];
  if (id !== undefined) return { id, label: readEdgeLabel(label!) };
  const words = readLabel(written);
  return {
    id: words.length === 1 && /^\S+$/.test(words[0]!) ? words[0]! : `subgraph ${at}`,
    label: readEdgeLabel(written),
  };
}
