import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroConfig } from 'astro';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { processState } from '../core/process-state.ts';
import { explainSystemError } from '../core/system-errors.ts';
import { isConditional, isImageAsset, isStyleSheet } from './assets.ts';
import { cachedSitemap } from './cached-sitemap.ts';
import { checkFinished, type PageFacts } from './checks/index.ts';
import type { ContentImages } from './content-images.ts';
import { moveForeignFiles } from './foreign-files.ts';
import { writeHostFiles } from './host-files.ts';
import { openImageCache } from './image-cache.ts';
import createLogger from './logger.ts';
import { fileOf, listPaths, makePages } from './make-pages.ts';
import { NewSite } from './new-site.ts';
import type { BundleCache, PageBundle, PagesApp } from './page-bundle.ts';
import { PageCache } from './page-cache.ts';
import { listFiles, publish } from './publish.ts';
import { StaticImages } from './static-images.ts';

/** What a site is made of, and where. */
export interface SiteOptions {
  /** Folder of the project. */
  root: string;
  /** Folder of the published site. */
  target: string;
  /** Where it will be, with its base path. */
  url: string;
  /** Its base path. */
  base: string;
  /** Stands for the code, the settings and the environment: what another version made is made again. */
  version: string;
  /** Writes a sitemap into `dist`. */
  writeSitemap(site: {
    dist: string;
    config: Pick<AstroConfig, 'site' | 'base' | 'trailingSlash'> & { build: { format: 'directory' } };
    pages: ReadonlyMap<string, PageFacts>;
  }): Promise<void>;
  /** Origins of the other sites that forms may lead to. */
  formOrigins: readonly string[];
}

/** What can be made ready before the content has been read. */
export interface PreparedSite {
  bundles: BundleCache;
  bundle: PageBundle;
  app: PagesApp;
  cache: PageCache;
  site: NewSite;
  images: StaticImages;
  options: SiteOptions;
}

/** Loads the code of the pages, and looks at what there is already. */
export async function prepareSite(
  bundles: BundleCache,
  bundle: PageBundle,
  options: SiteOptions,
): Promise<PreparedSite> {
  const { root, target, base, version } = options;
  const cache = new PageCache(join(root, 'node_modules/.cache/pages.json'), target, version);
  const site = new NewSite(join(root, 'node_modules/.cache/dist'));
  const images = new StaticImages(bundle.image);
  await images.listen(base);
  const app = await bundles.load(bundle, createLogger());
  cache.prepare();
  rmSync(site.folder, { recursive: true, force: true });
  copyPublic(join(root, 'public'), site);
  return { bundles, bundle, app, cache, site, images, options };
}

/**
 * Makes the pages that have changed, in a folder of their own; adds what static hosts read, checks the whole site, and
 * only then publishes it. Whatever fails leaves the published site as it was. `originals` are the images of the
 * content.
 */
export async function makeSite(prepared: PreparedSite, originals: ContentImages): Promise<void> {
  const { bundles, bundle, app, cache, site, images, options } = prepared;
  await makeChanged(app, cache, site, options);
  await images.make(
    (file) => (originals.has(file) ? originals.read(file) : bundles.readAsset(bundle, file)),
    (file, bytes) => site.write(file, bytes),
  );
  // Astro logged an error and went on; `cli/build.ts` prints it.
  if (processState.loggedErrors.length > 0) return;
  copyAssets(bundles, bundle, originals, site, cache);
  await finish(site, cache, options);
}

function copyPublic(folder: string, site: NewSite): void {
  if (!existsSync(folder)) return;
  cpSync(folder, site.folder, { recursive: true, dereference: true });
  for (const file of listFiles(site.folder)) site.add(file);
}

async function makeChanged(app: PagesApp, cache: PageCache, site: NewSite, { root, url, base }: SiteOptions) {
  const all = await listPaths(app);
  const paths = cache.pathsToBuild(all).filter((path) => {
    const file = fileOf(path);
    const isTaken = existsSync(join(root, 'public', file));
    if (isTaken)
      console.warn(
        `Warning: Skipping ${path.route.component} because a file with the same name exists in the public folder: ` +
          `${file}\n`,
      );
    return !isTaken;
  });
  await makePages(app, paths, { url, base }, (file, bytes) => site.write(file, bytes));
}

