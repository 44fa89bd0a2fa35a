import type { Reading } from './hide.ts';
import { urlLength, definedUrl, endsUrl } from './urls.ts';
import { inlineMathLength } from './inline-math.ts';
import { bracesLength, htmlLength, jsxLength } from './markup.ts';
import { emphasisGap } from '../kit/cjk.ts';

/** Where formulas stand in one paragraph of Markdown, and which never end. */
export interface Found {
  formulas: { at: number; length: number }[];
  /**
   * The marks of ours, `==`, `^` and a single `~`, and in MDX `{#id}` after a heading: what Markdown would read
   * otherwise.
   */
  marks: { at: number; length: number }[];
  /** Where something has to part two characters: a URL and full-width punctuation, CJK punctuation and `**`. */
  gaps: number[];
  /** Colons before a word, which with directives switched on would begin one: `10:30am`, `note:this`. */
  colons: { at: number; length: number }[];
  unclosed: { at: number; opening: string }[];
}

/** What begins a block, so that no formula inside a line goes on across it. */
const blockStart =
  /^[ \t]*(?:>[ \t]?)*[ \t]*(?:#{1,6}\s|[-*+][ \t]|\d{1,9}[.)][ \t]|\||:::|\[\^[^\]]+\]:|(?:[-=_*][ \t]*){3,}$)/;
const lineOpening = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?$/;
const reference = /\\(?:eq)?ref\{[^}\s]{1,80}\}/y;
const environment =
  /\\begin\{((?:align|alignat|aligned|array|[bpvBV]?matrix|[dr]?cases|CD|displaymath|equation|eqnarray|flalign|gather|gathered|multline|split|subequations)\*?)\}/y;

/** Finds the formulas of a paragraph, from left to right as Markdown is read. */
export function findFormulas(text: string, reading: Pick<Reading, 'mdx' | 'notebook'>): Found {
  return new Scanner(text, reading).scan();
}

class Scanner {
  readonly #text: string;
  readonly #mdx: boolean;
  readonly #notebook: boolean;
  readonly #found: Found = { formulas: [], marks: [], gaps: [], colons: [], unclosed: [] };
  /**
   * The current line: where it begins, the URL that it defines, where its block ends, and whether it is a row of a
   * table.
   */
  #line = 0;
  #defined: { start: number; end: number } | undefined;
  #blockEnd = -1;
  #isRow = false;
  /** Runs of backticks still ahead, by length. */
  readonly #ticks = new Map<number, number[]>();
  /** What has been looked for up to the end of the paragraph, and is not there. */
  readonly #missing = new Set<string>();

