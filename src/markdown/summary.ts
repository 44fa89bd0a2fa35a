import { defineMdastPlugin } from 'satteri';
import './document.ts';

/** Keeps the text of the first paragraph that has any, for a post without a description. */
export const summary = () =>
  defineMdastPlugin({
    name: 'summary',
    before(root, context) {
      const state = context.data.post;
      if (state === undefined) return;
      for (const node of root.children) {
        if (node.type !== 'paragraph') continue;
        const text = context.textContent(node, { includeImageAlt: false, includeHtml: false }).trim();
        if (text === '') continue;
        state.firstParagraph = text;
        return;
      }
    },
  });
