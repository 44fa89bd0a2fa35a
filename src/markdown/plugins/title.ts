import { defineMdastPlugin } from 'satteri';
import { editNode } from '../kit/edits.ts';
import { reveal } from '../hidden/hide.ts';
import { plainText } from '../kit/plain-text.ts';

/**
 * The page prints the title, so a `# heading` that repeats it is taken out of the body; without a title in the front
 * matter the first one gives it. Other `#` headings become `##`, and the rest follow, so that a page has one `h1`.
 */
export const titlePlugin = () => {
  let hasNested = false;
  return defineMdastPlugin({
    name: 'title',
    options: { position: true },
    before(root, context) {
      hasNested = nestedTitle.test(context.source);
      const headings = root.children.filter((node) => node.type === 'heading');
      const state = context.data.post;
      const known = state?.title ?? context.data.astro?.frontmatter.title;
      const first = headings.find(({ depth }) => depth === 1);
      const text = first && plainText(first);
      const { start, end } = first?.position ?? {};
      const written = reveal(context.source.slice(start?.offset ?? 0, end?.offset ?? 0));
      const isKnown = text !== undefined && [text, written].some((title) => bare(title) === bare(String(known)));
      const repeated = first !== undefined && text !== '' && (known === undefined || isKnown);
      if (repeated) {
        if (state) state.title ??= text;
        editNode(state, first, '');
        context.removeNode(first);
      }
      const rest = headings.filter((heading) => heading !== first || !repeated);
      if (!rest.some(({ depth }) => depth === 1)) return;
      for (const heading of rest)
        context.setProperty(heading, 'depth', Math.min(heading.depth + 1, 6) as typeof heading.depth);
    },
    // Those inside of lists and quotations: this is called after `before` has set the others.
    heading(node, context) {
      if (node.depth === 1 || (hasNested && context.parent(node).type !== 'root'))
        context.setProperty(node, 'depth', Math.min(node.depth + 1, 6) as typeof node.depth);
    },
  });
};

/** A `#` heading inside a list or a quotation. */
const nestedTitle = /^[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t>*+-]*#(?:[ \t]|$)/m;

/** A title without the marks that a heading may have and front matter shows as they are. */
const bare = (title: string): string =>
  title
    .replace(/^\s*#\s|\s#+\s*$|\n[=\s]*$/g, '')
    .replace(/[`*_=~^$\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
