import type { DrawingMessages } from '../i18n/index.ts';

/** A description with the title of its drawing before it, as a sentence of its own. */
export const withTitle = (title: string, description: string, { marks }: DrawingMessages): string =>
  title === '' ? description : `${title.replace(/[.:。।：]$/, '')}${marks.stop} ${description}`;

/** `Flowchart: A to B; B to C and 5 more.` */
export function sentence(kind: string, clauses: readonly string[], left: number, messages: DrawingMessages): string {
  const { marks, more } = messages;
  return `${kind}${marks.colon}${clauses.join(marks.semicolon)}${left === 0 ? '' : ` ${more(left)}`}${marks.stop}`;
}
