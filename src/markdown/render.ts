import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs } from 'satteri';
import { plainText } from '../core/plain.ts';
import { exportMarkdown } from './export/export.ts';
import { featuresOf, hasDirectives } from './features.ts';
import { hideSyntax } from './hidden/hide.ts';
import { checkRawHtml, withoutMarks } from './html/raw-html.ts';
import { leniently } from './kit/diagnostics.ts';
import type { DocumentState } from './kit/document.ts';
import { checkLimits } from './limits.ts';
import { hastPlugins, mdastPlugins } from './pipeline.ts';

/**
 * Renders Markdown to the HTML of a page's body. Diagnostics go into `state`; a text that is over a limit gives no
 * HTML.
 */
export async function renderMarkdown(body: string, state: DocumentState, path: string): Promise<string> {
  if (!checkLimits(body, false, state)) return '';
  const source = hideAndReport(withoutMarks(body), false, state);
  const { html: marked } = await markdownToHtml(source, optionsFor(body, state, path));
  const html = checkRawHtml(marked, state);
  state.markdown = exportMarkdown(source, state);
  // What a terminal printed keeps its escapes on the page.
  return html.split('\u001b').map(plainText).join('\u001b');
}

/**
 * Compiles MDX to see whether it can be, and for its headings and images; Astro compiles it again into the page. Gives
 * the ids in it, when no component can add others.
 */
export async function checkMdx(body: string, state: DocumentState, path: string): Promise<string[] | undefined> {
  if (!checkLimits(body, true, state)) return undefined;
  try {
    const { code } = await mdxToJs(hideAndReport(body, true, state), optionsFor(body, state, path));
    return /^import\s/m.test(body)
      ? undefined
      : [...code.matchAll(/\bid(?::\s*|=)\\?"([^"\\]*)\\?"/g)].map(([, id]) => id!);
  } catch (error) {
    const [, line = '1', , message] = /^(\d+):(\d+):\s*(.*)$/s.exec(String((error as Error).message)) ?? [];
    state.diagnostics.push({
      file: state.file,
      line: state.firstLine - 1 + Number(line),
      message: `The MDX cannot be read: ${(message ?? (error as Error).message).replace(/ \((\d+:\d+|mdx-[\w:-]+)\)/g, '')}.`,
      fix: 'In MDX, `<` and `{` begin code: close every tag, and write `\\{` or `&lt;` for the characters themselves.',
    });
    return undefined;
  }
}

const optionsFor = (body: string, state: DocumentState, path: string) => ({
  mdastPlugins,
  hastPlugins,
  features: featuresOf(body, state.lang),
  fileURL: pathToFileURL(path),
  data: { post: state },
});

/** The text with its formulas hidden. One that never ends is an error. */
function hideAndReport(body: string, mdx: boolean, state: DocumentState): string {
  const { source, unclosed } = hideSyntax(body, {
    mdx,
    directives: hasDirectives(body),
    notebook: state.file.endsWith('.ipynb'),
  });
  for (const { line, opening } of unclosed) {
    const closing = opening.startsWith('\\begin') ? opening.replace('begin', 'end') : opening.replace('[', ']');
    state.diagnostics.push({
      file: state.file,
      line: state.firstLine - 1 + line,
      message: `The formula that begins with \`${opening}\` does not end before the next empty line.`,
      fix: `Close it with \`${closing}\`, and leave no empty line inside. For dollar signs as such write \`\\$\\$\`.`,
      ...leniently({ post: state }),
    });
  }
  return source;
}
