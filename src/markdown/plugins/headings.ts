import Slugger, { slug } from 'github-slugger';
import type { ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import '../kit/document.ts';
import { plainText } from '../kit/plain-text.ts';

/** Gives every heading an id (GitHub's rule) unless its author did, lists it for the contents, and makes its text a link to itself. */
export const headings = () => {
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
