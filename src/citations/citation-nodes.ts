import type { Link, PhrasingContent } from 'mdast';
import { escapeText } from '../core/escape.ts';
import { generated } from '../markdown/kit/generated.ts';
import { plainText } from './entry-html.ts';
import type { CitationIds } from './reference-list.ts';
import type { Style } from './style.ts';
import type { Citation } from './syntax.ts';

/**
 * A citation as nodes of the text. One that is but a number says nothing elsewhere: its nodes are `asideNumber`s, see
 * `plain-text.ts`.
 */
export function renderCitation(citation: Citation, style: Style, ids: CitationIds): PhrasingContent[] {
  const parts = style.numbered ? numeric(citation, style) : authorDate(citation, style);
  const text = style.numbered && citation.bracketed ? 'asideNumber' : 'text';
  // The types know no node of ours; Sätteri takes any.
  return parts.map(
    (part) =>
      (typeof part === 'string' ? { type: text, value: part } : linkTo(part, ids, style.numbered)) as PhrasingContent,
  );
}

/** Text, or the HTML of a link to the entry of a key. */
type Part = string | { key: string; html: string };

/** `(see Kingma & Ba, 2015, p. 3; Vaswani et al., 2017)`, or `Kingma and Ba (2015, p. 3)`. */
function authorDate({ bracketed, cites }: Citation, style: Style): Part[] {
  if (!bracketed)
    return cites.map(({ key, suffix }) => ({
      key,
      html: `${style.names(key)} (${style.year(key)}${escapeText(suffix)})`,
    }));
  const parts = cites.map(({ prefix, key, yearOnly, suffix }): Part[] => [
    prefix,
    { key, html: (yearOnly ? style.year : style.full)(key) },
    suffix,
  ]);
  return ['(', ...parts.flatMap((each, index) => (index === 0 ? each : ['; ', ...each])), ')'];
}

/** `[1]`, `[see 1, p. 3; 2]`, or `Kingma and Ba [1]`. */
function numeric({ bracketed, cites }: Citation, style: Style): Part[] {
  if (!bracketed)
    return cites.flatMap(({ key, suffix }) => [
      `${plainText(style.names(key))} `,
      { key, html: `[${style.full(key)}${escapeText(suffix)}]` },
    ]);
  const isBare = cites.every(({ prefix, suffix }) => prefix === '' && suffix === '');
  if (isBare && cites.length === 1) return [{ key: cites[0]!.key, html: `[${style.full(cites[0]!.key)}]` }];
  const parts = cites.map(({ prefix, key, suffix }): Part[] => [prefix, { key, html: style.full(key) }, suffix]);
  return ['[', ...parts.flatMap((each, index) => (index === 0 ? each : [isBare ? ', ' : '; ', ...each])), ']'];
}

/**
 * A link to an entry. Where the browser can, pointing at it shows the entry. The id is not that of the link: a browser
 * moves the focus to what a link leads to if it can have it, so the way back from the list would end with the popover.
 */
function linkTo({ key, html }: Exclude<Part, string>, ids: CitationIds, isNumber: boolean): object {
  const name = ids.nameOf(key);
  const text = plainText(html);
  const link: Link = {
    type: 'link',
    url: `#ref-${name}`,
    data: { hProperties: { interestfor: `card-${name}` } },
    children: [html.includes('<') ? generated(html, text) : { type: 'text', value: text }],
  };
  return {
    type: isNumber ? 'asideNumber' : 'cite',
    data: { hName: 'span', hProperties: { className: ['cite'], id: ids.next(key) } },
    children: [link],
  };
}
