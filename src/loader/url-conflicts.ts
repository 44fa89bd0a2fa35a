import { parseName } from '../blog/file-name.ts';
import { folders, isDated } from '../blog/kinds.ts';
import { feedFiles } from '../blog/feed-formats.ts';
import { basePath, documentUrl, markdownUrl, notebookUrl, notesUrl, reservedSegments } from '../blog/urls.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { lineOf, type SourceDocument } from './documents.ts';

/**
 * Posts of one slug and different days: the oldest keeps the URL, and a newer one gets its year after the slug, then
 * month and day, up to what no other has.
 */
export function withOwnSlugs(documents: readonly SourceDocument[]): {
  documents: SourceDocument[];
  moved: Diagnostic[];
} {
  const dated = documents
    .filter(({ kind }) => isDated(kind))
    .map((document) => {
      const { kind, file, frontMatter } = document;
      return { document, slug: frontMatter.slug ?? parseName(kind, file).slug };
    });
  const groups = Map.groupBy(dated, ({ document: { kind }, slug }) => documentUrl(kind, slug));
  const taken = new Set(groups.keys());
  const slugs = new Map<SourceDocument, string>(dated.map(({ document, slug }) => [document, slug]));
  const moved: Diagnostic[] = [];
  for (const group of groups.values()) {
    const { slug } = group[0]!;
    const byDay = group
      .map(({ document }) => document)
      .sort((a, b) => compare(a.date.day, b.date.day) || compare(a.file, b.file));
    for (const [index, document] of byDay.entries()) {
      // Two of one day are for their author to tell apart.
      if (index === 0 || byDay[index - 1]!.date.day === document.date.day) continue;
      const [year, month, day] = document.date.day.split('-');
      const own = [`${slug}-${year}`, `${slug}-${year}-${month}`, `${slug}-${year}-${month}-${day}`].find(
        (each) => !taken.has(documentUrl(document.kind, each)),
      );
      if (own === undefined) continue;
      const url = documentUrl(document.kind, own);
      taken.add(url);
      slugs.set(document, own);
      moved.push({
        file: document.file,
        line: lineOf(document, 'slug'),
        message:
          `The slug \`${slug}\` is that of ${byDay[0]!.file} too, so this post is at ` + `\`${decodeURI(url)}\`.`,
        fix: `To choose its URL yourself, give it another \`slug:\`.`,
        severity: 'warning',
      });
    }
  }
  const placed = documents.map((document) => {
    const slug = slugs.get(document) ?? document.slug;
    return slug === document.slug ? document : { ...document, slug, url: documentUrl(document.kind, slug) };
  });
  return { documents: placed, moved };
}

/** A URL that a document asks for, as its own or as an alias. */
interface Claim {
  document: SourceDocument;
  /** Field of the front matter that asks for it. */
  field: 'slug' | 'aliases';
  /** The URL of the document with the site's base, or the alias as it is written. */
  path: string;
  /** See `urlKey`. */
  key: string;
}

/** Two files with one URL, or one with a URL of the site's own: a page would silently replace another. */
export function checkUrls(documents: readonly SourceDocument[]): Diagnostic[] {
  const own = documents.map((document): Claim => {
    return { document, field: 'slug', path: document.url, key: keyOf(document.url) };
  });
  const aliases = documents.flatMap((document) =>
    (document.frontMatter.aliases ?? []).map((path): Claim => {
      return { document, field: 'aliases', path, key: urlKey(path) };
    }),
  );
  const notes = documents.some(({ kind }) => kind === 'notes') ? [keyOf(notesUrl())] : [];
  const isNotes = (key: string) => notes.some((list) => key === list || key.startsWith(`${list}/page/`));
  const inUse = pathsInUse(documents, notes);
  return [
    ...takenTwice([...own, ...aliases]),
    ...aliases
      .filter(({ key }) => inUse.has(key) || isSitesOwn(key) || isNotes(key))
      .map((claim) => refused(claim, 'belongs to the site itself.', 'Remove it.')),
    ...own
      .filter(({ key }) => isNotes(key))
      .map((claim) =>
        refused(
          claim,
          `is that of the list of notes, which \`${folders.notes}/\` makes.`,
          'Rename the file, or give it another `slug:`.',
        ),
      ),
    ...belowFiles(aliases, inUse),
  ];
}

