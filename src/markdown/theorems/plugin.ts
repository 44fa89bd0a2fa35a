import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { defineMdastPlugin, type Data, type MdastVisitorContext } from 'satteri';
import { reveal } from '../hidden/hide.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { isStatement, type StatementName } from '../../blog/statement-kinds.ts';
import { keywordsOf, withBoldKeywords, type Keywords } from './keywords.ts';
import { hasClass, type Directive, type Statement } from './numbering.ts';

/**
 * Theorems, proofs, exercises, algorithms: `:::theorem[Bayes]{#thm:bayes}` … `:::`. Each begins with its name in bold,
 * so that it is one for every reader; a proof ends in ∎, and a solution is closed at first.
 */
export const statementsPlugin = () => {
  let keywords: Keywords | undefined;
  return defineMdastPlugin({
    name: 'statements',
    options: { position: true },
    containerDirective(node, context) {
      const { name: kind } = node;
      if (!isStatement(kind)) return;
      const statement = context.data.statements?.get(node.position?.start.offset ?? 0);
      if (statement === undefined) return;
      const [first] = node.children;
      const label = first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
      const body = node.children.slice(label === undefined ? 0 : 1) as RootContent[];
      if (body.length === 0)
        report(context.data, node, {
          message: `The ${kind} is empty.`,
          fix: `Write it between \`:::${kind}\` and \`:::\`.`,
        });
      const folds = kind === 'solution' || hasClass(node, 'fold');
      dress(node, kind, statement, folds, context);
      const heading = headingOf(statement, kind, label?.children ?? [], context.data);
      if (label !== undefined) context.removeNode(label);
      if (folds) context.prependChild(node, summaryNode(heading));
      else if (kind !== 'algorithm' && body[0]?.type === 'paragraph')
        context.prependChild(body[0], [heading, { type: 'text', value: ' ' }]);
      else context.prependChild(node, { type: 'paragraph', children: [heading] });
      if (kind === 'algorithm') setKeywords(body, (keywords ??= keywordsOf(context.data)), context);
      if (kind === 'proof' && !isEnded(node, context)) endProof(node, body.at(-1), context);
    },
  });
};

function dress(
  node: Directive,
  kind: StatementName,
  { id }: Statement,
  folds: boolean,
  context: MdastVisitorContext,
): void {
  const hProperties = { className: ['statement', kind], ...(id !== undefined && { id }) };
  context.setProperty(node, 'data', { hName: folds ? 'details' : 'div', hProperties });
}

/** `Theorem 1 (Bayes).`, or the author’s own words where they begin as the name does: `Proof of Theorem 1.` */
function headingOf(
  { title }: Statement,
  kind: StatementName,
  own: readonly PhrasingContent[],
  data: Data,
): PhrasingContent {
  const { marks, word } = messagesOf(data).statements;
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  const [first] = own;
  const isNamed =
    first?.type === 'text' && title === word[kind] && first.value.toLowerCase().startsWith(title.toLowerCase());
  const children = isNamed
    ? [...own, text(marks.stop)]
    : own.length === 0
      ? [text(title + marks.stop)]
      : [text(title + marks.open), ...own, text(marks.close + marks.stop)];
  return { type: 'strong', children };
}

const summaryNode = (heading: PhrasingContent): RootContent =>
  ({ type: 'statementTitle', data: { hName: 'summary' }, children: [heading] }) as never;

/** Sets the keywords of an algorithm’s steps bold, those of steps inside them, too. */
function setKeywords(blocks: readonly RootContent[], keywords: Keywords, context: MdastVisitorContext): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') context.setProperty(block, 'children', withBoldKeywords(block.children, keywords));
    else if (block.type === 'list') for (const item of block.children) setKeywords(item.children, keywords, context);
  }
}

/** Whether the author ended a proof with a sign of their own. */
function isEnded({ position }: Directive, { source }: MdastVisitorContext): boolean {
  const written = reveal(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)).slice(-80);
  return /(?:[∎□■◻◼]|\\(?:qed|blacksquare|square|Box))[\s:$>]*$/.test(written);
}

/** Puts ∎ at the end of a proof: into its last line where that is text, below it where it is a formula or code. */
function endProof(node: Directive, last: RootContent | undefined, context: MdastVisitorContext): void {
  const sign = {
    type: 'endOfProof',
    data: {
      hName: 'span',
      hProperties: { className: ['qed'], role: 'img', ariaLabel: messagesOf(context.data).statements.endOfProof },
    },
    children: [{ type: 'text', value: '∎' }],
  } as never;
  const paragraph = last && lastParagraph(last);
  if (paragraph !== undefined) context.appendChild(paragraph, [{ type: 'text', value: ' ' }, sign]);
  else context.appendChild(node, { type: 'paragraph', children: [sign] });
}

/** The paragraph with which a block ends, in a list that of its last item; `undefined` where it ends otherwise. */
function lastParagraph(block: RootContent): Paragraph | undefined {
  let last: RootContent | List['children'][number] | undefined = block;
  while (last?.type === 'list' || last?.type === 'listItem') last = last.children.at(-1);
  return last?.type === 'paragraph' ? last : undefined;
}
