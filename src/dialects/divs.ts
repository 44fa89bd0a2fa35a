import { readBraces } from './arguments.ts';
import { calloutKind, calloutOpening } from './blocks.ts';
import type { Draft } from './draft.ts';
import { applyLines, readOptions, readStatement, statementOpening, type StatementOpening } from './statements.ts';

/** A block between colons. */
interface Div {
  kind: 'callout' | 'folded' | 'details' | 'figure' | 'statement' | 'own' | 'dropped';
  /** What a statement’s first line says. */
  statement?: StatementOpening;
  /** The line that begins it without its colons. */
  opening: string;
  from: number;
  to: number;
  inner: Div[];
  isForeign: boolean;
}

const line = /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*)(:{3,})[ \t]*(.*?)[ \t]*:*$/;

/**
 * Divs of Pandoc and Quarto, containers of Docusaurus, VitePress and MyST: callouts keep their titles, of others the
 * content stays.
 */
export function readDivs(draft: Draft): void {
  const masked = draft.prose.split('\n');
  const lines = draft.text.split('\n');
  const { roots, isForeign } = findDivs(masked, lines);
  if (!isForeign) return;
  const out: (string | undefined)[] = [...lines];
  for (const div of roots) write(div, lines, out);
  applyLines(draft, lines, out);
}

/** So many stand inside each other at most. */
const deepest = 30;

function findDivs(masked: readonly string[], lines: readonly string[]): { roots: Div[]; isForeign: boolean } {
  const roots: Div[] = [];
  const open: Div[] = [];
  let isForeign = false;
  for (const [index, text] of masked.entries()) {
    const [, , colons, rest = ''] = line.exec(text) ?? [];
    if (colons === undefined) continue;
    if (rest === '') {
      const closed = open.pop();
      if (closed !== undefined) closed.to = index;
      continue;
    }
    const div = readDiv(line.exec(lines[index]!)![3]!, text.slice(text.indexOf(colons) + colons.length), index);
    if (div === undefined || open.length >= deepest) continue;
    isForeign ||= div.isForeign;
    (open.at(-1)?.inner ?? roots).push(div);
    open.push(div);
  }
  // What never ends goes up to the end of the text.
  return { roots, isForeign: isForeign && open.every((div) => div.isForeign || div.kind === 'own') };
}

