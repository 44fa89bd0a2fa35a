import type { Nodes, PhrasingContent, Root } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { takeAttributes, takeLastAttributes } from '../kit/attributes.ts';
import { leniently, report } from '../kit/diagnostics.ts';
import { addLabel, labelTwice } from '../kit/labels.ts';
import { reveal } from '../hidden/hide.ts';

/**
 * Numbers the figures and tables that have names, in the order of the document, before any of them is drawn: images,
 * groups of them (`:::figure`), charts, diagrams, tables with a caption. Formulas are numbered by `math/plugin.ts`.
 */
export const numberingPlugin = () =>
  defineMdastPlugin({
    name: 'numbering',
    options: { position: true },
    before(root, { data }) {
      for (const { node, label } of labelled(root)) {
        const kind = label.startsWith('tbl') ? 'tbl' : 'fig';
        if (addLabel(data, kind, label) === undefined)
          report(data, node, { ...labelTwice(kind, label), ...leniently(data) });
      }
    },
  });

/** Everything that has a name, in order. */
function labelled(node: Readonly<Nodes | Root>): { node: Readonly<Nodes>; label: string }[] {
  const own = ownLabel(node);
  const found = own === undefined ? [] : [{ node, label: own }];
  return 'children' in node ? [...found, ...node.children.flatMap((child) => labelled(child))] : found;
}

function ownLabel(node: Readonly<Nodes>): string | undefined {
  if (node.type === 'code') return (node.lang === 'table' ? tableLabel : figureLabel).exec(node.meta ?? '')?.[1];
  if (node.type === 'image') return takeAttributes(node.title ?? '').attributes?.label;
  if (node.type === 'containerDirective' && node.name === 'figure')
    return reveal(node.attributes?.id ?? '').match(/^fig[:-].+/)?.[0];
  if (node.type === 'paragraph') return takeLastAttributes(node.children as PhrasingContent[]).attributes?.label;
  return undefined;
}

/** After the language of a fence that is drawn, and of one that is a table. */
const figureLabel = /(?:^|[\s{])#(fig[:-][\w-]+)/;
const tableLabel = /(?:^|[\s{])#(tbl[:-][\w-]+)/;
