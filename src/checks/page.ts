import { Parser } from 'htmlparser2';
import { runsScript } from '../blog/urls.ts';

/** What the rules want to know of one HTML page or SVG drawing, gathered in one pass. */
export interface PageFacts {
  /** Path in the finished site: `posts/a/index.html`. */
  path: string;
  /** Every `id`, and `name` of an anchor: where a fragment may lead. */
  ids: Set<string>;
  /** Ids that stand there more than once. */
  repeatedIds: string[];
  /** Addresses a reader may follow, as written. */
  links: string[];
  /** Addresses that the browser asks for by itself: pictures, styles, fonts, icons. */
  loads: string[];
  /** Texts of `<style>` elements. */
  styles: string[];
  /** Code that would run: `<script>`, `onclick="…"`, `href="javascript:…"`; each as it is written. */
  scripts: string[];
  /** Elements with a `style` attribute, by name. */
  styled: string[];
  /** The first content security policy, and whether a style or an address to load came before it. */
  policy: { content: string; late: boolean } | undefined;
  /** Where a page at an old address leads. */
  refresh: string | undefined;
}

/** Links of the head that a browser follows by itself. */
const loadingRels = /\b(stylesheet|icon|preload|prefetch|modulepreload|apple-touch-icon|manifest|preconnect|dns-prefetch)\b/i;

/** Attributes that hold CSS (SVG 2, 6.6). */
const cssAttribute = /^(style|fill|stroke|filter|mask|clip-path|cursor|marker(-start|-mid|-end)?)$/i;

/** Reads a page; a path ending in `.svg` as XML. `keep` is for reading many, see `interner`. */
export function readPage(path: string, html: string, keep: (text: string) => string = (text) => text): PageFacts {
  const facts: PageFacts = { path, ids: new Set(), repeatedIds: [], links: [], loads: [], styles: [], scripts: [], styled: [], policy: undefined, refresh: undefined };
  let inStyle = false;
  const xmlMode = path.endsWith('.svg');
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = xmlMode ? name.replace(/^.*:/, '').toLowerCase() : name;
      readAttributes(facts, element, attributes);
      readElement(facts, element, attributes);
      inStyle = element === 'style';
      if (inStyle) facts.styles.push('');
    },
    ontext(text) {
      if (inStyle) facts.styles[facts.styles.length - 1] += text;
    },
    onclosetag(name) {
      if (name.endsWith('style')) inStyle = false;
    },
    onprocessinginstruction(name, data) {
      if (name === '?xml-stylesheet') facts.loads.push(...present(/href=["'](.*?)["']/.exec(data)?.[1]));
    },
  }, { xmlMode });
  parser.end(html);
  facts.loads.push(...facts.styles.flatMap(addressesInCss));
  const { ids, links, loads, styles, policy, refresh } = facts;
  return {
    ...facts,
    ids: new Set([...ids].map(keep)),
    links: links.map(keep),
    loads: loads.map(keep),
    styles: styles.map(keep),
    policy: policy && { ...policy, content: keep(policy.content) },
    refresh: refresh && keep(refresh),
  };
}

/**
 * Gives one copy of each string. A part cut out of a page keeps the whole page in memory (V8 slices strings): 350 MB at
 * 5,000 long pages, 16 MB with this.
 */
export function interner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const kept = known.get(text) ?? Buffer.from(text).toString();
    known.set(kept, kept);
    return kept;
  };
}

function readAttributes(facts: PageFacts, element: string, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id' && facts.ids.has(value)) facts.repeatedIds.push(value);
    if (name === 'id' || (element === 'a' && name === 'name')) facts.ids.add(value);
    if (/^on/i.test(name) || runsScript(name, value)) facts.scripts.push(`${name}="${value}"`);
    if (cssAttribute.test(name)) facts.loads.push(...addressesInCss(value));
    if (name === 'style') facts.styled.push(element);
  }
}

function readElement(facts: PageFacts, name: string, attributes: Record<string, string>): void {
  const { src, srcset, imagesrcset, poster, data, srcdoc, rel = '', type, content = '' } = attributes;
  const href = attributes['href'] ?? attributes['xlink:href'];
  if (name === 'script' && type !== 'application/ld+json') facts.scripts.push(src === undefined ? '<script>' : `<script src="${src}">`);
  if (name === 'a' || name === 'area') facts.links.push(...present(href));
  else if (name === 'link') (loadingRels.test(rel) ? facts.loads : facts.links).push(...present(href));
  else facts.loads.push(...present(href));
  if (name === 'object') facts.loads.push(...present(data));
  facts.loads.push(...present(src), ...present(poster), ...addressesInSrcset(srcset ?? imagesrcset ?? ''));
  if (srcdoc !== undefined) {
    const { scripts, loads } = readPage(facts.path, srcdoc);
    facts.scripts.push(...scripts);
    facts.loads.push(...loads);
  }
  if (name !== 'meta') return;
  const header = attributes['http-equiv']?.toLowerCase();
  if (header === 'content-security-policy') facts.policy ??= { content, late: facts.styles.length > 0 || facts.loads.length > 0 };
  if (header === 'refresh') facts.refresh = /url\s*=\s*(["']?)(.*?)\1\s*$/i.exec(content)?.[2];
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
