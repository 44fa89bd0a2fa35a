import { posix } from 'node:path';
import { fileSlug, parseFileName } from '../blog/file-name.ts';
import { postFrontMatter } from '../blog/front-matter.ts';
import { bytesOf } from '../blog/alias-paths.ts';
import { slugify } from '../blog/tags.ts';
import { reservedSegments } from '../blog/urls.ts';
import { compare } from '../core/order.ts';
import { textOf } from './fields.ts';
import type { OldDocument } from './model.ts';
import type { Note } from './notes.ts';
import { decode } from './resolve.ts';

/** Where a document goes. */
export interface Plan {
  slug: string;
  /** Path of its page from the site's root, without the site's base. */
  url: string;
  aliases: string[];
}

/** The most bytes of a slug: a file's name also holds a date and an ending. */
const mostBytes = 120;

/**
 * Gives each document a slug, from its old URL where it has one, and the old URLs that lead to it. Of two with one
 * slug the older keeps it. `base` is the path that the new site lives under, and `extra` gives further old paths
 * of a document.
 */
export function planDocuments(
  documents: readonly OldDocument[],
  base: string,
  extra: (document: OldDocument) => readonly string[],
  note: (kind: Note['kind'], file: string, what: string) => void,
): Map<OldDocument, Plan> {
  const plans = new Map<OldDocument, Plan>();
  const taken = new Set<string>();
  const inOrder = documents.toSorted(
    (a, b) => compare(a.kind, b.kind) * -1 || compare(a.date ?? '9', b.date ?? '9') || compare(a.path, b.path),
  );
  for (const document of inOrder) {
    const wanted = slugOf(document);
    const slug = freeSlug(document, wanted, (candidate) => taken.has(fileKey(pathOf(document, candidate))));
    if (slug !== wanted) note('slug', document.path, `${pathOf(document, wanted)} → ${pathOf(document, slug)}`);
    const url = pathOf(document, slug);
    taken.add(fileKey(url));
    plans.set(document, { slug, url, aliases: [] });
  }
  const withoutBase = (path: string) => (base !== '/' && path.startsWith(base) ? path.slice(base.length - 1) : path);
  const own = inOrder.flatMap((document) => document.urls.map((path) => ({ document, path })));
  const others = inOrder.flatMap((document) =>
    extra(document)
      .flatMap((path) => oldPath(path, document.urls[0]))
      .map((path) => ({ document, path })),
  );
  for (const { document, path: written } of [...own, ...others]) {
    const plan = plans.get(document)!;
    const path = withoutBase(written);
    const key = fileKey(path);
    if (key === fileKey(plan.url) || plan.aliases.some((alias) => fileKey(alias) === key)) continue;
    const reason = reasonAgainst(path) ?? (taken.has(key) ? 'another document has it' : undefined);
    if (reason === undefined) plan.aliases.push(path);
    else note('alias', document.path, `${path}: ${reason}`);
    taken.add(key);
  }
  return plans;
}

const pathOf = ({ kind }: OldDocument, slug: string): string => (kind === 'post' ? `/posts/${slug}/` : `/${slug}/`);

function slugOf(document: OldDocument): string {
  const [served] = document.urls;
  const last = served === undefined ? '' : decode(posix.basename(served.replace(/\/+$/, '')).replace(/\.html?$/i, ''));
  const given = textOf(document.fields, 'slug');
  const name = parseFileName(document.path).slug;
  const slug = [last, given?.split('/').filter(Boolean).at(-1) ?? '', name, textOf(document.fields, 'title') ?? '']
    .map(slugify)
    .find((each) => each !== '' && each !== 'index');
  const short = slug === undefined ? document.kind : bytesOf(slug) > mostBytes ? fileSlug(slug) : slug;
  return document.kind === 'page' && reservedSegments.includes(short) ? `${short}-page` : short;
}

function freeSlug({ date, path }: OldDocument, slug: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  const folder = slugify(posix.basename(posix.dirname(path)));
  const parts = date?.slice(0, 10).split('-') ?? [];
  const candidates = [
    ...(date === undefined && folder !== '' ? [`${folder}-${slug}`] : []),
    ...parts.map((_, index) => [slug, ...parts.slice(0, index + 1)].join('-')),
  ];
  for (const candidate of candidates) if (!isTaken(candidate)) return candidate;
  let count = 2;
  while (isTaken(`${slug}-${count}`)) count += 1;
  return `${slug}-${count}`;
}

/**
 * An old path as an alias: from the root, its blanks encoded. One that is relative is seen from the page, and from its
 * folder.
 */
function oldPath(written: string, page = '/'): string[] {
  const path = written
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/[?#].*$/s, '');
  if (path === '' || path === '/') return [];
  const froms = path.startsWith('/')
    ? ['/']
    : [page, ...(page.endsWith('/') && page !== '/' ? [page.slice(0, -1)] : [])];
  return froms.map((from) =>
    new URL(path.replace(/%(?![\da-f]{2})/gi, '%25'), `http://old${from}`).pathname
      .replace(/\/{2,}/g, '/')
      .replace(/[\s"<>\\^`{|}]/g, (sign) => encodeURIComponent(sign))
      .replace(/\/index\.html$/, '/'),
  );
}

/** One spelling for paths for which a site has one file. */
const fileKey = (path: string): string =>
  decode(path)
    .normalize('NFC')
    .replace(/\/(index\.html)?$/, '')
    .toLowerCase();

const aliases = postFrontMatter.shape.aliases;

/** Why a path can be no alias; `undefined` for one that can. */
function reasonAgainst(path: string): string | undefined {
  const [first = ''] = decode(path).split('/').slice(1);
  if (path === '/' || (reservedSegments.includes(first) && !['posts', 'tags', 'series'].includes(first)))
    return 'this site has a page of its own there';
  const read = aliases.safeParse([path]);
  return read.success ? undefined : 'it cannot be a file of a site';
}
