import { detached } from '../detached.ts';
import { mathElements, svgElements } from './names.ts';
import type { HtmlEvent, Namespace } from './reader.ts';

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
export const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** A tag with its attributes between double quotes or without a value; a tag that ends an element; text. */
const token =
  /<([a-zA-Z][a-zA-Z0-9-]*)((?:[ \t\n]+[a-zA-Z][\w:.-]*(?:="[^"\0]*")?)*)[ \t\n]*(\/?)>|<\/([a-zA-Z][a-zA-Z0-9-]*)>|([^<\0]+)/y;
const attribute = /[ \t\n]+([a-zA-Z][\w:.-]*)(?:="([^"]*)")?/g;
const doctype = /^<!doctype html>/i;

/** Elements in which a browser reads no tags; here only text may stand in them. */
const textOnly = new Set(['title', 'style', 'script', 'desc']);
/** Elements that change how a browser reads what follows, or move what they hold. */
const unusual = new Set(
  `textarea xmp plaintext iframe noembed noframes noscript listing pre template frameset frame select image isindex
  foreignobject annotation-xml`.split(/\s+/),
);
const onlyOnce = new Set(['html', 'head', 'body']);

/**
 * HTML that is plainly written, as its parts: every attribute between double quotes, every element ended where it was
 * begun, no comment, nothing that makes a browser read otherwise than it stands there. Gives `undefined` for all other
 * HTML. For what it takes, the tags and texts are those that the standard's algorithm finds (13.2.5): a test compares
 * them.
 */
export function scanHtml(html: string): HtmlEvent[] | undefined {
  const events: HtmlEvent[] = [];
  const open: { name: string; namespace: Namespace }[] = [];
  const seen = new Set<string>();
  token.lastIndex = doctype.exec(html)?.[0].length ?? 0;
  while (token.lastIndex < html.length) {
    const match = token.exec(html);
    if (match === null) return undefined;
    const [, name, written = '', slash, end, text] = match;
    const offset = match.index;
    const parent = open.at(-1);
    if (text !== undefined) {
      const decoded = decode(text);
      if (decoded === undefined) return undefined;
      events.push({ text: decoded });
    } else if (end !== undefined) {
      if (open.pop()?.name !== end) return undefined;
      events.push({ end });
    } else {
      const namespace = namespaceOf(name!, parent);
      if (namespace === undefined || (onlyOnce.has(name!) && seen.has(name!))) return undefined;
      if (onlyOnce.has(name!)) seen.add(name!);
      const attributes = attributesOf(written, namespace);
      if (attributes === undefined) return undefined;
      events.push({ name: name!, namespace, attributes, offset });
      const isVoid = namespace === 'html' ? voidElements.has(name!) : slash !== '';
      if (slash !== '' && !isVoid) return undefined;
      if (isVoid) events.push({ end: name! });
      else open.push({ name: name!, namespace });
      if (namespace === 'html' && (name === 'style' || name === 'script')) {
        const raw = rawText(html, token.lastIndex, name);
        if (raw === undefined) return undefined;
        events.push({ text: raw });
        token.lastIndex += raw.length;
      }
    }
  }
  return open.length === 0 ? events : undefined;
}

/**
 * The text of a style or a program, which ends at its own end tag; `undefined` where a comment or another spelling
 * makes that less plain.
 */
function rawText(html: string, from: number, name: 'style' | 'script'): string | undefined {
  const text = html.slice(from, html.indexOf(`</${name}>`, from));
  return text.includes('\0') || text.includes('\r') || text.includes('<!--') || new RegExp(`</${name}`, 'i').test(text)
    ? undefined
    : text;
}

/** Where an element belongs; `undefined` where that is not plain. */
function namespaceOf(name: string, parent: { name: string; namespace: Namespace } | undefined): Namespace | undefined {
  const lower = name.toLowerCase();
  if (parent !== undefined && textOnly.has(parent.name)) return undefined;
  if (parent?.namespace === 'svg') return svgElements.has(lower) && lower !== 'foreignobject' ? 'svg' : undefined;
  if (parent?.namespace === 'math') return mathElements.has(lower) ? 'math' : undefined;
  if (name !== lower || (unusual.has(name) && name !== 'pre')) return undefined;
  return name === 'svg' || name === 'math' ? name : 'html';
}

/**
 * Attributes that stand in many tags, such as the classes of code, by how they are written. There is room for so many,
 * each so long at most; one that finds none is read again.
 */
const knownAttributes: Record<Namespace, Map<string, Readonly<Record<string, string>>>> = {
  html: new Map(),
  svg: new Map(),
  math: new Map(),
};
const [mostKnown, longestKnown] = [2_000, 60];

/** Those that are known are frozen, and the same object each time. */
function attributesOf(written: string, namespace: Namespace): Readonly<Record<string, string>> | undefined {
  const known = knownAttributes[namespace];
  const found = known.get(written);
  if (found !== undefined) return found;
  if (written.length > longestKnown || known.size >= mostKnown) return readAttributes(written, namespace);
  const copy = detached(written);
  const attributes = readAttributes(copy, namespace);
  if (attributes !== undefined) known.set(copy, Object.freeze(attributes));
  return attributes;
}

function readAttributes(written: string, namespace: Namespace): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  for (const [, name, value = ''] of written.matchAll(attribute)) {
    const decoded = decode(value);
    const isPlain = namespace === 'svg' || name === name!.toLowerCase();
    if (decoded === undefined || !isPlain || Object.hasOwn(attributes, name!)) return undefined;
    attributes[name!] = decoded;
  }
  return attributes;
}

/** References that mean the same everywhere; `undefined` for text with any other. */
const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#38;': '&',
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': '\u00a0',
};
const reference = /&(?:amp|lt|gt|quot|#34|#38|#39|#x27|nbsp);/g;

function decode(text: string): string | undefined {
  if (text.includes('\r')) return undefined;
  if (!text.includes('&')) return text;
  if (/&(?!(?:amp|lt|gt|quot|#34|#38|#39|#x27|nbsp);|[ \t\n]|$)/.test(text)) return undefined;
  return text.replace(reference, (found) => references[found]!);
}
