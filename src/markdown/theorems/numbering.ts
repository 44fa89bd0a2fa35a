import type { RootContent } from 'mdast';
import { defineMdastPlugin, type Data } from 'satteri';
import { site } from '../../site.ts';
import { reveal } from '../hidden/hide.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { findLabel, labelTwice, nextNumber, noLabel, setLabel } from '../kit/labels.ts';
import { isStatement, kindOf, statementOf, type StatementName } from '../../blog/statement-kinds.ts';

/** A block between `:::name` and `:::`. */
export type Directive = Readonly<Extract<RootContent, { type: 'containerDirective' }>>;

/** What a statement is called, found before the text is read that refers to it. */
export interface Statement {
  /** `Theorem 1`, `Proof`, `Solution to Exercise 2`. */
  title: string;
  /** Its `id` in the page. */
  id: string | undefined;
}

declare module 'satteri' {
  interface DataMap {
    /** The statements of the document, by where they begin in its text. */
    statements: Map<number, Statement>;
  }
}

/** A solution whose exercise is looked for when all are known, and how many of these stand before it. */
interface Solution {
  node: Directive;
  name: string | undefined;
  statement: Statement;
  before: number;
}

/** Whether a statement has a class: `{.unnumbered}` has no number, `{.fold}` is closed at first. */
export const hasClass = ({ attributes }: Directive, name: string): boolean =>
  (attributes?.['class'] ?? '').split(/\s+/).includes(name);

/**
 * Numbers what begins with `:::theorem` and the like, in the order of the document, before any text refers to it. A
 * solution belongs to the exercise that `for=` names, to that of its own name, or to the last one before it.
 */
export const statementNumbersPlugin = () => {
  const exercises: string[] = [];
  const solutions: Solution[] = [];
  return defineMdastPlugin({
    name: 'statement-numbers',
    options: { position: true },
    containerDirective(node, { data }) {
      const { name: kind } = node;
      if (!isStatement(kind)) return;
      checkAttributes(node, kind, data);
      const name = nameOf(node, kind, data);
      const number = numberOf(node, kind, name, data);
      const { word, numbered } = messagesOf(data).statements;
      const title = number === 0 ? word[kind] : numbered(word[kind], number);
      const statement: Statement = { title, id: undefined };
      (data.statements ??= new Map()).set(node.position?.start.offset ?? 0, statement);
      if (kind === 'exercise') exercises.push(title);
      if (kind === 'solution')
        solutions.push({ node: { ...node, position: node.position }, name, statement, before: exercises.length });
      else if (name !== undefined) statement.id = setLabel(data, kindOf(kind).prefix, name, { number, title }).id;
    },
    after(_root, { data }) {
      for (const { node, name, statement, before } of solutions) {
        const exercise = exerciseOf(node, name, exercises[before - 1], data);
        if (exercise !== undefined) statement.title = messagesOf(data).statements.solutionTo(exercise);
        if (name !== undefined) statement.id = setLabel(data, 'sol', name, { number: 0, title: statement.title }).id;
      }
    },
  });
};

/** The number of a statement; 0 for one that has none. */
function numberOf(node: Directive, kind: StatementName, name: string | undefined, data: Data): number {
  const { numbered, ownCounter, prefix } = kindOf(kind);
  if (numbered === 'never' || (numbered === 'named' && name === undefined) || hasClass(node, 'unnumbered')) return 0;
  const isShared = ownCounter === undefined && site.theoremNumbers !== 'each';
  return nextNumber(data, isShared ? 'statement' : prefix);
}

/** What the author calls a statement; `undefined` where it has no name, or one that another has. */
function nameOf(node: Directive, kind: StatementName, data: Data): string | undefined {
  const name = reveal(node.attributes?.['id'] ?? '');
  if (name === '') return undefined;
  const { prefix } = kindOf(kind);
  const [, other] = /^([a-z]+)[:-]/.exec(name) ?? [];
  if (other !== undefined && other !== prefix && Object.hasOwn(statementOf, other)) {
    const message = `\`#${name}\` is the name of a ${statementOf[other as 'thm']}, but this is a ${kind}.`;
    report(data, node, { message, fix: `Write \`{#${prefix}:${name.slice(other.length + 1)}}\`.` });
    return undefined;
  }
  if (findLabel(data, prefix, name) === undefined) return name;
  report(data, node, labelTwice(prefix, name));
  return undefined;
}

/** The title of the exercise that a solution belongs to; reports a solution without one. */
function exerciseOf(node: Directive, name: string | undefined, last: string | undefined, data: Data) {
  const written = node.attributes?.['for'] ?? undefined;
  const wanted = written === undefined ? undefined : reveal(written);
  const found = findLabel(data, 'exr', wanted ?? (name ?? '').replace(/^sol[:-]/, ''));
  if (found !== undefined) return found.title;
  if (wanted !== undefined) report(data, node, noLabel(data, 'exr', wanted));
  else if (last === undefined)
    report(data, node, {
      message: 'The solution has no exercise.',
      fix: 'Write `:::exercise` … `:::` above it, or name one: `:::solution{for=exr:name}`.',
    });
  return last;
}

function checkAttributes(node: Directive, kind: StatementName, data: Data): void {
  const { class: classes, id: _, ...others } = node.attributes ?? {};
  const unknown = [
    ...Object.keys(others).filter((name) => !(name === 'for' && kind === 'solution')),
    ...(classes ?? '').split(/\s+/).flatMap((name) => (/^(?:unnumbered|fold)?$/.test(name) ? [] : [`.${name}`])),
  ];
  for (const word of unknown)
    report(data, node, {
      severity: 'warning',
      message: `\`${word}\` after \`:::${kind}\` means nothing here.`,
      fix: 'Known are a name to refer to, `#thm:name`, `.unnumbered`, `.fold`, and `for=exr:name` of a solution.',
    });
}
