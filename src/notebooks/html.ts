import type { IOptions } from 'sanitize-html';

/** What an output may consist of: text, lists and tables. Classes, styles, ids and everything that loads are left out. */
const allowed: IOptions = {
  allowedTags:
    `table caption colgroup col thead tbody tfoot tr th td p div br hr pre code blockquote ul ol li dl dt dd a b i em strong small sub sup
    s u del ins mark kbd samp var abbr q cite time details summary`.split(/\s+/),
  allowedAttributes: {
    a: ['href'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  // Left out with all that is in them.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'title',
    'svg',
    'math',
    'button',
    'select',
    'iframe',
    'object',
    'audio',
    'video',
    'canvas',
  ],
  transformTags: {
    // A heading here would stand in no order of the post's headings.
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'p'])),
    // A relative address, or one inside the page, means another page here.
    a: (tagName, { href = '' }) => ({ tagName, attribs: /^(https?|mailto):/i.test(href) ? { href } : {} }),
  },
};

/** HTML of an output made safe, its tables scrolling inside themselves as those of the text do. */
export async function cleanHtml(html: string): Promise<string> {
  const { default: sanitize } = await import('sanitize-html');
  const clean = sanitize(html, allowed)
    .replaceAll('<table>', '<div class="table" tabindex="0" data-page-wrapper><table>')
    .replaceAll('</table>', '</table></div>')
    // pandas leaves the corner of a table empty, which is no heading of anything.
    .replaceAll('<th></th>', '<td></td>')
    .trim();
  return clean.includes('<pre>') ? clean : clean.replace(/\n\s+/g, '\n');
}
