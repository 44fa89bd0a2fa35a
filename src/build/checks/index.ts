import { isDocument } from '../../blog/file-name.ts';
import { isIntro } from '../../blog/intros.ts';
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
  /** Folder of the project. */
  root: string;
  url: string;
  /** All files, relative to the site's root, those that are reused too. */
  files: ReadonlySet<string>;
  /** HTML pages by path. */
  pages: ReadonlyMap<string, PageFacts>;
  /** What has been read of the files that are new and no pages. */
  others: FileReader;
  manifest: readonly ManifestEntry[];
}

/** Every rule of the house, over a site in memory. */
export function checkSite(site: BuiltSite): Diagnostic[] {
  const rules = [nothingLost, noJavaScript, onlyWhatPasses, noThirdParty, linksResolve, idsAreUnique, policyIsStrict];
  const indexed = indexSite(site);
  return rules.flatMap((rule) => rule(indexed));
}

/** Reads files that are no pages: what a browser would do with each. */
export interface FileReader {
  read(file: string, bytes: Buffer): void;
  /** Drawings, and what else is XML. */
  drawings: ReadonlyMap<string, PageFacts>;
  /** Texts of style sheets. */
  styleSheets: ReadonlyMap<string, string>;
  /** What a browser would take for a page, whatever its name. */
  pages: ReadonlyMap<string, PageFacts>;
  /** What may not be in a site. */
  refused: readonly { file: string; why: string; fix: string }[];
}

/** A reader for all files of a site. */
export function createFileReader(): FileReader {
  const readXml = createPageReader(String, () => true);
  const readPage = createPageReader(String);
  const drawings = new Map<string, PageFacts>();
  const styleSheets = new Map<string, string>();
  const pages = new Map<string, PageFacts>();
  const refused: { file: string; why: string; fix: string }[] = [];
  return {
    read(file, bytes) {
      const use = useOf(file, bytes);
      if (use.as === 'xml') drawings.set(file, readXml(file, use.text));
      if (use.as === 'style') styleSheets.set(file, use.text);
      if (use.as === 'page') pages.set(file, readPage(file, use.text));
      if (use.as === 'refused') refused.push({ file, why: use.why, fix: use.fix });
    },
    drawings,
    styleSheets,
    pages,
    refused,
  };
}

/**
 * Checks a finished site. Returns its errors, and how many links were checked. Drawings and style sheets that are
 * reused were checked when they were built.
 */
export function checkFinished({ root, url, files, pages, others, manifest }: CheckOptions): {
  errors: Diagnostic[];
  links: number;
} {
  const site: BuiltSite = {
    url: url.endsWith('/') ? url : `${url}/`,
    files,
    pages: new Map([...pages, ...others.pages]),
    drawings: others.drawings,
    styleSheets: others.styleSheets,
    manifest,
    sources: listFiles(join(root, 'src/content'), (name) => name.startsWith('.'))
      .filter((file) => isIntro(file) || (/^(?:posts|notes|pages)\//.test(file) && isDocument(basename(file))))
      .map((file) => `src/content/${file}`),
    readSource: (file) => readFileSync(join(root, file), 'utf8'),
  };
  const refused = others.refused.map(({ file, why, fix }) => ({ file: originOf(file, root), message: why, fix }));
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
