import Slugger, { slug } from 'github-slugger';
import type { ElementContent } from 'hast';
import type { Heading as MdastHeading } from 'mdast';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { report } from '../kit/diagnostics.ts';
import { plainText } from '../kit/plain-text.ts';

declare module 'satteri' {
  interface DataMap {
    /** Ids that the author gave to headings. */
    ownIds: Set<string>;
  }
}

/**
 * `## A heading {#own-id}`: the id that a link to it keeps when its words change (Pandoc’s rule, and that of most
 * engines).
 */
export const headingIdsPlugin = () =>
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
      context.setProperty(node as MdastHeading, 'data', { ...node.data, hProperties: { id } });
    },
  });

/**
 * Gives every heading an id (GitHub's rule) unless its author did, lists it for the contents, and makes its text a link
 * to itself.
 */
export const headingsPlugin = () => {
  const slugger = new Slugger();
  const freeId = (text: string, taken?: ReadonlySet<string>): string => {
    const id = slugger.slug(text);
    return taken?.has(id) ? freeId(text, taken) : id;
  };
  return defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        if (node.properties.id === 'footnote-label') return;
        const text = plainText({ type: 'heading', children: node.children });
        const id =
          typeof node.properties.id === 'string'
            ? node.properties.id
            : freeId(slug(text) === '' ? 'section' : text, context.data.ownIds);
        if (text !== '') context.data.post?.headings.push({ depth: Number(node.tagName[1]), id, text });
        context.setProperty(node, 'id', id);
        if (text === '' || node.children.some(holdsLink)) return;
        return {
          ...node,
          properties: { ...node.properties, id },
          children: [
            {
              type: 'element',
              tagName: 'a',
              properties: { href: `#${id}`, dataPageWrapper: true },
              children: node.children,
            },
          ],
        };
      },
    },
  });
};

/** A link cannot stand in a link; raw HTML is looked at as text. */
function holdsLink(node: Readonly<ElementContent>): boolean {
  if (node.type === 'raw') return /<a[\s>]/i.test(node.value);
  if (node.type === 'element' && node.tagName === 'a') return true;
  return 'children' in node && (node.children as ElementContent[]).some(holdsLink);
}
