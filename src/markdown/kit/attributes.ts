import type { PhrasingContent } from 'mdast';

/** What an author adds to a figure or a table: `{#fig:loss .wide}`, Pandoc’s way to write it. */
export interface Attributes {
  /** Name to refer to, without `#`: `fig:loss`. */
  label: string | undefined;
  /** `wide` reaches a little into both margins, `full` as far as it can. */
  width: string | undefined;
  /** How wide an image is shown: `300` pixels, `50%` of the text. */
  size: string | undefined;
  /** Words that mean nothing here. */
  unknown: string[];
}

/** Reads the words between the braces. */
function parseAttributes(words: string): Attributes {
  const result: Attributes = { label: undefined, width: undefined, size: undefined, unknown: [] };
  for (const word of words.split(/\s+/).filter((word) => word !== '')) {
    if (/^#(fig|tbl)[:-]\S+$/.test(word)) result.label = word.slice(1);
    else if (/^\.(wide|full)$/.test(word)) result.width = word.slice(1);
    else if (/^width=[1-9]\d*%?$/.test(word)) result.size = word.slice('width='.length);
    else result.unknown.push(word);
  }
  return result;
}

/** Attributes at the end of a text, and the text before them. */
export function takeAttributes(text: string): { attributes: Attributes | undefined; rest: string } {
  const written = text.trimEnd();
  const opening = written.endsWith('}') ? written.lastIndexOf('{') : -1;
  const words = opening === -1 ? '' : written.slice(opening + 1, -1);
  if (!/^(?:[#.]|width=)[^}]*$/.test(words)) return { attributes: undefined, rest: text };
  return { attributes: parseAttributes(words), rest: written.slice(0, opening).trimEnd() };
}

/** The same at the end of running text, whose last words may be several text nodes side by side. */
export function takeLastAttributes(children: readonly PhrasingContent[]): {
  attributes: Attributes | undefined;
  rest: PhrasingContent[];
} {
  const first = children.findLastIndex((child) => child.type !== 'text') + 1;
  const text = children
    .slice(first)
    .map((child) => ('value' in child ? child.value : ''))
    .join('');
  const { attributes, rest } = takeAttributes(text);
  if (attributes === undefined) return { attributes, rest: [...children] };
  return {
    attributes,
    rest: [...children.slice(0, first), ...(rest === '' ? [] : [{ type: 'text', value: rest } as const])],
  };
}
