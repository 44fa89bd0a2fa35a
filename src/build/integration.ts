import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { DiagnosticsError, type Diagnostic } from '../core/diagnostics.ts';
import { processState, type ManifestEntry } from '../core/process-state.ts';
import { compare } from '../core/order.ts';
import { explainSystemError } from '../core/system-errors.ts';
import { searchOrigin } from '../seo/search-description.ts';
import { addressOf, assetPath, decodePath } from '../blog/urls.ts';
import { styleHash } from '../core/csp.ts';
import { checkHeaders, headersFile, redirectsFile } from './host-headers.ts';
import { PageCache } from './page-cache.ts';
import { ForeignFiles } from './foreign-files.ts';
import { listFiles, publish } from './publish.ts';

/** What this integration itself wants to know of a page. */
export interface HostedPage {
  /** How the policy names the page's inline styles. */
  styles: readonly string[];
  /** Where a page at an old address leads. */
  refresh: string | undefined;
  /** Files of `_astro/` that the page names, relative to the site's root. */
  assets: readonly string[];
}

/** A site whose pages are all made, before it is put in its place. */
export interface BuiltSite<Page> {
  /** Folder of the files that this build has made. */
  dist: string;
  /** Folder of the project. */
  root: string;
  /** Astro's configuration. */
  config: AstroConfig;
  /** Where the site will be published. */
  url: string;
  /** What is known of each HTML page, by file, in order. */
  pages: ReadonlyMap<string, Page>;
  /** Every source file, and the page it must have become. */
  manifest: readonly ManifestEntry[];
}

/** What others add to the end of a build. */
export interface BuildSteps<Page extends HostedPage> {
  /** A digest of all code that makes pages; those that other code has made are made again. */
  codeVersion(root: string): string;
  /** Reads HTML pages. Each is read once, also by later builds in which it stays as it is. */
  createPageReader(hashOf: typeof styleHash): (path: string, html: string) => Page;
  /** Adds a sitemap to `dist`. */
  writeSitemap(site: BuiltSite<Page>): Promise<void>;
  /** Looks at the whole; what it finds stops the build. `made` are the files of `dist`, `stays` those that stay from the last build. */
  checkFinished(site: BuiltSite<Page> & { made: readonly string[]; stays: ReadonlySet<string> }): {
    problems: Diagnostic[];
    pages: number;
    links: number;
  };
}

/**
 * Builds in a folder of its own, makes only the pages that have changed, adds what static hosts read, has the result
 * checked, and only then puts it in the place of the earlier one. A build that fails leaves that as it was.
 */
