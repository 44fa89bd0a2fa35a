import { isMap, isScalar, LineCounter, parse, parseDocument, type Node } from 'yaml';
import { TextError, type DiagnosticCollector } from '../core/diagnostics.ts';
import { printable } from '../drawing/text.ts';

/** A line of a diagram. */
export interface Line {
  /** Its number, counted from 1. */
  at: number;
  /** Without white space around it; never empty. */
  text: string;
}

/** A line as it is written. */
type RawLine = Line & { raw: string };

/** The lines of a diagram, and what it says about itself. */
export interface Source extends About {
  /** Its first word: `flowchart`. */
  keyword: string;
  /** What follows the first word on its line; may be empty. */
  rest: Line;
  lines: Line[];
}

interface About {
  /** For those who cannot see the drawing. */
  title: string;
  description: string;
  /** The title that readers see, unless the drawing has it: that of the front matter, or the diagram's own. */
  heading: string;
  /** Settings by their path, `xyChart.chartOrientation`; a reader takes out those that it knows. */
  settings: Map<string, { value: unknown; line: number }>;
}

/** Reads front matter, directives and `accTitle`, leaves comments out, and gives the lines that remain. */
export function readSource(text: string, diagnostics: DiagnosticCollector): Source {
  const lines: RawLine[] = text.split('\n').map((raw, index) => ({ at: index + 1, raw, text: raw.trim() }));
  const about: About = { title: '', description: '', heading: '', settings: new Map() };
  readFrontMatter(lines, about, diagnostics);
  const [{ at, text: first } = { at: 1, text: '' }, ...below] = readAbout(lines, about, diagnostics);
  const [, keyword = '', rest = ''] = /^([\w-]*)(.*)$/s.exec(first)!;
  return { keyword, rest: { at, text: rest.trim() }, lines: below, ...about };
}

interface Entry {
  key: string;
  /** Entries of a mapping; a scalar's value; else text. */
  value: unknown;
  line: number;
}

/** A mapping of YAML, entry by entry, each with the line of its key when the text begins on line `from`. */
function entriesOf(text: string, from: number): Entry[] {
  const counter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (errors[0] !== undefined) throw errors[0];
  const list = (node: unknown): Entry[] => {
    if (!isMap<Node, Node | null>(node)) return [];
    return node.items.map(({ key, value }) => ({
      key: String(isScalar(key) ? key.value : ''),
      value: isScalar(value) ? value.value : isMap(value) ? list(value) : String(value),
      line: from - 1 + counter.linePos(key.range?.[0] ?? 0).line,
    }));
  };
  return list(contents);
}

/** Adds settings, each by its path. */
function addSettings(entries: unknown, about: About, path = ''): void {
  for (const { key, value, line } of Array.isArray(entries) ? (entries as Entry[]) : []) {
    if (Array.isArray(value)) addSettings(value, about, `${path}${key}.`);
    else about.settings.set(path + key, { value, line });
  }
}

/** Warns of the settings that no reader has taken. */
export function reportUnusedSettings({ settings }: Source, diagnostics: DiagnosticCollector): void {
  for (const [path, { line }] of settings)
    diagnostics.warning(`The setting \`${path}\` of the diagram has no effect here.`, 'Delete it.', line);
}

/** Takes YAML between two lines of `---` off the top. */
function readFrontMatter(lines: RawLine[], about: About, diagnostics: DiagnosticCollector): void {
  const start = lines.findIndex(({ text }) => text !== '');
  if (lines[start]?.text !== '---') return;
  const end = lines.findIndex(({ text }, index) => index > start && text === '---');
  const yaml = lines.splice(0, (end < 0 ? lines.length : end) + 1).slice(start + 1, -1);
  const line = start + 1;
  if (end < 0)
    return diagnostics.error('The front matter of the diagram has no end.', 'Close it with a line of `---`.', line);
  try {
    for (const { key, value, line: at } of entriesOf(yaml.map(({ raw }) => raw).join('\n'), line + 1)) {
      const message = `\`${key}\` in the front matter of the diagram means nothing here.`;
      if (key === 'title') about.title = value === null ? '' : printable(String(value)).trim();
      else if (key === 'config') addSettings(value, about);
      else diagnostics.warning(message, 'Known is `title`.', at);
    }
    about.heading = about.title;
  } catch {
    const fix = 'Put its title between quotation marks: `title: "…"`.';
    diagnostics.error('The front matter of the diagram cannot be read.', fix, line);
  }
}

