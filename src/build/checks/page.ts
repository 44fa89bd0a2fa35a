import { assetPath, decodePath } from '../../blog/urls.ts';
import { urlsInSrcset, refusals, type Part, type Refusal } from '../../core/html/allowed.ts';
import { cssUrls } from '../../core/html/css.ts';
import { svgAttributes } from '../../core/html/names.ts';
import { readHtml, type HtmlReader, type Loss, type Tag } from '../../core/html/reader.ts';
import { readXml } from '../../core/html/xml.ts';

/** What is to be known of one HTML page or SVG drawing, gathered in one pass. It can be kept as JSON. */
export interface PageFacts {
  /** Path in the finished site: `posts/a/index.html`. */
  path: string;
  /** Every `id`, and `name` of an anchor, each once: where a fragment may lead. */
  ids: string[];
  /** Ids that stand there more than once. */
  repeatedIds: string[];
  /** Addresses a reader may follow, as written. */
  links: string[];
  /** Addresses that the browser asks for by itself: pictures, styles, fonts, icons. */
  loads: string[];
  /** The pictures among them, as the page shows them where it has a choice of sizes. */
  images: string[];
  /** How the policy would name the `<style>` elements. */
  styles: string[];
  /** Code that would run: `<script>`, `onclick="…"`, `href="javascript:…"`; each as it is written. */
  scripts: string[];
  /** Elements with a `style` attribute, by name. */
  styled: string[];
  /** What else does not pass, as written: elements, attributes and schemes that are not among those of a page. */
  refused: string[];
  /** What never ends, or is no HTML: a reader would lose a part of the page. */
  lost: string[];
  /** The first content security policy, and whether a style or an address to load came before it. */
  policy: { content: string; late: boolean } | undefined;
  /** Where a page at an old address leads; empty for one that only loads itself again. */
  refresh: string | undefined;
  /** Files of `_astro/` that are named anywhere in it, relative to the site's root. */
  assets: string[];
  /** `false` for a page that asks search engines to stay away (`noindex`) or that only leads elsewhere. */
  listed: boolean;
  /**
   * When it last changed, as written in the page (W3C datetime): `article:modified_time`, else
   * `article:published_time`, else (lists) the newest `<time datetime>`.
   */
  lastmod: string | undefined;
}

/** Links of the head that a browser follows by itself. */
const loadingRels =
  /\b(stylesheet|icon|preload|prefetch|modulepreload|apple-touch-icon|manifest|preconnect|dns-prefetch)\b/i;

/** What is known while a page is being read. */
interface Gathered extends Pick<
  PageFacts,
  | 'path'
  | 'links'
  | 'loads'
  | 'images'
  | 'scripts'
  | 'styled'
  | 'refused'
  | 'lost'
  | 'repeatedIds'
  | 'policy'
  | 'refresh'
> {
  ids: Set<string>;
  meta: Map<string, string>;
  css: string[];
  newest: string | undefined;
}

/**
 * A reader of pages; what `isXml` says is read as XML. For all pages of a site, because much in them is alike.
 * `hashOf` says how the policy names an inline style.
 */
export function createPageReader(
  hashOf: (style: string) => string,
  isXml: (path: string) => boolean = (path) => /\.svg$/i.test(path),
): (path: string, html: string) => PageFacts {
  const keep = interner();
  const knownStyles = new Map<string, { hash: string; loads: string[] }>();
  const styleOf = (css: string) => {
    const known = knownStyles.get(css) ?? { hash: hashOf(css), loads: cssUrls(css).map(keep) };
    knownStyles.set(keep(css), known);
    return known;
  };
  return (path, html) => {
    const { ids, meta, css, newest, policy, refresh, ...facts } = gather(path, html, isXml(path));
    const styles = css.map(styleOf);
    const listed = refresh === undefined && !/\b(?:noindex|none)\b/i.test(meta.get('robots') ?? '');
    const lastmod =
      meta.get('article:modified_time') ?? meta.get('article:published_time') ?? (listed ? newest : undefined);
    return {
      ...facts,
      ids: [...ids].map(keep),
      links: facts.links.map(keep),
      images: [...new Set(facts.images)].map(keep),
      loads: [...facts.loads.map(keep), ...styles.flatMap(({ loads }) => loads)],
      styles: styles.map(({ hash }) => hash),
      policy: policy && { ...policy, content: keep(policy.content) },
      refresh: refresh && keep(refresh),
      assets: [...new Set(html.match(assetPath))].map((name) => keep(decodePath(name))),
      listed,
      lastmod: lastmod && keep(lastmod),
    };
  };
}

