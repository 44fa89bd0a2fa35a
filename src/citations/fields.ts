import type { BibEntry } from './bib-file.ts';

/** A character that divides a `.bib` file, and whether it stands inside braces or quotes. */
interface Mark {
  index: number;
  mark: string;
  isInside: boolean;
}

/** The marks of a text from an index on, without comments and what a backslash guards. */
export function* marksIn(text: string, from: number): Generator<Mark> {
  const marks = /[\n%\\{}",()#]/g;
  marks.lastIndex = from;
  let [depth, isQuoted] = [0, false];
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [mark] = match;
    const { index } = match;
    const isInside = depth > 0 || isQuoted;
    if (mark === '%' && !isInside) {
      const lineEnd = text.indexOf('\n', index);
      marks.lastIndex = lineEnd === -1 ? text.length : lineEnd;
    } else if (mark === '\\') {
      if (isInside && /[\\{}]/.test(text[index + 1] ?? '')) marks.lastIndex = index + 2;
    } else yield { index, mark, isInside };
    if (mark === '{') depth += 1;
    else if (mark === '}' && depth > 0) depth -= 1;
    else if (mark === '"' && depth === 0) isQuoted = !isQuoted;
  }
}

/** A field of an entry. */
export interface Field {
  /** In small letters. */
  name: string;
  /** As it was written, with its braces or quotes. */
  value: string;
  /** The same without them. */
  text: string;
  /** Where it begins in the entry. */
  start: number;
  /** Where it ends, its comma included. */
  end: number;
  /** Line of the file on which it begins. */
  line: number;
}

/** The fields of an entry that ends: `@article{key, title = {…}, year = 2020}`. */
export function fieldsOf({ text: entry, line }: BibEntry): Field[] {
  const fields: Field[] = [];
  const opening = /[\s,]*([\w:+-]+)\s*=\s*/y;
  opening.lastIndex = entry.indexOf(',') + 1;
  if (opening.lastIndex === 0) return fields;
  for (let match = opening.exec(entry); match !== null; match = opening.exec(entry)) {
    const start = match.index + match[0].search(/[^\s,]/);
    const end = endOf(entry, opening.lastIndex);
    const value = entry.slice(opening.lastIndex, end).trim();
    fields.push({
      name: match[1]!.toLowerCase(),
      value,
      text: value.replace(/^[{"\s]+|[}"\s]+$/g, ''),
      start,
      end: end + 1,
      line: line + entry.slice(0, start).split('\n').length - 1,
    });
    opening.lastIndex = end;
  }
  return fields;
}

/** Where a value ends: at the comma or the end of the entry. */
function endOf(entry: string, from: number): number {
  for (const { index, mark, isInside } of marksIn(entry, from)) if (!isInside && /[,})]/.test(mark)) return index;
  return entry.length - 1;
}

/** The parts of a value, which `#` joins: `nips # " 30"`. */
export function partsOf(value: string): string[] {
  const ends = [...marksIn(value, 0)]
    .filter(({ mark, isInside }) => mark === '#' && !isInside)
    .map(({ index }) => index);
  return [...ends, value.length].map((end, index) => value.slice(index === 0 ? 0 : ends[index - 1]! + 1, end).trim());
}

/** Fields that no style here shows: what stands in them is the author's own, and may be anything. */
const unread = new Set(
  `
  abstract annotation annote bdsk-url-1 bdsk-url-2 bibsource biburl comment contents copyright date-added
  date-modified file groups hyphenation keywords langid language local-url mendeley-groups mendeley-tags owner
  priority ranking review timestamp urlraw
`.split(/\s+/),
);

/** An entry without the fields that are not shown, each replaced by its line breaks. */
export function withoutUnread(entry: BibEntry): string {
  const { text } = entry;
  let [out, done] = ['', 0];
  for (const { name, start, end } of fieldsOf(entry)) {
    // `author+an:role` says something about a field (BibLaTeX, 3.7.1).
    if (!unread.has(name) && !/[+:]/.test(name)) continue;
    out += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, '');
    done = text[end - 1] === ',' ? end : end - 1;
  }
  return out + text.slice(done);
}
