import type { Node } from 'mdast';
import { mdxToMdast, type Features } from 'satteri';
import { applyEdits, type Edit } from './clean.ts';

type Position = NonNullable<Node['position']>;

/** What is read of any node of the tree. */
interface AnyNode extends Node {
  position?: Position;
  name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: AnyNode[];
}

/**
 * MDX as Markdown: its program is left out, the text inside its components stays. Elements in running text (`<kbd>`) stay,
 * too, where Markdown knows them. The formulas of `text` are hidden; see `hideMath`. Throws what the parser throws.
 */
export function mdxText(text: string, features: Features): string {
  const edits: Edit[] = [];
  const spanOf = ({ position }: AnyNode) => ({ start: position!.start.offset!, end: position!.end.offset! });

  /** `shift` is how many columns the lines of `node` move to the left. */
  const visit = (node: AnyNode, shift: number): void => {
    const { start, end } = spanOf(node);
    if (node.type === 'mdxjsEsm') return void edits.push(removal(text, start, end));
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      const said = literal(text.slice(start, end));
      return void edits.push(said === '' && node.type === 'mdxFlowExpression' ? removal(text, start, end) : { start, end, text: said });
    }
    const isFlow = node.type === 'mdxJsxFlowElement';
    if ((isFlow || node.type === 'mdxJsxTextElement') && !isMarkdowns(node)) edits.push(...tagEdits(text, { start, end }, (node.children ?? []).map(spanOf), isFlow));
    for (const child of node.children ?? []) {
      const inner = shift + (isFlow && child.position!.start.line > node.position!.start.line ? Math.max(0, child.position!.start.column - node.position!.start.column) : 0);
      if (isFlow) edits.push(...outdentEdits(text, spanOf(child), inner));
      visit(child, inner);
    }
  };
  for (const child of (mdxToMdast(text, { features }) as AnyNode).children ?? []) {
    const indent = child.position!.start.column - 1;
    edits.push(...outdentEdits(text, spanOf(child), indent));
    visit(child, indent);
  }
  return applyEdits(text, edits);
}

/** Whether an element is HTML that may stand in running text as it is: its attributes are texts, none of React’s own. */
const isMarkdowns = ({ type, name, attributes = [] }: AnyNode): boolean =>
  type === 'mdxJsxTextElement' && /^[a-z]+$/.test(name ?? '') && name !== 'img' && attributes.every(({ type, name = '', value }) => type === 'mdxJsxAttribute' && typeof value === 'string' && /^[a-z-]+$/.test(name));

/** What an expression says, if it is a text: `{' '}`, `{"{"}`. */
function literal(expression: string): string {
  const [, , content] = /^\{\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*\}$/s.exec(expression) ?? [];
  return (content ?? '').replace(/[\\`*_[\]<>{}#&|~]/g, '\\$&');
}

/** Takes a block away, with the empty lines after it where it stands at the beginning of a line. */
function removal(text: string, start: number, end: number): Edit {
  const [after] = start === 0 || text[start - 1] === '\n' ? /^(?:[ \t]*\n)*/.exec(text.slice(end))! : [''];
  return { start, end: end + after.length, text: '' };
}

/** Takes away the tags around children; a block keeps an empty line around what was in it. */
function tagEdits(text: string, { start, end }: { start: number; end: number }, children: readonly { start: number; end: number }[], isFlow: boolean): Edit[] {
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return [isFlow ? removal(text, start, end) : { start, end, text: '' }];
  const isTight = isFlow && /^[ \t]*\n[ \t]*\S/.test(text.slice(end));
  return [{ start, end: first.start, text: '' }, { start: last.end, end, text: isTight ? '\n' : '' }];
}

/** Takes up to `columns` blanks away from each line of a block. */
function outdentEdits(text: string, { start, end }: { start: number; end: number }, columns: number): Edit[] {
  if (columns === 0) return [];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.slice(from, end).matchAll(new RegExp(`^[ \\t]{1,${columns}}`, 'gm'));
  return [...found].map(({ 0: { length }, index }) => ({ start: from + index, end: from + index + length, text: '' }));
}
