import { escapeAttribute, escapeText } from '../core/escape.ts';
import { isTextElement, refusals } from '../core/html/allowed.ts';
import { readHtml, type HtmlReader, type Tag } from '../core/html/reader.ts';
import { voidElements } from '../core/html/scan.ts';

/**
 * Elements that go with all that is in them: programs, styles, frames and form controls, which do nothing in a reader. Of
 * another element that is not on the list of those that may stand in a text, what is in it stays.
 */
const dropped = new Set([
  ...[
    'script',
    'style',
    'iframe',
    'frame',
    'frameset',
    'object',
    'embed',
    'applet',
    'template',
    'noscript',
    'noembed',
    'noframes',
    'base',
    'link',
    'meta',
    'title',
  ],
  ...[
    'button',
    'input',
    'select',
    'textarea',
    'dialog',
    'datalist',
    'foreignobject',
    'annotation-xml',
    'xmp',
    'plaintext',
  ],
]);

/** Attributes that lean on our page, its stylesheet or its way of loading. `srcset` and `sizes`: a feed gets the plain `src`. */
const privateAttribute =
  /^(?:on.*|data-.*|aria-.*|class|style|role|tabindex|loading|decoding|fetchpriority|srcset|sizes|popover.*|interestfor|anchor|is|slot|part|nonce|autofocus|autoplay|contenteditable|integrity|crossorigin|ping|target)$/;

/** Attributes that hold an address. */
const addressAttributes = new Set(['href', 'src', 'poster', 'cite', 'xlink:href']);

type Attributes = Readonly<Record<string, string>>;

/**
 * The HTML of a post's body made fit for any feed reader: every address absolute, nothing that needs our stylesheet, and
 * the same text as the page. What is marked `data-page-only` is left out; of what is marked `data-page-wrapper` the
 * children stay; a drawing with `data-feed-image` becomes that picture. Throws a `TypeError` when `pageUrl` is not an absolute address.
 *
 * Links inside the post become page address + fragment, and the ids that they point to stay. A bare `#fn-1` leads to a
 * wrong page wherever a reader resolves it against the feed or the home page (SimplePie, and with it FreshRSS:
 * FreshRSS/FreshRSS#4481; newsboat before newsboat/newsboat#1823). The full address opens the right note of the page in
 * every reader, and readers that look at the fragment still stay in place: NetNewsWire's newsfoot.js reads `hash` of the
 * links that `footnoteClass` marks, FreshRSS compares with the item's link (FreshRSS/FreshRSS#8968).
 */
export function portable(html: string, pageUrl: string): string {
  const writer = new PortableWriter(new URL(pageUrl));
  readHtml(html, writer, true);
  return writer.result();
}

/** Takes what HTML holds and writes what may stay. Ids are settled at the end, when all links are known. */
class PortableWriter implements HtmlReader {
  readonly #page: URL;
  readonly #out: string[] = [];
  /** Where in `#out` an id stands, to be blanked when no link points to it. */
  readonly #ids: { id: string; at: number }[] = [];
  readonly #targets = new Set<string>();
  /** For each open element, what its end writes. */
  readonly #ends: string[] = [];
  /** Depth at which leaving out began, 0 while writing. */
  #skippedFrom = 0;
  #pictures = 0;
  /** Whether the formula stands in one line with its number. */
  #isNumbered = false;

  constructor(page: URL) {
    this.#page = page;
  }

