import type { Feature } from '../../blog/post.ts';
import { countWords } from '../../blog/reading-time.ts';
import { readHtml, type ReadTag, type Tag } from '../../core/html/reader.ts';
import { sitePath } from '../../blog/site-paths.ts';
import { createSlot, replaceParts, type Replacement } from '../../core/html/slots.ts';

/** All that pages, feeds and checks need to know of a text, read from its HTML once. */
export interface TextRecord {
  /**
   * The HTML with slots: `image:` and a placeholder, `unlinked:` where no link may stand, and in the tag of a link
   * `link:` and the path of this site that it leads to.
   */
  template: string;
  wordCount: number;
  /** How the text begins, at least so many words as a name is made of. */
  opening: string;
  /** What it holds that needs a style sheet. */
  features: Feature[];
  /** Paths of this site that `<a>` leads to, each once, in order; see `sitePath`. */
  links: string[];
  /**
   * URLs of sound and film; of an element with several sources the first, as the others are the same in other formats.
   */
  media: string[];
  /** Where it leads and what it loads, in order. */
  urls: string[];
  /** Those that a browser asks for by itself. */
  loads: string[];
  /** Where a fragment may lead. */
  ids: string[];
  /** Ids that more than one element has. */
  repeatedIds: string[];
}

/** Reads the HTML of the text whose page is at `url`. */
export function recordText(html: string, url: string): TextRecord {
  const record: Omit<TextRecord, 'template' | 'features' | 'wordCount' | 'opening' | 'links'> = {
    media: [],
    urls: [],
    loads: [],
    ids: [],
    repeatedIds: [],
  };
  const texts: string[] = [];
  const slots: Replacement[] = [];
  const links = new Set<string>();
  const features = new Set<Feature>();
  const knownIds = new Set<string>();
  const mediaReader = createMediaReader(record.media);
  let last = -1;
  /** Elements that are open from a popover on, which says again what the text says. */
  let popovers = 0;
  /** Open elements in which no link may stand. */
  let interactive = 0;
  readHtml(
    html,
    {
      open(tag) {
        if (popovers > 0 || 'popover' in tag.attributes) popovers += 1;
        if (isInteractive.test(tag.name)) interactive += 1;
        // A browser opens one element more than once where marks overlap.
        if (tag.offset <= last) return;
        last = tag.offset;
        if (saysNothing(tag)) return;
        for (const feature of featuresOf(tag)) features.add(feature);
        recordUrls(tag, record, knownIds);
        mediaReader.open(tag);
        const path = linkedPath(tag, url);
        const slot = slotOf(tag, html, path, interactive > 0);
        if (slot !== undefined) slots.push(slot);
        if (path !== undefined) links.add(path);
      },
      close(name) {
        if (popovers > 0) popovers -= 1;
        if (isInteractive.test(name)) interactive -= 1;
        mediaReader.close(name);
      },
      text: (text) => void (popovers === 0 && texts.push(text)),
    },
    true,
  );
  return {
    ...record,
    template: replaceParts(html, slots),
    links: [...links],
    wordCount: countWords(texts.join(' ')),
    opening: texts.join('').slice(0, 500),
    features: [...features].sort(),
  };
}

/** The path of this site, other than the page's own, that a link leads to. */
function linkedPath({ name, attributes: { href } }: Tag, url: string): string | undefined {
  const path = name === 'a' && href !== undefined ? sitePath(href, url) : undefined;
  return path === url ? undefined : path;
}

/** Elements in which a link has no place, and headings, to which others link. */
const isInteractive = /^(?:a|button|summary|label|h[1-6])$/;

/**
 * The slot for a tag: in the place of an image beside the post, or in the tag of a link to `path` that has no preview
 * of its own.
 */
