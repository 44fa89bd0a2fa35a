import type { Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { takeLastAttributes } from '../kit/attributes.ts';
import { findLabel, type Label } from '../kit/labels.ts';

/** What stands in every text that has a caption, whose colon may be written as an entity. */
export const mayBeCaption = /(?:^|[\s>\\])(?:Table)?:\s|&/;

/**
 * A paragraph that begins with `: ` or `Table: ` directly above or below a table is its caption (Pandoc’s rule): `: The
 * data {#tbl:data}`. One between two tables is that of the first, unless the first has one above it.
 */
export const tableCaptionsPlugin = () => {
  /** Where the captions begin that a table has, which stay in the tree until all of it is visited. */
  const taken = new Set<number | undefined>();
  return defineMdastPlugin({
    name: 'table-captions',
    table(node, context) {
      const siblings = (context.parent(node) as Root).children;
      const index = context.indexOf(node)!;
      const near = [siblings[index - 1], siblings[index + 1]].filter(isCaption);
      const caption = near.find(({ position }) => position === undefined || !taken.has(position.start.offset));
      if (caption === undefined) return;
      taken.add(caption.position?.start.offset);
      const { attributes, rest } = takeLastAttributes(withoutMark(caption.children));
      const label = attributes?.label === undefined ? undefined : findLabel(context.data, 'tbl', attributes.label);
      context.removeNode(caption);
      context.replaceNode(node, captionedTable(node, rest, label, attributes?.width));
    },
  });
};

const mark = /^(?:Table)?:\s+/;

const isCaption = (node: RootContent | undefined): node is Paragraph =>
  node?.type === 'paragraph' && node.children[0]?.type === 'text' && mark.test(node.children[0].value);

function withoutMark([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  return [{ type: 'text', value: (first as { value: string }).value.replace(mark, '') }, ...others];
}

/** A table as a figure with a caption above it. */
export function captionedTable(
  table: Readonly<Table>,
  text: readonly PhrasingContent[],
  label: Label | undefined,
  width: string | undefined,
): RootContent {
  const content: PhrasingContent[] = [
    ...(label === undefined ? [] : [{ type: 'text' as const, value: `${label.title}${text.length > 0 ? ': ' : ''}` }]),
    ...text,
  ];
  const caption = { type: 'caption', data: { hName: 'figcaption' }, children: content };
  const properties = { ...(label && { id: label.id }), ...(width !== undefined && { className: [width] }) };
  const children = content.length === 0 ? [table] : [caption, table];
  return { type: 'figure', data: { hName: 'figure', hProperties: properties }, children } as never;
}
