import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { defineMdastPlugin, type Data, type MdastVisitorContext } from 'satteri';
import { suggestion } from '../../core/suggest.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { isStatement, statementKinds } from '../../blog/statement-kinds.ts';

type Kind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** Kinds by GitHub’s names, and the words that stand for them elsewhere (Starlight, Docusaurus, Obsidian). */
const kinds: Readonly<Record<string, Kind>> = {
  ...{ note: 'note', tip: 'tip', important: 'important', warning: 'warning', caution: 'caution' },
  ...{ info: 'note', hint: 'tip', success: 'tip', attention: 'warning', danger: 'caution', error: 'caution' },
};

/**
 * Callouts beside the text: GitHub’s `> [!NOTE]`, with a title of its own after it and folded with `-` or `+` as in
 * Obsidian (`> [!TIP]- More`), and `:::note[Title]` … `:::`.
 */
export const calloutsPlugin = () => {
  /** Divs of a document that are no callouts: each name is reported once. */
  const unknown = new Set<string>();
  return defineMdastPlugin({
    name: 'callouts',
    options: { position: true },
    blockquote(node, context) {
      const [first] = node.children;
      const text = first?.type === 'paragraph' ? first.children[0] : undefined;
      const [mark, word, fold = ''] =
        (text?.type === 'text' && /^\[!([a-z]+)\]([-+]?)(?=[ \t\n]|$)[ \t]*/i.exec(text.value)) || [];
      if (mark === undefined || first?.type !== 'paragraph' || text?.type !== 'text') return;
      const kind = kindOf(word!, node, `[!${word}]`, context.data);
      if (kind === undefined) return;
      const { title, rest } = atLineBreak([
        { ...text, value: text.value.slice(mark.length) },
        ...first.children.slice(1),
      ]);
      dress(node, kind, fold, context);
      context.insertBefore(first, titleNode(title, fold, kind, context.data));
      if (rest.length > 0) context.setProperty(first, 'children', rest);
      else context.removeNode(first);
    },
    containerDirective(node, context) {
      if (node.name === 'figure' || node.name === 'references' || isStatement(node.name) || unknown.has(node.name))
        return;
      const kind = kindOf(node.name, node, `:::${node.name}`, context.data);
      if (kind === undefined) {
        unknown.add(node.name);
        return;
      }
      dress(node, kind, '', context);
      const [first] = node.children;
      const label =
        first?.type === 'paragraph' && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel
          ? first
          : undefined;
      if (label === undefined) context.prependChild(node, titleNode([], '', kind, context.data));
      else context.replaceNode(label, titleNode(label.children, '', kind, context.data));
    },
  });
};

function kindOf(word: string, node: Readonly<RootContent>, written: string, data: Data): Kind | undefined {
  const kind = kinds[word.toLowerCase()];
  const isBlock = written.startsWith(':');
  if (kind === undefined)
    report(data, node, {
      message: `\`${written}\` is no kind of callout.`,
      fix:
        `${suggestion(word, [...Object.keys(kinds), ...(isBlock ? Object.keys(statementKinds) : [])], Infinity)} ` +
        'There are note, tip, important, warning and caution' +
        `${isBlock ? ', `figure` for images, and `theorem`, `proof`, `exercise` and their like' : ''}.`,
    });
  return kind;
}

function dress(node: Readonly<RootContent>, kind: string, fold: string, context: MdastVisitorContext): void {
  const className = ['callout', kind];
  const properties = fold === '' ? { className, role: 'note' } : { className, ...(fold === '+' && { open: true }) };
  context.setProperty(node, 'data', { hName: fold === '' ? 'div' : 'details', hProperties: properties });
}

/** The name of the kind, and the author’s own title after it: colours and signs do not reach every reader. */
function titleNode(title: readonly PhrasingContent[], fold: string, kind: Kind, data: Data): RootContent {
  const { [kind]: standard, drawing } = messagesOf(data);
  const text = textOf(title).trim();
  const isNamed = text.toLowerCase().startsWith(standard.toLowerCase());
  const children =
    text === ''
      ? [{ type: 'text', value: standard }]
      : isNamed
        ? title
        : [{ type: 'text', value: standard + drawing.marks.colon }, ...title];
  return {
    type: 'calloutTitle',
    data: fold === '' ? { hName: 'p', hProperties: { className: ['title'] } } : { hName: 'summary' },
    children,
  } as never;
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : 'x')).join('');

/** The first line of a paragraph, and the others. */
function atLineBreak(children: Paragraph['children']): { title: PhrasingContent[]; rest: PhrasingContent[] } {
  const index = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  );
  const child = children[index];
  if (child === undefined) return { title: children, rest: [] };
  if (child.type !== 'text') return { title: children.slice(0, index), rest: children.slice(index + 1) };
  const [, before = '', after = ''] = /^([^\n]*)\n([\s\S]*)$/.exec(child.value)!;
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return {
    title: [...children.slice(0, index), ...text(before)],
    rest: [...text(after), ...children.slice(index + 1)],
  };
}
