import { parse } from 'yaml';
import { Mistake } from './mistake.ts';
import { printable } from './text.ts';

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

/** Settings of the look, which is the page's. */
const lookSettings = /^(theme|themeVariables|themeCSS|look|fontFamily|fontSize|darkMode|logLevel|securityLevel|startOnLoad)(\.|$)/;

/** Notes settings down, each by its path. */
function takeSettings(settings: unknown, line: number, about: About, path = ''): void {
  for (const [key, value] of Object.entries((settings ?? {}) as object)) {
    const own = path === '' ? key : `${path}.${key}`;
    if (lookSettings.test(own)) continue;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) takeSettings(value, line, about, own);
    else about.settings.set(own, { value, line });
  }
}

/** Tells of the settings that no reader has taken. */
export function tellSettings({ settings }: Source, { doubts }: Findings): void {
  for (const [path, { line }] of settings) doubts.push({ line, message: `The setting \`${path}\` of the diagram has no effect here.`, fix: 'Delete it.' });
}

/** Takes YAML between two lines of `---` off the top. Only its title counts: the look is the page's. */
function readFrontMatter(lines: RawLine[], about: About, { mistakes, doubts }: Findings): void {
  const start = lines.findIndex(({ text }) => text !== '');
  if (lines[start]?.text !== '---') return;
  const end = lines.findIndex(({ text }, index) => index > start && text === '---');
  const yaml = lines.splice(0, (end < 0 ? lines.length : end) + 1).slice(start + 1, -1);
  const line = start + 1;
  if (end < 0) {
    mistakes.push({ line, message: 'The front matter of the diagram has no end.', fix: 'Close it with a line of `---`.' });
    return;
  }
  try {
    const { title, config, ...others } = (parse(yaml.map(({ raw }) => raw).join('\n')) ?? {}) as Record<string, unknown>;
    about.title = title === undefined ? '' : printable(String(title)).trim();
    about.heading = about.title;
    takeSettings(config, line, about);
    for (const key of Object.keys(others)) doubts.push({ line, message: `\`${key}\` in the front matter of the diagram means nothing here.`, fix: 'Known is `title`.' });
  } catch {
    mistakes.push({ line, message: 'The front matter of the diagram cannot be read.', fix: 'Put its title between quotation marks: `title: "…"`.' });
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
      about[text.startsWith('accTitle') ? 'title' : 'description'] = printable(text.slice(text.indexOf(':') + 1)).trim();
    } else if (text !== '' && !text.startsWith('%%')) kept.push({ at, text });
  }
  if (long.end !== '') mistakes.push({ line: long.from, message: 'What begins here has no end.', fix: `Close it with \`${long.end}\`.` });
  return kept;
}

/** `%%{init: { 'flowchart': { 'curve': 'basis' } }}%%`, whose inside is YAML. */
function readDirective(body: string, line: number, about: About, { mistakes }: Findings): void {
  try {
    const { init, initialize, ...others } = (parse(`{${body}}`) ?? {}) as Record<string, unknown>;
    takeSettings({ ...(init as object | undefined), ...(initialize as object | undefined) }, line, about);
    for (const name of Object.keys(others)) if (name !== 'wrap') about.settings.set(name, { value: others[name], line });
  } catch {
    mistakes.push({ line, message: 'The directive of the diagram cannot be read.', fix: "Write `%%{init: { 'key': 'value' }}%%`, or delete it." });
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

/** Lines that give a look of one's own, and such as make links; what they name follows the word, so that a box may be called so too. */
const looks = /^(?:style|classDef|class|cssClass|linkStyle)\s+["\p{L}\p{N}_*]/u;
const links = /^(?:click\s+["\p{L}\p{N}_]|(?:link|callback)\s+\S+\s+"|(?:links?|properties|details)\s+[^:>]+:)/u;

/** Leaves out what has no place in a picture of this site, and says so: links and colours. Whether the line was one of these. */
export function isLeftOut({ at, text }: Line, { doubts }: Findings): boolean {
  const isLink = links.test(text);
  if (!isLink && !looks.test(text)) return false;
  const [word] = text.split(/\s/);
  const message = isLink ? `The diagram is a picture: \`${word}\` is left out.` : `The diagram has the page’s colours: \`${word}\` is left out.`;
  doubts.push({ line: at, message, fix: isLink ? 'Put the link into the text.' : 'Delete the line; to tell boxes apart, give them other shapes.' });
  return true;
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
  if (rest.text.replace(/;$/, '') !== '') throw new Mistake(`\`${rest.text}\` stands behind \`${keyword}\`.`, 'Begin a new line after it.');
}