  constructor(text: string, { mdx = false, notebook = false }: Pick<Reading, 'mdx' | 'notebook'>) {
    this.#text = text;
    this.#mdx = mdx;
    this.#notebook = notebook;
    for (const {
      0: { length },
      index,
    } of text.matchAll(/`+/g))
      this.#ticks
        .set(length, this.#ticks.get(length) ?? [])
        .get(length)!
        .push(index);
  }

  scan(): Found {
    const text = this.#text;
    this.#startLine(0);
    for (let at = 0; at < text.length;) {
      const char = text[at]!;
      if (char === '\n') this.#startLine(at + 1);
      if (char === ':') this.#takeColons(at);
      const skipped = this.#urlAt(at, char) || this.#marksAt(at, char);
      if (skipped > 0) {
        at += skipped;
        continue;
      }
      const length = char === '$' || char === '\\' ? this.#formulaAt(at) : 0;
      if (length > 0) this.#found.formulas.push({ at, length });
      const next = at + (length > 0 ? length : this.#skipAt(at, char));
      const lastBreak = next - at > 1 ? text.slice(at, next).lastIndexOf('\n') : -1;
      if (lastBreak >= 0) this.#startLine(at + lastBreak + 1);
      at = next;
    }
    return this.#found;
  }

  /** Length of a URL, whose dollars and tildes mean nothing. */
  #urlAt(at: number, char: string): number {
    if (at - this.#line === this.#defined?.start) return this.#defined.end - this.#defined.start;
    if (!/[\]hw]/i.test(char)) return 0;
    const length = urlLength(this.#text, at);
    if (length === 0 || char === ']') return length;
    for (let colon = at; colon < at + length; colon++) if (this.#text[colon] === ':') this.#takeColons(colon);
    if (endsUrl(this.#text.slice(at + length, at + length + 1))) this.#found.gaps.push(at + length);
    return length;
  }

  /** Length of marks that are noted here, or found to be Markdown’s own. */
  #marksAt(at: number, char: string): number {
    if (!/[*~=^]/.test(char)) return 0;
    const text = this.#text;
    let length = 1;
    while (text[at + length] === char) length++;
    if (char === '*' || (char === '~' && length === 2)) {
      const gap = emphasisGap(
        /.?$/su.exec(text.slice(Math.max(0, at - 2), at))![0],
        /^.?/su.exec(text.slice(at + length, at + length + 2))![0],
      );
      if (gap !== undefined) this.#found.gaps.push(gap === 'before' ? at : at + length);
    } else if (length === (char === '=' ? 2 : 1) && !(char === '^' && text[at - 1] === '[') && !this.#isUnderline(at)) {
      this.#found.marks.push({ at, length });
    }
    return length;
  }

  /** Whether a line is nothing but `==`, which makes the one above it a heading. */
  #isUnderline(at: number): boolean {
    return (
      /^[ \t>]*$/.test(this.#text.slice(this.#line, at)) &&
      /^=*[ \t]*$/.test(this.#text.slice(at, at + 80).split('\n')[0]!)
    );
  }

  #takeColons(at: number): void {
    const [colons = ''] = /^::?(?=[\p{L}\p{N}_])/u.exec(this.#text.slice(at, at + 4)) ?? [];
    if (colons === '' || /[:\]]/.test(this.#text[at - 1] ?? ' ')) return;
    // Those of a directive's own attributes, `:::figure{#fig:loss}`, belong to it.
    const isAttribute = /^[\s>]*:::[^{]*\{[^}]*$/.test(this.#text.slice(this.#line, at));
    if (!isAttribute) this.#found.colons.push({ at, length: colons.length });
  }

  #startLine(at: number): void {
    this.#line = at;
    this.#isRow = /^[ \t>]*\|/.test(this.#text.slice(at, at + 40));
    this.#defined = /^[ \t>]*\[/.test(this.#text.slice(at, at + 40))
      ? definedUrl(this.#text.slice(at).split('\n', 1)[0]!)
      : undefined;
    if (at <= this.#blockEnd - 1) return;
    // Ahead to the next line that begins a block.
    let end = at;
    do end = this.#text.indexOf('\n', end) + 1;
    while (end > 0 && !blockStart.test(this.#text.slice(end, end + 80).split('\n')[0]!));
    this.#blockEnd = end > 0 ? end : this.#text.length;
  }

  /** Length of the formula that begins here; 0 for none. */
  #formulaAt(at: number): number {
    const text = this.#text;
    const opensLine = at - this.#line < 40 && lineOpening.test(text.slice(this.#line, at));
    if (text.startsWith('$$', at)) {
      if (text[at + 2] === '$') return 0;
      return this.#displayLength(at, '$$', '$$', opensLine);
    }
    if (text[at] === '$')
      return inlineMathLength(text, at, { blockEnd: this.#blockEnd, isRow: this.#isRow, notebook: this.#notebook });
    const [, slashes = '', bracket = ''] = /^(\\\\?)([([])/.exec(text.slice(at, at + 3)) ?? [];
    if (bracket === '(') return this.#closing(at, `${slashes})`, this.#blockEnd);
    if (bracket === '[') return opensLine ? this.#displayLength(at, slashes + bracket, `${slashes}]`, true) : 0;
    reference.lastIndex = environment.lastIndex = at;
    const name = environment.exec(text)?.[1];
    if (name !== undefined) return this.#environmentLength(at, name, opensLine);
    return reference.exec(text)?.[0].length ?? 0;
  }

  /** Length of what ends with `closing` before `limit`; 0 when it does not, or holds nothing. */
  #closing(at: number, closing: string, limit: number): number {
    if (this.#missing.has(closing)) return 0;
    let end = at + closing.length;
    do end = this.#text.indexOf(closing, end + (end === at + closing.length ? 0 : 1));
    while (end > 0 && closing === '$$' && this.#text[end - 1] === '\\');
    if (end === -1) this.#missing.add(closing);
    if (end === -1 || end >= limit) return 0;
    return this.#text.slice(at + closing.length, end).trim() === '' ? 0 : end + closing.length - at;
  }

  #displayLength(at: number, opening: string, closing: string, opensLine: boolean): number {
    const length = this.#closing(at, closing, this.#text.length);
    const lineEnd = this.#text.indexOf('\n', at);
    const rest = (from: number) =>
      this.#text
        .slice(from, from + 80)
        .split('\n')[0]!
        .trim();
    if (!opening.endsWith('[')) {
      if (length === 0 && opensLine && this.#text.indexOf(closing, at + closing.length) === -1)
        this.#found.unclosed.push({ at, opening });
      return length;
    }
    // Brackets that only keep Markdown from seeing a link have words after them, or are words on one line.
    if (length > 0) return /^[.,;:]?$/.test(rest(at + length)) ? length : 0;
    if (rest(at + opening.length) === '' && lineEnd !== -1) this.#found.unclosed.push({ at, opening });
    return 0;
  }

  /** Length of an environment; in a sentence one that is no formula, as where TeX is explained, stays as it is. */
  #environmentLength(at: number, name: string, opensLine: boolean): number {
    const [opening, closing] = [`\\begin{${name}}`, `\\end{${name}}`];
    const length = this.#displayLength(at, opening, closing, opensLine);
    const inside = this.#text.slice(at + opening.length, at + length - closing.length);
    return opensLine || /[\\&_^=]/.test(inside) ? length : 0;
  }

  /** Length of what is not looked into: an escape, code, a tag, a comment, in MDX a program; at least one character. */
  #skipAt(at: number, char: string): number {
    const text = this.#text;
    if (char === '\\') return 2;
    if (char === '$') return /^\$+/.exec(text.slice(at, at + 80))![0].length;
    if (char === '`') return this.#codeLength(at);
    if (char === '{' && this.#mdx) return this.#idLength(at) || bracesLength(text, at);
    if (char !== '<') return 1;
    if (this.#mdx && /[\w/]/.test(text[at + 1] ?? '')) return jsxLength(text, at);
    return htmlLength(text, at);
  }

  /** Length of `{#own-id}` at the end of a heading, which is no program. That of a directive is its own. */
  #idLength(at: number): number {
    if (/^[ \t>]*:::/.test(this.#text.slice(this.#line, at))) return 0;
    const [id = ''] =
      /^\{#[^\s{}]+\}(?=[ \t]*#*[ \t]*(?:\n[ \t>]*(?:=+|-+)[ \t]*)?(?:\n|$))/.exec(this.#text.slice(at)) ?? [];
    if (id !== '') this.#found.marks.push({ at, length: id.length });
    return id.length;
  }

  #codeLength(at: number): number {
    let length = 1;
    while (this.#text[at + length] === '`') length++;
    const ahead = this.#ticks.get(length) ?? [];
    while (ahead.length > 0 && ahead[0]! <= at) ahead.shift();
    return ahead[0] === undefined || ahead[0] >= this.#blockEnd ? length : ahead[0] + length - at;
  }
}
