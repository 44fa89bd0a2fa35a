import { isDocument } from '../../blog/file-name.ts';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Diagnostic } from '../../core/diagnostics.ts';
import { listFiles } from '../../core/walk.ts';
import { createPageReader, type PageFacts } from './page.ts';
import { useOf } from './files.ts';
import { noJavaScript, onlyWhatPasses, policyIsStrict } from './code-rules.ts';
import { idsAreUnique, linksResolve, noThirdParty } from './link-rules.ts';
import { nothingLost } from './post-rules.ts';
import type { ManifestEntry } from '../../core/process-state.ts';
import { indexSite, type BuiltSite } from './site.ts';

export { createPageReader, type PageFacts } from './page.ts';

/** What the check of a finished site needs to know. */
export interface CheckOptions {
  /** Folder of the built files. */
  dist: string;
  /** Folder of the project. */
  root: string;
  url: string;
  /** The files of `dist`, relative to it. */
  built: readonly string[];
  /** Files of the site that are not in `dist`, because they are reused. */
  reused: ReadonlySet<string>;
  /** HTML pages by path. */
  pages: ReadonlyMap<string, PageFacts>;
  manifest: readonly ManifestEntry[];
}

/** Every rule of the house, over a site in memory. */
export function checkSite(site: BuiltSite): Diagnostic[] {
  const rules = [nothingLost, noJavaScript, onlyWhatPasses, noThirdParty, linksResolve, idsAreUnique, policyIsStrict];
  const indexed = indexSite(site);
  return rules.flatMap((rule) => rule(indexed));
}

/**
 * Checks a finished site. Returns its errors, and how many links were checked. Drawings and style sheets that are
 * reused were checked when they were built.
 */
export function checkFinished({ dist, root, url, built, reused, pages, manifest }: CheckOptions): {
  errors: Diagnostic[];
  links: number;
} {
  const read = createPageReader(String, () => true);
  const readPage = createPageReader(String);
  const drawings = new Map<string, PageFacts>();
  const styleSheets = new Map<string, string>();
  const others = new Map<string, PageFacts>();
  const refused: Diagnostic[] = [];
  // The pages have been read already.
  for (const file of built.filter((each) => !pages.has(each))) {
    const use = useOf(file, readFileSync(join(dist, file)));
    if (use.as === 'xml') drawings.set(file, read(file, use.text));
    if (use.as === 'style') styleSheets.set(file, use.text);
    if (use.as === 'page') others.set(file, readPage(file, use.text));
    if (use.as === 'refused') refused.push({ file: originOf(file, root), message: use.why, fix: use.fix });
  }
  const site: BuiltSite = {
    url: url.endsWith('/') ? url : `${url}/`,
    files: new Set([...built, ...reused]),
    pages: new Map([...pages, ...others]),
    drawings,
    styleSheets,
    manifest,
    sources: ['src/content/posts', 'src/content/pages']
      .flatMap((folder) =>
        listFiles(join(root, folder), (name) => name.startsWith('.')).map((file) => `${folder}/${file}`),
      )
      .filter((file) => isDocument(basename(file))),
    readSource: (file) => readFileSync(join(root, file), 'utf8'),
  };
  const errors = [...refused, ...checkSite(site)].map((error) => ({
    ...error,
    file: error.file.replace(/^dist\/(.*)$/s, (_, file: string) => originOf(file, root)),
  }));
  return {
    errors,
    links: [...pages.values()].reduce((sum, { links, loads }) => sum + links.length + loads.length, 0),
  };
}

/**
 * Where a file of `dist/` comes from, as far as its path tells: from `public/`, from beside a post (Astro adds a digest
 * to the name), else from the build.
 */
function originOf(file: string, root: string): string {
  if (statSync(join(root, 'public', file), { throwIfNoEntry: false })?.isFile()) return `public/${file}`;
  const name = /^_astro\/(.*)\.[\w-]{8}(\.\w+)$/.exec(file)?.slice(1).join('');
  const beside =
    name === undefined
      ? undefined
      : listFiles(join(root, 'src/content')).find((each) => each.split('/').at(-1) === name);
  return beside === undefined ? `dist/${file}` : `src/content/${beside}`;
}
