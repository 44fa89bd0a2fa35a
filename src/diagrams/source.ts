import { isMap, isScalar, LineCounter, parse, parseDocument, type Node } from 'yaml';
import { Mistake } from './mistake.ts';
import { printable } from '../drawing/text.ts';

/** Something to tell the author about a line of the diagram. */
export interface Finding {
  /** Line inside the fence, counted from 1. */
  line: number;
  message: string;
  fix: string;
}

/** What reading found: mistakes, and what was left out on purpose. */
export interface Findings {
  mistakes: Finding[];
  doubts: Finding[];
}

export interface Line {
  /** Line inside the fence, counted from 1. */
  at: number;
  /** Without white space around it; never empty. */
  text: string;
}

/** A line as it stands in the fence. */
type RawLine = Line & { raw: string };

/** The lines of a diagram, and what it says about itself. */
export interface Source {
  /** Its first word: `flowchart`. */
  keyword: string;
  /** What follows the first word on its line; may be empty. */
  rest: Line;
  lines: Line[];
  title: string;
  description: string;
  /** The title that readers see, unless the drawing has it: that of the front matter, or the diagram's own. */
  heading: string;
  /** Settings by their path, `xyChart.chartOrientation`; a reader takes out those that it knows. */
  settings: Map<string, { value: unknown; line: number }>;
}

/** Takes comments, directives, front matter and what is meant for screen readers out of the text of a fence. */
export function readSource(text: string, findings: Findings): Source {
  const lines: RawLine[] = text.split('\n').map((raw, index) => ({ at: index + 1, raw, text: raw.trim() }));
  const about: About = { title: '', description: '', heading: '', settings: new Map() };
  readFrontMatter(lines, about, findings);
  const kept = withoutRemarks(lines, about, findings);
  const { at, text: first } = kept.shift() ?? { at: 1, text: '' };
  const [, keyword = '', rest = ''] = /^([\w-]*)(.*)$/s.exec(first)!;
  return { keyword, rest: { at, text: rest.trim() }, lines: kept, ...about };
}

type About = Pick<Source, 'title' | 'description' | 'heading' | 'settings'>;

/** A mapping of YAML, entry by entry, each with the line of its key when the text begins on line `from`. */
function entriesOf(text: string, from: number): Entry[] {
  const counter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (errors[0] !== undefined) throw errors[0];
  const listed = (node: unknown): Entry[] => {
    if (!isMap<Node, Node | null>(node)) return [];
    return node.items.map(({ key, value }) => ({
      key: String(isScalar(key) ? key.value : ''),
      value: isScalar(value) ? value.value : isMap(value) ? listed(value) : String(value),
      line: from - 1 + counter.linePos(key.range?.[0] ?? 0).line,
    }));
  };
  return listed(contents);
}

interface Entry {
  key: string;
  value: unknown;
  line: number;
}

/** Notes settings down, each by its path. */
function takeSettings(entries: unknown, about: About, path = ''): void {
  for (const { key, value, line } of Array.isArray(entries) ? (entries as Entry[]) : []) {
    const own = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(value)) takeSettings(value, about, own);
    else about.settings.set(own, { value, line });
  }
}

/** Tells of the settings that no reader has taken. */
export function tellSettings({ settings }: Source, { doubts }: Findings): void {
  for (const [path, { line }] of settings) {
    doubts.push({ line, message: `The setting \`${path}\` of the diagram has no effect here.`, fix: 'Delete it.' });
  }
}

/** Takes YAML between two lines of `---` off the top. Only its title counts: the look is the page's. */
function readFrontMatter(lines: RawLine[], about: About, { mistakes, doubts }: Findings): void {
  const start = lines.findIndex(({ text }) => text !== '');
  if (lines[start]?.text !== '---') return;
  const end = lines.findIndex(({ text }, index) => index > start && text === '---');
  const yaml = lines.splice(0, (end < 0 ? lines.length : end) + 1).slice(start + 1, -1);
  const line = start + 1;
  if (end < 0) {
    mistakes.push({
      line,
      message: 'The front matter of the diagram has no end.',
      fix: 'Close it with a line of `---`.',
    });
    return;
  }
  try {
    for (const { key, value, line: at } of entriesOf(yaml.map(({ raw }) => raw).join('\n'), line + 1)) {
      const message = `\`${key}\` in the front matter of the diagram means nothing here.`;
      if (key === 'title') about.title = value === null ? '' : printable(String(value)).trim();
      else if (key === 'config') takeSettings(value, about);
      else doubts.push({ line: at, message, fix: 'Known is `title`.' });
    }
    about.heading = about.title;
  } catch {
    mistakes.push({
      line,
      message: 'The front matter of the diagram cannot be read.',
      fix: 'Put its title between quotation marks: `title: "…"`.',
    });
  }
}