/** Copies what the site names: Astro publishes originals of images, and fonts, even if nothing does. */
function copyAssets(
  bundles: BundleCache,
  bundle: PageBundle,
  originals: ContentImages,
  site: NewSite,
  cache: PageCache,
): void {
  const files = bundles.assets(bundle);
  const copy = (file: string) => site.write(file, bundles.readAsset(bundle, file));
  for (const file of files) if (!isConditional(file)) copy(file);
  const findNamed = () =>
    new Set(
      [cache.reused, site.pages, site.others].flatMap((known) => [...known.values()].flatMap(({ assets }) => assets)),
    );
  const linked = findNamed();
  for (const file of site.digests.keys()) if (isStyleSheet(file) && !linked.has(file)) site.remove(file);
  const named = findNamed();
  for (const file of files) if (isConditional(file) && named.has(file)) copy(file);
  for (const file of named) if (originals.has(file)) site.write(file, originals.read(file));
}

async function finish(site: NewSite, cache: PageCache, options: SiteOptions): Promise<void> {
  const { root, target, url, base, version, writeSitemap, formOrigins } = options;
  for (const [file, digest] of site.digests) cache.markBuilt(file, digest);
  const pages = new Map([...reusedPages(cache), ...site.pages].sort(([a], [b]) => compare(a, b)));
  const config = { site: url, base, trailingSlash: 'always', build: { format: 'directory' } } as const;
  const sitemap = await cachedSitemap(root, version, pages, (dist) => writeSitemap({ dist, config, pages }));
  for (const [name, text] of sitemap) site.write(name, Buffer.from(text));
  const facts = new Map([...cache.reused, ...site.others, ...pages]);
  writeHostFiles({
    dist: site.folder,
    pages,
    files: facts.keys(),
    base,
    formOrigins,
    drafts: processState.showsDrafts,
  });
  const files = listFiles(site.folder).sort(compare);
  for (const file of files) if (!site.pages.has(file) && !site.others.has(file)) site.add(file);
  const { manifest } = processState.content;
  processState.reportProgress('Checking every page');
  const reused = cache.reusedFiles();
  const { errors, links } = checkFinished({
    root,
    url,
    files: new Set([...files, ...reused]),
    pages,
    others: site.reader,
    manifest,
  });
  if (errors.length > 0) throw new DiagnosticsError(errors, manifest.length);

  cache.clear();
  try {
    const warning = moveForeignFiles(root, target, new Set([...files, ...reused]));
    publish(site.folder, target, reused);
    cache.save(facts);
    if (warning !== undefined) console.warn(warning);
  } catch (error) {
    throw new PublishError(error as Error, root, relative(root, target));
  }
  pruneImages(target, cache, root);
  const [all, old] = [pages.size, reusedPages(cache).length];
  console.log(
    `${all} pages, ${old > 0 ? `${all - old} of them made anew, ` : ''}${links} links checked. The site is in ` +
      `${relative(root, target)}/${processState.showsDrafts ? ', with drafts: share it, and do not publish it.' : ''}`,
  );
}

/** Removes the cached images that the site does not have. */
function pruneImages(target: string, cache: PageCache, root: string): void {
  openImageCache(join(root, imageFolder)).prune(
    new Set(
      listFiles(join(target, '_astro'))
        .map((file) => `_astro/${file}`)
        .filter(isImageAsset)
        .map((file) => cache.digestOf(file)),
    ),
  );
}

/** Where the image service caches what it makes. */
const imageFolder = 'node_modules/.astro/images';

const reusedPages = ({ reused }: PageCache): [string, PageFacts][] =>
  [...reused].filter((entry): entry is [string, PageFacts] => entry[0].endsWith('.html'));

/** The new site is sound, and could not be moved to where it belongs. */
class PublishError extends Error {
  constructor(cause: Error, root: string, folder: string) {
    const reason = explainSystemError(cause.message, root) ?? cause.message;
    super(`${reason}\n\nThe new site could not be put into ${folder}/.`, { cause });
    this.name = 'PublishError';
    delete this.stack;
  }
}
