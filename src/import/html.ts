import { unescapeText } from '../core/escape.ts';
import { refusals } from '../core/html/allowed.ts';
import type { Namespace } from '../core/html/reader.ts';
import type { NoteKind } from './notes.ts';

/** A part of a text, and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

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
  closes: boolean;
  start: number;
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

/** Whether a tag opens an element that the site lets stand in a text. */
export const isRefused = (name: string): boolean => refusals({ name, namespace: 'html', attributes: {} }).length > 0;

/** What of a tag the site does not let stand in a text: all of it, or attributes. */
export function refusedParts(
  tag: HtmlTag,
  namespace: Namespace,
): { kind: NoteKind; what: string; edit: Edit; isElement: boolean }[] {
  const attributes = Object.fromEntries(tag.attributes.map(({ name, value }) => [name, value]));
  return refusals({ name: tag.name, namespace, attributes }).map(({ kind, attribute }) => {
    const found = tag.attributes.find(({ name }) => name === attribute?.toLowerCase());
    const noteKind: NoteKind =
      kind === 'script' || kind === 'handler' || kind === 'runs'
        ? 'script'
        : kind === 'style' || kind === 'style element'
          ? 'style'
          : kind === 'frame'
            ? 'frame'
            : 'html';
    return found === undefined
      ? { kind: noteKind, what: `<${tag.name}>`, edit: { start: tag.start, end: tag.end, text: '' }, isElement: true }
      : {
          kind: noteKind,
          what: `${found.name}="${found.value.slice(0, 60)}" on <${tag.name}>`,
          edit: { start: found.start, end: found.end, text: '' },
          isElement: false,
        };
  });
}

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
