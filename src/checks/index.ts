import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Problem } from '../blog/problem.ts';
import { interner, readPage } from './page.ts';
import { idsAreUnique, linksResolve, noJavaScript, noThirdParty, nothingLost, policyIsStrict, type Rule } from './rules.ts';
import { ownersOf, type BuiltSite, type ManifestEntry } from './site.ts';

/** What the check of a finished folder needs to know besides the folder. */
export interface CheckOptions {
  /** Folder of the finished site. */
  dist: string;
  /** Folder of the project. */
  root: string;
  url: string;
  manifest: readonly ManifestEntry[];
  /** How the policy names an inline style. */
  hashOf: (style: string) => string;
}

/** Every rule of the house, over a site in memory. */
export function checkSite(site: BuiltSite, hashOf: (style: string) => string): Problem[] {
  const rules: Rule[] = [nothingLost, noJavaScript, noThirdParty, linksResolve, idsAreUnique, policyIsStrict(hashOf)];
  const indexed = { ...site, owners: ownersOf(site) };
  return rules.flatMap((rule) => rule(indexed));
}

/** Reads a finished folder and checks it. Gives the problems, and the pages and links looked at. */
export function checkFolder({ dist, root, url, manifest, hashOf }: CheckOptions): { problems: Problem[]; pages: number; links: number } {
  const files = listFiles(dist);
  const ending = (extension: string) => files.filter((file) => file.endsWith(extension));
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  const keep = interner();
  const site: BuiltSite = {
    url: url.endsWith('/') ? url : `${url}/`,
    files: new Set(files),
    pages: new Map(ending('.html').map((file) => [file, readPage(file, read(file), keep)])),
    drawings: new Map(ending('.svg').map((file) => [file, readPage(file, read(file), keep)])),
    styleSheets: new Map(ending('.css').map((file) => [file, read(file)])),
    manifest,
    sources: ['src/content/posts', 'src/content/pages'].flatMap((folder) => listFiles(join(root, folder)).map((file) => `${folder}/${file}`)).filter(isMarkdown),
    readSource: (file) => readFileSync(join(root, file), 'utf8'),
  };
  return { problems: checkSite(site, hashOf), pages: site.pages.size, links: [...site.pages.values()].reduce((sum, { links, loads }) => sum + links.length + loads.length, 0) };
}

const isMarkdown = (file: string) => /\.(md|markdown|mdx)$/i.test(file) && !/(^|\/)\./.test(file);

/** Paths of all files below a folder, each linked folder once, as the loader reads them; none when there is no such folder. */
function listFiles(folder: string): string[] {
  const seen = new Set<string>();
  const walk = (path: string): string[] => {
    const real = realpathSync(join(folder, path));
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(real, { withFileTypes: true }).flatMap((entry) => {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(real, entry.name))) ? walk(below) : [below];
    });
  };
  return isFolder(folder) ? walk('').sort(compare) : [];
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
