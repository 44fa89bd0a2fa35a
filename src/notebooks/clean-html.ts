import { escapeAttribute, escapeText } from '../core/escape.ts';
import { readHtml, type Tag } from '../core/html/reader.ts';

/**
 * What an output may consist of: text, lists and tables. Classes, styles, ids and everything that loads are left out.
 */
const allowed = new Set(
  `
  table caption colgroup col thead tbody tfoot tr th td p div br hr pre code blockquote ul ol li dl dt dd a b i em
  strong small sub sup s u del ins mark kbd samp var abbr q cite time details summary
`.split(/\s+/),
);
const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start'],
};
/** Left out with all that is in them. */
const withContent = new Set(
  `
  script unsafe-script style textarea option noscript template title svg math button select iframe object audio video
  canvas
`.split(/\s+/),
);

/**
 * HTML of an output made safe, its tables scrolling inside themselves as those of the text do; `undefined` when it
 * nests too deep.
 */
export function cleanHtml(html: string): string | undefined {
  const out: string[] = [];
  /** End tags of the open elements, '' for those that are left out. */
  const ends: string[] = [];
  let skippedFrom = Infinity;
  const reader = {
    open(tag: Tag) {
      const isSkipped = ends.length >= skippedFrom;
      const { start, end } = isSkipped ? { start: '', end: '' } : tagsOf(tag);
      if (!isSkipped && withContent.has(tag.name)) skippedFrom = ends.length;
      out.push(start);
      ends.push(end);
    },
    close() {
      out.push(ends.pop() ?? '');
      if (ends.length <= skippedFrom) skippedFrom = Infinity;
    },
    text(text: string) {
      if (skippedFrom === Infinity) out.push(escapeText(text));
    },
  };
  if (readHtml(html, reader).some(({ kind }) => kind === 'deep')) return undefined;
  // pandas leaves the corner of a table empty, which is no heading of anything.
  const clean = out.join('').replaceAll('<th></th>', '<td></td>').trim();
  return clean.includes('<pre>') ? clean : clean.replace(/\n\s+/g, '\n');
}

function tagsOf({ name, namespace, attributes }: Tag): { start: string; end: string } {
  if (namespace !== 'html') return { start: '', end: '' };
  // A heading here would stand in no order of the post's headings.
  const tag = /^h[1-6]$/.test(name) ? 'p' : name;
  if (!allowed.has(tag)) return { start: '', end: '' };
  if (tag === 'br' || tag === 'hr') return { start: `<${tag} />`, end: '' };
  const written = (allowedAttributes[tag] ?? [])
    .map((attribute) => [attribute, attributes[attribute] ?? ''] as const)
    // A relative URL, or one inside the page, means another page here.
    .filter(([attribute, value]) => (attribute === 'href' ? /^(?:https?|mailto):/i.test(value) : value !== ''))
    .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`);
  const start = `<${tag}${written.join('')}>`;
  if (tag === 'table')
    return { start: `<div class="table" tabindex="0" data-page-wrapper>${start}`, end: '</table></div>' };
  return { start, end: tag === 'col' ? '' : `</${tag}>` };
}
