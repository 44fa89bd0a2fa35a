import { createCollector, type DiagnosticCollector, type TextDiagnostic } from '../core/diagnostics.ts';
import { lineCounter } from '../core/text.ts';
import { marksIn } from './fields.ts';

/** An entry of a `.bib` file, not yet read further than its end. */
export interface BibEntry {
  /** What posts cite it by. */
  key: string;
  /** Line of the file on which it begins, counted from 1. */
  line: number;
  /** From `@` to its last brace. */
  text: string;
}

/** What a `.bib` file holds. */
export interface BibFile {
  entries: Map<string, BibEntry>;
  /** Its `@string` definitions, one after the other. */
  strings: string;
  diagnostics: readonly TextDiagnostic[];
  /** Keys of entries that do not end. */
  broken: Set<string>;
}

const opening = /@[ \t]*([a-z]+)\s*([{(])/gi;
const header = /\s*([^\s{}",=#%\\~]+)\s*,/y;
/** The beginning of an entry on a line of its own: one that stands inside another says that the other does not end. */
const next = /\n[ \t]*@(?:(?:string|preamble)\s*[{(]|[a-z]+\s*[{(]\s*[^\s{}()",=]+\s*,)/iy;
/** More of an entry after its end. */
const stray = /\s*(?:[})]|,\s*[\w-]+\s*=)/y;
const firstLine = (text: string): string => /^[^\n]*/.exec(text)![0].trim();

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/**
 * Finds the entries of a `.bib` file. Citation.js stops at the first thing it does not understand, or takes what
 * follows for part of it; this reports the line, and goes on with the next entry.
 */
export function scanBib(text: string): BibFile {
  const collector = createCollector();
  const file: BibFile = { entries: new Map(), strings: '', diagnostics: collector.diagnostics, broken: new Set() };
  const lineOf = lineCounter(text);
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const open = opening.lastIndex - 1;
    const end = endOf(text, open);
    const whole = text.slice(match.index, end);
    const type = match[1]!.toLowerCase();
    if (end !== undefined) opening.lastIndex = end;
    if (type === 'comment' || type === 'preamble') continue;
    const line = lineOf(match.index);
    if (matchAt(stray, text, end ?? text.length) !== null)
      collector.error(
        `What begins with \`${firstLine(whole)}\` ends before its last field.`,
        'There is a `}` too many in it, or a `{` is missing.',
        line,
      );
    const key = matchAt(header, text, open + 1)?.[1];
    if (end === undefined) addBroken(file, key, line, collector);
    else if (type === 'string') file.strings += `${whole}\n`;
    else addEntry(file, { key, text: whole, line }, collector);
  }
  return file;
}

function addBroken(file: BibFile, key: string | undefined, line: number, collector: DiagnosticCollector): void {
  if (key !== undefined) file.broken.add(key);
  const entry = key === undefined ? 'that begins here' : `\`${key}\``;
  collector.error(
    `The entry ${entry} does not end.`,
    'A `}` or a `"` is missing in it, or there is a `{` too many.',
    line,
  );
}

function addEntry(
  { entries }: BibFile,
  { key, text, line }: Omit<BibEntry, 'key'> & { key: string | undefined },
  collector: DiagnosticCollector,
): void {
  const other = entries.get(key ?? '');
  if (key === undefined)
    collector.error(
      `The entry \`${firstLine(text)}\` has no key.`,
      'Write a word and a comma after the brace: `@article{smith2020, title = {…}}`.',
      line,
    );
  else if (other !== undefined)
    collector.error(
      `There are two entries \`${key}\`: the other is on line ${other.line}.`,
      'Delete one, or give it another key.',
      line,
    );
  else entries.set(key, { key, text, line });
}

/** Where the body that opens at an index ends; `undefined` when another entry begins first. */
function endOf(text: string, open: number): number | undefined {
  const close = text[open] === '(' ? ')' : '}';
  for (const { index, mark, isInside } of marksIn(text, open + 1)) {
    if (mark === '\n' && matchAt(next, text, index) !== null) return undefined;
    if (mark === close && !isInside) return index + 1;
  }
  return undefined;
}
