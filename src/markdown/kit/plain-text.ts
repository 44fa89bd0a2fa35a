import { subscript, superscript } from './superscripts.ts';

/** What is read of any node of a tree, be it Markdown’s or HTML’s. */
interface AnyNode {
  type: string;
  value?: string;
  url?: string;
  /** Of an element; of MDX. */
  tagName?: string;
  name?: string | null;
  properties?: Record<string, unknown>;
  data?: unknown;
  children?: readonly AnyNode[];
}

/** Stands where something is left out that had a space before it for its own sake. */
const gone = '\0';
/** Nodes that say nothing where only text can stand. `asideNumber` is the number of a source in brackets. */
const silent = new Set(
  'image imageReference definition footnoteDefinition mdxTextExpression mdxFlowExpression mdxjsEsm comment yaml'.split(
    ' ',
  ),
);
const footnoteNumbers = new Set(['footnoteReference', 'asideNumber']);
/** Elements whose text no reader sees as such. */
const hidden = new Set('script style svg math img template textarea select video audio object'.split(' '));

/**
 * The words of a paragraph or heading as a reader sees them: citations and references as in the text, formulas as text
 * (see `math/mathml-text.ts`), no images, no numbers of footnotes. One line, its spaces as written.
 */
export function plainText(node: unknown): string {
  return textOf(node as AnyNode)
    .replace(/(?<!\s)\s*\0/g, '')
    .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
    .trim();
}

/** Whether running text says something in words: more than images, formulas and URLs. */
export function hasWords(node: unknown): boolean {
  const { type, value, url, children = [] } = node as AnyNode;
  if (silent.has(type) || type === 'html' || type === 'generated' || hasClass(node as AnyNode, 'embed')) return false;
  if (value !== undefined) return /[\p{L}\p{N}]/u.test(value);
  if (url !== undefined && isBare(url, textOf(node as AnyNode))) return false;
  return children.some(hasWords);
}

/** Whether a link shows its URL. */
const isBare = (url: string, text: string): boolean =>
  [url, url.replace(/^https?:\/\//, ''), url.replace(/^mailto:/, '')].includes(text);

const tagOf = ({ tagName, name, data }: AnyNode): string =>
  (tagName ?? (data as { hName?: string } | undefined)?.hName ?? name ?? '').toLowerCase();

function hasClass({ data, properties }: AnyNode, name: string): boolean {
  const { className } =
    properties ?? (data as { hProperties?: Record<string, unknown> } | undefined)?.hProperties ?? {};
  return Array.isArray(className) && className.includes(name);
}

function textOf(node: AnyNode): string {
  if (node.type === 'break' || tagOf(node) === 'br') return ' ';
  if (silent.has(node.type) || hidden.has(tagOf(node))) return '';
  if (footnoteNumbers.has(node.type) || isFootnoteNumber(node)) return gone;
  if (node.value !== undefined) return node.type === 'html' || node.type === 'raw' ? '' : node.value;
  const text = childrenText(node.children ?? []);
  return small(tagOf(node), text);
}

/** The text of siblings. Raw HTML is no tree: its elements begin and end among them. */
function childrenText(children: readonly AnyNode[]): string {
  let text = '';
  const open: { tag: string; start: number }[] = [];
  for (const child of children) {
    const isHtml = child.type === 'html' || child.type === 'raw';
    if (!isHtml) text += textOf(child);
    for (const [, slash, name] of isHtml ? child.value!.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi) : []) {
      const tag = name!.toLowerCase();
      if (tag === 'br') text += ' ';
      else if (slash === '') open.push({ tag, start: text.length });
      const begun = slash === '' ? -1 : open.findLastIndex((each) => each.tag === tag);
      if (begun === -1) continue;
      const { start } = open.splice(begun)[0]!;
      const inside = text.slice(start);
      text = text.slice(0, start) + (hidden.has(tag) ? '' : small(tag, inside));
    }
  }
  return text;
}

/** What stands above or below the line: `x²`, `H₂O`; words stay as they are, `1st`. */
function small(tag: string, text: string): string {
  if (tag === 'sub') return subscript(text) ?? text;
  return tag === 'sup' && (/^[\p{N}+−()=-]+$/u.test(text) || [...text].length === 1)
    ? (superscript(text) ?? text)
    : text;
}

/** The number of a footnote in the tree of HTML. */
const isFootnoteNumber = ({ tagName, children = [] }: AnyNode): boolean =>
  tagName === 'sup' && children.some(({ properties }) => properties !== undefined && 'dataFootnoteRef' in properties);
