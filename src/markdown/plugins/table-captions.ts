import type { Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { takeLastAttributes } from '../kit/attributes.ts';
import { findLabel } from '../kit/labels.ts';

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
      const content: PhrasingContent[] = [
        ...(label === undefined
          ? []
          : [{ type: 'text' as const, value: `${label.title}${rest.length > 0 ? ': ' : ''}` }]),
        ...rest,
      ];
      context.removeNode(caption);
      context.replaceNode(
        node,
        captioned(node, content, {
          ...(label && { id: label.id }),
          ...(attributes?.width !== undefined && { className: [attributes.width] }),
        }),
      );
    },
  });
};

const mark = /^(?:Table)?:\s+/;

const isCaption = (node: RootContent | undefined): node is Paragraph =>
  node?.type === 'paragraph' && node.children[0]?.type === 'text' && mark.test(node.children[0].value);

function withoutMark([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  return [{ type: 'text', value: (first as { value: string }).value.replace(mark, '') }, ...others];
}

function captioned(table: Readonly<Table>, content: PhrasingContent[], properties: Record<string, unknown>) {
  const caption = { type: 'caption', data: { hName: 'figcaption' }, children: content };
  return { type: 'figure', data: { hName: 'figure', hProperties: properties }, children: [caption, table] } as never;
}
