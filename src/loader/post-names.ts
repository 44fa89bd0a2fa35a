import { parseFileName } from '../blog/file-name.ts';
import { slugify } from '../blog/tags.ts';
import { decodePath } from '../blog/urls.ts';

/** What a document is known by. */
interface Named {
  slug: string;
  /** Path relative to the project. */
  file: string;
  frontMatter: { aliases?: string[] | undefined; title?: string | undefined };
}

/** What a document may be called in a link: its slug, file, old URLs and title. */
export const namesOf = ({ slug, file, frontMatter: { aliases = [], title } }: Named): string[] => [
  slug,
  file,
  ...aliases.map(decodePath),
  ...(title === undefined ? [] : [title.replaceAll('/', ' ')]),
];

/** The documents that have a page of their own, to which a name can lead. */
export const withoutIntros = <Document extends { kind: string }>(documents: readonly Document[]): Document[] =>
  documents.filter(({ kind }) => kind !== 'intros');

/**
 * Finds a document by what another engine calls it: `2020-01-02-name`, `_posts/2020-01-02-name.md`, `/posts/name/`,
 * its title.
 */
export type FindDocument<Document extends Named> = (name: string) => Document | undefined;

/** A finder among documents. Of a name that several have it finds none. */
export function createFinder<Document extends Named>(documents: Iterable<Document>): FindDocument<Document> {
  let index: Map<string, Document | undefined> | undefined;
  return (name) => {
    index ??= indexOf(documents);
    const last = lastOf(name);
    return index.get(last) ?? index.get(parseFileName(last).slug) ?? index.get(slugify(name));
  };
}

function indexOf<Document extends Named>(documents: Iterable<Document>): Map<string, Document | undefined> {
  const index = new Map<string, Document | undefined>();
  for (const document of documents) {
    const title = document.frontMatter.title ?? '';
    for (const name of new Set([...namesOf(document).map(lastOf), slugify(title)]))
      if (name !== '') index.set(name, index.has(name) && index.get(name) !== document ? undefined : document);
  }
  return index;
}

/** The last part of a path in one spelling, without its ending; for `name/index.md` the folder. */
function lastOf(path: string): string {
  const [bare = ''] = path.split(/[?#]/, 1);
  const parts = bare.replace(/\/(?:_?index(?:\.\w+)?)?$/i, '').split('/');
  return parts
    .at(-1)!
    .replace(/\.(?:md|mdx|markdown|qmd|ipynb|html?)$/i, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Finds the document that was at an old URL: by its name and the date in the path, or a folder of posts before it. */
export function findByOldPath<Document extends Named & { url: string; date: { day: string } }>(
  path: string,
  find: FindDocument<Document>,
): Document | undefined {
  const [, year, month, day = '', name = ''] =
    /^\/(?:[^/]+\/)*?(\d{4})\/(\d{1,2})\/(?:(\d{1,2})\/)?([^/]+?)(?:\.html?|\/(?:index\.html)?)?$/.exec(path) ?? [];
  // Below `/posts/` are the pages of today.
  const [, undated] =
    /^\/(?:(?:blog|post|articles?|notes?)\/([^/]+?)(?:\.html?|\/)?|posts\/([^/]+?)\.html?)$/
      .exec(path)
      ?.filter((part) => part !== undefined) ?? [];
  const found = find(decodePath(name || (undated ?? '')));
  if (found === undefined || found.url === path || found.url === `${path}/`) return undefined;
  if (year === undefined) return undated === undefined ? undefined : found;
  const written = [year, month!, day].filter((part) => part !== '').map((part) => part.padStart(2, '0'));
  return found.date.day.startsWith(written.join('-')) ? found : undefined;
}
