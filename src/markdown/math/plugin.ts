import type { Html, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { defineMdastPlugin, type Data, type MdastVisitorContext } from 'satteri';
import { TextError, type TextDiagnostic } from '../../core/diagnostics.ts';
import { unescapeText } from '../../core/escape.ts';
import { leniently, report } from '../kit/diagnostics.ts';
import { readBeside, sharedFile } from '../kit/document.ts';
import { generated } from '../kit/generated.ts';
import { addLabel, findLabel, labelTwice, linkToLabel, noLabel, shownNumber } from '../kit/labels.ts';
import { macrosFile, takeDefinitions, usedDefinitions, type Definition } from './definitions.ts';
import { linesOf, tagOf } from './lines.ts';
import { formulaHtml, idAttribute } from './mathml.ts';
import { readMacros } from './macros.ts';
import { hasHidden, splitFormulas, reveal } from '../hidden/hide.ts';
import { isInParagraph, splitHtml } from './html-text.ts';
import { mathText } from './mathml-text.ts';
import { keepUnbroken } from './unbroken.ts';

/**
 * Formulas, hidden from Markdown by `hidden/hide.ts`, become MathML: `$…$`, `\(…\)`, `$$…$$`, `\[…\]` and bare
 * environments. Whatever else was hidden comes out as it was.
 */
export const mathPlugin = () => {
  /** What the site's macros and the document's formulas define, for all of them; the latter go last, so they win. */
  let definitions: Definition[] = [];
  return defineMdastPlugin({
    name: 'math',
    options: { position: true },
    async before(_root, context) {
      const { source, data } = context;
      const formulas = splitFormulas(source).filter(({ formula }) => formula);
      if (formulas.length === 0) return;
      const own = formulas.flatMap(({ text }) => takeDefinitions(text).definitions);
      definitions = [...(await siteMacros(context)), ...own];
      for (const line of formulas.flatMap(({ text }) => linesOf(text)))
        for (const [, name] of line.matchAll(/\\label\{([^}]*)\}/g)) {
          const tag = tagOf(line);
          if (addLabel(data, 'eq', name!, tag && (await plainTag(tag, definitions, data))) !== undefined) continue;
          const position = { start: { line: lineOfSecond(reveal(source), name!) } };
          report(data, { position }, labelTwice('eq', name!));
        }
    },
    async paragraph(node, context) {
      if (hasDisplay(node)) context.replaceNode(node, await splitParagraph(node, context, definitions));
    },
    async text(node, context) {
      if (!hasHidden(node.value)) return;
      // A look at a parent costs as much as all its children.
      if (!splitFormulas(node.value).some(({ formula }) => formula))
        return context.setProperty(node, 'value', reveal(node.value));
      const parent = context.parent(node);
      if (parent.type === 'paragraph' && hasDisplay(parent)) return;
      context.replaceNode(node, await piecesOf(node, context, definitions, parent.type === 'tableCell'));
    },
    async html(node, context) {
      if (!hasHidden(node.value)) return;
      context.setProperty(node, 'value', await withFormulas(node, context, definitions));
    },
    ...Object.fromEntries(
      ['inlineCode', 'code', 'link', 'definition', 'image', 'imageReference', 'linkReference'].map((type) => [
        type,
        uncover,
      ]),
    ),
  });
};

/** A tag as it is called in the text, its formulas as characters. */
async function plainTag(tag: string, definitions: readonly Definition[], data: Data): Promise<string> {
  if (!/[\\$^_]/.test(tag)) return tag;
  try {
    return mathText(await formulaHtml(`\\text{${tag}}`, false, definitionsFor(tag, definitions, data))) ?? tag;
  } catch (error) {
    // The formula itself is reported where it stands.
    if (!(error instanceof TextError)) throw error;
    return tag;
  }
}

/** The macros of the whole site; what is wrong with them is reported. */
async function siteMacros(context: Pick<MdastVisitorContext, 'data' | 'fileURL'>): Promise<Definition[]> {
  const file = sharedFile(context, macrosFile);
  const text = file && readBeside(context, file.from);
  if (file === undefined || text === undefined) return [];
  const macros = await readMacros(text);
  context.data.post?.diagnostics.push(...macros.diagnostics.map((each) => ({ file: file.path, ...each })));
  return macros.definitions;
}

