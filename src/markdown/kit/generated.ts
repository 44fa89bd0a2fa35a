import type { PhrasingContent, RootContent } from 'mdast';
import { defineHastPlugin } from 'satteri';

/**
 * A node of the Markdown tree that stands for HTML made by a plugin. It goes into the page as it is, in `.md` and
 * `.mdx` alike. `text` is what it says where only text can stand: in the list of contents, or in a description.
 */
export function generated(html: string, text = ''): RootContent & PhrasingContent {
  const children = text === '' ? [] : [{ type: 'text', value: text }];
  // The types know no node of ours; Sätteri takes any that says which element it becomes.
  return { type: 'generated', data: { hName: 'generated', hProperties: { html } }, children } as never;
}

/** Puts the HTML of `generated` nodes into the page. Runs last, so that no other plugin walks through it. */
export const generatedPlugin = () =>
  defineHastPlugin({
    name: 'insert-generated',
    element: {
      filter: ['generated'],
      visit({ properties }, { sourceFormat }) {
        const html = String(properties.html);
        if (sourceFormat === 'markdown') return { type: 'raw', value: html };
        // Astro gives `Fragment` to every MDX document.
        return {
          type: 'mdxJsxTextElement',
          name: 'Fragment',
          attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
          children: [],
        } as never;
      },
    },
  });
