import type { Node } from 'mdast';
import { mdxToMdast, type Features } from 'satteri';
import { applyEdits, type Edit } from '../kit/edits.ts';

type Position = NonNullable<Node['position']>;

/** What is read of any node of the tree. */
interface AnyNode extends Node {
  position?: Position;
  name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  value?: string;
  children?: AnyNode[];
}

/** MDX as Markdown. */
export interface MarkdownOfMdx {
  text: string;
  /** Whether it says all that the page says; only the program knows what some expressions and components will say. */
  isWhole: boolean;
}

/**
 * MDX as Markdown: its program is left out, the text inside its components stays. Elements in running text (`<kbd>`)
 * stay, too, where Markdown knows them. The formulas of `source` are hidden; see `hideMath`. Throws what the parser
 * throws.
 */
export function mdxToMarkdown(text: string, features: Features): MarkdownOfMdx {
  const edits: Edit[] = [];
  const constants = new Map<string, string>();
  let isWhole = true;
  const spanOf = ({ position }: AnyNode) => ({ start: position!.start.offset!, end: position!.end.offset! });

  /** `shift` is how many columns the lines of `node` move to the left. */
  const visit = (node: AnyNode, shift: number): void => {
    const { start, end } = spanOf(node);
    if (node.type === 'mdxjsEsm') return void edits.push(removal(text, start, end));
    if (/^mdxJsx/.test(node.type) && !isKnownText(node)) isWhole = false;
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      const known = literal(text.slice(start, end), constants);
      if (known === undefined) isWhole = false;
      const content = known ?? '';
      return void edits.push(
        content === '' && node.type === 'mdxFlowExpression' ? removal(text, start, end) : { start, end, text: content },
      );
    }
    const isFlow = node.type === 'mdxJsxFlowElement';
    if ((isFlow || node.type === 'mdxJsxTextElement') && !isInlineHtml(node))
      edits.push(...tagEdits(text, { start, end }, (node.children ?? []).map(spanOf), isFlow));
    for (const child of node.children ?? []) {
      const inner =
        shift +
        (isFlow && child.position!.start.line > node.position!.start.line
          ? Math.max(0, child.position!.start.column - node.position!.start.column)
          : 0);
      if (isFlow) edits.push(...outdentEdits(text, spanOf(child), inner));
      visit(child, inner);
    }
  };
  const { children = [] } = mdxToMdast(text, { features }) as AnyNode;
  for (const { type, value = '' } of children) if (type === 'mdxjsEsm') takeConstants(value, constants);
  for (const child of children) {
    const indent = child.position!.start.column - 1;
    edits.push(...outdentEdits(text, spanOf(child), indent));
    visit(child, indent);
  }
  return { text: applyEdits(text, edits), isWhole };
}

/**
 * Whether an element is HTML that may stand in running text as it is: its attributes are texts, none of React’s own.
 */
const isInlineHtml = ({ type, name, attributes = [] }: AnyNode): boolean =>
  type === 'mdxJsxTextElement' &&
  /^[a-z]+$/.test(name ?? '') &&
  name !== 'img' &&
  attributes.every(
    ({ type, name = '', value }) => type === 'mdxJsxAttribute' && typeof value === 'string' && /^[a-z-]+$/.test(name),
  );

/** Whether the text of an element is known: HTML, and a component around text of the author’s. */
const isKnownText = ({ name, children = [] }: AnyNode): boolean =>
  name == null || /^[a-z][\w-]*$/.test(name) || children.length > 0;

const quoted = /^(["'`])((?:(?!\1)[^\\$])*)\1$/s;

/** The texts and numbers that a program gives names to: `export const year = 2026;`. */
function takeConstants(program: string, constants: Map<string, string>): void {
  for (const [, name, value = ''] of program.matchAll(/^(?:export\s+)?const\s+([\w$]+)\s*=\s*([^;\n]+?)\s*;?\s*$/gm)) {
    const text =
      quoted.exec(value)?.[2] ?? (/^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? String(Number(value)) : undefined);
    if (text !== undefined) constants.set(name!, text);
  }
}

/**
 * The text of an expression, if it is a string, one that has a name, or a comment: `{' '}`, `{year}`; `undefined` when
 * only the program knows.
 */
function literal(expression: string, constants: ReadonlyMap<string, string>): string | undefined {
  const inside = expression.slice(1, -1).trim();
  if (/^(?:\/\*(?:(?!\*\/).)*\*\/\s*)*$/s.test(inside)) return '';
  const content = quoted.exec(inside)?.[2] ?? constants.get(inside);
  return content?.replace(/[\\`*_[\]<>{}#&|~]/g, '\\$&');
}

/** Takes a block away, with the empty lines after it where it stands at the beginning of a line. */
function removal(text: string, start: number, end: number): Edit {
  const [after] = start === 0 || text[start - 1] === '\n' ? /^(?:[ \t]*\n)*/.exec(text.slice(end))! : [''];
  return { start, end: end + after.length, text: '' };
}

/** Takes away the tags around children; a block keeps an empty line around what was in it. */
function tagEdits(
  text: string,
  { start, end }: { start: number; end: number },
  children: readonly { start: number; end: number }[],
  isFlow: boolean,
): Edit[] {
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return [isFlow ? removal(text, start, end) : { start, end, text: '' }];
  const isTight = isFlow && /^[ \t]*\n[ \t]*\S/.test(text.slice(end));
  return [
    { start, end: first.start, text: '' },
    { start: last.end, end, text: isTight ? '\n' : '' },
  ];
}

/** Takes up to `columns` blanks away from each line of a block. */
function outdentEdits(text: string, { start, end }: { start: number; end: number }, columns: number): Edit[] {
  if (columns === 0) return [];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.slice(from, end).matchAll(new RegExp(`^[ \\t]{1,${columns}}`, 'gm'));
  return [...found].map(({ 0: { length }, index }) => ({ start: from + index, end: from + index + length, text: '' }));
}
