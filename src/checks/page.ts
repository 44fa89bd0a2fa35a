import { Parser } from 'htmlparser2';

/** What the rules want to know of one HTML page, gathered in one pass. */
export interface PageFacts {
  /** Path in the finished site: `posts/a/index.html`. */
  path: string;
  /** Every `id`, and `name` of an anchor: where a fragment may lead. */
  ids: Set<string>;
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
  /** The content security policy, and whether a style came before it. */
  policy: { content: string; late: boolean } | undefined;
  /** Where a page at an old address leads. */
  refresh: string | undefined;
}

/** Links of the head that a browser follows by itself. */
const loadingRels = /\b(stylesheet|icon|preload|prefetch|modulepreload|apple-touch-icon|manifest|preconnect|dns-prefetch)\b/;

// Browsers drop spaces and control characters in and before a scheme (URL standard, 4.4).
const runsScript = (value: string) => /^javascript:/i.test(value.replace(/[\u0000-\u0020]+/g, ''));

/** Reads a page. */
export function readPage(path: string, html: string): PageFacts {
  const facts: PageFacts = { path, ids: new Set(), links: [], loads: [], styles: [], scripts: [], styled: [], policy: undefined, refresh: undefined };
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      readAttributes(facts, name, attributes);
      readElement(facts, name, attributes);
      inStyle = name === 'style';
      if (inStyle) facts.styles.push('');
    },
    ontext(text) {
      if (inStyle) facts.styles[facts.styles.length - 1] += text;
    },
    onclosetag(name) {
      if (name === 'style') inStyle = false;
    },
  });
  parser.end(html);
  facts.loads.push(...facts.styles.flatMap(addressesInCss));
  return facts;
}

function readAttributes(facts: PageFacts, element: string, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id' || (element === 'a' && name === 'name')) facts.ids.add(value);
    if (name.startsWith('on')) facts.scripts.push(`${name}="${value}"`);
    else if (runsScript(value)) facts.scripts.push(`${name}="${value}"`);
    if (name === 'style') facts.styled.push(element);
  }
}

function readElement(facts: PageFacts, name: string, attributes: Record<string, string>): void {
  const { href, src, srcset, poster, data, rel = '', type, content = '' } = attributes;
  if (name === 'script' && type !== 'application/ld+json') facts.scripts.push(src === undefined ? '<script>' : `<script src="${src}">`);
  if (name === 'a' || name === 'area') facts.links.push(...present(href));
  else if (name === 'link') (loadingRels.test(rel) ? facts.loads : facts.links).push(...present(href));
  else if (name === 'image' || name === 'use') facts.loads.push(...present(href ?? attributes['xlink:href']));
  else if (name === 'object') facts.loads.push(...present(data));
  facts.loads.push(...present(src), ...present(poster), ...addressesInSrcset(srcset ?? ''));
  if (name !== 'meta') return;
  const header = attributes['http-equiv']?.toLowerCase();
  if (header === 'content-security-policy') facts.policy = { content, late: facts.styles.length > 0 };
  if (header === 'refresh') facts.refresh = /url=(.*)$/i.exec(content)?.[1];
}

const present = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

const addressesInSrcset = (srcset: string): string[] => srcset.split(',').flatMap((candidate) => present(candidate.trim().split(/\s+/)[0] || undefined));

/** What a style sheet loads. */
export function addressesInCss(css: string): string[] {
  const loading = css.replace(/\/\*.*?\*\/|@namespace[^;]*;/gs, '');
  const found = [...loading.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/g)];
  return found.map((match) => match[2] ?? match[4] ?? '').filter((address) => !address.startsWith('data:'));
}
