import { lexer } from 'css-tree';
import type { Findings, Line } from './source.ts';
import { oneLine } from '../drawing/text.ts';

/** Lines that give a look of one's own, and such as make links. What they name follows the word: a box may be called so. */
const looks = /^(?:style|classDef|class|cssClass|linkStyle)\s+["\p{L}\p{N}_*]/u;
const links = /^(?:click\s+["\p{L}\p{N}_]|(?:link|callback)\s+\S+\s+"|(?:links?|properties|details)\s+[^:>]+:)/u;

const lookFix = 'Delete it; to tell boxes apart, give them other shapes or words.';

/** Leaves out what has no place in a picture of this site, and says so: links, colours. Whether the line was one of these. */
export function isLeftOut({ at, text }: Line, findings: Findings): boolean {
  const isLink = links.test(text);
  if (!isLink && !looks.test(text)) return false;
  const [word] = text.split(/\s/);
  const message = isLink
    ? `The diagram is a picture: \`${word}\` is left out.`
    : `The diagram has the page’s colours: \`${word}\` is left out.`;
  const fix = isLink ? 'Put the link into the text.' : 'Delete the line; to tell boxes apart, give them other shapes.';
  findings.doubts.push({ line: at, message, fix });
  return true;
}

/** Says that a colour, or the name of a look, is left out: once for each, since diagrams repeat them in every line. */
export function leaveOutLook(written: string, line: number, { doubts }: Findings): void {
  const message = `The diagram has the page’s colours: \`${written}\` is left out.`;
  if (!doubts.some((doubt) => doubt.message === message)) doubts.push({ line, message, fix: lookFix });
}

/** Leaves out the names of looks in a line, `a:::name --> b:::name`; what follows a colon, or stands in quotes, is words. */
export function leaveOutLooks({ at, text }: Line, findings: Findings): void {
  const [names] = /^(?:"[^"]*"|:::[\w-]+|[^":])*/.exec(text)!;
  for (const [look] of names.matchAll(/:::[\w-]+/g)) leaveOutLook(look, at, findings);
}

/** What is written without the colour that it begins with, as Mermaid has it: a first word that CSS knows as one. */
export function withoutColour(written: string, line: number, findings: Findings): string {
  const pattern = /^((?:rgb|hsl)a?\s*\([^)]*\)|#?\w+)(?=\s|$)\s*(.*)$/is;
  const [, first = '', rest = ''] = pattern.exec(written) ?? [];
  if (first === '' || lexer.matchType('color', first).matched === null) return written;
  leaveOutLook(first, line, findings);
  return rest;
}

/** Says that something has two labels, of which the last counts, as in Mermaid. */
export function tellReplaced(
  id: string,
  labels: readonly (readonly string[])[],
  line: number,
  { doubts }: Findings,
): void {
  const [before = '', after = ''] = labels.map(oneLine);
  if (before === '' || before === after) return;
  const now = after === '' ? 'nothing' : `“${after}”`;
  const message = `\`${id}\` is called “${before}” before and ${now} here: the first is left out.`;
  doubts.push({ line, message, fix: 'Give it one label.' });
}
