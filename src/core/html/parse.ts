import {
  defaultTreeAdapter,
  html as standard,
  parse,
  type DefaultTreeAdapterMap,
  type ParserError,
  type TreeAdapter,
} from 'parse5';
import type { HtmlEvent, Loss, Namespace } from './reader.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What parsing gives: the parts of the tree in order, and what of them a reader would lose. */
export interface Parsed {
  events: HtmlEvent[];
  losses: Loss[];
}

/**
 * Elements that HTML lets end without a tag (13.1.2.4), and those that a browser opens anew after an end in the wrong
 * place.
 */
const endedForThem = new Set(
  'html head body li dt dd p rt rp rb rtc optgroup option colgroup caption thead tbody tfoot tr td th'.split(' '),
);
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

const namespaces: Readonly<Record<string, Namespace>> = { [standard.NS.SVG]: 'svg', [standard.NS.MATHML]: 'math' };

/** HTML by the whole algorithm of the standard (13.2), as a browser that may run scripts reads it. */
export function parseHtml(html: string): Parsed {
  return parseBetween('', html, '');
}

/** The same for a part of a page, which has to leave what follows as it is. */
export function parsePart(part: string): Parsed {
  return parseBetween(
    '<!DOCTYPE html><html><head></head><body><main><article><div>',
    part,
    '</div>end</article></main></body></html>',
  );
}

function parseBetween(before: string, part: string, after: string): Parsed {
  const end = before.length + part.length;
  const { root, losses } = read(before + part + after, before.length);
  const parsed: Parsed = { events: [], losses: [] };
  const lose = (kind: Loss['kind'], offset: number) => void losses.push({ kind, offset });
  for (const { node, closes } of walk(root)) {
    const { startOffset: offset = 0 } = node.sourceCodeLocation ?? {};
    if (before !== '' && offset >= end && isText(node) && node.value === 'end')
      for (const open of ancestors(node)) if (formatting.has(open.tagName)) lose('open', startOf(open));
    if (!closes && isElement(node)) {
      const ends = endOf(node);
      if (
        offset >= before.length &&
        offset < end &&
        ends >= end &&
        !endedForThem.has(node.tagName) &&
        !formatting.has(node.tagName)
      )
        lose('open', offset);
      if (before !== '' && offset > 0 && offset < before.length && ends >= before.length && ends < end)
        lose('stray', ends);
    }
    if (offset < before.length || offset >= end) continue;
    const event = eventOf(node, closes, offset - before.length);
    if (event !== undefined) parsed.events.push(event);
  }
  const found = losses.map(({ kind, offset }) => ({
    kind,
    offset: offset - before.length,
    written: written(part, offset - before.length, kind),
  }));
  parsed.losses = [...new Map(found.toReversed().map((loss) => [loss.offset, loss])).values()].sort(
    (a, b) => a.offset - b.offset,
  );
  return parsed;
}

type Lost = Omit<Loss, 'written'>;

/**
 * So deep Chromium nests; and so many elements, per tag, come of marks that never end and are opened anew in each
 * paragraph.
 */
const deepest = 512;
const mostPerTag = 4;

class TooMany extends Error {}

