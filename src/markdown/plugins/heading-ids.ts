import type { Heading } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { report } from '../kit/diagnostics.ts';

/** `## A heading {#own-id}`: the id that a link to it keeps when its words change (Pandoc’s rule, and that of most engines). */
export const headingIds = () =>
  defineMdastPlugin({
    name: 'heading-ids',
    options: { position: true },
    heading(node, context) {
      const last = node.children.at(-1);
      const [written, id, others = ''] =
        (last?.type === 'text' && /\s*\{(?:#([^\s{}]+))?((?:(?:^|\s*)[.-][^{}]*)?)\}\s*$/.exec(last.value)) || [];
      if (written === undefined || last?.type !== 'text' || (id === undefined && others === '')) return;
      const ids = (context.data.ownIds ??= new Set());
      const isTaken = id !== undefined && ids.has(id);
      if (isTaken)
        report(context.data, node, {
          message: `Two headings of this post have the id \`${id}\`.`,
          fix: 'Give one of them another.',
        });
      if (others.trim() !== '')
        report(context.data, node, {
          severity: 'warning',
          message: `\`${others.trim()}\` after a heading means nothing here.`,
          fix: 'Known is an id of its own: `{#own-id}`.',
        });
      context.setProperty(last, 'value', last.value.slice(0, -written.length));
      if (id === undefined || isTaken) return;
      ids.add(id);
      context.setProperty(node as Heading, 'data', { ...node.data, hProperties: { id } });
    },
  });
