import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Problem } from '../blog/problem.ts';
import { readPage } from './page.ts';
import { linksResolve, noJavaScript, noThirdParty, nothingLost, policyIsStrict, type Rule } from './rules.ts';
import type { BuiltSite, ManifestEntry } from './site.ts';

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
  const rules: Rule[] = [nothingLost, noJavaScript, noThirdParty, linksResolve, policyIsStrict(hashOf)];
  return rules.flatMap((rule) => rule(site));
}

/** Reads a finished folder and checks it. Gives the problems, and the pages and links looked at. */
export function checkFolder({ dist, root, url, manifest, hashOf }: CheckOptions): { problems: Problem[]; pages: number; links: number } {
  const files = listFiles(dist);
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  const site: BuiltSite = {
    url: url.endsWith('/') ? url : `${url}/`,
    files: new Set(files),
    pages: new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file, readPage(file, read(file))])),
    texts: new Map(files.filter((file) => /\.(css|svg)$/.test(file)).map((file) => [file, read(file)])),
    manifest,
    sources: ['src/content/posts', 'src/content/pages'].flatMap((folder) => listFiles(join(root, folder)).map((file) => `${folder}/${file}`)).filter(isMarkdown),
    readSource: (file) => readFileSync(join(root, file), 'utf8'),
  };
  return { problems: checkSite(site, hashOf), pages: site.pages.size, links: [...site.pages.values()].reduce((sum, { links, loads }) => sum + links.length + loads.length, 0) };
}

const isMarkdown = (file: string) => /\.(md|markdown|mdx)$/i.test(file) && !/(^|\/)\./.test(file);

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
      .sort(compare);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
