import { reasonAgainst } from '../blog/alias-paths.ts';
import { postFrontMatter } from '../blog/front-matter.ts';
import { createCollector, type TextDiagnostic } from '../core/diagnostics.ts';
import { isWebUrl } from '../core/web-url.ts';
import { readDate } from './dates.ts';
import { plainTitle } from './plain-title.ts';

/** Values as the author wrote them: texts, lists and maps. */
export type Values = Readonly<Record<string, unknown>>;

/** Front matter with the names of our fields. */
export interface Mapped {
  fields: Record<string, unknown>;
  /** By each of our fields, the names as written that gave it its value. */
  sources: Record<string, string[]>;
  /** Names that are none of ours and stand for none. */
  unknown: string[];
  /** Names that stand for a field which the document cannot have, where nothing else is told of them. */
  misplaced: string[];
  diagnostics: TextDiagnostic[];
}

type Read = 'tags' | 'text' | 'date' | 'paths' | 'image' | 'alt' | 'flag' | 'negated' | 'status' | 'link' | 'as it is';

type Row = readonly [names: string, field: string, read: Read];

/**
 * THE table: another engine's name → our field, and how its value is read. Names are compared without capitals, hyphens
 * and underscores. Of several names for one field the first counts, but tags and aliases are joined.
 */
const otherNames: readonly Row[] = [
  ['title', 'title', 'text'],
  ['description excerpt summary subtitle abstract', 'description', 'text'],
  ['date pubDate publishDate pubDatetime created createdAt datePublished publishedDate publishedAt', 'date', 'date'],
  [
    'updated lastmod last_modified_at updatedDate modified modDatetime updatedAt dateModified lastUpdated',
    'updated',
    'date',
  ],
  ['tags categories category', 'tags', 'tags'],
  ['aliases permalink redirect_from url', 'aliases', 'paths'],
  [
    'image coverImage heroImage header-img header-image cover thumbnail featured_image feature_image featuredImage ' +
      'banner hero header img ogImage social_image images',
    'image',
    'image',
  ],
  ['imageAlt image-alt coverAlt coverImageAlt heroImageAlt heroAlt thumbnailAlt featuredImageAlt', 'imageAlt', 'alt'],
  ['draft hide', 'draft', 'flag'],
  ['status', 'draft', 'status'],
  ['visible', 'draft', 'negated'],
  ['published', 'published', 'as it is'],
  ['unlisted hidden', 'unlisted', 'flag'],
  ['pinned pin sticky', 'pinned', 'flag'],
  // Jekyll, Blowfish and Congo, Wowchemy, blogs with posts of two kinds, IndieWeb.
  ['link external_url external_link linkpost bookmark-of', 'link', 'link'],
];

/** The same with the fields of a post that have our name alone. */
const table: readonly Row[] = [
  ...otherNames,
  ...Object.keys(postFrontMatter.shape)
    .filter((name) => otherNames.every(([, field]) => field !== name))
    .map((name): Row => [name, name, 'as it is']),
];

const keyOf = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Gives front matter the names and forms of our own. `fields` are those that the document may have; `lines` say where
 * each name stands, and `wordsAreTags` that `tags: a b` are two tags in the whole blog.
 */
export function mapFrontMatter(
  data: Values,
  fields: readonly string[],
  lines: Readonly<Record<string, number>> = {},
  wordsAreTags = false,
): Mapped {
  const collector = createCollector();
  const reader = new FieldReader(data, lines, collector, wordsAreTags);
  const mapped: Mapped = { fields: {}, sources: {}, unknown: [], misplaced: [], diagnostics: collector.diagnostics };
  const written = new Map<string, string[]>();
  for (const name of Object.keys(data)) written.set(keyOf(name), [...(written.get(keyOf(name)) ?? []), name]);
  const known = new Set<string>();
  for (const [names, field, read] of table) {
    for (const name of names.split(' ').flatMap((each) => written.get(keyOf(each)) ?? [])) {
      known.add(name);
      if (!fields.includes(field)) {
        if (field === 'link') reader.dropLink(name);
        else mapped.misplaced.push(name);
        continue;
      }
      const value = reader.read(name, read);
      if (value === undefined) continue;
      const present = mapped.fields[field];
      const isJoined = Array.isArray(present) && Array.isArray(value);
      if (present !== undefined && !isJoined) continue;
      mapped.fields[field] = isJoined ? [...(present as unknown[]), ...(value as unknown[])] : value;
      (mapped.sources[field] ??= []).push(name);
    }
  }
  reader.completeImage(mapped, fields);
  dropEarlyUpdate(mapped);
  for (const name of Object.keys(data)) {
    if (keyOf(name) === 'redirectto')
      collector.warning(`\`${name}\` is not kept.`, 'Redirect on the host.', lines[name]);
    else if (!known.has(name)) mapped.unknown.push(name);
  }
  return mapped;
}

