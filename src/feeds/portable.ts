import { Parser } from 'htmlparser2';
import { escapeAttribute, escapeText } from '../blog/escape.ts';

/** Elements that a reader must never get, with all that is in them. Form controls go too: they do nothing there. */
const dropped = new Set([
  ...['script', 'style', 'iframe', 'frame', 'object', 'embed', 'applet', 'template', 'noscript', 'base', 'link', 'meta'],
  ...['button', 'input', 'select', 'textarea', 'dialog'],
]);

/** Attributes that lean on our page, its stylesheet or its way of loading. `srcset` and `sizes`: a feed gets the plain `src`. */
const privateAttribute =
  /^(?:on.*|data-.*|aria-.*|class|style|role|tabindex|loading|decoding|fetchpriority|srcset|sizes|popover.*|interestfor|anchor|is|slot|part|nonce|autofocus|autoplay|contenteditable|integrity|crossorigin|ping|target)$/;

/** Attributes that hold an address. */
const addressAttributes = new Set(['href', 'src', 'poster', 'cite', 'xlink:href', 'action', 'formaction', 'data', 'background']);

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

type Attributes = Record<string, string>;

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
  const parser = new Parser(writer);
  parser.end(html);
  return writer.result();
}

/** Takes the parser's events and writes what may stay. Ids are settled at the end, when all links are known. */
class PortableWriter {
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

  constructor(page: URL) {
    this.#page = page;
  }

  result(): string {
    for (const { id, at } of this.#ids) if (!this.#targets.has(id)) this.#out[at] = '';
    return this.#out.join('');
  }

  onopentag(name: string, attributes: Attributes): void {
    const end = this.#skippedFrom > 0 ? '' : this.#open(name, attributes);
    this.#ends.push(end);
    if (name === 'picture') this.#pictures += 1;
  }

  onclosetag(name: string): void {
    if (this.#skippedFrom === this.#ends.length) this.#skippedFrom = 0;
    this.#out.push(this.#ends.pop() ?? '');
    if (name === 'picture') this.#pictures -= 1;
  }

  ontext(text: string): void {
    if (this.#skippedFrom === 0) this.#out.push(escapeText(text));
  }

  /** Writes the start of an element, or leaves it out; gives the end to write. */
  #open(name: string, attributes: Attributes): string {
    if ('data-page-only' in attributes || dropped.has(name) || (name === 'source' && this.#pictures > 0)) {
      if (isCheckbox(name, attributes)) this.#out.push('checked' in attributes ? '☑' : '☐');
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    if ('data-page-wrapper' in attributes || name === 'picture') return '';
    if (name === 'math' && attributes.alttext !== undefined) return this.#writeFormula(attributes);
    const picture = attributes['data-feed-image'];
    if (picture !== undefined) {
      this.#out.push(`<img src="${escapeAttribute(this.#absolute(picture) ?? '')}" alt="${escapeAttribute(attributes['aria-label'] ?? '')}">`);
      this.#skippedFrom = this.#ends.length + 1;
      return '';
    }
    // The heading of the notes is for screen readers on our page; a rule sets the notes apart where no stylesheet does.
    if ('data-footnotes' in attributes) this.#out.push('<hr>');
    return this.#write(name, attributes);
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
  #writeFormula({ alttext = '', ...attributes }: Attributes): string {
    const end = this.#write('math', attributes);
    this.#out.push('<semantics><mrow>');
    return `</mrow><annotation encoding="application/x-tex"> ${escapeText(alttext)} </annotation></semantics>${end}`;
  }

  #portableAttributes(name: string, attributes: Attributes): Attributes {
    const kept: Attributes = {};
    for (const [key, value] of Object.entries(attributes)) {
      if (privateAttribute.test(key)) continue;
      const portable = addressAttributes.has(key) ? this.#absolute(value) : value;
      if (portable !== undefined) kept[key] = portable;
    }
    const firstSource = name === 'img' && kept.src === undefined ? attributes.srcset?.trim().split(/,?\s/)[0] : undefined;
    if (firstSource) kept.src = this.#absolute(firstSource) ?? '';
    const align = name === 'td' || name === 'th' ? /(?:^|\s)(right|center)(?:\s|$)/.exec(attributes.class ?? '')?.[1] : undefined;
    if (align !== undefined) kept.align = align;
    const conventional = footnoteClass(attributes);
    if (conventional !== undefined) kept.class = conventional;
    return kept;
  }

  /** An absolute address as it was written, a relative one resolved; `undefined` for one that runs code. */
  #absolute(address: string): string | undefined {
    const own = URL.parse(address);
    const url = own ?? URL.parse(address, this.#page);
    if (url === null) return address;
    if (url.protocol === 'javascript:' || url.protocol === 'vbscript:') return undefined;
    if (url.hash !== '' && url.href.split('#')[0] === this.#page.href.split('#')[0]) this.#targets.add(decodeFragment(url.hash));
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