/** Why a document cannot have a URL: `why` goes on after its name. */
function refused({ document, field, path }: Claim, why: string, fix: string): Diagnostic {
  const what = field === 'slug' ? `The URL \`${decodeURI(path)}\`` : `The alias \`${path}\``;
  return { file: document.file, line: lineOf(document, field), message: `${what} ${why}`, fix };
}

/** Paths of lists, their feeds, and copies of posts. `notes` are those of the list of notes, where there is one. */
function pathsInUse(documents: readonly SourceDocument[], notes: readonly string[]): Set<string> {
  const tagged = documents.flatMap(({ frontMatter: { tags = [], series } }) => [
    ...tags.map(({ slug }) => `/tags/${slug}`),
    ...(series === undefined ? [] : [`/series/${series.slug}`]),
  ]);
  const files = documents.flatMap(({ kind, url }) =>
    isDated(kind) ? [markdownUrl(url), notebookUrl(url)].map(keyOf) : [],
  );
  const lists = [...notes, ...tagged];
  return new Set([...lists, ...lists.flatMap((list) => feedFiles.map((name) => `${list}/${name}`)), ...files]);
}

/** URLs that an earlier document has. */
const takenTwice = (claims: readonly Claim[]): Diagnostic[] =>
  [...Map.groupBy(claims, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    others.map((claim) =>
      refused(
        claim,
        `is already taken by ${first!.document.file}.`,
        claim.field === 'slug'
          ? 'Rename one of the files, or give one of them another `slug:`.'
          : 'Remove the alias from one of them.',
      ),
    ),
  );

/** Aliases below a file, which cannot be a folder too: `/a.html` and `/a.html/b/`. */
function belowFiles(aliases: readonly Claim[], inUse: ReadonlySet<string>): Diagnostic[] {
  const isFile = (key: string) => /\.[a-z0-9]+$/i.test(key);
  const files = new Set(aliases.filter(({ path }) => isFile(path)).map(({ key }) => key));
  return aliases.flatMap((claim) => {
    const parents = claim.key.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const parent = parents.find((each) => files.has(each) || (inUse.has(each) && isFile(each)));
    return parent === undefined
      ? []
      : [refused(claim, `lies below \`${parent}\`, which is a file.`, 'Keep one of the two.')];
  });
}

/** Two posts with one number in a series: one would stand in the other's place. */
export function checkSeriesParts(documents: readonly SourceDocument[]): Diagnostic[] {
  const parts = documents.filter(({ frontMatter: { series } }) => series?.part !== undefined);
  const groups = Map.groupBy(parts, ({ frontMatter: { series } }) => `${series!.slug} ${series!.part}`).values();
  return [...groups].flatMap(([first, ...others]) =>
    others.map((document) => ({
      file: document.file,
      line: lineOf(document, 'series'),
      message:
        `Part ${document.frontMatter.series!.part} of the series \`${document.frontMatter.series!.name}\` is ` +
        `already ${first!.file}.`,
      fix: 'Give one of the two another `part`, or none.',
    })),
  );
}

/** The same for a URL with the site's base. */
const keyOf = (url: string): string => urlKey(url.slice(basePath().length - 1));

/**
 * Whether an old path is one that the site writes by itself. Below `/posts/`, `/tags/` and `/series/` only what is in
 * use is taken.
 */
function isSitesOwn(key: string): boolean {
  const [first = '', ...rest] = key.split('/').slice(1);
  if (['posts', 'tags', 'series'].includes(first)) return rest.length === 0;
  return (
    key === '/' || reservedSegments.includes(first) || /^(404\.html|sitemap-\w+\.xml|_headers|_redirects)$/.test(first)
  );
}

/** One spelling for URLs that a static host serves from one file. */
export const urlKey = (path: string) =>
  decodeURI(path)
    .normalize('NFC')
    .replace(/\/(index\.html)?$/, '')
    .toLowerCase() || '/';
