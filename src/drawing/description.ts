import type { DrawingMessages } from '../i18n/index.ts';

/** A description with the title of its drawing before it, as a sentence of its own. */
export const withTitle = (title: string, description: string, { marks }: DrawingMessages): string =>
  title === '' ? description : `${title.replace(/[.:。।：]$/, '')}${marks.stop} ${description}`;

/** `Flowchart: A to B; B to C and 5 more.` */
function sentence(kind: string, clauses: readonly string[], left: number, messages: DrawingMessages): string {
  const { marks, more } = messages;
  return `${kind}${marks.colon}${clauses.join(marks.semicolon)}${left === 0 ? '' : ` ${more(left)}`}${marks.stop}`;
}

/** Length at which a description is cut: nobody listens to more. */
const longest = 400;

/** What a drawing shows, clause by clause, as many as fit into a description. */
export function describe(kind: string, clauses: readonly string[], messages: DrawingMessages): string {
  let length = 0;
  const first = clauses.filter((clause, index) => (length += clause.length + 2) <= longest || index === 0);
  return sentence(kind, first, clauses.length - first.length, messages);
}