/** Flags that are ours by these names: what is neither true nor false in them is told. */
const ownFlags = new Set(['draft', 'unlisted', 'pinned']);
/** Engines write the day of the last change by themselves, and in drafts before the day of publication. */
function dropEarlyUpdate({ fields: { date, updated }, fields, sources }: Mapped): void {
  if (!isText(date) || !isText(updated) || sources['updated']?.[0] === 'updated') return;
  if (updated.slice(0, 10) < date.slice(0, 10)) delete fields['updated'];
}

class FieldReader {
  readonly #data: Values;
  readonly #lines: Readonly<Record<string, number>>;
  readonly #collector: ReturnType<typeof createCollector>;
  /** In Jekyll, which every post tells by its layout, words in a text are a list. */
  readonly #isJekyll: boolean;
  readonly #wordsAreTags: boolean;
  #alt: string | undefined;

  constructor(
    data: Values,
    lines: Readonly<Record<string, number>>,
    collector: ReturnType<typeof createCollector>,
    wordsAreTags: boolean,
  ) {
    this.#data = data;
    this.#lines = lines;
    this.#collector = collector;
    this.#wordsAreTags = wordsAreTags;
    this.#isJekyll = Object.keys(data).some((name) => keyOf(name) === 'layout');
  }

  read(name: string, read: Read): unknown {
    const value = this.#data[name];
    switch (read) {
      case 'text':
        return isText(value) ? this.#words(name, value) : value;
      case 'date':
        return isText(value) ? this.#date(name, value) : value;
      case 'tags':
        return this.#tags(name, value);
      case 'paths':
        return this.#paths(name, value);
      case 'image':
        return this.#image(name, value);
      case 'flag':
        return isFlag(value) || ownFlags.has(keyOf(name)) ? value : undefined;
      case 'negated':
        return isText(value) && /^(?:false|no|off)$/i.test(value) ? 'true' : undefined;
      case 'status':
        return isText(value) && /^(?:draft|private|pending)$/i.test(value) ? 'true' : undefined;
      case 'link':
        return this.#link(name, value);
      default:
        return value;
    }
  }

  /** Reports a link to another site that nothing here takes account of. */
  dropLink(name: string): void {
    this.#collector.warning(`\`${name}\` is not kept.`, 'Link to it in the text.', this.#lines[name]);
  }

