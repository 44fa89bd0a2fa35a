import type { DiagnosticCollector } from '../../core/diagnostics.ts';
import type { Attribute, Dot } from './read.ts';
import { DotError } from './tokens.ts';

/** Layouts of Graphviz that can be asked for by `layout=…`: https://graphviz.org/docs/layouts/ */
const engines = ['dot', 'neato', 'fdp', 'circo', 'twopi', 'osage'] as const;

/** A layout of Graphviz. */
export type Engine = (typeof engines)[number];

/** Attributes about a look or a sheet of paper that the page decides. */
const look =
  /^(?:(?:label|head|tail)?font(?:name|path|names)|size|ratio|dpi|resolution|rotate|landscape|page|pagedir|viewport|pad|charset|layout|outputorder|stylesheet|class|id|comment|truecolor|colorscheme|nslimit1?|mclimit|searchsize|maxiter|samplepoints|quantum)$/i;
const links = /^(?:(?:edge|head|tail|label)?(?:url|href|target|tooltip))$/i;
const images = /^(?:image|imagepath|shapefile|imagescale|imagepos)$/i;

/** The largest number that an attribute may be; larger ones take Graphviz long, or nobody sees them. */
const largest: Readonly<Record<string, number>> = { minlen: 20, sides: 40, peripheries: 8, quantum: 10, weight: 1000 };
const largestOther = 2000;

/** What Graphviz is given, and the layout that was asked for. */
export interface Prepared {
  text: string;
  engine: Engine;
}

/**
 * The text of a graph as Graphviz is given it: in the page's font, without what a drawing here cannot have. Lines keep
 * their numbers. Throws a `DotError`.
 */
export function prepare(text: string, dot: Dot, diagnostics: DiagnosticCollector): Prepared {
  let engine: Engine = 'dot';
  let prepared = text;
  for (const attribute of dot.attributes) {
    const { name, value, line, isHtml, isOfGraph } = attribute;
    if (isHtml) {
      checkHtml(value, line);
      prepared = replaceIn(prepared, attribute, (html) => html.replace(/\sface\s*=\s*(?:"[^"]*"|'[^']*')/gi, spaces));
    }
    if (name.toLowerCase() === 'layout') engine = readEngine(value, dot.lines, line);
    if (images.test(name)) reportImage(line);
    if (links.test(name))
      diagnostics.warning(`The diagram is an image: \`${name}\` is left out.`, 'Put the link into the text.', line);
    const isCurved = name.toLowerCase() === 'splines' && /curved/i.test(value);
    if (isCurved) diagnostics.warning('`splines=curved` takes Graphviz too long: it is left out.', 'Delete it.', line);
    if (isCurved || look.test(name) || links.test(name) || isRandom(attribute))
      prepared = replaceIn(prepared, attribute, spaces);
    if (isOfGraph && name.toLowerCase() === 'bgcolor' && !/^(?:white|transparent|none|#fff(?:fff)?)$/i.test(value))
      diagnostics.warning('The diagram has the page’s colours: `bgcolor` is left out.', 'Delete it.', line);
    checkNumbers(attribute);
  }
  const font = 'fontname=Arial';
  const graph = `graph[${font} fontsize=13 nslimit=2 nslimit1=2 mclimit=0.3]`;
  const defaults = `${graph};node[${font}];edge[${font} fontsize=13];`;
  return { text: prepared.slice(0, dot.bodyStart) + defaults + prepared.slice(dot.bodyStart), engine };
}

/** A text with another of the same length in place of an attribute. */
const replaceIn = (text: string, { start, end }: Attribute, replace: (written: string) => string): string =>
  text.slice(0, start) + replace(text.slice(start, end)) + text.slice(end);

const spaces = (written: string): string => written.replace(/[^\n]/g, ' ');

/** `start=rand` would draw it otherwise each time. */
const isRandom = ({ name, value }: Attribute): boolean => name.toLowerCase() === 'start' && !/^\d+$/.test(value);

function reportImage(line: number): never {
  throw new DotError('Images cannot be drawn in a graph.', 'Delete it, and say in the label what it shows.', line);
}

function readEngine(value: string, lines: number, line: number): Engine {
  const engine = engines.find((each) => each === value);
  if (engine === undefined)
    throw new DotError(`There is no layout \`${value}\`.`, `Known are \`${engines.join('`, `')}\`.`, line);
  if (engine === 'circo' && lines > 80)
    throw new DotError(
      'With `layout=circo` a graph has at most 80 lines.',
      'Take another layout, such as `neato`.',
      line,
    );
  return engine;
}

function checkNumbers({ name, value, isHtml, line }: Attribute): void {
  if (isHtml || /label$/i.test(name) || /colou?r|pos$|^start$/i.test(name)) return;
  const most = largest[name.toLowerCase()] ?? largestOther;
  if ((value.match(/\d+(?:\.\d+)?(?:e\d+)?/gi) ?? []).some((written) => Number(written) > most))
    throw new DotError(`\`${name}\` is larger than ${most}.`, 'Write a smaller number.', line);
}

/** Reports a label of HTML that Graphviz could not read, or should not. */
function checkHtml(html: string, line: number): void {
  if (/<img\b/i.test(html)) reportImage(line);
  const numbers = [...html.matchAll(/=\s*["']?\s*-?(\d+)/g)];
  const large = numbers.find(([, digits]) => Number(digits) > 500);
  if (large !== undefined)
    throw new DotError('A number in a label of HTML is larger than 500.', 'Write a smaller number.', line);
  const spans = [...html.matchAll(/span\s*=\s*["']?\s*(\d+)/gi)];
  if (spans.some(([, digits]) => Number(digits) > 50))
    throw new DotError('A cell in a label of HTML spans more than 50.', 'Write a smaller number.', line);
  const open: string[] = [];
  for (const [, closes, name = '', isEmpty] of html.matchAll(/<(\/?)([a-z_]+)\b[^>]*?(\/?)>/gi)) {
    const tag = name.toLowerCase();
    if (closes === '' && isEmpty === '' && !/^(?:br|hr|vr)$/.test(tag)) open.push(tag);
    else if (closes !== '' && open.pop() !== tag)
      throw new DotError(`\`</${name}>\` in a label of HTML closes nothing.`, 'Close what was opened last.', line);
  }
  const [unclosed] = open;
  if (unclosed !== undefined)
    throw new DotError(
      `\`<${unclosed}>\` in a label of HTML is never closed.`,
      `Close it with \`</${unclosed}>\`.`,
      line,
    );
}