/** Takes comments and directives out, and `accTitle:` and `accDescr:` aside. */
function withoutRemarks(lines: readonly Line[], about: About, findings: Findings): Line[] {
  const { mistakes } = findings;
  const kept: Line[] = [];
  const long = { end: '', from: 0, text: [] as string[] };
  for (const { at, text } of lines) {
    if (long.end !== '') {
      const end = text.indexOf(long.end);
      long.text.push(end < 0 ? text : text.slice(0, end));
      if (end < 0) continue;
      if (long.end === '}') about.description = printable(long.text.join(' ')).trim();
      else readDirective(long.text.join('\n'), long.from, about, findings);
      long.end = '';
    } else if (text.startsWith('%%{') || /^accDescr\s*\{/.test(text)) {
      const end = text.startsWith('%%') ? '}%%' : '}';
      const body = text.slice(text.indexOf('{') + 1);
      if (!body.includes(end)) Object.assign(long, { end, from: at, text: [body] });
      else if (end === '}') about.description = printable(body.slice(0, body.indexOf(end))).trim();
      else readDirective(body.slice(0, body.indexOf(end)), at, about, findings);
    } else if (/^acc(Title|Descr)\s*:/.test(text)) {
      about[text.startsWith('accTitle') ? 'title' : 'description'] = printable(
        text.slice(text.indexOf(':') + 1),
      ).trim();
    } else if (text !== '' && !text.startsWith('%%')) kept.push({ at, text });
  }
  if (long.end !== '')
    mistakes.push({ line: long.from, message: 'What begins here has no end.', fix: `Close it with \`${long.end}\`.` });
  return kept;
}

/** `%%{init: { 'flowchart': { 'curve': 'basis' } }}%%`, whose inside is YAML. */
function readDirective(body: string, line: number, about: About, { mistakes }: Findings): void {
  try {
    for (const entry of entriesOf(`{${body}}`, line)) {
      if (/^init(ialize)?$/.test(entry.key)) takeSettings(entry.value, about);
      else if (entry.key !== 'wrap') takeSettings([entry], about);
    }
  } catch {
    mistakes.push({
      line,
      message: 'The directive of the diagram cannot be read.',
      fix: "Write `%%{init: { 'key': 'value' }}%%`, or delete it.",
    });
  }
}

/** Reads each line; what `read` throws as a `Mistake` is told by its line, and the next is read. */
export function eachLine(lines: readonly Line[], findings: Findings, read: (line: Line) => void): void {
  for (const line of lines) {
    try {
      read(line);
    } catch (error) {
      tell(error, line.at, findings);
    }
  }
}

/** Tells what was thrown, if that is a `Mistake`. */
export function tell(error: unknown, line: number, { mistakes }: Findings): void {
  if (!(error instanceof Mistake)) throw error;
  mistakes.push({ line, message: error.message, fix: error.fix });
}

/** What stands between the braces of `a@{ … }`: YAML, in one line or several, with these keys. Throws a `Mistake`. */
export function readData(written: string, keys: readonly string[]): Record<string, unknown> {
  const known = `Known are \`${keys.join('`, `')}\`.`;
  let data: unknown;
  try {
    data = parse(written.includes('\n') ? written : `{${written}}`);
  } catch {
    // Told below.
  }
  if (typeof data !== 'object' || data === null) throw new Mistake(`\`@{${written}}\` cannot be read.`, known);
  const other = Object.keys(data).find((key) => !keys.includes(key));
  if (other !== undefined) throw new Mistake(`\`${other}\` in \`@{…}\` means nothing here.`, known);
  return data as Record<string, unknown>;
}

/** Says that nothing may stand behind the first word. */
export function nothingAfter({ keyword, rest }: Source): void {
  if (rest.text.replace(/;$/, '') !== '')
    throw new Mistake(`\`${rest.text}\` stands behind \`${keyword}\`.`, 'Begin a new line after it.');
}
