import type { Html, Nodes, Root, RootContent, Text } from 'mdast';

/** Elements whose text is code, or a link or a control already. */
const closed = new Set(['a', 'button', 'code', 'kbd', 'pre', 'samp', 'script', 'style', 'svg', 'textarea']);
/** Nodes of that kind. `generated` is HTML of another plugin. */
const opaque = new Set(['link', 'linkReference', 'generated']);

/** A text that may hold citations, and the block of the document in which it stands. */
export interface OpenText {
  node: Readonly<Text>;
  block: Readonly<RootContent>;
}

/** The texts of a document that are neither code nor inside a link, in order. */
export function openTexts(root: Readonly<Root>): OpenText[] {
  const found: OpenText[] = [];
  // Raw HTML is no tree: its elements begin and end among their siblings.
  const open: string[] = [];
  const visit = (node: Readonly<Nodes>, block: Readonly<RootContent>): void => {
    if (node.type === 'text' && open.length === 0) found.push({ node, block });
    else if (node.type === 'html') followTags(node, open);
    else if ('children' in node && !opaque.has(node.type) && !closed.has((node as { name?: string | null }).name ?? ''))
      for (const child of node.children) visit(child, block);
  };
  for (const block of root.children) visit(block, block);
  return found;
}

/** Notes which elements of raw HTML are open after a piece of it. */
function followTags({ value }: Readonly<Html>, open: string[]): void {
  for (const [, slash, name, selfClosed] of value
    .replace(/<!--.*?-->/gs, '')
    .matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
    const tag = name!.toLowerCase();
    if (!closed.has(tag)) continue;
    if (slash === '' && selfClosed === '') open.push(tag);
    else if (slash !== '' && open.includes(tag)) open.splice(open.lastIndexOf(tag));
  }
}