  /** A link under another engine’s name has to be one; under our own its author is told. */
  #link(name: string, value: unknown): unknown {
    if (isFlag(value)) return undefined;
    if (keyOf(name) === 'link' || (isText(value) && isWebUrl(value.trim()))) return value;
    this.dropLink(name);
    return undefined;
  }

  #words(name: string, value: string): string {
    const [template] = /\{\{.*?\}\}|\{%.*?%\}/.exec(value) ?? [];
    if (template !== undefined)
      this.#collector.error(`Nothing fills in \`${template}\` here.`, 'Write what it stands for.', this.#lines[name]);
    return plainTitle(value);
  }

  #tags(name: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.flat();
    if (!isText(value)) return value;
    const isOwn = keyOf(name) === 'tags';
    const areWords = isOwn ? this.#isJekyll || this.#wordsAreTags : this.#isJekyll && keyOf(name) !== 'category';
    if (areWords && !value.includes(',')) return value.split(/\s+/).filter(Boolean);
    // One tag or several is the author's to say.
    if (isOwn && !value.includes(',')) return /\s/.test(value.trim()) ? value : [value];
    return value.includes(',')
      ? value
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean)
      : [value];
  }

  /** Quarto has words for the day on which a page is made. */
  #date(name: string, value: string): unknown {
    if (!/^(?:last-modified|today|now)$/.test(value.trim())) return readDate(value);
    const fix = 'The day in the file’s name counts; write `date: 2022-06-28` for another.';
    this.#collector.warning(`\`${name}: ${value.trim()}\` is no day.`, fix, this.#lines[name]);
    return undefined;
  }

  #paths(name: string, value: unknown): unknown {
    const key = keyOf(name);
    const written = (Array.isArray(value) ? value : [value]).filter((each) => each !== '');
    if (key === 'aliases') return written.map((each) => (isText(each) ? fromRoot(each) : (each as unknown)));
    const paths = written.flatMap((each) => (isText(each) ? this.#oldPath(name, each) : []));
    return paths.length === 0 ? undefined : paths;
  }

  /** An old URL of the post as a path. Patterns, and pages elsewhere, are none. */
  #oldPath(name: string, written: string): string[] {
    const path = fromRoot(written.replace(/^https?:\/\/[^/]+(?=\/)/, ''));
    if (/^(?:pretty|date|ordinal|none|weekdate)$/.test(written) || /(?:^|\/):/.test(path)) return [];
    const reason = /[?#\\]|\/\.{1,2}(?:\/|$)|\/\//.test(path) ? 'no file can have that path' : reasonAgainst(path);
    if (reason === undefined && path !== '/') return [path];
    this.#collector.warning(
      `\`${name}: ${written}\` is not kept${reason === undefined ? '' : `: ${reason}`}.`,
      'Write the old path from the root in `aliases`, such as `/2022/06/28/old-name.html`.',
      this.#lines[name],
    );
    return [];
  }

  #image(name: string, value: unknown): unknown {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (one !== null && typeof one === 'object') {
      const entries = one as Values;
      const src = ['path', 'src', 'url', 'image', 'feature', 'teaser', 'file', 'relative', 'og_image', 'overlay_image']
        .map((key) => entries[key])
        .find(isText);
      const alt = [entries['alt'], entries['imageAlt'], entries['image_alt'], entries['image_description']].find(
        isText,
      );
      if (src !== undefined) this.#alt ??= alt;
      return src === undefined ? undefined : imagePath(src);
    }
    if (keyOf(name) === 'image') return Array.isArray(value) ? one : value;
    return isText(one) && /\.\w{2,5}(?:[?#].*)?$/.test(one) ? imagePath(one) : undefined;
  }

  /** An image of another engine's field may have no alternative; one of ours beside the post needs one. */
  completeImage({ fields, sources }: Mapped, allowed: readonly string[]): void {
    const { image } = fields;
    if (!allowed.includes('imageAlt') || !isText(image)) return;
    fields['imageAlt'] ??= this.#alt;
    const [name = ''] = sources['image'] ?? [];
    // Front matter with a name of another engine is theirs, and they ask for no text.
    const isOnlyOurs = Object.keys(this.#data).every((each) => allowed.includes(each));
    const isOurs = isOnlyOurs && name === 'image' && isText(this.#data[name]) && !/^(?:\/|https?:)/.test(image);
    if (isOurs || (isText(fields['imageAlt']) && fields['imageAlt'].trim() !== '')) {
      if (fields['imageAlt'] === undefined) delete fields['imageAlt'];
      return;
    }
    fields['imageAlt'] = null;
    this.#collector.warning(
      `\`${name}\` has no text that says what the image shows.`,
      'Add `imageAlt:` with what it shows, in a few words.',
      this.#lines[name],
    );
  }
}

const isFlag = (value: unknown): boolean => isText(value) && /^(?:true|false|yes|no|on|off)$/i.test(value);

/** A path from the root, its spaces encoded. What is no path stays as it is, to be reported. */
function fromRoot(path: string): string {
  const written = path.trim().replace(/ /g, '%20');
  if (/^(?:[a-z][a-z+.-]*:|\/|\.\.?(?:\/|$)|#|\?)/i.test(written)) return written;
  return `/${written}${/\.\w+$|\/$/.test(written) ? '' : '/'}`;
}

/** Themes name files of the site without the slash in front. */
const imagePath = (src: string): string =>
  /^(?:assets|images?|img|static|uploads|files|public)\//.test(src) ? `/${src}` : src;