function slotOf(
  { name, attributes, offset }: ReadTag,
  html: string,
  path: string | undefined,
  isInLink: boolean,
): Replacement | undefined {
  const image = attributes['data-picture'];
  if (name === 'img' && image !== undefined)
    return {
      start: offset,
      end: html.indexOf('>', offset) + 1,
      text: createSlot(`${isInLink ? 'unlinked' : 'image'}:${image}`),
    };
  const end = offset + '<a'.length;
  return path === undefined || attributes.interestfor !== undefined
    ? undefined
    : { start: end, end, text: createSlot(`link:${path}`) };
}

/** Attributes of which it is known whether a tag with them says anything; see `attributesOf` of `core/html/scan.ts`. */
const empty = new WeakMap<object, boolean>();

/** Whether a tag is one of the many, such as those of code, that have nothing but a class which means nothing here. */
function saysNothing(tag: Tag): boolean {
  const { name, attributes } = tag;
  if (name !== 'span' || !Object.isFrozen(attributes)) return false;
  const known = empty.get(attributes);
  if (known !== undefined) return known;
  const isEmpty = Object.keys(attributes).every((key) => key === 'class') && featuresOf(tag).length === 0;
  empty.set(attributes, isEmpty);
  return isEmpty;
}

/** Features by the classes of their elements. */
const featureClasses: Readonly<Record<string, Feature>> = {
  ...{ terminal: 'codeExtras', fold: 'codeExtras', result: 'codeExtras', word: 'codeExtras' },
  ...{ drawing: 'drawings', callout: 'callouts', embed: 'embeds', cell: 'notebooks', output: 'notebooks' },
  ...{ cite: 'citations', reference: 'citations', references: 'citations' },
  ...{ decimal: 'dataTables', annotations: 'annotations', statement: 'theorems', preview: 'previews' },
  ...{ wide: 'figures', full: 'figures', row: 'figures', zoom: 'zoom', strip: 'strips' },
};

function featuresOf({ name, attributes }: Tag): Feature[] {
  const classes = attributes.class?.split(/\s+/) ?? [];
  return [
    ...(name === 'pre' ? ['code' as const] : []),
    ...(name === 'math' ? ['math' as const] : []),
    ...('data-footnotes' in attributes ? ['notes' as const] : []),
    ...classes.flatMap((each) => (Object.hasOwn(featureClasses, each) ? [featureClasses[each]!] : [])),
    ...(classes.some((each) => /^w-\d+$/.test(each)) ? ['sizes' as const] : []),
  ];
}

/** A reader follows links; and an element that may not stand in a post at all is reported as such. */
const followed = /^(?:a|area|script|iframe|frame|embed|object|applet|portal)$/i;

/** Attributes that hold one URL. */
const loading = new Set(['href', 'xlink:href', 'src', 'poster']);

function recordUrls(
  { name, attributes }: Tag,
  record: Pick<TextRecord, 'urls' | 'loads' | 'ids' | 'repeatedIds'>,
  known: Set<string>,
): void {
  const urls: string[] = [];
  const ids: string[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'id' || (key === 'name' && name === 'a')) {
      if (key === 'id' && known.has(value)) record.repeatedIds.push(value);
      ids.push(value);
    } else if (loading.has(key)) urls.push(value);
    else if (key === 'srcset') urls.push(...candidatesOf(value));
  }
  for (const id of ids) known.add(id);
  record.ids.push(...ids);
  record.urls.push(...urls);
  if (!followed.test(name)) record.loads.push(...urls);
}

/** URLs of a `srcset`. */
const candidatesOf = (value: string): string[] =>
  value
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s/)[0]!)
    .filter(Boolean);

function createMediaReader(media: string[]) {
  const isPlayer = (name: string) => name === 'audio' || name === 'video';
  let lacksSource = false;
  return {
    open({ name, attributes: { src } }: Tag): void {
      if ((isPlayer(name) || (name === 'source' && lacksSource)) && src !== undefined) media.push(src);
      if (isPlayer(name)) lacksSource = src === undefined;
      else if (name === 'source') lacksSource &&= src === undefined;
    },
    close: (name: string): void => void (lacksSource &&= !isPlayer(name)),
  };
}
