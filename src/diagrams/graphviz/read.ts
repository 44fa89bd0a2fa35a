import { DotError, readTokens, type Token } from './tokens.ts';

/** `name = value` of a graph, and where it stands. */
export interface Attribute {
  name: string;
  value: string;
  isHtml: boolean;
  /** Whether it is one of the whole graph. */
  isOfGraph: boolean;
  start: number;
  end: number;
  line: number;
}

/** What is known of a graph before it is laid out. */
export interface Dot {
  attributes: Attribute[];
  /** Where its statements begin. */
  bodyStart: number;
  /** How many lines it has. */
  lines: number;
}

/** What a graph may hold: more takes Graphviz many seconds, and nobody reads it. */
const largest = { boxes: 200, lines: 250, groups: 50, characters: 60_000 };

/** Reads a graph in the DOT language, and counts what it would hold. Throws a `DotError`. */
export function readDot(text: string): Dot {
  if (text.length > largest.characters) tooMany(`${largest.characters} characters`, 1);
  return new DotReader(readTokens(text)).read();
}

function tooMany(what: string, line: number): never {
  throw new DotError(`The graph has more than ${what}.`, 'Divide it into several, or leave details out.', line);
}

class DotReader {
  readonly #tokens: readonly Token[];
  readonly #dot: Dot = { attributes: [], bodyStart: 0, lines: 0 };
  readonly #nodes = new Set<string>();
  #edges = 0;
  #groups = 0;
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Dot {
    this.#takeWord('strict');
    if (!this.#takeWord('graph') && !this.#takeWord('digraph'))
      this.#fail('A graph begins with `graph` or `digraph`.', 'Write `digraph { a -> b }`.');
    if (this.#next.kind === 'id') this.#at += 1;
    this.#expect('{');
    this.#dot.bodyStart = this.#tokens[this.#at - 1]!.end;
    this.#statements(0);
    if (this.#next.kind !== 'end') this.#fail(`\`${this.#next.text}\` stands behind the graph.`, 'Delete it.');
    this.#dot.lines = this.#edges;
    return this.#dot;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #fail(message: string, fix: string): never {
    throw new DotError(message, fix, this.#next.line);
  }

  #isSign(...signs: string[]): boolean {
    return this.#next.kind === 'sign' && signs.includes(this.#next.text);
  }

  #take(...signs: string[]): boolean {
    const is = this.#isSign(...signs);
    if (is) this.#at += 1;
    return is;
  }

  #takeWord(word: string): boolean {
    const { kind, text, isQuoted } = this.#next;
    const is = kind === 'id' && !isQuoted && text.toLowerCase() === word;
    if (is) this.#at += 1;
    return is;
  }

  #expect(sign: string): void {
    if (this.#take(sign)) return;
    const stands = this.#next.kind === 'end' ? 'the graph ends' : `\`${this.#next.text}\` stands`;
    this.#fail(`\`${sign}\` is expected where ${stands}.`, `Write \`${sign}\` there.`);
  }

  /** Statements up to the brace that closes them. Returns the boxes that are mentioned. */
  #statements(depth: number): Set<string> {
    const members = new Set<string>();
    while (!this.#take('}')) {
      if (this.#next.kind === 'end') this.#expect('}');
      for (const id of this.#statement(depth)) members.add(id);
      this.#take(';', ',');
    }
    return members;
  }

  #statement(depth: number): ReadonlySet<string> {
    const word = ['graph', 'node', 'edge'].find((each) => this.#takeWord(each));
    if (word !== undefined) {
      this.#attributes(word === 'graph' && depth === 0);
      return new Set();
    }
    const [first, after] = [this.#next, this.#tokens[this.#at + 1]!];
    if (first.kind === 'id' && after.kind === 'sign' && after.text === '=') {
      this.#attribute(depth === 0);
      return new Set();
    }
    const members = new Set(this.#operand(depth));
    let before: ReadonlySet<string> = new Set(members);
    while (this.#take('->', '--')) {
      const next = this.#operand(depth);
      this.#edges += before.size * next.size;
      if (this.#edges > largest.lines) tooMany(`${largest.lines} lines`, this.#next.line);
      for (const id of next) members.add(id);
      before = next;
    }
    this.#attributes(false);
    return members;
  }

  /** A box, or a group of some. */
  #operand(depth: number): ReadonlySet<string> {
    if (this.#takeWord('subgraph')) {
      if (this.#next.kind === 'id') this.#at += 1;
      this.#expect('{');
      return this.#group(depth);
    }
    if (this.#take('{')) return this.#group(depth);
    const { text } = this.#next;
    this.#value('A box begins with its name: `a`, or `a [label="…"]`.');
    if (this.#take(':')) this.#value('A port has a name: `a:port`.');
    if (this.#take(':')) this.#value('A side is a compass point: `a:port:n`.');
    this.#nodes.add(text);
    if (this.#nodes.size > largest.boxes) tooMany(`${largest.boxes} boxes`, this.#next.line);
    return new Set([text]);
  }

  #group(depth: number): Set<string> {
    this.#groups += 1;
    if (this.#groups > largest.groups) tooMany(`${largest.groups} groups`, this.#next.line);
    return this.#statements(depth + 1);
  }

  #attributes(isOfGraph: boolean): void {
    while (this.#take('[')) while (!this.#take(']')) this.#attribute(isOfGraph);
  }

  #attribute(isOfGraph: boolean): void {
    const { text: name, start, line } = this.#next;
    if (this.#next.kind === 'end') this.#expect(']');
    this.#value('An attribute is `name=value`.');
    // Without a value it is true.
    const value = this.#take('=') ? this.#value('Write its value after `=`, between quotation marks.') : 'true';
    const isHtml = this.#tokens[this.#at - 1]!.kind === 'html';
    this.#take(',', ';');
    const { end } = this.#tokens[this.#at - 1]!;
    this.#dot.attributes.push({ name, value, isHtml, isOfGraph, start, end, line });
  }

  /** A name or a value: of pieces in quotation marks, joined by `+`. */
  #value(fix: string): string {
    if (this.#next.kind !== 'id' && this.#next.kind !== 'html') {
      const stands = this.#next.kind === 'end' ? 'the graph ends' : `\`${this.#next.text}\` stands`;
      this.#fail(`A name is expected where ${stands}.`, fix);
    }
    let { text } = this.#next;
    this.#at += 1;
    while (this.#tokens[this.#at - 1]!.isQuoted && this.#take('+')) {
      text += this.#next.text;
      this.#at += 1;
    }
    return text;
  }
}
