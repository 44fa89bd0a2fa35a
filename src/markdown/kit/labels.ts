import type { Link } from 'mdast';
import type { Data } from 'satteri';
import { suggestion } from '../../core/suggest.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { messagesOf } from './document.ts';

declare module 'satteri' {
  interface DataMap {
    /** Numbered things of the document, by kind and name. */
    labels: Map<string, Label>;
  }
}

/** A numbered thing that the text can refer to: a figure, an equation, a table. */
export interface Label {
  kind: 'fig' | 'eq' | 'tbl';
  /** What the author calls it, without its kind. */
  name: string;
  /** 1, 2, 3 … for each kind, in the order of the document. */
  number: number;
  /** What it is called in its caption and where the text refers to it: `Figure 2`. */
  title: string;
  /** Its `id` in the page. */
  id: string;
}

type Kind = Label['kind'];

const nouns = { fig: 'figure', eq: 'equation', tbl: 'table' } as const;

/** `eq:loss` and `eq-loss` (Quarto’s form) are the name `loss` of kind `eq`. */
const bare = (kind: Kind, name: string): string => name.replace(new RegExp(`^${kind}[:-]`), '').trim();

const keyOf = (kind: Kind, name: string): string => `${kind}:${bare(kind, name)}`;

/** Numbers a thing. Gives `undefined` when another of its kind has the name. */
export function addLabel(data: Data, kind: Kind, written: string): Label | undefined {
  const labels = (data.labels ??= new Map());
  const key = keyOf(kind, written);
  if (labels.has(key)) return undefined;
  const name = bare(kind, written);
  const number = 1 + [...labels.values()].filter((other) => other.kind === kind).length;
  const label: Label = {
    kind,
    name,
    number,
    title: messagesOf(data)[nouns[kind]](number),
    id: `${kind}-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`,
  };
  labels.set(key, label);
  return label;
}

/** The thing that has a name. */
export const findLabel = (data: Data, kind: Kind, name: string): Label | undefined =>
  data.labels?.get(keyOf(kind, name));

/** A link to a numbered thing. `say` gives its text. */
export const linkToLabel = (label: Label, say: (label: Label) => string): Link => ({
  type: 'link',
  url: `#${label.id}`,
  children: [{ type: 'text', value: say(label) }],
});

/** The error of a reference to a thing that is not there. */
export function noLabel(data: Data, kind: Kind, name: string): TextDiagnostic {
  const known = [...(data.labels?.values() ?? [])]
    .filter((label) => label.kind === kind)
    .map((label) => `${kind}:${label.name}`);
  const near = suggestion(`${kind}:${bare(kind, name)}`, known, 3);
  const how = {
    fig: '`{#fig:name}` after the image',
    eq: '`\\label{eq:name}` in the formula',
    tbl: '`: Caption {#tbl:name}` below the table',
  }[kind];
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
