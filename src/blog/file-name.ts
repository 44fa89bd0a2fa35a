import { slugify } from './tags.ts';
import type { Kind } from './kinds.ts';

/** What a file's path says about the post in it. */
export interface FileName {
  /**
   * `YYYY-MM-DD` from a name such as `2022-06-28-some-name.md` or `2022-6-8-some-name.md`; not yet checked against the
   * calendar.
   */
  date: string | undefined;
  /** Last part of the URL. Empty when the name has no letter or digit. */
  slug: string;
  /** A title for want of a better one: `Some name`. */
  title: string;
}

/**
 * Reads a path below the folder of notes: `2026-11-28.md`, `2026-11-28-2.md`, `2026-11-28-some-words.md`, each also as
 * a folder with an `index.md`. A note is known by its day, so its URL has all of the name.
 */
export function parseNoteName(path: string): FileName {
  const name = nameOf(path);
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(name) ?? [];
  return {
    date: year === undefined ? undefined : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`,
    slug: slugify(name),
    title: name,
  };
}

/** Name of a file without its ending; of `name/index.md` that of the folder. */
function nameOf(path: string): string {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  const last = parts.at(-1)!;
  return last === 'index' && parts.length > 1 ? parts.at(-2)! : last;
}

/**
 * Reads a path below the collection's folder: `slug.md`, `slug/index.md`, either with a date in front (Jekyll's form)
 * and in any sub-folder. Folders are for the author; they are no part of the URL.
 */
export function parseFileName(path: string): FileName {
  const name = nameOf(path);
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/.exec(name);
  const bare = match?.[4] ?? name;
  const words = bare.replace(/[-_\s]+/g, ' ').trim();
  return {
    date: match === null ? undefined : `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`,
    slug: slugify(bare),
    title: words.charAt(0).toUpperCase() + words.slice(1),
  };
}

/** What the path of a file below the folder of its kind says. */
export const parseName = (kind: Kind, below: string): FileName =>
  kind === 'notes' ? parseNoteName(below) : parseFileName(below);

/**
 * Most bytes of a slug that is made from a title: file systems end at 255 bytes a name, which also holds a date and an
 * ending.
 */
const slugBytes = 120;

/**
 * A title as the slug of a new file: a long one ends after a word where it can, never inside a letter. Empty when
 * nothing readable is left.
 */
export function fileSlug(title: string): string {
  const slug = slugify(title);
  let short = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(slug)) {
    bytes += new TextEncoder().encode(segment).length;
    if (bytes > slugBytes) return short.replace(/(?<=.{20})-[^-]{0,40}$/u, '').replace(/-+$/, '');
    short += segment;
  }
  return slug;
}

const document = /\.(md|markdown|mdx|qmd|ipynb)$/i;
/**
 * What is for a folder, or a part of others: files of Hugo's sections and of Quarto, and what a host shows of a folder.
 */
const noDocument = /^(?:_index|readme)\.\w+$|^_.*\.qmd$|^\./i;

/** Whether a file of this name, without its folder, is a post or a page. */
export const isDocument = (name: string): boolean => document.test(name) && !noDocument.test(name);
