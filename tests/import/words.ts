import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { markdownToHtml } from 'satteri';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

/** The words of a page as its reader sees them, one blank between two. */
export async function words(markdown: string): Promise<string> {
  const { html } = await markdownToHtml(markdown, { features: { frontmatter: false } });
  const textOf = (node: Node): string => {
    if (node.nodeName === 'script' || node.nodeName === 'style' || node.nodeName === '#comment') return '';
    if ('value' in node) return node.value;
    return 'childNodes' in node
      ? node.childNodes.map(textOf).join(/^(p|li|td|h\d|div)$/.test(node.nodeName) ? '' : ' ')
      : '';
  };
  return textOf(parseFragment(html)).replace(/\s+/g, ' ').trim();
}

/** What stands below the front matter. */
export const bodyOf = (text: string): string => text.slice(text.indexOf('\n---\n', 3) + 5);
