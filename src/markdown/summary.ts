import { defineMdastPlugin } from 'satteri';
import './document.ts';

/**
 * Keeps the text of the first paragraph that has any, for a post without a description. What an expression of MDX will
 * say is not known yet, so a paragraph with one is taken only if there is no other.
 */
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
        state.firstParagraph ??= text;
        if (context.sourceFormat === 'mdx' && node.children.some(({ type }) => type === 'mdxTextExpression')) continue;
        state.firstParagraph = text;
        return;
      }
    },
  });
