import { pathToFileURL } from 'node:url';
import { citations } from '../citations/index.ts';
import { bodyMessages } from '../i18n/index.ts';
import { notebookOutputs } from '../notebooks/outputs-plugin.ts';
import {
  markdownToHtml,
  mdxToJs,
  type Features,
  type HastPluginEntry,
  type MdastPluginEntry,
  type PluginFactoryContext,
} from 'satteri';
import { plainText } from '../core/plain.ts';
import { abbreviations } from './plugins/abbreviations.ts';
import { callouts } from './plugins/callouts.ts';
import { charts } from './plugins/charts.ts';
import { cjk } from './kit/cjk.ts';
import { cjkLines } from './plugins/cjk-lines.ts';
import { applyEdits, clean } from './kit/edits.ts';
import { checkCode, code } from './code/plugin.ts';
import { diagrams } from './plugins/diagrams.ts';
import { directives } from './plugins/directives.ts';
import type { DocumentState } from './kit/document.ts';
import { embeds } from './plugins/embeds.ts';
import { figureAttributes, figures } from './plugins/figures.ts';
import { footnotes, idPrefix } from './plugins/footnotes.ts';
import { insertGenerated } from './kit/generated.ts';
import { headingIds } from './plugins/heading-ids.ts';
import { headings } from './plugins/headings.ts';
import { checkImages, images } from './plugins/images.ts';
import { checkImports } from './plugins/imports.ts';
import { includes } from './code/includes.ts';
import { layout } from './plugins/layout.ts';
import { leftoverAttributes, leftoverBrackets } from './plugins/leftovers.ts';
import { checkLimits } from './limits.ts';
import { links } from './plugins/links.ts';
import { marks } from './plugins/marks.ts';
import { mdxText } from './export/mdx-to-markdown.ts';
import { formulaHtml } from './math/mathml.ts';
import { math } from './math/plugin.ts';
import { isVeiled, unveil, veilMath } from './hidden/hide.ts';
import { numbering } from './plugins/numbering.ts';
import { references } from './plugins/references.ts';
import { checkRawHtml, markRawHtml, withoutMarks } from './html/raw-html.ts';
import { safeHtml } from './html/safe-html.ts';
import { summary } from './plugins/summary.ts';
import { tableCaptions } from './plugins/table-captions.ts';
import { tables } from './plugins/tables.ts';
import { tasks } from './plugins/tasks.ts';
import { title } from './plugins/title.ts';

export { keepHighlights } from './code/highlight.ts';

/** Markdown's own switches. */
const features: Features = {
  smartPunctuation: true,
  frontmatter: false,
};

/** A plugin for documents in which a mark stands: a visit of the tree costs more than a look at the text. */
const where =
  <P>(mark: RegExp, plugin: () => P) =>
  ({ source }: PluginFactoryContext): P | undefined =>
    mark.test(source) ? plugin() : undefined;