export function buildIntegration<Page extends HostedPage>({
  codeVersion,
  createPageReader,
  writeSitemap,
  checkFinished,
}: BuildSteps<Page>): AstroIntegration {
  let target = '';
  let config: AstroConfig;
  let kept: PageCache<Page>;
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup'({ command, config: { outDir, root, cacheDir }, updateConfig }) {
        target = fileURLToPath(outDir);
        if (command !== 'build') return;
        const staging = join(fileURLToPath(root), 'node_modules/.cache/dist');
        rmSync(staging, { recursive: true, force: true });
        // Caches of Astro's own, which it trusts: ours make the images and entries anew or have them checked.
        for (const name of ['assets', 'data-store.json'])
          rmSync(new URL(name, cacheDir), { recursive: true, force: true });
        updateConfig({ outDir: pathToFileURL(`${staging}/`) });
      },
      'astro:config:done'(options) {
        config = options.config;
      },
      'astro:build:start'({ setPrerenderer }) {
        const root = fileURLToPath(config.root);
        kept = new PageCache(join(root, 'node_modules/.cache/pages.json'), target, codeVersion(root));
        setPrerenderer((inner) => ({
          ...inner,
          getStaticPaths: async () => kept.pathsToBuild(await inner.getStaticPaths()),
        }));
      },
      async 'astro:build:done'({ dir }) {
        // Something has already gone wrong that Astro only logged; see `src/cli/logger.ts`.
        if (processState.loggedErrors.length > 0) return;
        const dist = fileURLToPath(dir);
        const made = listFiles(dist).sort(compare);
        const readPage = createPageReader(styleHash);
        const read = (file: string) => readPage(file, readFileSync(join(dist, file), 'utf8'));
        for (const file of made) kept.markBuilt(file);
        const pages = new Map(
          [
            ...kept.pages,
            ...made.filter((file) => file.endsWith('.html')).map((file) => [file, read(file)] as const),
          ].sort(([a], [b]) => compare(a, b)),
        );
        const { manifest } = processState.content;
        const others = otherFiles(dist, made);
        removeUnusedAssets(dist, made, [...pages.values(), ...others.values(), ...kept.others.values()]);
        const site = { dist, root: fileURLToPath(config.root), config, url: config.site!, pages, manifest };
        await writeSitemap(site);
        const tooLong = writeHostFiles(site);
        const {
          problems: found,
          pages: count,
          links,
        } = checkFinished({ ...site, made: listFiles(dist).sort(compare), stays: kept.files() });
        const problems = [...tooLong, ...found];
        if (problems.length > 0) throw new DiagnosticsError(problems, manifest.length);
        kept.clear();
        try {
          const own = new ForeignFiles(site.root, target);
          const warning = own.moveAway(new Set([...listFiles(dist), ...kept.files()]));
          publish(dist, target, kept.files());
          kept.save(pages, new Map([...kept.others, ...others]));
          if (warning !== undefined) console.warn(warning);
        } catch (error) {
          throw new PublishError(error as Error, site.root, relative(site.root, target));
        }
        console.log(
          `${count} pages, ${kept.pages.size > 0 ? `${count - kept.pages.size} of them made anew, ` : ''}${links} links checked. The site is in ${relative(site.root, target)}/`,
        );
      },
    },
  };
}

/** What files other than pages name, such as feeds with their pictures. */
function otherFiles(dist: string, made: readonly string[]): Map<string, { assets: string[] }> {
  const isText = (file: string) => /\.(css|json|md|svg|txt|xml)$/.test(file);
  const assetsOf = (file: string) => [
    ...new Set([...readFileSync(join(dist, file), 'utf8').matchAll(assetPath)].map(([name]) => decodePath(name))),
  ];
  return new Map(
    made
      .filter((file) => !file.endsWith('.html'))
      .map((file) => [file, { assets: isText(file) ? assetsOf(file) : [] }]),
  );
}

/**
 * Astro publishes the original of a picture unless a page that is made in this build shows smaller copies of it, and a
 * face for formulas though no page has one. So the files that nothing in the site names are taken out.
 */
function removeUnusedAssets(dist: string, made: readonly string[], pages: Iterable<Pick<HostedPage, 'assets'>>): void {
  const named = new Set([...pages].flatMap(({ assets }) => assets));
  const unused = made.filter(
    (file) => /^_astro\/.*\.(avif|gif|jpe?g|png|svg|tiff?|webp|woff2)$/i.test(file) && !named.has(file),
  );
  for (const file of unused) rmSync(join(dist, file));
}

function writeHostFiles({ dist, config: { base }, pages }: BuiltSite<HostedPage>): Diagnostic[] {
  const hashes = new Set([...pages.values()].flatMap(({ styles }) => styles));
  const redirects = [...pages].flatMap(([page, { refresh }]) => {
    return refresh === undefined ? [] : [{ from: base + encodeURI(addressOf(page)), to: refresh }];
  });
  const headers = headersFile([...hashes].sort(compare), base, searchOrigin);
  writeFileSync(join(dist, '_headers'), headers);
  if (redirects.length > 0) writeFileSync(join(dist, '_redirects'), redirectsFile(redirects));
  return checkHeaders(headers);
}

/** The new site is sound, and could not be moved to where it belongs. */
class PublishError extends Error {
  constructor(cause: Error, root: string, folder: string) {
    const reason = explainSystemError(cause.message, root) ?? cause.message;
    super(`${reason}\n\nThe new site could not be put into ${folder}/.`, { cause });
    this.name = 'PublishError';
    delete this.stack;
  }
}
