import type { TextDiagnostic } from '../core/diagnostics.ts';
import { hideCode, hideMath } from './code.ts';

/** A part of a text, and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What a dialect may know of the site and of the document that the text belongs to. */
export interface DialectOptions {
  /** Ending of the file's name without its dot. */
  format?: 'md' | 'markdown' | 'qmd' | 'ipynb';
  /** Title of the post, for `{{ page.title }}`. */
  title?: string | undefined;
  /** Host of the site. */
  host?: string;
  /**
   * The post that an old URL, a path from the root, was that of; `undefined` also for a path that the site has today.
   */
  findOldPage?: (path: string) => { path: string; url: string } | undefined;
  /**
   * The file of a post, its URL and its title, by what another engine calls it: `2020-01-02-name`, `name.md`,
   * `/posts/name`.
   */
  findPost?: (name: string) => { path: string; url: string; title?: string | undefined } | undefined;
}

/** A piece of text that a pattern found: its groups as they stand in the source, code not hidden. */
export interface Found {
  start: number;
  end: number;
  /** The whole match, then its groups. */
  groups: readonly (string | undefined)[];
}

/**
 * A text on its way from another engine's Markdown to ours. It knows of each line on which line of the source it
 * stood.
 */
export class Draft {
  /** What is known of the file. */
  readonly options: DialectOptions;
  /** What was not understood. */
  readonly diagnostics: TextDiagnostic[] = [];
  /** Rules of style that the text needs. */
  readonly css = new Set<string>();
  #text: string;
  #lines: number[] | undefined;
  #masked: string | undefined;
  #prose: string | undefined;
  readonly #reported = new Set<string>();

  constructor(text: string, options: DialectOptions) {
    this.#text = text;
    this.options = options;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#text;
  }

  /**
   * For each line of the text, the line of the source on which it stood, counted from 1; `undefined` when all are
   * where they were.
   */
  get lines(): readonly number[] | undefined {
    return this.#lines;
  }

  /** The text with its code hidden. */
  get masked(): string {
    return (this.#masked ??= hideCode(this.#text));
  }

  /** The text with its code and its formulas hidden. */
  get prose(): string {
    return (this.#prose ??= hideMath(this.masked));
  }

  /** Replaces what `pattern` (with the flags `dg`) finds outside of code; `undefined` leaves it. */
  replace(
    pattern: RegExp,
    change: (found: Found) => Edit | string | undefined,
    where: 'masked' | 'prose' = 'masked',
  ): void {
    const edits: Edit[] = [];
    for (const match of this[where].matchAll(pattern)) {
      const groups = match.indices!.map((range) => range && this.#text.slice(range[0], range[1]));
      const [start, end] = match.indices![0]!;
      const changed = change({ start, end, groups });
      if (changed !== undefined) edits.push(typeof changed === 'string' ? { start, end, text: changed } : changed);
    }
    this.apply(edits);
  }

  /** Makes replacements, given in their order; one that overlaps an earlier one is left out. */
  apply(edits: readonly Edit[]): void {
    const text = this.#text;
    const out: string[] = [];
    const lines: number[] = [];
    let at = 0;
    let line = 0;
    const originOf = (index: number) => this.#lines?.[index] ?? index + 1;
    const keep = (end: number) => {
      const kept = text.slice(at, end);
      out.push(kept);
      for (const _ of kept.matchAll(/\n/g)) lines.push(originOf(line++));
      at = end;
    };
    let changes = 0;
    for (const { start, end, text: replacement } of edits) {
      if (start < at || text.slice(start, end) === replacement) continue;
      changes += 1;
      keep(start);
      out.push(replacement);
      const last = line + countBreaks(text.slice(start, end));
      for (let index = 0, count = countBreaks(replacement); index < count; index++)
        lines.push(originOf(Math.min(line + index, last)));
      line = last;
      at = end;
    }
    if (changes === 0) return;
    keep(text.length);
    lines.push(originOf(line));
    this.#text = out.join('');
    this.#lines = lines;
    this.#masked = this.#prose = undefined;
  }

  /** Line of the source on which an offset of the text stands. */
  lineAt(offset: number): number {
    const index = countBreaks(this.#text.slice(0, offset));
    return this.#lines?.[index] ?? index + 1;
  }

  /** Reports something at an offset, once for each `name`. */
  report(offset: number, name: string, message: string, fix: string, severity?: 'warning'): void {
    if (this.#reported.has(name)) return;
    this.#reported.add(name);
    this.diagnostics.push({ message, fix, line: this.lineAt(offset), ...(severity && { severity }) });
  }
}

const countBreaks = (text: string): number => text.split('\n').length - 1;

const containers = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*$/;

/** Whether a line of HTML stands above, which no indentation makes part of a list. */
const isBelowHtml = (text: string, lineStart: number): boolean =>
  /^[ \t]*<[^\n]*>[ \t]*$/.test(text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1)));

/**
 * An edit that puts a block in place of a part of the text: with empty lines around it, and the quotation or list that
 * it stands in before each line.
 */
export function blockEdit(text: string, start: number, end: number, block: string): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  const isFirst = containers.test(before);
  const prefix = isBelowHtml(text, lineStart)
    ? ''
    : isFirst
      ? before.replace(/[^>\s]/g, ' ').replace(/[^>]+$/, (space) => space)
      : /^[ \t]*(?:>[ \t]?)*/.exec(before)![0];
  const lineBreak = `\n${prefix}`;
  const emptyLine = `\n${prefix.trimEnd()}${lineBreak}`;
  const previous = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const next = text.slice(lineEnd + 1).split('\n', 1)[0]!;
  const isBlank = (line: string) => /^[ \t>]*$/.test(line);
  const isItem = isFirst && /[-*+.)]/.test(before);
  const lead = isFirst ? (isItem || isBlank(previous) ? '' : lineBreak) : emptyLine;
  const tail = isBlank(after) ? (isBlank(next) ? '' : `\n${prefix.trimEnd()}`) : emptyLine;
  const body = block
    .split('\n')
    .join(lineBreak)
    .replace(/[ \t]+$/gm, '');
  const from = isFirst ? start : start - /[ \t]*$/.exec(before)![0].length;
  const to = end + /^[ \t]*/.exec(after)![0].length;
  return { start: from, end: to, text: lead + body + tail };
}

/** An edit that takes out a part of the text, and its line with it where nothing else stands on it. */
export function removal(text: string, start: number, end: number): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd === -1 ? undefined : lineEnd).trim() === '';
  return isAlone
    ? { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1, text: '' }
    : { start, end, text: '' };
}