  result(): string {
    for (const { id, at } of this.#ids) if (!this.#targets.has(id)) this.#out[at] = '';
    return this.#out.join('');
  }

  open(tag: Tag): void {
    const end = this.#skippedFrom > 0 ? '' : this.#open(tag);
    this.#ends.push(end);
    if (tag.name === 'picture') this.#pictures += 1;
  }

  close(name: string): void {
    if (this.#skippedFrom === this.#ends.length) this.#skippedFrom = 0;
    this.#out.push(this.#ends.pop() ?? '');
    if (name === 'picture') this.#pictures -= 1;
  }

  text(text: string): void {
    if (this.#skippedFrom === 0) this.#out.push(escapeText(text));
  }

  /** Writes the start of an element, or leaves it out; gives the end to write. */
  #open(tag: Tag): string {
    const { name } = tag;
    const unsafe = new Set(refusals(tag).map(({ attribute }) => attribute));
    const attributes = Object.fromEntries(Object.entries(tag.attributes).filter(([key]) => !unsafe.has(key)));
    const classes = attributes.class?.split(/\s+/) ?? [];
    if (name === 'div') this.#isNumbered = classes.includes('equation') && !('data-page-wrapper' in attributes);
    if (
      'data-page-only' in attributes ||
      (dropped.has(name.toLowerCase()) && tag.namespace !== 'svg') ||
      /^(?:script|style|foreignobject)$/i.test(name) ||
      (name === 'source' && this.#pictures > 0)
    ) {
      if (isCheckbox(name, attributes)) this.#out.push('checked' in attributes ? '☑' : '☐');
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    if ('data-page-wrapper' in attributes || name === 'picture' || !isTextElement(tag)) return '';
    if (name === 'math' && attributes.alttext !== undefined) return this.#writeFormula(attributes);
    const picture = attributes['data-feed-image'];
    if (picture !== undefined) {
      this.#out.push(
        `<img src="${escapeAttribute(this.#absolute(picture))}" alt="${escapeAttribute(attributes['aria-label'] ?? '')}">`,
      );
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    // The heading of the notes is for screen readers on our page; a rule sets the notes apart where no stylesheet does.
    if ('data-footnotes' in attributes) this.#out.push('<hr>');
    // A callout's box is ours: elsewhere it is a quotation, which begins with its kind in bold.
    if (classes.includes('callout'))
      return name === 'details' ? this.#wrapped('blockquote', name, attributes) : this.#write('blockquote', attributes);
    if (name === 'p' && classes.includes('title')) return this.#wrapped(name, 'strong', {});
    if (name === 'span' && classes.includes('number')) this.#out.push('\u2003');
    return this.#write(name, attributes);
  }

  /** Writes one element around another. */
  #wrapped(outer: string, name: string, attributes: Attributes): string {
    this.#out.push(`<${outer}>`);
    return `${this.#write(name, attributes)}</${outer}>`;
  }

  #write(name: string, attributes: Attributes): string {
    const kept = Object.entries(this.#portableAttributes(name, attributes));
    // Token colours and other hooks for our stylesheet leave bare spans behind.
    if (name === 'span' && kept.length === 0) return '';
    this.#out.push(`<${name}`);
    for (const [key, value] of kept) {
      if (key === 'id') this.#ids.push({ id: value, at: this.#out.length });
      this.#out.push(value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${escapeAttribute(value)}"`);
    }
    this.#out.push('>');
    return voidElements.has(name) ? '' : `</${name}>`;
  }

  /** A formula with its TeX beside it (MathML, 5.2). Readers that know no MathML print both, so spaces keep them apart. */
  #writeFormula({ alttext = '', display, ...attributes }: Attributes): string {
    // A block would put its number on a line of its own.
    const form = this.#isNumbered ? { displaystyle: 'true' } : display === undefined ? {} : { display };
    const end = this.#write('math', { ...attributes, ...form });
    this.#out.push('<semantics><mrow>');
    return `</mrow><annotation encoding="application/x-tex"> ${escapeText(alttext)} </annotation></semantics>${end}`;
  }

  #portableAttributes(name: string, attributes: Attributes): Attributes {
    const kept: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) {
      if (privateAttribute.test(key)) continue;
      kept[key] = addressAttributes.has(key) ? this.#absolute(value) : value;
    }
    const firstSource =
      name === 'img' && kept.src === undefined ? attributes.srcset?.trim().split(/,?\s/)[0] : undefined;
    if (firstSource) kept.src = this.#absolute(firstSource);
    const align =
      name === 'td' || name === 'th' ? /(?:^|\s)(right|center)(?:\s|$)/.exec(attributes.class ?? '')?.[1] : undefined;
    if (align !== undefined) kept.align = align;
    const conventional = footnoteClass(attributes);
    if (conventional !== undefined) kept.class = conventional;
    return kept;
  }

  /** An absolute address as it was written, a relative one resolved. */
  #absolute(address: string): string {
    const own = URL.parse(address);
    const url = own ?? URL.parse(address, this.#page);
    if (url === null) return address;
    if (url.hash !== '' && url.href.split('#')[0] === this.#page.href.split('#')[0])
      this.#targets.add(decodeFragment(url.hash));
    return own === null ? url.href : address.trim();
  }
}

/** MultiMarkdown's class names, by which NetNewsWire knows footnotes and shows them in place (newsfoot.js). */
function footnoteClass(attributes: Attributes): string | undefined {
  if ('data-footnote-ref' in attributes) return 'footnote';
  if ('data-footnote-backref' in attributes) return 'reversefootnote';
  if ('data-footnotes' in attributes) return 'footnotes';
  return undefined;
}

function isCheckbox(name: string, { type, 'data-page-only': pageOnly }: Attributes): boolean {
  return name === 'input' && type?.toLowerCase() === 'checkbox' && pageOnly === undefined;
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