function readDiv(rest: string, afterColons: string, from: number): Div | undefined {
  const div = (kind: Div['kind'], opening: string, isForeign = true): Div => ({
    kind,
    opening,
    from,
    to: -1,
    inner: [],
    isForeign,
  });
  const isSpaced = /^\s/.test(afterColons);
  const statement = isSpaced || /^(?:\{|[a-z]+\s+[^{[])/.test(rest) ? readStatement(rest) : undefined;
  if (statement !== undefined) return { ...div('statement', ''), statement };
  const [, myst, mystTitle = ''] = /^\{([a-z]+)\}\s*(.*)$/.exec(rest) ?? [];
  if (myst !== undefined)
    return calloutKind(myst) ? div('callout', calloutOpening(calloutKind(myst)!, mystTitle, '')) : div('dropped', '');
  const [, inside] = /^(?:[\w-]+\s*)?\{([^{}]*)\}$/.exec(rest) ?? [];
  const [, name = '', label, title = ''] =
    /^([A-Za-z][\w-]*)(?:\[(.*)\])?(?:\{[^{}]*\})?(?:\s+([^{].*))?$/.exec(rest) ?? [];
  if (rest.startsWith('{') && inside !== undefined) return fromBraces(inside, div);
  const kind = calloutKind(name.replace(/^callout-/, ''));
  const attributes = inside === undefined ? undefined : readBraces(inside).named;
  if (name === 'details') return div('details', label ?? title);
  if (kind !== undefined) {
    const given = label ?? attributes?.['title'] ?? title;
    const own = !isSpaced && !name.startsWith('callout-') && title === '' && attributes?.['title'] === undefined;
    return own ? div('own', rest, false) : div('callout', calloutOpening(kind, given, ''));
  }
  // A word alone is a class to Pandoc; right behind the colons it is one of ours, or a mistake that is reported later.
  return isSpaced && label === undefined && /^[\w-]+$/.test(rest)
    ? div('dropped', '')
    : name === ''
      ? undefined
      : div('own', rest, false);
}

function fromBraces(inside: string, div: (kind: Div['kind'], opening: string) => Div): Div {
  const { id, classes, named } = readBraces(inside);
  const callout = classes.map((name) => /^callout-(\w+)$/.exec(name)?.[1] ?? (calloutKind(name) && name)).find(Boolean);
  if (callout !== undefined) {
    const kind = calloutKind(callout) ?? 'note';
    const title = named['title'] ?? '';
    const { collapse } = named;
    return collapse === undefined
      ? div('callout', calloutOpening(kind, title, ''))
      : div('folded', `[!${kind.toUpperCase()}]${collapse === 'true' ? '-' : '+'}${title === '' ? '' : ` ${title}`}`);
  }
  return id !== undefined && /^fig[-:]/.test(id) ? div('figure', `figure{#${id}}`) : div('dropped', '');
}

/** How many divs of ours stand inside each other from here on inwards. */
const heightOf = ({ kind, inner }: Div): number => Math.max(0, ...inner.map(heightOf)) + (isBlock(kind) ? 1 : 0);

/** Whether a block stays one between colons. */
const isBlock = (kind: Div['kind']): boolean => ['callout', 'statement', 'own', 'figure'].includes(kind);

function write(div: Div, lines: readonly string[], out: (string | undefined)[]): void {
  const { kind, from, to, inner } = div;
  const prefix = line.exec(lines[from]!)![1]!;
  const closingPrefix = to === -1 ? '' : line.exec(lines[to]!)![1]!;
  for (const each of inner) write(each, lines, out);
  const colons = ':'.repeat(2 + heightOf(div));
  const opening =
    div.statement !== undefined
      ? statementLine(div, div.statement, lines, out)
      : kind === 'callout' || kind === 'folded'
        ? titled(div, lines, out)
        : div.opening;
  if (isBlock(kind)) {
    // What stands right below a line of HTML is part of the HTML.
    const isBelowHtml = div.isForeign && /^[ \t>]*<\/?[a-z][^\n]*$/i.test(lines[from - 1] ?? '');
    out[from] = `${isBelowHtml ? `${prefix.trimEnd()}\n` : ''}${prefix}${colons}${opening}`;
    if (to !== -1) out[to] = `${closingPrefix}${colons}`;
  } else if (kind === 'details') {
    out[from] = `${prefix}<details><summary>${opening || 'Details'}</summary>\n${prefix}`;
    if (to !== -1) out[to] = `\n${closingPrefix}</details>`;
  } else {
    out[from] = kind === 'folded' ? `${prefix}> ${opening}` : prefix.trimEnd();
    if (to !== -1) out[to] = closingPrefix.trimEnd();
    if (kind !== 'folded') return;
    for (let index = from + 1; index < (to === -1 ? lines.length : to); index++) {
      if (out[index] !== undefined) out[index] = `${prefix}> ${out[index]!.slice(prefix.length)}`.trimEnd();
    }
  }
}

/** The line that begins a callout; a heading right below it is its title, and leaves the text. */
function titled({ opening, from, to, kind }: Div, lines: readonly string[], out: (string | undefined)[]): string {
  const first = lines.findIndex((text, index) => index > from && text.trim() !== '');
  const [, title] = /^[ \t>]*#{1,6}\s+(.*?)\s*#*\s*$/.exec(lines[first] ?? '') ?? [];
  if (title === undefined || (to !== -1 && first >= to) || /\[.+\]$|[-+] ./.test(opening)) return opening;
  for (let index = from + 1; index <= first; index++) out[index] = undefined;
  return kind === 'folded' ? `${opening} ${title}` : `${opening}[${title.replace(/[[\]]/g, '\\$&')}]`;
}

/** Lines of options that are looked at. */
const mostOptions = 20;

/** The line that begins a statement; its options and the heading that is its title leave the text. */
function statementLine(
  { from, to }: Div,
  statement: StatementOpening,
  lines: readonly string[],
  out: (string | undefined)[],
): string {
  const end = to === -1 ? lines.length : to;
  const { of, count } = readOptions(statement, lines.slice(from + 1, Math.min(end, from + 1 + mostOptions)));
  for (let index = from + 1; index <= from + count; index++) out[index] = undefined;
  let first = from + count + 1;
  while (first < end && lines[first]!.trim() === '') first++;
  // A line of nothing but words in brackets is how some books write a title.
  const [, heading, bracketed] = /^[ \t>]*(?:#{1,6}\s+(.*?)\s*#*|\[([^[\]]+)\])\s*$/.exec(lines[first] ?? '') ?? [];
  const title = heading ?? bracketed;
  if (title === undefined || first >= end || of.title !== '') return statementOpening(of);
  for (let index = from + 1; index <= first; index++) out[index] = undefined;
  return statementOpening({ ...of, title: title.replace(/\s*\{[^{}]*\}$/, '') });
}
