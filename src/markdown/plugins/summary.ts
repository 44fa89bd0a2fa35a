import { defineMdastPlugin } from 'satteri';
import { hasWords, plainText } from '../kit/plain-text.ts';

/**
 * Records the text of the first paragraph that has words for a reader, for a post without a description. What an
 * expression of MDX will say is not known yet, so a paragraph with one is taken only if there is no other. Runs when
 * all other plugins have understood what is theirs.
 */
export const summaryPlugin = () =>
  defineMdastPlugin({
    name: 'summary',
    before(root, context) {
      const state = context.data.post;
      if (state === undefined) return;
      for (const node of root.children) {
        if (node.type !== 'paragraph' || !hasWords(node)) continue;
        const text = plainText(node);
        state.firstParagraph ??= text;
        if (context.sourceFormat === 'mdx' && node.children.some(({ type }) => type === 'mdxTextExpression')) continue;
        state.firstParagraph = text;
        return;
      }
    },
  });