const picture = /!\[/;

/** Plugins on the Markdown tree, in order. Each entry is a feature; delete its line to remove it. */
export const mdastPlugins: MdastPluginEntry[] = [
  where(/:::/, directives),
  where(/\]\(|\[\^/, leftoverBrackets),
  ({ source }: PluginFactoryContext) => isVeiled(source) && [marks(), math()],
  where(/\{[#.-]/, headingIds),
  where(/#(fig|tbl)/, numbering),
  ...[layout, safeHtml, links],
  where(picture, checkImages),
  checkImports,
  clean,
  where(/```\s*\{output/, notebookOutputs),
  where(/\bfile=/, includes),
  where(/(```|~~~)\s*mermaid/, diagrams),
  where(/(```|~~~)\s*chart/, charts),
  where(/:::figure|\{[#.]/, figureAttributes),
  where(/:::|\[!\w+\]/, callouts),
  where(/https?:/, embeds),
  where(/\|/, tableCaptions),
  where(/@(fig|eq|tbl)/, references),
  where(/@/, () => citations({ renderFormula: (tex) => formulaHtml(tex, false, '') })),
  where(/^\*\[/m, abbreviations),
  where(new RegExp(`[${cjk}]`, 'u'), cjkLines),
  checkCode,
  where(/\{[#.]/, leftoverAttributes),
  ...[title, summary],
];

/** Plugins on the HTML tree, in order. */
export const hastPlugins: HastPluginEntry[] = [
  headings,
  code,
  where(/\|/, tables),
  where(/\[[\sx]\]/i, tasks),
  where(/\[\^/, footnotes),
  where(picture, figures),
  where(picture, images),
  insertGenerated,
  where(/</, markRawHtml),
];

/** The switches that a document needs, `lang` being its language: some change what ordinary text means, so they are on only where they are asked for. */
export function featuresOf(source: string, lang?: string): Features {
  const { notes: label, back: backLabel } = bodyMessages(lang);
  return {
    ...features,
    gfm: { footnotes: { clobberPrefix: idPrefix, label, backContent: '↩', backLabel } },
    ...(hasDirectives(source) && { directive: true }),
    ...(/^[ \t>]*:[ \t]/m.test(source) && { definitionList: true }),
  };
}

/** Whether a text has a line that begins with `:::`. */
const hasDirectives = (source: string): boolean => /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*:::/m.test(source);

/** A document as Sätteri is to read it, its formulas hidden, and those that never end. */
export const hideMath = (body: string, mdx: boolean): ReturnType<typeof veilMath> =>
  veilMath(body, { mdx, directives: hasDirectives(body) });

/** Renders Markdown to the HTML of a page's body. Findings go into `state`; a text that is over a limit gives no HTML. */
export async function renderMarkdown(body: string, state: DocumentState, path: string): Promise<string> {
  if (!checkLimits(body, false, state)) return '';
  const source = readable(withoutMarks(body), false, state);
  const { html: marked } = await markdownToHtml(source, {
    mdastPlugins,
    hastPlugins,
    features: featuresOf(body, state.lang),
    fileURL: pathToFileURL(path),
    data: { post: state },
  });
  const html = checkRawHtml(marked, state);
  state.markdown = cleaned(source, state);
  // What a terminal printed keeps its escapes on the page.
  return html.split('\u001b').map(plainText).join('\u001b');
}

const cleaned = (source: string, { edits }: DocumentState): string => `${unveil(applyEdits(source, edits)).trim()}\n`;

/** The text with its formulas hidden. One that never ends is a problem. */
function readable(body: string, mdx: boolean, state: DocumentState): string {
  const { source, unclosed } = hideMath(body, mdx);
  for (const { line, opening } of unclosed) {
    const closing = opening.startsWith('\\begin') ? opening.replace('begin', 'end') : opening.replace('[', ']');
    state.diagnostics.push({
      file: state.file,
      line: state.firstLine - 1 + line,
      message: `The formula that begins with \`${opening}\` does not end before the next empty line.`,
      fix: `Close it with \`${closing}\`, and leave no empty line inside. For dollar signs as such write \`\\$\\$\`.`,
    });
  }
  return source;
}

/** Makes the Markdown of an MDX document that has no faults: its program is left out. There is none when only the program knows what the page says. */
export async function cleanMdx(body: string, state: DocumentState, path: string): Promise<void> {
  const features = featuresOf(body, state.lang);
  const { text: source, isWhole } = mdxText(hideMath(body, true).source, features);
  if (!isWhole) return;
  // What is wrong was told when the document was compiled.
  const post: DocumentState = { ...state, diagnostics: [], edits: [], references: [] };
  await markdownToHtml(source, {
    mdastPlugins: [title, links, where(/\bfile=/, includes), clean],
    features,
    fileURL: pathToFileURL(path),
    data: { post },
  });
  state.markdown = cleaned(source, post);
}

/**
 * Compiles MDX to see whether it can be, and for its headings and pictures; Astro compiles it again into the page. Gives the
 * ids in it, when no component can add others.
 */
export async function checkMdx(body: string, state: DocumentState, path: string): Promise<string[] | undefined> {
  if (!checkLimits(body, true, state)) return undefined;
  try {
    const { code } = await mdxToJs(readable(body, true, state), {
      mdastPlugins,
      hastPlugins,
      features: featuresOf(body, state.lang),
      fileURL: pathToFileURL(path),
      data: { post: state },
    });
    return /^import\s/m.test(body)
      ? undefined
      : [...code.matchAll(/\bid(?::\s*|=)\\?"([^"\\]*)\\?"/g)].map(([, id]) => id!);
  } catch (error) {
    const [, line, , message] = /^(\d+):(\d+):\s*(.*)$/s.exec(String((error as Error).message)) ?? [];
    state.diagnostics.push({
      file: state.file,
      line: line === undefined ? state.firstLine : state.firstLine - 1 + Number(line),
      message: `The MDX cannot be read: ${(message ?? (error as Error).message).replace(/ \((\d+:\d+|mdx-[\w:-]+)\)/g, '')}.`,
      fix: 'In MDX, `<` and `{` begin code: close every tag, and write `\\{` or `&lt;` for the characters themselves.',
    });
    return undefined;
  }
}
