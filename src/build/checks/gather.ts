import { urlsInSrcset, refusals, type Part, type Refusal } from '../../core/html/allowed.ts';
import { cssUrls } from '../../core/html/css.ts';
import { svgAttributes } from '../../core/html/names.ts';
import { readHtml, type HtmlReader, type Loss, type Tag } from '../../core/html/reader.ts';
import { readXml } from '../../core/html/xml.ts';
import type { PageFacts } from './page.ts';

/** What is known while a page is being read. */
export interface GatheredFacts extends Pick<
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

/** Links of the head that a browser follows by itself. */
const loadingRels =
  /\b(stylesheet|icon|preload|prefetch|modulepreload|apple-touch-icon|manifest|preconnect|dns-prefetch)\b/i;

/** Gathers what is known of a page or drawing in one pass. */
export function gatherFacts(path: string, text: string, isXml = false): GatheredFacts {
  const facts = noFacts(path);
  const part = isXml ? 'drawing' : 'page';
  let inStyle = false;
  const reader: HtmlReader = {
    open(tag) {
      inStyle = tag.name === 'style';
      if (saysNothing(tag, part)) return;
      readTag(facts, tag, part);
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

const noFacts = (path: string): GatheredFacts => ({
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
});

/** Tags of which it is known whether they say anything: by the attributes, which many tags of one element share. */
const known = {
  page: new Map<string, WeakMap<object, boolean>>(),
  drawing: new Map<string, WeakMap<object, boolean>>(),
};

/** Whether a tag is one of the many, such as those of code, from which nothing is to be gathered. */
function saysNothing(tag: Tag, part: 'page' | 'drawing'): boolean {
  const { name, attributes } = tag;
  if (name === 'style' || !Object.isFrozen(attributes)) return false;
  const ofElement = known[part].get(name) ?? new WeakMap<object, boolean>();
  known[part].set(name, ofElement);
  const answer = ofElement.get(attributes);
  if (answer !== undefined) return answer;
  const facts = noFacts('');
  readTag(facts, tag, part);
  const isEmpty = Object.values(facts).every(
    (value: unknown) =>
      value === undefined ||
      value === '' ||
      (Array.isArray(value) ? value.length === 0 : (value as Set<unknown>).size === 0),
  );
  ofElement.set(attributes, isEmpty);
  return isEmpty;
}

function readTag(facts: GatheredFacts, tag: Tag, part: Part): void {
  readAttributes(facts, tag, part);
  readElement(facts, tag);
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

function readAttributes(facts: GatheredFacts, tag: Tag, part: Part): void {
  for (const [written, value] of Object.entries(tag.attributes)) {
    const name = written.toLowerCase();
    if (name === 'id' && facts.ids.has(value)) facts.repeatedIds.push(value);
    if (name === 'id' || (tag.name === 'a' && name === 'name')) facts.ids.add(value);
    if (svgAttributes.has(name)) facts.loads.push(...cssUrls(value));
  }
  for (const refusal of refusals(tag, part)) refuse(facts, tag, refusal);
}

function refuse(facts: GatheredFacts, { name }: Tag, { kind, attribute = '', value = '' }: Refusal): void {
  const written = `${attribute}="${value}"`;
  if (kind === 'handler' || kind === 'runs') facts.scripts.push(written);
  else if (kind === 'style') facts.styled.push(name);
  else if (kind === 'script') facts.scripts.push('<script>');
  else facts.refused.push(attribute === '' ? `<${name}>` : `${written} on <${name}>`);
}

function readElement(facts: GatheredFacts, { name, attributes }: Tag): void {
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
    const { scripts, loads, css } = gatherFacts(facts.path, srcdoc);
    facts.scripts.push(...scripts);
    facts.loads.push(...loads, ...css.flatMap(cssUrls));
  }
  if (name === 'time') facts.newest = newer(facts.newest, attributes['datetime']);
  if (name === 'meta') readMeta(facts, attributes);
}

function readMeta(
  facts: GatheredFacts,
  { content = '', property, name = '', 'http-equiv': header = '' }: Record<string, string>,
): void {
  facts.meta.set((property ?? name).toLowerCase(), content);
  if (/^content-security-policy$/i.test(header))
    facts.policy ??= { content, late: facts.css.length > 0 || facts.loads.length > 0 };
  // The URL may stand without `url=` (HTML standard, 4.2.5.3).
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
