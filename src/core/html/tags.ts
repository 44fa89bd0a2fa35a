import { unescapeText } from '../escape.ts';

/** An attribute of a tag, and where it stands with the blank before it. */
export interface Attribute {
  name: string;
  value: string;
  start: number;
  end: number;
}

/** A tag in a text. */
export interface HtmlTag {
  /** In lower case. */
  name: string;
  /** Whether it ends an element. */
  closes: boolean;
  /** Offset of its `<`. */
  start: number;
  /** Offset behind its `>`. */
  end: number;
  attributes: Attribute[];
}

const tagPattern = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][^\s"'<>/]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gi;
const attributePattern = /\s*([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/** The tags in a part of a text, comments passed over. */
export function tagsIn(text: string, from: number, to: number): HtmlTag[] {
  const html = text.slice(from, to);
  return [...html.matchAll(tagPattern)].flatMap(({ 0: whole, 1: slash, 2: name, 3: rest = '', index }) => {
    if (name === undefined) return [];
    const start = from + index;
    const inside = start + 1 + slash!.length + name.length;
    const attributes = [...rest.matchAll(attributePattern)].map((match) => ({
      name: match[1]!.toLowerCase(),
      value: unescapeText(match[2] ?? match[3] ?? match[4] ?? ''),
      start: inside + match.index,
      end: inside + match.index + match[0].length,
    }));
    return [{ name: name.toLowerCase(), closes: slash === '/', start, end: start + whole.length, attributes }];
  });
}

/** The value of an attribute. */
export const attributeOf = ({ attributes }: HtmlTag, name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name)?.value;

/** Elements that go with all that is in them. */
const wholeElements =
  /<(script|style|noscript|iframe|object|template)\b((?:"[^"]*"|'[^']*'|[^"'<>])*)(?:\/>|>(?:[^]*?)<\/\1\s*>)|<(embed|link|meta|base)\b((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gi;

/** An element that goes as a whole, and its attributes. */
export interface WholeElement {
  name: string;
  start: number;
  end: number;
  tag: HtmlTag;
}

/** Scripts, frames and the like outside of `code`, ranges of a text in their order. */
export function wholeElementsIn(text: string, code: readonly { start: number; end: number }[]): WholeElement[] {
  return [...text.matchAll(wholeElements)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (code.some((range) => start >= range.start && start < range.end)) return [];
    const [tag] = tagsIn(text, start, end);
    return tag === undefined ? [] : [{ name: tag.name, start, end, tag }];
  });
}
