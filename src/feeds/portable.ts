import { escapeAttribute, escapeText } from '../core/escape.ts';
import { isTextElement, refusals } from '../core/html/allowed.ts';
import { readHtml, type HtmlReader, type Tag } from '../core/html/reader.ts';
import { voidElements } from '../core/html/scan.ts';

/**
 * Elements that are left out with all that is in them: programs, styles, frames and form controls, which do nothing in
 * a feed reader. Of other elements that may not stand in a text the content stays.
 */
const dropped = new Set(
  `script style iframe frame frameset object embed applet template noscript noembed noframes base link meta title
  button input select textarea dialog datalist foreignobject annotation-xml xmp plaintext`.split(/\s+/),
);

/** Attributes for our page, its style sheet or its way of loading. A feed gets `src` without `srcset` and `sizes`. */
const privateAttribute = new RegExp(
  `^(?:on.*|data-.*|aria-.*|class|style|role|tabindex|loading|decoding|fetchpriority|srcset|sizes|popover.*|interestfor|
  anchor|is|slot|part|nonce|autofocus|autoplay|contenteditable|integrity|crossorigin|ping|target)$`.replace(/\s+/g, ''),
);

/** Attributes that hold a URL. */
const urlAttributes = new Set(['href', 'src', 'poster', 'cite', 'xlink:href']);

type Attributes = Readonly<Record<string, string>>;

/**
 * Attributes of spans of which nothing is left, such as those for the colours of code: half of all tags. The reader
 * gives frequent attributes as the same frozen object each time.
 */
const bareSpans = new WeakSet<Attributes>();

function safeAttributes(tag: Tag): Attributes {
  const unsafe = new Set(refusals(tag).map(({ attribute }) => attribute));
  if (unsafe.size === 0) return tag.attributes;
  return Object.fromEntries(Object.entries(tag.attributes).filter(([key]) => !unsafe.has(key)));
}

/**
 * The HTML of a post’s body for any feed reader: every URL with scheme and host, nothing that needs our style sheet,
 * and the same text as the page. What is marked `data-page-only` is left out; of a `data-page-wrapper` its children
 * stay; a drawing with `data-feed-image` becomes that image. Throws a `TypeError` when `pageUrl` has no scheme.
 *
 * Links inside the post become the page’s URL with a fragment, and the ids that they point to stay. A bare `#fn-1`
 * leads to a wrong page wherever a reader resolves it against the feed or the home page (SimplePie, so FreshRSS too:
 * FreshRSS/FreshRSS#4481; newsboat before newsboat/newsboat#1823). The full URL opens the right footnote of the page in
 * every reader, and readers that look at the fragment stay in the post: NetNewsWire’s newsfoot.js reads `hash` of
 * the links that `footnoteClass` marks, FreshRSS compares with the item’s link (FreshRSS/FreshRSS#8968).
 */
export function portable(html: string, pageUrl: string): string {
  const writer = new PortableWriter(new URL(pageUrl));
  readHtml(html, writer, true);
  return writer.result();
}