function gather(path: string, text: string, isXml = false): Gathered {
  const facts: Gathered = {
    path,
    ids: new Set(),
    repeatedIds: [],
    links: [],
    loads: [],
    images: [],
    scripts: [],
    styled: [],
    refused: [],
    lost: [],
    policy: undefined,
    refresh: undefined,
    meta: new Map(),
    css: [],
    newest: undefined,
  };
  let inStyle = false;
  const reader: HtmlReader = {
    open(tag) {
      readAttributes(facts, tag, isXml ? 'drawing' : 'page');
      readElement(facts, tag);
      inStyle = tag.name === 'style';
      if (inStyle) facts.css.push('');
    },
    text(part) {
      if (inStyle) facts.css[facts.css.length - 1] += part;
    },
    close: () => void (inStyle = false),
  };
  if (isXml) {
    const { errors, styleSheets } = readXml(text, reader);
    facts.loads.push(...styleSheets);
    facts.lost.push(...errors);
  } else facts.lost.push(...readHtml(text, reader).map(lossText));
  return facts;
}

/** A loss as a part of a sentence. */
function lossText({ kind, written }: Loss): string {
  if (kind === 'deep') return 'more elements inside one another than a browser takes';
  return {
    open: `\`${written}\`, which never ends`,
    stray: `\`${written}\`, which ends nothing`,
    quote: `\`${written}\`, a tag that never ends`,
    declaration: `\`${written}\`, which is no HTML`,
    frame: `a second \`${written}\``,
  }[kind];
}

/**
 * Gives one copy of each string. A part cut out of a page keeps the whole page in memory (V8 slices strings): 350 MB at
 * 5,000 long pages, 16 MB with this.
 */
function interner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const kept = known.get(text) ?? Buffer.from(text).toString();
    known.set(kept, kept);
    return kept;
  };
}

function readAttributes(facts: Gathered, tag: Tag, part: Part): void {
  for (const [written, value] of Object.entries(tag.attributes)) {
    const name = written.toLowerCase();
    if (name === 'id' && facts.ids.has(value)) facts.repeatedIds.push(value);
    if (name === 'id' || (tag.name === 'a' && name === 'name')) facts.ids.add(value);
    if (svgAttributes.has(name)) facts.loads.push(...cssUrls(value));
  }
  for (const refusal of refusals(tag, part)) refuse(facts, tag, refusal);
}

function refuse(facts: Gathered, { name }: Tag, { kind, attribute = '', value = '' }: Refusal): void {
  const written = `${attribute}="${value}"`;
  if (kind === 'handler' || kind === 'runs') facts.scripts.push(written);
  else if (kind === 'style') facts.styled.push(name);
  else if (kind === 'script') facts.scripts.push('<script>');
  else facts.refused.push(attribute === '' ? `<${name}>` : `${written} on <${name}>`);
}

function readElement(facts: Gathered, { name, attributes }: Tag): void {
  const { src, srcset, imagesrcset, poster, rel = '', type, data, srcdoc } = attributes;
  const href = attributes['href'] ?? attributes['xlink:href'];
  if (name === 'script' && type !== 'application/ld+json' && !facts.scripts.includes('<script>'))
    facts.scripts.push(src === undefined ? '<script>' : `<script src="${src}">`);
  if (href !== undefined) {
    const isLink = name === 'a' || name === 'area' || (name === 'link' && !loadingRels.test(rel));
    (isLink ? facts.links : facts.loads).push(href);
  }
  if (src !== undefined && name === 'img') facts.images.push(src);
  facts.loads.push(...present(src), ...present(poster), ...present(data), ...urlsInSrcset(srcset ?? imagesrcset ?? ''));
  if (srcdoc !== undefined) {
    const { scripts, loads, css } = gather(facts.path, srcdoc);
    facts.scripts.push(...scripts);
    facts.loads.push(...loads, ...css.flatMap(cssUrls));
  }
  if (name === 'time') facts.newest = newer(facts.newest, attributes['datetime']);
  if (name === 'meta') readMeta(facts, attributes);
}

function readMeta(
  facts: Gathered,
  { content = '', property, name = '', 'http-equiv': header = '' }: Record<string, string>,
): void {
  facts.meta.set((property ?? name).toLowerCase(), content);
  if (/^content-security-policy$/i.test(header))
    facts.policy ??= { content, late: facts.css.length > 0 || facts.loads.length > 0 };
  // The address may stand without `url=` (HTML standard, 4.2.5.3).
  if (/^refresh$/i.test(header))
    facts.refresh ??= /^\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(["']?)(.*?)\1\s*$/i.exec(content)?.[2] ?? '';
  if (
    header !== '' &&
    !/^(?:content-security-policy|refresh|content-type|x-ua-compatible|content-language)$/i.test(header)
  )
    facts.refused.push(`http-equiv="${header}" on <meta>`);
}

/** The later of two dates as pages write them; anything else than a date does not count. */
function newer(date: string | undefined, other: string | undefined): string | undefined {
  if (other === undefined || !/^\d{4}-\d\d-\d\d/.test(other) || Number.isNaN(Date.parse(other))) return date;
  return date === undefined || Date.parse(other) > Date.parse(date) ? other : date;
}

const present = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
