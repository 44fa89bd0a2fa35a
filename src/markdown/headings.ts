import Slugger from 'github-slugger';
import { defineHastPlugin } from 'satteri';
import './document.ts';

/** Gives every heading an id (GitHub's rule), lists it for the contents, and makes its text a link to itself. */
export const headings = () => {
  const slugger = new Slugger();
  return defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        if (node.properties.id === 'footnote-label') return;
        const text = context.textContent(node).trim();
        const id = typeof node.properties.id === 'string' ? node.properties.id : slugger.slug(text) || 'section';
        context.data.post?.headings.push({ depth: Number(node.tagName[1]), id, text });
        context.setProperty(node, 'id', id);
        if (JSON.stringify(node.children).includes('"tagName":"a"')) return;
        return {
          ...node,
          properties: { ...node.properties, id },
          children: [{ type: 'element', tagName: 'a', properties: { href: `#${id}`, dataPageWrapper: true }, children: node.children }],
        };
      },
    },
  });
};
