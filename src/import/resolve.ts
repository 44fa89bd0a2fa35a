import { posix } from 'node:path';
import { slugify } from '../blog/tags.ts';
import { isImage } from './files.ts';
import type { OldDocument, OldSite } from './model.ts';
import type { SourceTree } from './tree.ts';

/** Where a link or image of the old site leads. */
export type Target =
  /** Another document, and the part of it after `#`. */
  | { kind: 'document'; document: OldDocument; fragment: string }
  /** A file of the old site. */
  | { kind: 'file'; path: string }
  /** A page that this site has of its own. */
  | { kind: 'site'; url: string }
  /** Another site, or a part of the same page; `url` where it is not written as such. */
  | { kind: 'elsewhere'; url?: string }
  | { kind: 'nowhere' };

/** Finds what the links of an old site lead to. */
export interface Resolver {
  resolve(url: string, from: OldDocument): Target;
  /** A document by what another engine calls it: a path, a file's name, a URL. */
  find(name: string): OldDocument | undefined;
}

/** What is written without a scheme and can only be another site: endings of names that are no endings of files. */
const domain = /^(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|dev|ai|app|blog|info))(?:\/|$)/i;

/** One spelling for paths that a host serves from one file. */
function urlKey(path: string): string {
  return decode(path)
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
    .replace(/(^|\/)index\.html?$/i, '$1')
    .replace(/\.html?$/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

/** Percent-decoding that leaves a bare `%` alone. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Makes the resolver of a site. `tags` are the slugs of the tags that its posts have. */
export function createResolver(site: OldSite, tree: SourceTree, tags: ReadonlySet<string>): Resolver {
  const home =
    site.settings.url === undefined || !URL.canParse(site.settings.url) ? undefined : new URL(site.settings.url);
  const host = home?.host.replace(/^www\./, '');
  const base = home?.pathname.replace(/\/$/, '') ?? '';
  const byPath = new Map(site.documents.map((document) => [document.path, document]));
  const byUrl = new Map<string, OldDocument>();
  for (const document of site.documents)
    for (const url of document.urls) if (!byUrl.has(urlKey(url))) byUrl.set(urlKey(url), document);
  const byName = namesOf(site.documents);

  /** A file by its name alone, as Obsidian finds it: the one that there is. */
  const names = Map.groupBy(tree.paths, (path) => posix.basename(path).toLowerCase());
  const fileNamed = (written: string): Target | undefined => {
    const same = isImage(written) ? (names.get(posix.basename(written).toLowerCase()) ?? []) : [];
    return same.length === 1 ? { kind: 'file', path: same[0]! } : undefined;
  };

  const fileAt = (path: string): Target | undefined => {
    const clean = posix
      .normalize(path)
      .replace(/^(\.\.?\/)+|^\/+/g, '')
      .replace(/\/$/, '');
    const document = byPath.get(clean) ?? (byPath.get(`${clean}/index.md`) || byPath.get(`${clean}/index.qmd`));
    if (document !== undefined) return { kind: 'document', document, fragment: '' };
    // Where fastpages copied what lay beside a notebook.
    const paths = [clean, clean.replace(/^images\/copied_from_nb\//, '_notebooks/')];
    const file = paths.find((each) => tree.has(each));
    return file === undefined ? undefined : { kind: 'file', path: file };
  };

  const served = (path: string): Target | undefined => {
    const inside =
      base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) || '/' : path;
    const document = byUrl.get(urlKey(path)) ?? byUrl.get(urlKey(base + path));
    if (document !== undefined) return { kind: 'document', document, fragment: '' };
    for (const folder of site.publicFolders) {
      const found = fileAt(posix.join(folder === '' ? '.' : folder, inside));
      if (found !== undefined) return found;
    }
    return ownPage(inside, tags) ?? formerPage(inside);
  };

  /** A post that the path has the name of, from before the site had other paths. */
  const formerPage = (path: string): Target | undefined =>
    /\.(?!html?$)\w+$|^\/?(?:tags?|categor(?:y|ies)|topics?|authors?|page)\//i.test(path)
      ? undefined
      : found(byName.get(nameKey(path)));

  const resolvePath = (path: string, from: OldDocument): Target => {
    const [, place, rest = ''] = /^(?:\{(filename|static|attach)\}|\|filename\||(?:@|~)\/)(.*)$/s.exec(path) ?? [];
    const written = rest !== '' ? rest : path;
    const root = from.path.split('/')[0]!;
    const folder = posix.dirname(from.path);
    if (written.startsWith('/')) {
      const found =
        served(written) ??
        (place === undefined ? undefined : fileAt(root + written)) ??
        fileAt(`content${written}`) ??
        fileAt(`src${written}`) ??
        // Themes look for the image of a post beside it, whatever its path begins with.
        (isImage(written) ? fileAt(folder + written) : undefined);
      return found ?? { kind: 'nowhere' };
    }
    if (rest !== '' && place === undefined)
      return fileAt(`src/${rest}`) ?? fileAt(`content/${rest}`) ?? { kind: 'nowhere' };
    const [page] = from.urls;
    const relative =
      page === undefined
        ? undefined
        : URL.parse(written.replace(/%(?![\da-f]{2})/gi, '%25'), `http://old${page}`)?.pathname;
    return (
      fileAt(posix.join(folder, written)) ??
      // Hexo keeps the images of a post in a folder with its name.
      fileAt(posix.join(from.path.replace(/\.\w+$/, ''), written)) ??
      (relative === undefined ? undefined : served(decode(relative))) ??
      served(`/${written}`) ??
      fileNamed(written) ??
      (/\.(md|markdown|mdx|qmd|ipynb)$/i.test(written) ? found(byName.get(nameKey(written))) : undefined) ?? {
        kind: 'nowhere',
      }
    );
  };

  return {
    find: (name) =>
      byPath.get(name.replace(/^\//, '')) ?? byUrl.get(urlKey(name)) ?? byName.get(nameKey(name)) ?? undefined,
    resolve(url, from) {
      const written = url.trim();
      const named = /^old:([^#]*)(#.*)?$/s.exec(written);
      if (named !== null)
        return withFragment(found(byPath.get(decode(named[1]!))) ?? { kind: 'nowhere' }, named[2] ?? '');
      if (/^[#?]/.test(written)) return { kind: 'elsewhere' };
      if (written === '' || /^(javascript|vbscript|file|data|about|chrome):/i.test(written)) return { kind: 'nowhere' };
      const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(written) ?? [];
      if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(written)) {
        const absolute = URL.parse(written, home ?? 'https://old.invalid');
        if (absolute === null || !/^https?:$/.test(absolute.protocol) || absolute.host.replace(/^www\./, '') !== host)
          return { kind: 'elsewhere' };
        const found = served(decode(absolute.pathname));
        return found === undefined ? { kind: 'nowhere' } : withFragment(found, fragment);
      }
      const inside = resolvePath(decode(path), from);
      if (inside.kind !== 'nowhere') return withFragment(inside, fragment);
      if (/^[^\s@/:]+@[\w-]+(\.[\w-]+)+$/.test(written)) return { kind: 'elsewhere', url: `mailto:${written}` };
      return domain.test(written) ? { kind: 'elsewhere', url: `https://${written}` } : inside;
    },
  };
}

const found = (document: OldDocument | null | undefined): Target | undefined =>
  document === null || document === undefined ? undefined : { kind: 'document', document, fragment: '' };

const withFragment = (target: Target, fragment: string): Target =>
  target.kind === 'document' ? { ...target, fragment: fragment.slice(1) } : target;

/** A name without folders, date and ending. */
const nameKey = (name: string): string => {
  const parts = name
    .replace(/[?#].*$/s, '')
    .replace(/\/(index\.\w+)?$/, '')
    .split('/');
  return parts
    .at(-1)!
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_]/, '')
    .toLowerCase();
};

/** Documents by their names; `null` where two have one. */
function namesOf(documents: readonly OldDocument[]): Map<string, OldDocument | null> {
  const names = new Map<string, OldDocument | null>();
  for (const document of documents) {
    const key = nameKey(document.path);
    names.set(key, names.has(key) ? null : document);
  }
  return names;
}

/** What this site has at a path where engines have lists and feeds. */
function ownPage(path: string, tags: ReadonlySet<string>): Target | undefined {
  const key = urlKey(path);
  const tag = /^\/(?:blog\/)?(?:tags?|categor(?:y|ies)|topics?)\/(.+)$/.exec(key)?.[1];
  if (tag !== undefined) return tags.has(slugify(tag)) ? { kind: 'site', url: `/tags/${slugify(tag)}/` } : undefined;
  if (/^(\/(blog|posts?|articles?|index))?$/.test(key)) return { kind: 'site', url: '/' };
  if (/^\/(archives?|blog\/archives?)$/.test(key)) return { kind: 'site', url: '/archive/' };
  if (/^\/(tags?|categor(y|ies)|topics?)$/.test(key)) return { kind: 'site', url: '/tags/' };
  if (/^\/(?:blog\/|posts\/)?(?:feed|rss|atom|index)(?:\/rss|\/atom)?(?:\.xml|\.rss)?$/.test(key))
    return { kind: 'site', url: /atom/.test(key) ? '/atom.xml' : '/rss.xml' };
  return undefined;
}
