import type { PhrasingContent, Root } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { report } from '../markdown/kit/diagnostics.ts';
import { messagesOf } from '../markdown/kit/document.ts';
import { escapedAt } from '../markdown/kit/backslashes.ts';
import { generated } from '../markdown/kit/generated.ts';
import { site } from '../site.ts';
import { Bibliography, isMeant, noEntry } from './bibliography.ts';
import { loadCitationJs } from './citation-js.ts';
import { CitationIds, referenceList } from './reference-list.ts';
import { warningsOf } from './entry-warnings.ts';
import { renderCitation } from './citation-nodes.ts';
import type { Source } from './source.ts';
import { renderFormulas, type RenderFormula } from './source-formulas.ts';
import { makeStyle, type Style } from './style.ts';
import { findCitations, type Citation } from './syntax.ts';
import { openTexts, type OpenText } from './open-texts.ts';

/** A text of the document and the citations in it. */
interface Citing extends OpenText {
  citations: Citation[];
}

/** How sources are cited. */
export interface CitationOptions {
  /** The style: by author and date, or by number. */
  kind?: typeof site.citations;
  renderFormula: RenderFormula;
}

/** `[@key]` and `@key` become links to a list of sources at the end of the post, read from `references.bib`. */
export const citationsPlugin = ({ kind = site.citations, renderFormula }: CitationOptions) =>
  defineMdastPlugin({
    name: 'citations',
    options: { position: true },
    async before(root, context) {
      const written = openTexts(root)
        .map((text) => ({ ...text, citations: citationsOf(text, context) }))
        .filter((text) => text.citations.length > 0);
      if (written.length === 0) return;
      const bibliography = new Bibliography(context);
      const known = withEntries(written, bibliography, context);
      if (known.length === 0) return;
      const { texts, sources } = await readSources(known, bibliography, context);
      if (sources.size === 0) return;
      const messages = messagesOf(context.data);
      const formulas = await renderFormulas(sources, bibliography, renderFormula, context);
      const style = makeStyle(await loadCitationJs(), kind, sources, {
        lang: messages.drawing.lang,
        messages: messages.citation,
        formulas,
      });
      const ids = new CitationIds();
      for (const text of texts) replaceText(text, style, ids, context);
      for (const [key, { item }] of sources)
        context.data.post?.diagnostics.push(...warningsOf(bibliography, key, item, style.entry(key, false)));
      const withHeading = !endsWithHeading(root, context);
      context.appendChild(root, generated(referenceList({ style, ids, messages, withHeading })));
    },
  });

/** The citations of a text; what its author wrote with a backslash is none. */
function citationsOf({ node }: OpenText, { source }: MdastVisitorContext): Citation[] {
  if (!node.value.includes('@')) return [];
  const escaped = escapedAt(node, source, '@').union(escapedAt(node, source, '['));
  return findCitations(node.value, (index) => escaped.has(index));
}

/** The citations of sources that have an entry; reports the others. */
function withEntries(texts: readonly Citing[], bibliography: Bibliography, context: MdastVisitorContext): Citing[] {
  const { post } = context.data;
  const reportUnknown = ({ node, block }: OpenText, { index, raw }: Citation, key: string) => {
    const diagnostic = noEntry(bibliography, raw.length > 100 ? `${raw.slice(0, 99)}…` : raw, key);
    const line = node.position === undefined ? 1 : node.value.slice(0, index).split('\n').length;
    report(context.data, node.position === undefined ? block : node, { ...diagnostic, line });
  };
  const isKnown = (text: Citing, citation: Citation) => {
    const unknown = new Set(citation.cites.map(({ key }) => key).filter((key) => !bibliography.has(key)));
    for (const key of unknown) if (citation.bracketed || isMeant(bibliography, key)) reportUnknown(text, citation, key);
    return unknown.size === 0;
  };
  const known = texts
    .map((text) => ({ ...text, citations: text.citations.filter((citation) => isKnown(text, citation)) }))
    .filter((text) => text.citations.length > 0);
  if (known.length > 0 || texts.some((text) => text.citations.some(({ bracketed }) => bracketed)))
    post?.diagnostics.push(...bibliography.diagnostics);
  return known;
}

/** Reads the entries that are cited, in the order in which they are. A citation of a broken one is left out. */
async function readSources(
  texts: readonly Citing[],
  bibliography: Bibliography,
  context: MdastVisitorContext,
): Promise<{ texts: Citing[]; sources: Map<string, Source> }> {
  const plugins = await loadCitationJs();
  const keys = new Set(texts.flatMap((text) => text.citations.flatMap(({ cites }) => cites.map(({ key }) => key))));
  const sources = new Map<string, Source>();
  for (const key of keys) {
    const source = bibliography.source(
      key,
      plugins,
      (diagnostic) => void context.data.post?.diagnostics.push(diagnostic),
    );
    if (source !== undefined) sources.set(key, source);
  }
  return {
    sources,
    texts: texts.map((text) => ({
      ...text,
      citations: text.citations.filter(({ cites }) => cites.every(({ key }) => sources.has(key))),
    })),
  };
}

/** Replaces the citations of a text by links. */
function replaceText({ node, citations }: Citing, style: Style, ids: CitationIds, context: MdastVisitorContext): void {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const citation of citations) {
    parts.push(
      { type: 'text', value: node.value.slice(done, citation.index) },
      ...renderCitation(citation, style, ids),
    );
    done = citation.index + citation.raw.length;
  }
  parts.push({ type: 'text', value: node.value.slice(done) });
  context.replaceNode(
    node,
    parts.filter((part) => part.type !== 'text' || part.value !== ''),
  );
}

/** Whether the author ended the post with a heading for the list. */
function endsWithHeading(root: Readonly<Root>, context: MdastVisitorContext): boolean {
  const last = root.children.findLast(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
  return (
    last?.type === 'heading' &&
    [messagesOf(context.data).references.toLowerCase(), 'references', 'bibliography'].includes(
      context.textContent(last).trim().toLowerCase(),
    )
  );
}
