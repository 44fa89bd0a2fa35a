/** An entry of a `.bib` file, not yet read further than its end. */
export interface BibEntry {
  key: string;
  /** Line of the file on which it begins, counted from 1. */
  line: number;
  /** From `@` to its last brace. */
  text: string;
  /** `text` without what stands in braces or quotes: `title = {, year = 2020`. */
  bare: string;
}

/** A mistake in a `.bib` file. */
export interface BibFault {
  /** Counted from 1. */
  line: number;
  message: string;
  fix: string;
}

/** What a `.bib` file holds. */
export interface BibFile {
  entries: Map<string, BibEntry>;
  /** Its `@string` definitions, one after the other. */
  strings: string;
  faults: BibFault[];
  /** Keys of entries that do not end. */
  broken: Set<string>;
}

const opening = /@[ \t]*([a-z]+)\s*([{(])/gi;
const header = /\s*([^\s{}()",=#%\\~]+)\s*,/y;
/** The beginning of an entry on a line of its own: one that stands inside another says that the other does not end. */
const next = /\n[ \t]*@(?:(?:string|preamble)\s*[{(]|[a-z]+\s*[{(]\s*[^\s{}()",=]+\s*,)/iy;
/** More of an entry after its end. */
const stray = /\s*(?:[})]|,\s*[\w-]+\s*=)/y;
const firstLine = (text: string): string => /^[^\n]*/.exec(text)![0].trim();

/**
 * Finds the entries of a `.bib` file. Citation.js stops at the first thing it does not understand, or takes what follows for
 * part of it; this tells the line, and goes on with the next entry.
 */
export function scanBib(text: string): BibFile {
  const file: BibFile = { entries: new Map(), strings: '', faults: [], broken: new Set() };
  let [line, counted] = [1, 0];
  const lineAt = (index: number): number => {
    for (; counted < index; counted += 1) if (text[counted] === '\n') line += 1;
    return line;
  };
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const open = opening.lastIndex - 1;
    const { end, bare } = bodyFrom(text, open);
    const whole = text.slice(match.index, end);
    const type = match[1]!.toLowerCase();
    if (end !== undefined) opening.lastIndex = end;
    if (type === 'comment' || type === 'preamble') continue;
    const at = lineAt(match.index);
    stray.lastIndex = end ?? text.length;
    if (stray.test(text)) {
      file.faults.push({
        line: at,
        message: `What begins with \`${firstLine(whole)}\` ends before its last field.`,
        fix: 'There is a `}` too many in it, or a `{` is missing.',
      });
    }
    if (type === 'string' && end !== undefined) file.strings += `${whole}\n`;
    else addEntry(file, { text: whole, bare, line: at, ended: end !== undefined, key: keyAt(text, open + 1) });
  }
  return file;
}

function keyAt(text: string, index: number): string | undefined {
  header.lastIndex = index;
  return header.exec(text)?.[1];
}

function addEntry(
  file: BibFile,
  {
    key,
    text,
    bare,
    line,
    ended,
  }: { key: string | undefined; text: string; bare: string; line: number; ended: boolean },
): void {
  const tell = (message: string, fix: string) => void file.faults.push({ line, message, fix });
  if (!ended) {
    if (key !== undefined) file.broken.add(key);
    return tell(
      `The entry ${key === undefined ? 'that begins here' : `\`${key}\``} does not end.`,
      'A `}` or a `"` is missing in it, or there is a `{` too many.',
    );
  }
  if (key === undefined)
    return tell(
      `The entry \`${firstLine(text)}\` has no key.`,
      'Write a word and a comma after the brace: `@article{smith2020, title = {…}}`.',
    );
  const other = file.entries.get(key);
  if (other !== undefined)
    return tell(
      `There are two entries \`${key}\`: the other is on line ${other.line}.`,
      'Delete one, or give it another key.',
    );
  file.entries.set(key, { key, text, bare, line });
}

/** Where the body that opens at an index ends, and what of it is neither in braces nor in quotes: `a, title = {, year = 2020`. No end when another entry begins first. */
function bodyFrom(text: string, open: number): { end: number | undefined; bare: string } {
  const close = text[open] === '(' ? ')' : '}';
  let [depth, quoted, bare] = [0, false, ''];
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at]!;
    const inside = depth > 0 || quoted;
    next.lastIndex = at;
    if (char === '\n' && next.test(text)) break;
    if (char === '%' && !inside) {
      at = (text.indexOf('\n', at) + 1 || text.length + 1) - 2;
      continue;
    }
    if (inside && char === '\\' && /[\\{}]/.test(text[at + 1] ?? '')) at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (char === close && !inside) return { end: at + 1, bare };
    if (!inside) bare += char;
  }
  return { end: undefined, bare };
}
