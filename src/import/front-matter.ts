import { stringify } from 'yaml';
import { pageFrontMatter, postFrontMatter } from '../blog/front-matter.ts';
import { isLanguageTag } from '../core/language-tag.ts';
import { slugify } from '../blog/tags.ts';
import { isWebUrl } from '../core/web-url.ts';
import { mapFrontMatter } from '../dialects/front-matter.ts';
import { readDate } from './dates.ts';
import { isTrue, listOf, textAt, textOf } from './fields.ts';
import type { OldDocument, Value } from './model.ts';
import type { Note } from './notes.ts';

/** What front matter of ours says, in the order in which it is written. */
export interface NewFields {
  title?: string | undefined;
  description?: string | undefined;
  date?: string | undefined;
  updated?: string | undefined;
  tags?: string[] | undefined;
  draft?: boolean | undefined;
  unlisted?: boolean | undefined;
  slug?: string | undefined;
  aliases?: string[] | undefined;
  feedId?: string | undefined;
  image?: string | undefined;
  imageAlt?: string | undefined;
  lang?: string | undefined;
  series?: string | undefined;
  link?: string | undefined;
}

/** A cover that front matter names. */
export interface Cover {
  url: string;
  alt: string;
}

/** What front matter says: its fields, and apart what depends on where everything goes. */
export interface ReadFields {
  fields: NewFields;
  cover: Cover | undefined;
  aliases: string[];
}

type Report = (kind: Note['kind'], what: string) => void;

/** The fields of a document as this blog has them. */
export function readFields(
  document: OldDocument,
  site: { author?: string | undefined; lang: string },
  note: Report,
): ReadFields {
  const { fields: old, kind, date } = document;
  const names = Object.keys((kind === 'post' ? postFrontMatter : pageFrontMatter).shape);
  const { fields: mapped, diagnostics } = mapFrontMatter(old, names);
  for (const { message } of diagnostics) if (!/shows\.$|alias|permalink|redirect/.test(message)) note('field', message);
  noteAuthors(document, site.author, note);
  const text = (name: string) =>
    typeof mapped[name] === 'string' && mapped[name].trim() !== '' ? mapped[name].trim() : undefined;
  const hidden = isTrue(text('unlisted'));
  const lang = (text('lang') ?? textOf(old, 'language', 'locale'))?.replaceAll('_', '-');
  const series = textOf(old, 'series');
  const fields: NewFields = {
    title: text('title'),
    description: text('description')?.replace(/\s+/g, ' '),
    ...(kind === 'post' && {
      date,
      updated: updatedOf(text('updated'), date),
      tags: tagsOf(document, mapped['tags'], note),
    }),
    draft: document.draft || isTrue(text('draft')) || undefined,
    unlisted: hidden || undefined,
    lang:
      lang !== undefined && isLanguageTag(lang) && lang.toLowerCase() !== site.lang.toLowerCase() ? lang : undefined,
    ...(kind === 'post' && isWebUrl(text('link') ?? '') && { link: text('link') }),
    ...(kind === 'post' && { series: series !== undefined && slugify(series) !== '' ? series : undefined }),
  };
  if (fields.link === undefined && text('link') !== undefined) note('field', `link: ${text('link')}`);
  const image = text('image') ?? textAt(old, 'image', 'path');
  const cover =
    kind === 'post' && image !== undefined && !/^(true|false|none)$/i.test(image)
      ? { url: image, alt: text('imageAlt') ?? '' }
      : undefined;
  return {
    fields,
    cover,
    aliases: [...listOf(old, 'redirect_from'), ...listOf(old, 'aliases'), ...listOf(old, 'alias')],
  };
}

/** This blog has one author. */
function noteAuthors({ fields }: OldDocument, known: string | undefined, note: Report): void {
  const author = textOf(fields, 'author', 'authors') ?? textAt(fields, 'author', 'name');
  const isKnown = author !== undefined && known !== undefined && known.toLowerCase().includes(author.toLowerCase());
  if (author !== undefined && !isKnown) note('field', `author: ${author}`);
}

/** The day of the last change, where it is one and after the first. */
function updatedOf(written: string | undefined, date: string | undefined): string | undefined {
  const updated = written === undefined ? undefined : readDate(written)?.written.slice(0, 10);
  return updated !== undefined && date !== undefined && updated > date.slice(0, 10) ? updated : undefined;
}

/** Tags and categories, each once. */
function tagsOf({ tags }: OldDocument, mapped: unknown, note: Report): string[] | undefined {
  const all = [
    ...tags,
    ...(Array.isArray(mapped) ? (mapped as Value[]) : typeof mapped === 'string' ? mapped.split(/\s*,\s*/) : []),
  ];
  const named = all.filter((tag) => typeof tag === 'string').map((tag) => tag.replace(/^#+/, '').trim());
  for (const tag of named) if (tag !== '' && slugify(tag) === '') note('field', `tag: ${tag}`);
  const unique = [...new Map(named.filter((tag) => slugify(tag) !== '').map((tag) => [slugify(tag), tag])).values()];
  return unique.length > 0 ? unique : undefined;
}

/** A file of ours: the front matter, and the text below it. */
export function writeDocument(fields: NewFields, body: string): string {
  const written = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const yaml = Object.keys(written).length === 0 ? '' : stringify(written, { lineWidth: 0 });
  return `---\n${yaml}---\n\n${body.replace(/^(?:[ \t]*\n)+/, '').trimEnd()}\n`;
}
