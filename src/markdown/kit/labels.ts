import type { Link } from 'mdast';
import type { Data } from 'satteri';
import { suggestion } from '../../core/suggest.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { messagesOf } from './document.ts';
import { statementOf, type StatementPrefix } from '../../blog/statement-kinds.ts';

declare module 'satteri' {
  interface DataMap {
    /** Numbered things of the document, by kind and name. */
    labels: Map<string, Label>;
    /** How many things of each counter there are. */
    counts: Map<string, number>;
  }
}

/** A thing that the text can refer to: a figure, an equation, a table, a theorem. */
export interface Label {
  kind: 'fig' | 'eq' | 'tbl' | StatementPrefix;
  /** What the author calls it, without its kind. */
  name: string;
  /** 1, 2, 3 … for each counter, in the order of the document; 0 for what has none, such as a proof. */
  number: number;
  /** What an equation's author calls it instead of by a number: `2.1` of `\\tag{2.1}`, plain text. */
  tag?: string;
  /** What it is called in its caption and where the text refers to it: `Figure 2`. */
  title: string;
  /** Its `id` in the page. */
  id: string;
}

type Kind = Label['kind'];

const drawn = { fig: 'figure', eq: 'equation', tbl: 'table' } as const;
const nouns: Readonly<Record<Kind, string>> = { ...drawn, ...statementOf };

/** How names of things begin, for a regular expression. */
export const labelKinds = Object.keys(nouns).join('|');

/** `eq:loss` and `eq-loss` (Quarto’s form) are the name `loss` of kind `eq`. */
const bare = (kind: Kind, name: string): string => name.replace(new RegExp(`^${kind}[:-]`), '').trim();

const keyOf = (kind: Kind, name: string): string => `${kind}:${bare(kind, name)}`;

/** The next number of a counter. */
export function nextNumber(data: Data, counter: string): number {
  const counts = (data.counts ??= new Map());
  const number = (counts.get(counter) ?? 0) + 1;
  counts.set(counter, number);
  return number;
}

/** What the text calls a thing: its tag, or its number. */
export const shownNumber = ({ tag, number }: Label): string => tag ?? String(number);

/**
 * Numbers a figure, an equation or a table; one with a tag takes no number. Gives `undefined` when another of its kind
 * has the name.
 */
export function addLabel(data: Data, kind: keyof typeof drawn, written: string, tag?: string): Label | undefined {
  if (findLabel(data, kind, written) !== undefined) return undefined;
  if (tag !== undefined)
    return setLabel(data, kind, written, { number: 0, tag, title: messagesOf(data)[drawn[kind]](tag) });
  const number = nextNumber(data, kind);
  return setLabel(data, kind, written, { number, title: messagesOf(data)[drawn[kind]](number) });
}

/** Gives a thing a name. */
export function setLabel(
  data: Data,
  kind: Kind,
  written: string,
  numbered: Pick<Label, 'number' | 'title' | 'tag'>,
): Label {
  const name = bare(kind, written);
  const id = `${kind}-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
  const label: Label = { kind, name, id, ...numbered };
  (data.labels ??= new Map()).set(keyOf(kind, written), label);
  return label;
}

/** The thing that has a name. */
export const findLabel = (data: Data, kind: Kind, name: string): Label | undefined =>
  data.labels?.get(keyOf(kind, name));

/** The id of the popover that shows a statement, given that of the statement. */
export const previewId = (id: string): string => `show-${id}`;

/** A link to a thing, which shows it where the browser can. `say` gives its text. */
export const linkToLabel = (label: Label, say: (label: Label) => string): Link => ({
  type: 'link',
  url: `#${label.id}`,
  ...(Object.hasOwn(statementOf, label.kind) && { data: { hProperties: { interestfor: previewId(label.id) } } }),
  children: [{ type: 'text', value: say(label) }],
});

/** The error of a reference to a thing that is not there. */
export function noLabel(data: Data, kind: Kind, name: string): TextDiagnostic {
  const known = [...(data.labels?.values() ?? [])]
    .filter((label) => label.kind === kind)
    .map((label) => `${kind}:${label.name}`);
  const near = suggestion(`${kind}:${bare(kind, name)}`, known, 3);
  const how =
    { fig: '`{#fig:name}` after the image', eq: '`\\label{eq:name}` in the formula' }[kind as string] ??
    (kind === 'tbl' ? '`: Caption {#tbl:name}` below the table' : `\`:::${nouns[kind]}{#${kind}:name}\``);
  return {
    message: `There is no ${nouns[kind]} \`${kind}:${bare(kind, name)}\` in this post.`,
    fix: near ?? `Give it its name: ${how}.`,
  };
}

/** The error of a name that is given twice. */
export const labelTwice = (kind: Kind, name: string): TextDiagnostic => ({
  message: `Two things in this post are called \`${kind}:${bare(kind, name)}\`.`,
  fix: 'Give one of them another name.',
});
