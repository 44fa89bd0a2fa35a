import type { PageFacts } from './page.ts';

/** One source file and the page it must have become; `null` for one that is not published. The loader writes it. */
export interface ManifestEntry {
  file: string;
  url: string | null;
}

/** A finished site, as the rules see it. */
export interface BuiltSite {
  /** Where it will be published, with its base path. */
  url: string;
  /** Every file, its path relative to the site's root. */
  files: ReadonlySet<string>;
  /** HTML pages by path. */
  pages: ReadonlyMap<string, PageFacts>;
  /** Style sheets and drawings: files that can load others. */
  texts: ReadonlyMap<string, string>;
  manifest: readonly ManifestEntry[];
  /** Markdown files found on disk, whatever the manifest says. */
  sources: readonly string[];
  /** Text of a source file. */
  readSource(file: string): string;
}

/** The path of an address inside the site, decoded, without its base: `posts/a/`. `undefined` for one that leads out. */
export function innerPath(address: string, page: string, site: Pick<BuiltSite, 'url'>): { path: string; fragment: string } | undefined {
  const root = new URL(site.url);
  if (!URL.canParse(address, new URL(page, root))) return undefined;
  const target = new URL(address, new URL(page, root));
  if (!/^https?:$/.test(target.protocol) || target.host !== root.host || !target.pathname.startsWith(root.pathname)) return undefined;
  return { path: decode(target.pathname.slice(root.pathname.length)), fragment: decode(target.hash.slice(1)) };
}

/** The file that a static host serves for a path; `undefined` when there is none. */
export function fileFor(path: string, { files }: Pick<BuiltSite, 'files'>): string | undefined {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return files.has(file) ? file : undefined;
}

/** Path of a page as a reader sees it: `posts/a/index.html` → `posts/a/`. */
export const addressOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** The source file of a page, where it has one, and the line on which `text` stands in it. */
export function sourceOf(page: string, text: string, site: BuiltSite): { file: string; line?: number } {
  const file = site.manifest.find(({ url }) => url !== null && innerPath(url, '', site)?.path === addressOf(page))?.file;
  if (file === undefined) return { file: `dist/${page}` };
  const index = text === '' ? -1 : site.readSource(file).indexOf(text);
  return index === -1 ? { file } : { file, line: site.readSource(file).slice(0, index).split('\n').length };
}

/** Percent-decoding that leaves a bare `%` alone. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
