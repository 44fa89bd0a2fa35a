import { escapeAttribute } from '../core/escape.ts';
import type { Messages } from '../i18n/index.ts';
import type { Style } from './style.ts';

/** Ids of one document: of each entry, of the popover that shows it, and of each citation. */
export class CitationIds {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** A part of an id for a key: letters, digits, hyphens; two keys never share one. */
  nameOf(key: string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const word = key.replace(/[^\p{L}\p{N}_-]+/gu, '-');
    const taken = new Set(this.#names.values());
    let name = word;
    for (let count = 2; taken.has(name); count += 1) name = `${word}-${count}`;
    this.#names.set(key, name);
    return name;
  }

  /** The id of the next citation of a key. */
  next(key: string): string {
    const count = this.countOf(key) + 1;
    this.#counts.set(key, count);
    return `cite-${this.nameOf(key)}-${count}`;
  }

  /** How often a key has been cited. */
  countOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}

/**
 * The list of sources. Each entry has a popover, which a browser shows beside a citation that is pointed at
 * (`interestfor`); elsewhere a citation is a link to its entry. The heading is left out where the author wrote one. Its
 * id begins with a capital: those of the author’s headings never do.
 */
export function referenceList({
  style,
  ids,
  messages,
  withHeading,
}: {
  style: Style;
  ids: CitationIds;
  messages: Messages['body'];
  withHeading: boolean;
}): string {
  const items = style.order.map((key) => {
    const name = escapeAttribute(ids.nameOf(key));
    const back = backLinks(name, ids.countOf(key), messages);
    const popover = `<span popover="hint" id="card-${name}" data-page-only>${style.entry(key, false)}</span>`;
    return `<li id="ref-${name}">${style.entry(key, true)} ${back}${popover}</li>`;
  });
  const list = style.numbered ? `<ol>\n${items.join('\n')}\n</ol>` : `<ul role="list">\n${items.join('\n')}\n</ul>`;
  if (!withHeading) return `<div class="references">\n${list}\n</div>`;
  const heading = `<h2 id="References">${messages.references}</h2>`;
  return `<section class="references" aria-labelledby="References">\n${heading}\n${list}\n</section>`;
}

/** One link for each citation of the entry, as footnotes have them. */
function backLinks(name: string, count: number, messages: Messages['body']): string {
  const links = Array.from({ length: count }, (_, index) => {
    const number = index === 0 ? '' : `<sup>${index + 1}</sup>`;
    const label = messages.backToCitation(count === 1 ? undefined : index + 1);
    return `<a class="back" href="#cite-${name}-${index + 1}" aria-label="${label}">↩${number}</a>`;
  });
  return links.join(' ');
}
