import { resolve } from 'node:path';
import { isError, type Diagnostic } from '../../src/core/diagnostics.ts';
import { readDialects } from '../../src/dialects/index.ts';
import { checkMdx, renderMarkdown } from '../../src/markdown/render.ts';
import type { DocumentState } from '../../src/markdown/kit/document.ts';

/** The state of a document that finds whatever it looks for. */
function newFreeState(file: string): DocumentState {
  return {
    ...{ file, firstLine: 1, slug: 'a-post', title: 'A post', lang: undefined, hasCover: false },
    ...{ firstParagraph: undefined, headings: [], links: [], references: [], images: [], publicImages: [] },
    ...{ edits: [], markdown: undefined, drawings: new Map(), diagnostics: [] },
    exists: () => true,
    read: () => '',
    pageOf: (url) => ({ url }),
  };
}

/** Renders a text as a post whose links and images all lead somewhere. MDX gives no HTML. */
export async function renderFree(text: string, mdx = false): Promise<{ html: string; errors: Diagnostic[] }> {
  const state = newFreeState(`src/content/posts/a-post.${mdx ? 'mdx' : 'md'}`);
  const path = resolve(state.file);
  const html = mdx ? '' : await renderMarkdown(readDialects(text).markdown, state, path);
  if (mdx) await checkMdx(text, state, path);
  return { html, errors: state.diagnostics.filter(isError) };
}
