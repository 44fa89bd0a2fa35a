import { urlOfFile } from '../../blog/urls.ts';
import { decode, fileAt, innerPath as innerPathFrom, type InnerPath } from '../../core/link-check.ts';
import type { ManifestEntry } from '../../core/process-state.ts';
import type { PageFacts } from './page.ts';

/** A finished site, as the rules see it. */
export interface BuiltSite {
  /** Where it will be published, with its base path. */
  url: string;
  /** Every file, its path relative to the site's root. */
  files: ReadonlySet<string>;
  /** HTML pages by path. */
  pages: ReadonlyMap<string, PageFacts>;
  /** SVG drawings by path. */
  drawings: ReadonlyMap<string, PageFacts>;
  /** Texts of style sheets by path. */
  styleSheets: ReadonlyMap<string, string>;
  manifest: readonly ManifestEntry[];
  /** Markdown files found on disk, whatever the manifest says. */
  sources: readonly string[];
  /** Text of a source file. */
  readSource(file: string): string;
}

/** A site with the index that the rules look pages up in. */
export interface IndexedSite extends BuiltSite {
  owners: ReadonlyMap<string, string>;
  /** As `innerPath` below; a URL that means the same on every page is read once. */
  innerPath(url: string, page: string): InnerPath | undefined;
}

/** Adds the index. */
export function indexSite(site: BuiltSite): IndexedSite {
  const known = new Map<string, InnerPath | undefined>();
  return {
    ...site,
    owners: ownersOf(site),
    innerPath(url, page) {
      if (url.startsWith('#')) return { path: urlOfFile(page), fragment: decode(url.slice(1)) };
      if (!url.startsWith('/')) return innerPath(url, page, site);
      if (!known.has(url)) known.set(url, innerPath(url, '', site));
      return known.get(url);
    },
  };
}

/** Where a URL leads; `undefined` for one that leads out of the site. */
export const innerPath = (url: string, page: string, site: Pick<BuiltSite, 'url'>): InnerPath | undefined =>
  innerPathFrom(url, page, site.url);

/** The file that a static host serves for a path; `undefined` when there is none. */
export function fileFor(path: string, { files }: Pick<BuiltSite, 'files'>): string | undefined {
  const file = fileAt(path);
  return files.has(file) ? file : undefined;
}

/** Which source file became which page, by the path of the page. */
function ownersOf({ manifest, url: root }: Pick<BuiltSite, 'manifest' | 'url'>): Map<string, string> {
  const pages = manifest.flatMap(({ file, url }) =>
    url === null ? [] : [[innerPath(url, '', { url: root })?.path, file] as const],
  );
  return new Map(pages.flatMap(([path, file]) => (path === undefined ? [] : [[path, file]])));
}

/** The source file of a page, where it has one, and the line on which `text` stands in it. */
export function sourceOf(page: string, text: string, site: IndexedSite): { file: string; line?: number } {
  return locate(page, site, (source) => (text === '' ? -1 : source.indexOf(text)));
}

/** The same for a URL, which an author may have written without the base path and without percent-encoding. */
export function sourceOfUrl(page: string, url: string, site: IndexedSite): { file: string; line?: number } {
  const base = new URL(site.url).pathname;
  const written = url.startsWith(base) ? [url, url.slice(base.length - 1)] : [url];
  const forms = written.flatMap((form) => [form, decode(form)]).filter((form) => form !== '');
  return locate(
    page,
    site,
    (source) => forms.map((form) => indexOfWhole(source, form)).find((index) => index !== -1) ?? -1,
  );
}

function locate(page: string, site: IndexedSite, indexIn: (source: string) => number): { file: string; line?: number } {
  const file = site.owners.get(urlOfFile(page));
  if (file === undefined) return { file: `dist/${page}` };
  const source = site.readSource(file);
  const index = indexIn(source);
  return index === -1 ? { file } : { file, line: source.slice(0, index).split('\n').length };
}

/** Where a URL stands that does not go on: `/tag/`, not the beginning of `/tag/x/`. */
function indexOfWhole(source: string, url: string): number {
  for (let index = source.indexOf(url); index !== -1; index = source.indexOf(url, index + 1)) {
    if (!/^[\p{L}\p{N}/_%?#-]/u.test(source.slice(index + url.length, index + url.length + 2))) return index;
  }
  return -1;
}