/** What has to be defined for a formula. The site's macros among it are noted for the Markdown of the post. */
function definitionsFor(tex: string, definitions: readonly Definition[], { post }: Data): string {
  const used = usedDefinitions(definitions, tex);
  for (const { ofSite, at, written } of used)
    if (ofSite && post !== undefined) (post.macros ??= new Map()).set(at, written);
  return used.map(({ tex }) => tex).join('');
}

/** What Markdown keeps as text outside of text nodes. */
function uncover(node: Readonly<RootContent>, context: MdastVisitorContext): void {
  for (const key of ['value', 'meta', 'lang', 'url', 'title', 'alt', 'label']) {
    const value = (node as never as Record<string, unknown>)[key];
    if (typeof value === 'string' && hasHidden(value))
      context.setProperty(node as never, key as never, reveal(value) as never);
  }
}

/** HTML that the author wrote, with the formulas in its text as MathML. */
async function withFormulas(
  node: Readonly<Html>,
  { data }: MdastVisitorContext,
  definitions: readonly Definition[],
): Promise<string> {
  let out = '';
  let line = 1;
  for (const { isText, value } of splitHtml(node.value)) {
    for (const { formula, text } of isText ? splitFormulas(value) : [{ formula: false, text: reveal(value) }]) {
      // Tags inside show that the dollars are those of two prices.
      const isFormula = formula && !/<\/?[a-z][^<>]*>/i.test(text);
      const reportHere = (diagnostic: TextDiagnostic) => report(data, node, { ...diagnostic, line });
      // Entities are those of HTML here.
      const tex = unescapeText(text);
      const made = isFormula ? await formulaNode(tex, false, definitions, data, reportHere) : undefined;
      const html = (made?.data as { hProperties?: { html?: string } } | undefined)?.hProperties?.html;
      const block = /^<div class="equation"[^>]*>(<math.*<\/math>)<\/div>$/s.exec(html ?? '');
      out += block !== null && isInParagraph(out) ? block[1]! : (html ?? text);
      line += text.split('\n').length - 1;
    }
  }
  return out;
}

const lineOfSecond = (source: string, name: string): number =>
  source.slice(0, source.lastIndexOf(`\\label{${name}}`)).split('\n').length;

/** Jupyter takes an environment of several lines between single dollars, too. */
const isDisplay = (formula: string): boolean =>
  /^(\$\$|\\\\?\[|\\begin)/.test(formula) ||
  /^\$\s*\\begin\{((?:align|alignat|eqnarray|equation|flalign|gather|multline)\*?)\}[^]*\\end\{\1\}\s*\$$/.test(
    formula,
  );

const hasDisplay = ({ children }: Readonly<Pick<Paragraph, 'children'>>): boolean =>
  children.some(
    (child) =>
      child.type === 'text' &&
      hasHidden(child.value) &&
      splitFormulas(child.value).some(({ formula, text }) => formula && isDisplay(text)),
  );

/** A displayed formula is a block: what stands before and after it in its paragraph become paragraphs of their own. */
async function splitParagraph(
  node: Readonly<Paragraph>,
  context: MdastVisitorContext,
  definitions: readonly Definition[],
): Promise<RootContent[]> {
  const blocks: { display: boolean; nodes: PhrasingContent[] }[] = [];
  for (const child of node.children) {
    const pieces = child.type === 'text' ? await piecesOf(child, context, definitions, false) : [child];
    for (const piece of pieces) {
      const display = piece.data !== undefined && 'display' in piece.data;
      if (display || blocks.at(-1)?.display !== false) blocks.push({ display, nodes: [] });
      blocks.at(-1)!.nodes.push(piece);
    }
  }
  return blocks.flatMap(({ display, nodes }): RootContent[] => {
    if (display) return nodes;
    const isText = (child: PhrasingContent) =>
      child.type !== 'break' && !(child.type === 'text' && child.value.trim() === '');
    const [first, last] = [nodes.findIndex(isText), nodes.findLastIndex(isText)];
    const trimmed = nodes.map((child, index): PhrasingContent => {
      if (child.type !== 'text') return child;
      const value = index === first ? child.value.trimStart() : child.value;
      return { type: 'text', value: index === last ? value.trimEnd() : value };
    });
    return first === -1 ? [] : [{ type: 'paragraph', children: trimmed.slice(first, last + 1) }];
  });
}

/** The pieces of a text: plain ones, and formulas as HTML. */
async function piecesOf(
  node: Readonly<Text>,
  { data }: MdastVisitorContext,
  definitions: readonly Definition[],
  inCell: boolean,
): Promise<PhrasingContent[]> {
  const nodes: PhrasingContent[] = [];
  let line = 1;
  for (const { formula, text } of splitFormulas(node.value)) {
    const reportHere = (diagnostic: TextDiagnostic) => report(data, node, { ...diagnostic, line });
    nodes.push(
      formula ? await formulaNode(text, inCell, definitions, data, reportHere) : { type: 'text', value: text },
    );
    line += text.split('\n').length - 1;
  }
  return keepUnbroken(nodes);
}

async function formulaNode(
  written: string,
  inCell: boolean,
  definitions: readonly Definition[],
  data: Data,
  reportHere: (diagnostic: TextDiagnostic) => void,
): Promise<PhrasingContent> {
  // Notebooks write `$\eqref{…}$`, for Jupyter reads it in formulas only.
  const [, command, name] = /^\$?\\((?:eq)?ref)\{([^}]*)\}\$?$/.exec(written) ?? [];
  const known = name === undefined ? undefined : findLabel(data, 'eq', name);
  if (known !== undefined)
    return linkToLabel(known, (label) => (command === 'ref' ? shownNumber(label) : `(${shownNumber(label)})`));
  if (name !== undefined) reportHere(noLabel(data, 'eq', name));
  if (name !== undefined) return { type: 'text', value: written };
  const display = isDisplay(written);
  const tex = withNumbers(takeDefinitions(inside(written, inCell)).rest, data);
  if (tex.trim() === '') return { type: 'text', value: '' };
  try {
    if (display) return await displayed(tex, definitions, data);
    const html = await formulaHtml(tex, false, definitionsFor(tex, definitions, data));
    return generated(html, mathText(html) ?? '…');
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    reportHere({
      message:
        `The formula \`${written.length > 80 ? `${written.slice(0, 79)}…` : written}\` cannot be read: ` +
        `${error.message}`,
      fix: error.diagnostic.fix,
      ...leniently(data),
    });
    return data.post?.isLenient === true
      ? { type: 'inlineCode', value: written.replace(/\s+/g, ' ') }
      : { type: 'text', value: written };
  }
}

