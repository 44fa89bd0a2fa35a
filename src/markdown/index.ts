import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs, type Features, type HastPluginEntry, type MdastPluginEntry, type PluginFactoryContext } from 'satteri';
import { checkCode, code } from './code.ts';
import type { DocumentState } from './document.ts';
import { figures } from './figures.ts';
import { footnotes, idPrefix } from './footnotes.ts';
import { headings } from './headings.ts';
import { checkImages, images } from './images.ts';
import { checkImports } from './imports.ts';
import { layout } from './layout.ts';
import { links } from './links.ts';
import { safeHtml } from './safe-html.ts';
import { summary } from './summary.ts';
import { tables } from './tables.ts';
import { tasks } from './tasks.ts';
import { title } from './title.ts';

export { keepHighlights } from './highlight.ts';

/** Markdown's own switches. */
export const features: Features = {
  gfm: { footnotes: { clobberPrefix: idPrefix, label: 'Notes', backContent: '↩', backLabel: 'Back to reference {reference}' } },
  smartPunctuation: true,
  frontmatter: false,
};

/** A plugin for documents in which a mark stands: a visit of the tree costs more than a look at the text. */
const where = <P>(mark: RegExp, plugin: () => P) => ({ source }: PluginFactoryContext): P | undefined => (mark.test(source) ? plugin() : undefined);
const picture = /!\[/;

/** Plugins on the Markdown tree, in order. Each entry is a feature; delete its line to remove it. */
export const mdastPlugins: MdastPluginEntry[] = [layout, title, summary, safeHtml, links, where(picture, checkImages), checkImports, checkCode];

/** Plugins on the HTML tree, in order. */
export const hastPlugins: HastPluginEntry[] = [headings, code, where(/\|/, tables), where(/\[[\sx]\]/i, tasks), where(/\[\^/, footnotes), where(picture, figures), where(picture, images)];

/** Renders Markdown to the HTML of a page's body. Findings go into `state`. */
export async function renderMarkdown(body: string, state: DocumentState, path: string): Promise<string> {
  const { html } = await markdownToHtml(body, { mdastPlugins, hastPlugins, features, fileURL: pathToFileURL(path), data: { post: state } });
  return html;
}

/** Compiles MDX to see whether it can be, and for its headings and pictures; Astro compiles it again into the page. */
export async function checkMdx(body: string, state: DocumentState, path: string): Promise<void> {
  try {
    await mdxToJs(body, { mdastPlugins, hastPlugins, features, fileURL: pathToFileURL(path), data: { post: state } });
  } catch (error) {
    const [, line, , message] = /^(\d+):(\d+):\s*(.*)$/s.exec(String((error as Error).message)) ?? [];
    state.problems.push({
      file: state.file,
      line: line === undefined ? state.firstLine : state.firstLine - 1 + Number(line),
      message: `The MDX cannot be read: ${(message ?? (error as Error).message).replace(/ \((\d+:\d+|mdx-[\w:-]+)\)/g, '')}.`,
      fix: 'In MDX, `<` and `{` begin code: close every tag, and write `\\{` or `&lt;` for the characters themselves.',
    });
  }
}
