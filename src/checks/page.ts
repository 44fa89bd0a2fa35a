import { Parser } from 'htmlparser2';
import { assetPath, decodePath, runsScript } from '../blog/urls.ts';

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
  /** The first content security policy, and whether a style or an address to load came before it. */
  policy: { content: string; late: boolean } | undefined;
  /** Where a page at an old address leads. */
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
const loadingRels = /\b(stylesheet|icon|preload|prefetch|modulepreload|apple-touch-icon|manifest|preconnect|dns-prefetch)\b/i;

/** Attributes that hold CSS (SVG 2, 6.6). */
const cssAttribute = /^(style|fill|stroke|filter|mask|clip-path|cursor|marker(-start|-mid|-end)?)$/i;

/** What is known while a page is being read. */
interface Gathered extends Pick<PageFacts, 'path' | 'links' | 'loads' | 'images' | 'scripts' | 'styled' | 'repeatedIds' | 'policy' | 'refresh'> {
  ids: Set<string>;
  meta: Map<string, string>;
  css: string[];
  newest: string | undefined;
}

/**
 * A reader of pages; a path ending in `.svg` is read as XML. For all pages of a site, because much in them is alike.
 * `hashOf` says how the policy names an inline style.
 */
export function pageReader(hashOf: (style: string) => string): (path: string, html: string) => PageFacts {
  const keep = interner();
  const knownStyles = new Map<string, { hash: string; loads: string[] }>();
  const styleOf = (css: string) => {
    const known = knownStyles.get(css) ?? { hash: hashOf(css), loads: addressesInCss(css).map(keep) };
    knownStyles.set(keep(css), known);
    return known;
  };
  return (path, html) => {
    const { ids, meta, css, newest, policy, refresh, ...facts } = gather(path, html);
    const styles = css.map(styleOf);
    const listed = refresh === undefined && !/\b(?:noindex|none)\b/i.test(meta.get('robots') ?? '');
    const lastmod = meta.get('article:modified_time') ?? meta.get('article:published_time') ?? (listed ? newest : undefined);
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

function gather(path: string, html: string): Gathered {
  const gathered: Gathered = { path, ids: new Set(), repeatedIds: [], links: [], loads: [], images: [], scripts: [], styled: [], policy: undefined, refresh: undefined, meta: new Map(), css: [], newest: undefined };
  let inStyle = false;
  const xmlMode = path.endsWith('.svg');
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = xmlMode ? name.replace(/^.*:/, '').toLowerCase() : name;
      readAttributes(gathered, element, attributes);
      readElement(gathered, element, attributes);
      inStyle = element === 'style';
      if (inStyle) gathered.css.push('');
    },
    ontext(text) {
      if (inStyle) gathered.css[gathered.css.length - 1] += text;
    },
    onclosetag(name) {
      if (name.endsWith('style')) inStyle = false;
    },
    onprocessinginstruction(name, data) {
      if (name === '?xml-stylesheet') gathered.loads.push(...present(/href=["'](.*?)["']/.exec(data)?.[1]));
    },
  }, { xmlMode });
  parser.end(html);
  return gathered;
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

/** What nearly every element has, and what cannot hold an address or a program. */
const harmless = new Set(['class', 'rel', 'lang', 'datetime', 'width', 'height', 'alt', 'title', 'tabindex', 'content', 'sizes']);

function readAttributes(facts: Gathered, element: string, attributes: Record<string, string>): void {
  for (const name in attributes) {
    if (harmless.has(name)) continue;
    const value = attributes[name]!;
    if (name === 'id' && facts.ids.has(value)) facts.repeatedIds.push(value);
    if (name === 'id' || (element === 'a' && name === 'name')) facts.ids.add(value);
    if (/^on/i.test(name) || runsScript(name, value)) facts.scripts.push(`${name}="${value}"`);
    if (cssAttribute.test(name)) facts.loads.push(...addressesInCss(value));
    if (name === 'style') facts.styled.push(element);
  }
}

function readElement(facts: Gathered, name: string, attributes: Record<string, string>): void {
  const { src, srcset, imagesrcset, poster, data, srcdoc, rel = '', type } = attributes;
  const href = attributes['href'] ?? attributes['xlink:href'];
  if (name === 'script' && type !== 'application/ld+json') facts.scripts.push(src === undefined ? '<script>' : `<script src="${src}">`);
  if (href !== undefined) {
    const isLink = name === 'a' || name === 'area' || (name === 'link' && !loadingRels.test(rel));
    (isLink ? facts.links : facts.loads).push(href);
  }
  if (name === 'object') facts.loads.push(...present(data));
  if (src !== undefined) facts.loads.push(src);
  if (src !== undefined && name === 'img') facts.images.push(src);
  if (poster !== undefined) facts.loads.push(poster);
  const candidates = srcset ?? imagesrcset;
  if (candidates !== undefined) facts.loads.push(...addressesInSrcset(candidates));
  if (srcdoc !== undefined) {
    const { scripts, loads, css } = gather(facts.path, srcdoc);
    facts.scripts.push(...scripts);
    facts.loads.push(...loads, ...css.flatMap(addressesInCss));
  }
  if (name === 'time') facts.newest = newer(facts.newest, attributes['datetime']);
  if (name === 'meta') readMeta(facts, attributes);
}

function readMeta(facts: Gathered, { content = '', property, name = '', 'http-equiv': header = '' }: Record<string, string>): void {
  facts.meta.set((property ?? name).toLowerCase(), content);
  if (/^content-security-policy$/i.test(header)) facts.policy ??= { content, late: facts.css.length > 0 || facts.loads.length > 0 };
  if (/^refresh$/i.test(header)) facts.refresh = /url\s*=\s*(["']?)(.*?)\1\s*$/i.exec(content)?.[2];
}

/** The later of two dates as pages write them; anything else than a date does not count. */
function newer(date: string | undefined, other: string | undefined): string | undefined {
  if (other === undefined || !/^\d{4}-\d\d-\d\d/.test(other) || Number.isNaN(Date.parse(other))) return date;
  return date === undefined || Date.parse(other) > Date.parse(date) ? other : date;
}

const present = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

// An address ends at a space, not at a comma: it may hold one itself (HTML standard, 4.8.4.2.2).
const addressesInSrcset = (srcset: string): string[] => [...srcset.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|\s+[^,]*(?:,|$)|$)/g)].map((match) => match[1]!);

/** What a style sheet loads. */
export function addressesInCss(css: string): string[] {
  if (!/url\(|@import/i.test(css)) return [];
  const loading = css.replace(/\/\*.*?\*\/|@namespace[^;]*;/gs, '');
  const found = [...loading.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/gi)];
  return found.map((match) => match[2] ?? match[4] ?? '').filter((address) => !address.startsWith('data:'));
}
