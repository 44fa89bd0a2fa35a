import { escapeAttribute } from '../escape.ts';
import { replaceParts, type Replacement } from './slots.ts';
import { tagsIn, type Attribute } from './tags.ts';

/** Attributes with ids of other elements, one or several (HTML standard, and WAI-ARIA 1.2, 6.2.4). */
const references =
  /^(?:for|form|headers|list|popovertarget|commandfor|interestfor|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))$/;

/** Attributes with a URL that a browser reads from the page on which they stand. */
const urls = /^(?:(?:xlink:)?href|src|poster)$/;

/**
 * The HTML of a text for a page that others share: relative URLs lead where they do on its own page, at `page`; an id
 * that is `taken` begins with `prefix`, as does what names it. All ids are then taken.
 */
export function besideOthers(html: string, page: string, prefix: string, taken: Set<string>): string {
  const tags = tagsIn(html, 0, html.length);
  const attributes = tags.flatMap((tag) => tag.attributes);
  const own = new Set(attributes.filter(({ name }) => name === 'id').map(({ value }) => value));
  const idOf = (id: string) => (own.has(id) && taken.has(id) ? `${prefix}-${id}` : id);
  const changed = attributes.flatMap((attribute): Replacement[] => {
    const value = changedValue(attribute, page, idOf);
    if (value === attribute.value) return [];
    return [{ ...attribute, text: ` ${attribute.name}="${escapeAttribute(value)}"` }];
  });
  const result = replaceParts(html, changed);
  for (const id of own) taken.add(idOf(id));
  return result;
}

function changedValue({ name, value }: Attribute, page: string, idOf: (id: string) => string): string {
  if (name === 'id') return idOf(value);
  if (references.test(name)) return value.replace(/\S+/g, idOf);
  if (urls.test(name) && value.startsWith('#')) return `#${idOf(value.slice(1))}`;
  if (urls.test(name)) return /^(?:[a-z][a-z0-9+.-]*:|\/|$)/i.test(value) ? value : resolved(value, page);
  return value.replace(/(url\(["']?#)([^"')]+)/g, (_, begin: string, id: string) => begin + idOf(id));
}

/** A relative URL from the server's root. */
function resolved(url: string, page: string): string {
  const { pathname, search, hash } = new URL(url, new URL(page, 'https://site.invalid'));
  return pathname + search + hash;
}
