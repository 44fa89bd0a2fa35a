import { lexer } from '../core/css-tree.ts';
import type { DiagnosticCollector } from '../core/diagnostics.ts';
import { oneLine } from '../drawing/text.ts';
import type { Line } from './source.ts';

/** Lines that style something, and such as make links. What they name follows the word: a box may have that name. */
const styles = /^(?:style|classDef|class|cssClass|linkStyle)\s+["\p{L}\p{N}_*]/u;
const links = /^(?:click\s+["\p{L}\p{N}_]|(?:link|callback)\s+\S+\s+"|(?:links?|properties|details)\s+[^:>]+:)/u;

/** Whether a line makes a link or styles something, which the drawings do not have: it is left out, with a warning. */
export function isUnsupported({ at, text }: Line, diagnostics: DiagnosticCollector): boolean {
  const [word] = text.split(/\s/);
  if (links.test(text))
    diagnostics.warning(`The diagram is an image: \`${word}\` is left out.`, 'Put the link into the text.', at);
  else if (styles.test(text)) {
    const fix = 'Delete the line; to tell boxes apart, give them other shapes.';
    diagnostics.warning(`The diagram has the page’s colours: \`${word}\` is left out.`, fix, at);
  } else return false;
  return true;
}

/**
 * Warns that a colour, or the name of a style, is left out: once for each, since diagrams repeat them in every line.
 */
export function reportStyle(written: string, line: number, { diagnostics, warning }: DiagnosticCollector): void {
  const message = `The diagram has the page’s colours: \`${written}\` is left out.`;
  if (!diagnostics.some((each) => each.message === message))
    warning(message, 'Delete it; to tell boxes apart, give them other shapes or words.', line);
}

/** Warns of the names of styles in a line, `a:::name --> b:::name`; those after a colon or in quotes are text. */
export function reportStyles({ at, text }: Line, diagnostics: DiagnosticCollector): void {
  const [names] = /^(?:"[^"]*"|:::[\w-]+|[^":])*/.exec(text)!;
  for (const [style] of names.matchAll(/:::[\w-]+/g)) reportStyle(style, at, diagnostics);
}

/** A label without the colour that it begins with, as Mermaid has it: a first word that CSS knows as one. */
export function withoutColour(written: string, line: number, diagnostics: DiagnosticCollector): string {
  const pattern = /^((?:rgb|hsl)a?\s*\([^)]*\)|#?\w+)(?=\s|$)\s*(.*)$/is;
  const [, first = '', rest = ''] = pattern.exec(written) ?? [];
  if (first === '' || lexer.matchType('color', first).matched === null) return written;
  reportStyle(first, line, diagnostics);
  return rest;
}

/** Warns when something gets a second label, which replaces the first as in Mermaid. */
export function reportReplaced(
  id: string,
  before: readonly string[],
  after: readonly string[],
  line: number,
  diagnostics: DiagnosticCollector,
): void {
  const [first, second] = [oneLine(before), oneLine(after)];
  if (first === '' || first === second) return;
  const now = second === '' ? 'nothing' : `“${second}”`;
  const message = `\`${id}\` is called “${first}” before and ${now} here: the first is left out.`;
  diagnostics.warning(message, 'Give it one label.', line);
}
