import { resolve } from 'node:path';
import { isError, type Diagnostic } from '../../src/core/diagnostics.ts';
import { readDialects } from '../../src/dialects/index.ts';
import { checkMdx, renderMarkdown } from '../../src/markdown/render.ts';
import type { DocumentState } from '../../src/markdown/kit/document.ts';

/** The state of a document that finds whatever it looks for. */
function newFreeState(file: string, macros: string | undefined): DocumentState {
  return {
    ...{ file, firstLine: 1, slug: 'a-post', url: '/posts/a-post/', title: 'A post', lang: undefined, hasCover: false },
    ...{ firstParagraph: undefined, headings: [], links: [], references: [], images: [], publicImages: [] },
    ...{ edits: [], markdown: undefined, drawings: new Map(), diagnostics: [] },
    exists: () => true,
    read: (path) => (path.endsWith('macros.tex') ? macros : ''),
    pageOf: (url) => ({ url }),
  };
}

/** How a text is rendered. */
export interface FreeOptions {
  mdx?: boolean;
  /** Text of `src/content/macros.tex`. */
  macros?: string | undefined;
}

/** Renders a text as a post whose links and images all lead somewhere. MDX gives no HTML. */
export async function renderFree(
  text: string,
  { mdx = false, macros }: FreeOptions = {},
): Promise<{ html: string; errors: Diagnostic[] }> {
  const state = newFreeState(`src/content/posts/a-post.${mdx ? 'mdx' : 'md'}`, macros);
  const path = resolve(state.file);
  const html = mdx ? '' : await renderMarkdown(readDialects(text).markdown, state, path);
  if (mdx) await checkMdx(text, state, path);
  return { html, errors: state.diagnostics.filter(isError) };
}
