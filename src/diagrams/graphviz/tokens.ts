import { TextError } from '../../core/diagnostics.ts';

/** A word of the DOT language: https://graphviz.org/doc/info/lang.html */
export interface Token {
  kind: 'id' | 'html' | 'sign' | 'end';
  /** What it means: without quotation marks or the outer `<` and `>`. */
  text: string;
  /** Whether it is a name between quotation marks, which is no keyword. */
  isQuoted: boolean;
  start: number;
  end: number;
  line: number;
}

/** An error in the text of a graph, with its line. */
export class DotError extends TextError {
  /** Line of the text, counted from 1. */
  readonly line: number;

  constructor(message: string, fix: string, line: number) {
    super(message, fix);
    this.line = line;
  }
}

const space = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/|(?<=^|\n)#[^\n]*)*/y;
const name = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|-?(?:\.\d+|\d+(?:\.\d*)?)/y;
const quoted = /"((?:[^"\\]|\\[^])*)"/y;
const sign = /->|--|[{}[\];,=:+]/y;

/** The words of a text, in their order. Throws a `DotError`. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let [at, line, counted] = [0, 1, 0];
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (;;) {
    at += take(space)?.[0].length ?? 0;
    for (; counted < at; counted += 1) if (text[counted] === '\n') line += 1;
    const start = at;
    const add = (kind: Token['kind'], value: string, end: number, isQuoted = false) => {
      tokens.push({ kind, text: value, isQuoted, start, end, line });
      at = end;
    };
    if (at >= text.length) {
      add('end', '', at);
      return tokens;
    }
    const string = take(quoted);
    if (string !== null) add('id', string[1]!.replace(/\\\n/g, ''), at + string[0].length, true);
    else if (text[at] === '"') throw new DotError('A quotation mark is never closed.', 'Close it with `"`.', line);
    else if (text.startsWith('/*', at)) throw new DotError('A comment is never closed.', 'Close it with `*/`.', line);
    else if (text[at] === '<') {
      const end = endOfHtml(text, at);
      if (end === undefined) throw new DotError('A label in `<…>` is never closed.', 'Close it with `>`.', line);
      add('html', text.slice(at + 1, end - 1), end);
    } else {
      const word = take(name);
      const found = word ?? take(sign);
      if (found === null) {
        const fix = 'Put a name that has other signs than letters, digits and `_` between quotation marks.';
        throw new DotError(`\`${text.slice(at, at + 12).split('\n')[0]!}\` cannot be read.`, fix, line);
      }
      add(word === null ? 'sign' : 'id', found[0], at + found[0].length);
    }
  }
}

/** Where a label of HTML ends that begins at `from`; each `<` in it must have its `>`. */
function endOfHtml(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '<') depth += 1;
    else if (text[at] === '>') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
