import { pathToFileURL } from 'node:url';
import { markdownToHtml } from 'satteri';
import { includesPlugin } from '../code/includes.ts';
import { dataTablesPlugin } from '../data-tables/plugin.ts';
import { featuresOf, hasDirectives } from '../features.ts';
import { hideSyntax, reveal } from '../hidden/hide.ts';
import type { DocumentState } from '../kit/document.ts';
import { applyEdits } from '../kit/edits.ts';
import { linksPlugin } from '../plugins/links.ts';
import { titlePlugin } from '../plugins/title.ts';
import { mdxToMarkdown } from './mdx-to-markdown.ts';
import { markdownExportPlugin } from './plugin.ts';

/**
 * The Markdown that is published beside the page: the source with its edits, its formulas shown again. The site's
 * macros that these use stand defined at its beginning, as a formula, so that the file is whole wherever it is read.
 */
export function exportMarkdown(source: string, { edits, macros }: Pick<DocumentState, 'edits' | 'macros'>): string {
  const used = [...(macros ?? [])].sort(([one], [other]) => one - other).map(([, written]) => written.trim());
  const definitions = used.length === 0 ? '' : `$$\n${used.join('\n')}\n$$\n\n`;
  return `${definitions}${reveal(applyEdits(source, edits)).trim()}\n`;
}

/**
 * Makes the Markdown of an MDX document that compiles, its program left out. There is none when only the program knows
 * what the page says.
 */
export async function exportMdx(body: string, state: DocumentState, path: string): Promise<void> {
  const features = featuresOf(body, state.lang);
  const hidden = hideSyntax(body, { mdx: true, directives: hasDirectives(body) });
  const { text, isWhole } = mdxToMarkdown(hidden.source, features);
  if (!isWhole) return;
  // Its diagnostics have been reported when the document was compiled.
  const post: DocumentState = { ...state, diagnostics: [], edits: [], references: [] };
  await markdownToHtml(text, {
    mdastPlugins: [titlePlugin, linksPlugin, dataTablesPlugin, includesPlugin, markdownExportPlugin],
    features,
    fileURL: pathToFileURL(path),
    data: { post },
  });
  state.markdown = exportMarkdown(text, post);
}