/** Reads HTML and writes what may stay. Ids are written at the end, when all links are known. */
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
  #openPictures = 0;
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
    if (tag.name === 'picture') this.#openPictures += 1;
  }

  close(name: string): void {
    if (this.#skippedFrom === this.#ends.length) this.#skippedFrom = 0;
    this.#out.push(this.#ends.pop() ?? '');
    if (name === 'picture') this.#openPictures -= 1;
  }

  text(text: string): void {
    if (this.#skippedFrom === 0) this.#out.push(escapeText(text));
  }

  /** Writes the start of an element, or leaves it out; gives the end to write. */
  #open(tag: Tag): string {
    const { name } = tag;
    if (name === 'span' && bareSpans.has(tag.attributes)) return '';
    const attributes = safeAttributes(tag);
    const classes = attributes.class?.split(/\s+/) ?? [];
    if (name === 'div') this.#isNumbered = classes.includes('equation') && !('data-page-wrapper' in attributes);
    if (
      'data-page-only' in attributes ||
      (dropped.has(name.toLowerCase()) && tag.namespace !== 'svg') ||
      /^(?:script|style|foreignobject)$/i.test(name) ||
      (name === 'source' && this.#openPictures > 0)
    ) {
      if (isCheckbox(name, attributes)) this.#out.push('checked' in attributes ? '☑' : '☐');
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    if ('data-page-wrapper' in attributes || name === 'picture' || !isTextElement(tag)) return '';
    if (name === 'math' && attributes.alttext !== undefined) return this.#writeFormula(attributes);
    const image = attributes['data-feed-image'];
    if (image !== undefined) {
      const [src, alt] = [this.#absolute(image), attributes['aria-label'] ?? ''].map(escapeAttribute);
      this.#out.push(`<img src="${src}" alt="${alt}">`);
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    // The heading of the footnotes is for screen readers on our page; here a rule sets them apart.
    if ('data-footnotes' in attributes) this.#out.push('<hr>');
    // A callout's box is ours: elsewhere it is a quotation, which begins with its kind in bold.
    if (classes.includes('callout'))
      return name === 'details' ? this.#wrapped('blockquote', name, attributes) : this.#write('blockquote', attributes);
    if (name === 'p' && classes.includes('title')) return this.#wrapped(name, 'strong', {});
    if (name !== 'span') return this.#write(name, attributes);
    const isNumber = classes.includes('number');
    if (isNumber) this.#out.push('\u2003');
    const end = this.#write(name, attributes);
    if (end === '' && !isNumber && Object.isFrozen(tag.attributes)) bareSpans.add(tag.attributes);
    return end;
  }

  /** Writes one element around another. */
  #wrapped(outer: string, name: string, attributes: Attributes): string {
    this.#out.push(`<${outer}>`);
    return `${this.#write(name, attributes)}</${outer}>`;
  }

  #write(name: string, attributes: Attributes): string {
    const written = Object.entries(this.#portableAttributes(name, attributes));
    // Spans for token colours and other parts of our style sheet have nothing left.
    if (name === 'span' && written.length === 0) return '';
    this.#out.push(`<${name}`);
    for (const [key, value] of written) {
      if (key === 'id') this.#ids.push({ id: value, at: this.#out.length });
      this.#out.push(value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${escapeAttribute(value)}"`);
    }
    this.#out.push('>');
    return voidElements.has(name) ? '' : `</${name}>`;
  }

  /** A formula with its TeX (MathML, 5.2). Readers that know no MathML print both, with spaces between them. */
  #writeFormula({ alttext = '', display, ...attributes }: Attributes): string {
    // A block would put its number on a line of its own.
    const form = this.#isNumbered ? { displaystyle: 'true' } : display === undefined ? {} : { display };
    const end = this.#write('math', { ...attributes, ...form });
    this.#out.push('<semantics><mrow>');
    return `</mrow><annotation encoding="application/x-tex"> ${escapeText(alttext)} </annotation></semantics>${end}`;
  }

  #portableAttributes(name: string, attributes: Attributes): Attributes {
    const portable: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) {
      if (privateAttribute.test(key)) continue;
      portable[key] = urlAttributes.has(key) ? this.#absolute(value) : value;
    }
    const firstSource =
      name === 'img' && portable.src === undefined ? attributes.srcset?.trim().split(/,?\s/)[0] : undefined;
    if (firstSource) portable.src = this.#absolute(firstSource);
    const align =
      name === 'td' || name === 'th' ? /(?:^|\s)(right|center)(?:\s|$)/.exec(attributes.class ?? '')?.[1] : undefined;
    if (align !== undefined) portable.align = align;
    const conventional = footnoteClass(attributes);
    if (conventional !== undefined) portable.class = conventional;
    return portable;
  }

  /** A URL with a scheme as it was written, another one resolved. */
  #absolute(written: string): string {
    const own = URL.parse(written);
    const url = own ?? URL.parse(written, this.#page);
    if (url === null) return written;
    if (url.hash !== '' && url.href.split('#')[0] === this.#page.href.split('#')[0])
      this.#targets.add(decodeFragment(url.hash));
    return own === null ? url.href : written.trim();
  }
}

/** MultiMarkdown’s class names, by which NetNewsWire knows footnotes and shows them beside the text (newsfoot.js). */
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
