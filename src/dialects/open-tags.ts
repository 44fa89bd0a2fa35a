import type { Draft } from './draft.ts';

/** What the end of a tag needs of its beginning, by text: the innermost last. */
const open = new WeakMap<Draft, string[]>();

/** Keeps what the end of a tag will need. */
export const openTag = (draft: Draft, words: string): void => {
  open.set(draft, [...(open.get(draft) ?? []), words]);
};

/** What was kept for the tag that ends; empty where there was none. */
export const closeTag = (draft: Draft): string => open.get(draft)?.pop() ?? '';

/** Begins a quotation; `source` is who is quoted. */
export function openQuote(draft: Draft, source: string): string {
  openTag(draft, source);
  return '<blockquote>\n';
}

/** Ends a quotation with who is quoted. */
export function closeQuote(draft: Draft): string {
  const source = closeTag(draft);
  return `${source === '' ? '' : `— ${source}\n\n`}</blockquote>`;
}
