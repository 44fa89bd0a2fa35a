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

/** Two files with one URL, or one with a URL of the site's own: a page would silently replace another. */
export function checkUrls(documents: readonly SourceDocument[]): Diagnostic[] {
  const aliases = documents.flatMap((document) =>
    (document.frontMatter.aliases ?? []).map((alias) => {
      return { document, alias, key: urlKey(alias), what: `The alias \`${alias}\``, field: 'aliases' };
    }),
  );
  const own = documents.map((document) => ({
    document,
    key: keyOf(document.url),
    what: `The URL \`${decodeURI(document.url)}\``,
    field: 'slug',
  }));
  const groups = [...Map.groupBy([...own, ...aliases], ({ key }) => key).values()];
  const taken = groups.flatMap(([first, ...others]) =>
    others.map(({ document, what, field }) => ({
      file: document.file,
      line: lineOf(document, field),
      message: `${what} is already taken by ${first!.document.file}.`,
      fix:
        field === 'slug'
          ? 'Rename one of the files, or give one of them another `slug:`.'
          : 'Remove the alias from one of them.',
    })),
  );
  const tagged = documents.flatMap(({ frontMatter: { tags = [], series } }) => [
    ...tags.map(({ slug }) => `/tags/${slug}`),
    ...(series === undefined ? [] : [`/series/${series.slug}`]),
  ]);
  const files = documents.flatMap(({ kind, url }) =>
    isDated(kind) ? [markdownUrl(url), notebookUrl(url)].map(keyOf) : [],
  );
  const notes = documents.some(({ kind }) => kind === 'notes') ? [keyOf(notesUrl())] : [];
  const lists = [...notes, ...tagged];
  const inUse = new Set([...lists, ...lists.flatMap((list) => feedFiles.map((name) => `${list}/${name}`)), ...files]);
  const isNotes = (key: string) => notes.some((list) => key === list || key.startsWith(`${list}/page/`));
  const reserved = [
    ...aliases
      .filter(({ key }) => inUse.has(key) || isSitesOwn(key) || isNotes(key))
      .map(({ document, what }) => ({
        file: document.file,
        line: lineOf(document, 'aliases'),
        message: `${what} belongs to the site itself.`,
        fix: 'Remove it.',
      })),
    ...own
      .filter(({ key }) => isNotes(key))
      .map(({ document, what }) => ({
        file: document.file,
        line: lineOf(document, 'slug'),
        message: `${what} is that of the list of notes, which \`${folders.notes}/\` makes.`,
        fix: 'Rename the file, or give it another `slug:`.',
      })),
  ];
  // A file cannot be a folder too: `/a.html` and `/a.html/b/`.
  const isFile = (key: string) => /\.[a-z0-9]+$/i.test(key);
  const filesOf = new Set(aliases.filter(({ alias }) => isFile(alias)).map(({ key }) => key));
  const below = aliases.flatMap(({ document, key, what }) => {
    const parents = key.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
    const parent = parents.find((each) => filesOf.has(each) || (inUse.has(each) && isFile(each)));
    const message = `${what} lies below \`${parent}\`, which is a file.`;
    return parent === undefined
      ? []
      : [{ file: document.file, line: lineOf(document, 'aliases'), message, fix: 'Keep one of the two.' }];
  });
  return [...taken, ...reserved, ...below];
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