function read(html: string, from: number): { root: Node; losses: Lost[] } {
  const losses: Lost[] = [];
  const lose = (kind: Loss['kind'], offset: number) => void losses.push({ kind, offset });
  const most = 1_000 + mostPerTag * html.split('<').length;
  let [elements, depth, comment, lastEnd] = [0, 0, 0, 0];
  /** A tag that has begun but not ended. */
  const tag = () => html.indexOf('<', lastEnd);
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...given) {
      if (++elements > most) throw new TooMany();
      return defaultTreeAdapter.createElement(...given);
    },
    onItemPush() {
      if (++depth > deepest) throw new TooMany();
    },
    onItemPop: () => void (depth -= 1),
    setNodeSourceCodeLocation(node, location) {
      lastEnd = Math.max(lastEnd, location?.endOffset ?? 0);
      if (defaultTreeAdapter.isCommentNode(node)) comment = location?.startOffset ?? 0;
      defaultTreeAdapter.setNodeSourceCodeLocation(node, location);
    },
    updateNodeSourceCodeLocation(node, location) {
      lastEnd = Math.max(lastEnd, location.endOffset ?? 0);
      defaultTreeAdapter.updateNodeSourceCodeLocation(node, location);
    },
    adoptAttributes(element, attributes) {
      defaultTreeAdapter.adoptAttributes(element, attributes);
      lose('frame', frameTag(html, element.tagName));
    },
  };
  const onParseError = ({ code, startOffset }: ParserError) => {
    const back = (mark: string) => html.lastIndexOf(mark, startOffset);
    if (code === 'cdata-in-html-content' || code === 'incorrectly-opened-comment') lose('declaration', back('<!'));
    if (code === 'unexpected-question-mark-instead-of-tag-name') lose('declaration', back('<?'));
    if (code === 'invalid-first-character-of-tag-name' && html[startOffset - 1] === '/')
      lose('declaration', back('</'));
    if (code === 'eof-in-cdata') lose('open', back('<![CDATA['));
    if (code === 'eof-in-tag' || code === 'unexpected-character-in-attribute-name') lose('quote', tag());
    if (code === 'eof-in-comment') lose('open', -1);
  };
  try {
    const root = parse(html, { sourceCodeLocationInfo: true, treeAdapter, onParseError });
    return { root, losses: losses.map((loss) => (loss.offset === -1 ? { ...loss, offset: comment } : loss)) };
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return { root: defaultTreeAdapter.createDocument(), losses: [{ kind: 'deep', offset: from }] };
  }
}

const isElement = defaultTreeAdapter.isElementNode;
const isText = defaultTreeAdapter.isTextNode;

const startOf = (element: Element): number => element.sourceCodeLocation?.startOffset ?? 0;

/** Where the tag stands that ends an element; one that needs none ends with itself. */
function endOf({ sourceCodeLocation: location }: Element): number {
  const isWhole = location?.endTag === undefined && location?.endOffset === location?.startTag?.endOffset;
  return location === null || location === undefined || isWhole ? -1 : (location.endTag?.startOffset ?? Infinity);
}

/** A second `<html>` or `<body>`, whose attributes go to the page's own. */
function frameTag(html: string, name: string): number {
  const first = html.search(/<body[\s>]/i);
  const second = html.slice(first + 1).search(new RegExp(`<${name}[\\s>/]`, 'i'));
  return second === -1 ? 0 : first + 1 + second;
}

/** What stands at an offset, as far as it names the thing. */
function written(html: string, offset: number, kind: Loss['kind']): string {
  const pattern = kind === 'quote' ? /^<[^\s>]*[^\n]{0,40}/ : /^(?:<!--|<!\[CDATA\[|<[!?]\w*|<\/?[^\s/>]*)/;
  const [found = '<'] = pattern.exec(html.slice(offset, offset + 200)) ?? [];
  return kind !== 'quote' && /^<\/?\w/.test(found) ? `${found}>` : found;
}

function* ancestors(node: Node): Generator<Element> {
  let each = ('parentNode' in node && node.parentNode) || null;
  for (; each !== null && isElement(each); each = each.parentNode) yield each;
}

/** Children of a node; of a template what it holds. */
function childrenOf(node: Node): readonly Node[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

/**
 * Every node in order, and each element once more when it ends. Without recursion: a text may nest as deep as it likes.
 */
function* walk(root: Node): Generator<{ node: Node; closes: boolean }> {
  const left: { node: Node; closes: boolean }[] = [{ node: root, closes: false }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next;
    if (next.closes) continue;
    if (isElement(next.node)) left.push({ node: next.node, closes: true });
    const children = childrenOf(next.node);
    for (let index = children.length - 1; index >= 0; index--) left.push({ node: children[index]!, closes: false });
  }
}

function eventOf(node: Node, closes: boolean, offset: number): HtmlEvent | undefined {
  if (isText(node)) return { text: node.value };
  if (!isElement(node)) return undefined;
  if (closes) return { end: node.tagName };
  const attributes = Object.fromEntries(
    node.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
  );
  return { name: node.tagName, namespace: namespaces[node.namespaceURI] ?? 'html', attributes, offset };
}
