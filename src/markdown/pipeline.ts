import type { HastPluginEntry, MdastPluginEntry, PluginFactoryContext } from 'satteri';
import { citationsPlugin } from '../citations/index.ts';
import { readingListPlugin } from '../citations/reading-list.ts';
import { notebookOutputsPlugin } from '../notebooks/outputs-plugin.ts';
import { includesPlugin } from './code/includes.ts';
import { codeChecksPlugin, codePlugin } from './code/plugin.ts';
import { markdownExportPlugin } from './export/plugin.ts';
import { hasHidden } from './hidden/hide.ts';
import { rawHtmlPlugin } from './html/raw-html.ts';
import { safeHtmlPlugin } from './html/safe-html.ts';
import { cjk } from './kit/cjk.ts';
import { generatedPlugin } from './kit/generated.ts';
import { dataTablesPlugin } from './data-tables/plugin.ts';
import { statementOpening } from '../blog/statement-kinds.ts';
import { inOnePass } from './kit/one-pass.ts';
import { proseOf } from './kit/prose.ts';
import { formulaHtml } from './math/mathml.ts';
import { mathPlugin } from './math/plugin.ts';
import { abbreviationsPlugin } from './plugins/abbreviations.ts';
import { calloutsPlugin } from './plugins/callouts.ts';
import { chartsPlugin } from './plugins/charts.ts';
import { cjkLinesPlugin } from './plugins/cjk-lines.ts';
import { diagramsPlugin } from './plugins/diagrams.ts';
import { directivesPlugin } from './plugins/directives.ts';
import { embedsPlugin, mayBeEmbedded } from './plugins/embeds.ts';
import { figureAttributesPlugin, figuresPlugin } from './plugins/figures.ts';
import { footnotesPlugin } from './plugins/footnotes.ts';
import { headingIdsPlugin, headingsPlugin } from './plugins/headings.ts';
import { imageChecksPlugin, imagesPlugin } from './plugins/images.ts';
import { importChecksPlugin } from './plugins/imports.ts';
import { layoutPlugin } from './plugins/layout.ts';
import { leftoverAttributesPlugin, leftoverBracketsPlugin } from './plugins/leftovers.ts';
import { linksPlugin } from './plugins/links.ts';
import { marksPlugin } from './plugins/marks.ts';
import { numberingPlugin } from './plugins/numbering.ts';
import { mayRefer, referencesPlugin } from './plugins/references.ts';
import { summaryPlugin } from './plugins/summary.ts';
import { mayBeCaption, tableCaptionsPlugin } from './plugins/table-captions.ts';
import { tablesPlugin } from './plugins/tables.ts';
import { tasksPlugin } from './plugins/tasks.ts';
import { titlePlugin } from './plugins/title.ts';
import { statementNumbersPlugin } from './theorems/numbering.ts';
import { statementsPlugin } from './theorems/plugin.ts';
import { statementPreviewsPlugin } from './theorems/previews.ts';

/** A plugin for documents whose source matches: a visit of the tree costs more than a look at the text. */
const where =
  <P>(pattern: RegExp, plugin: () => P) =>
  ({ source }: PluginFactoryContext): P | undefined =>
    pattern.test(source) ? plugin() : undefined;
const image = /!\[/;

/** The same, for what means nothing in code; in MDX code is not as plain to see. */
const whereProse =
  <P>(pattern: RegExp, plugin: () => P) =>
  ({ source, sourceFormat }: PluginFactoryContext): P | undefined =>
    pattern.test(sourceFormat === 'mdx' ? source : proseOf(source)) ? plugin() : undefined;

/**
 * Plugins on the Markdown tree, in order. Each is a factory, which is called for every document. To add a plugin, write
 * it in a file of its own in `plugins/` and give it a line here; to remove one, delete its line.
 */
export const mdastPlugins: MdastPluginEntry[] = [
  // They compare texts with the source, so they run before a plugin changes a text.
  where(/::/, directivesPlugin),
  where(/\]\(|\[\^/, leftoverBracketsPlugin),
  // Marks first: formulas show all other hidden text as it was.
  ({ source }) => hasHidden(source) && [marksPlugin(source), mathPlugin()],
  where(/\{[#.-]/, headingIdsPlugin),
  // Before anything that has a number is drawn or referred to.
  where(/#(fig|tbl)/, numberingPlugin),
  where(statementOpening, statementNumbersPlugin),
  ({ data }) => data.astro && layoutPlugin(),
  safeHtmlPlugin,
  linksPlugin,
  where(image, imageChecksPlugin),
  importChecksPlugin,
  // After links and images, whose URLs it takes.
  markdownExportPlugin,
  where(/```\s*\{output/, notebookOutputsPlugin),
  // Before the captions of tables, and the plugins that read code.
  where(/(```|~~~)\s*table/, dataTablesPlugin),
  where(/\bfile=/, includesPlugin),
  where(/(```|~~~)\s*(mermaid|dot|graphviz)/i, diagramsPlugin),
  where(/(```|~~~)\s*chart/, chartsPlugin),
  where(/:::figure|\{(?:[#.]|width=)/, figureAttributesPlugin),
  where(/:::|\[!\w+\]/, calloutsPlugin),
  where(statementOpening, statementsPlugin),
  where(mayBeEmbedded, embedsPlugin),
  whereProse(mayBeCaption, tableCaptionsPlugin),
  where(/:::?\s*references/, () => readingListPlugin({ renderFormula: (tex) => formulaHtml(tex, false, '') })),
  // Before citations, which `@` begins too.
  whereProse(mayRefer, referencesPlugin),
  whereProse(/@/, () => citationsPlugin({ renderFormula: (tex) => formulaHtml(tex, false, '') })),
  where(/^\*\[/m, abbreviationsPlugin),
  where(new RegExp(`[${cjk}]`, 'u'), cjkLinesPlugin),
  // The rest runs when all other plugins have taken what is theirs.
  codeChecksPlugin,
  where(/\{[#.]/, leftoverAttributesPlugin),
  titlePlugin,
  summaryPlugin,
];

/** Plugins on the HTML tree, in order. */
export const hastPlugins: HastPluginEntry[] = [
  inOnePass(
    headingsPlugin,
    codePlugin,
    where(/\||(```|~~~)\s*table/, tablesPlugin),
    where(/\[[\sx]\]/i, tasksPlugin),
    where(/\[\^/, footnotesPlugin),
  ),
  // Figures first: they tell images how wide they stand.
  where(image, figuresPlugin),
  where(image, imagesPlugin),
  // Its popovers repeat what the others have made.
  where(statementOpening, statementPreviewsPlugin),
  // Last, so that no other plugin visits HTML that is finished.
  generatedPlugin,
  where(/</, rawHtmlPlugin),
];