/**
 * Reads directives, `accTitle:` and `accDescr:`, of which the last two may have several lines. Gives the other lines.
 */
function readAbout(lines: readonly Line[], about: About, diagnostics: DiagnosticCollector): Line[] {
  const others: Line[] = [];
  let open: { end: '}' | '}%%'; from: number; text: string[] } | undefined;
  for (const { at, text } of lines) {
    let part = text;
    if (open === undefined) {
      const [, kind, value] = /^acc(Title|Descr)\s*:(.*)$/s.exec(text) ?? [];
      if (kind !== undefined) about[kind === 'Title' ? 'title' : 'description'] = printable(value!).trim();
      else if (text.startsWith('%%{') || /^accDescr\s*\{/.test(text)) {
        open = { end: text.startsWith('%%') ? '}%%' : '}', from: at, text: [] };
        part = text.slice(text.indexOf('{') + 1);
      } else if (text !== '' && !text.startsWith('%%')) others.push({ at, text });
    }
    if (open === undefined) continue;
    const end = part.indexOf(open.end);
    open.text.push(end < 0 ? part : part.slice(0, end));
    if (end < 0) continue;
    if (open.end === '}') about.description = printable(open.text.join(' ')).trim();
    else readDirective(open.text.join('\n'), open.from, about, diagnostics);
    open = undefined;
  }
  if (open !== undefined)
    diagnostics.error('What begins here has no end.', `Close it with \`${open.end}\`.`, open.from);
  return others;
}

/** `%%{init: { 'flowchart': { 'curve': 'basis' } }}%%`, whose inside is YAML. */
function readDirective(body: string, line: number, about: About, diagnostics: DiagnosticCollector): void {
  try {
    for (const entry of entriesOf(`{${body}}`, line)) {
      if (/^init(ialize)?$/.test(entry.key)) addSettings(entry.value, about);
      else if (entry.key !== 'wrap') addSettings([entry], about);
    }
  } catch {
    const fix = "Write `%%{init: { 'key': 'value' }}%%`, or delete it.";
    diagnostics.error('The directive of the diagram cannot be read.', fix, line);
  }
}

/** Lines that belong together become one, with line breaks in it, as long as `continues` says so of what comes next. */
export function joinLines(lines: readonly Line[], continues: (before: string, next: string) => boolean): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && continues(last.text, line.text)) last.text += `\n${line.text}`;
    else joined.push({ ...line });
  }
  return joined;
}

/** Whether a sign that stands in pairs is open at the end of a text. */
export const isOpen = (text: string, sign: '"' | '`'): boolean => text.split(sign).length % 2 === 0;

/** Lines of which a brace that stands alone belongs to the line before it. */
export const joinBraces = (lines: readonly Line[]): Line[] =>
  joinLines(lines, (before, next) => next === '{' && !/[{}]$/.test(before)).map(({ at, text }) => ({
    at,
    text: text.replace(/\n\{$/, ' {'),
  }));

/** Reads each line; a `TextError` thrown by `read` is reported with the line, and the next is read. */
export function eachLine(lines: readonly Line[], diagnostics: DiagnosticCollector, read: (line: Line) => void): void {
  for (const line of lines) {
    try {
      read(line);
    } catch (error) {
      if (!(error instanceof TextError)) throw error;
      diagnostics.error(error.message, error.diagnostic.fix, line.at);
    }
  }
}

/** What stands between the braces of `a@{ … }`: YAML, in one line or several, with these keys. Throws a `TextError`. */
export function readData(written: string, keys: readonly string[]): Record<string, unknown> {
  const known = `Known are \`${keys.join('`, `')}\`.`;
  let data: unknown;
  try {
    data = parse(written.includes('\n') ? written : `{${written}}`);
  } catch {
    // Reported below.
  }
  if (typeof data !== 'object' || data === null) throw new TextError(`\`@{${written}}\` cannot be read.`, known);
  const other = Object.keys(data).find((key) => !keys.includes(key));
  if (other !== undefined) throw new TextError(`\`${other}\` in \`@{…}\` means nothing here.`, known);
  return data as Record<string, unknown>;
}

/** Throws a `TextError` when something stands behind the first word. */
export function expectNothingAfter({ keyword, rest }: Source): void {
  if (rest.text.replace(/;$/, '') !== '')
    throw new TextError(`\`${rest.text}\` stands behind \`${keyword}\`.`, 'Begin a new line after it.');
}