/** The TeX without its dollars or brackets. In a table `\|` is a bar that does not end the cell (GFM, 4.10). */
function inside(written: string, inCell: boolean): string {
  const [, tex] = /^(?:\$\$|\$|\\\\?[([])([\s\S]*?)(?:\$\$|\$|\\\\?[)\]])$/.exec(written) ?? [];
  return inCell ? (tex ?? written).replaceAll('\\|', '|') : (tex ?? written);
}

/** The TeX with numbers for the references in it. */
const withNumbers = (tex: string, data: Data): string =>
  tex.replace(/\\(eq)?ref\{([^}]*)\}/g, (whole, bracketed, name: string) => {
    const label = findLabel(data, 'eq', name);
    const number = label && shownNumber(label);
    return number === undefined ? whole : bracketed ? `\\text{(${number})}` : `\\text{${number}}`;
  });

/**
 * A formula on a line of its own. One label numbers the whole, several number the lines they stand in; a line with a
 * tag has that for its number.
 */
async function displayed(tex: string, definitions: readonly Definition[], data: Data): Promise<PhrasingContent> {
  const labels = [...tex.matchAll(/\\label\{([^}]*)\}/g)].map(([, name]) => findLabel(data, 'eq', name!)!);
  const isWhole = labels.length === 1 && tagOf(tex) === undefined;
  const numbered = linesOf(tex)
    .map((line) => {
      let isNumbered = isWhole || tagOf(line) !== undefined;
      return line.replace(/\s*\\label\{([^}]*)\}/g, (_, name: string) => {
        if (isNumbered) return '';
        isNumbered = true;
        return `\\tag{${findLabel(data, 'eq', name)?.number}}`;
      });
    })
    .join('');
  const html = await formulaHtml(numbered, true, definitionsFor(tex, definitions, data));
  const number = isWhole ? `<span class="number">(${labels[0]!.number})</span>` : '';
  const anchors = labels
    .slice(1)
    .map(({ id }) => `<span${idAttribute(id)}></span>`)
    .join('');
  const node = generated(
    `<div class="equation"${idAttribute(labels[0]?.id)} ` +
      `tabindex="0"${labels.length === 0 ? ' data-page-wrapper' : ''}>${anchors}${html}${number}</div>`,
  );
  return { ...node, data: { ...node.data, display: true } } as PhrasingContent;
}
