import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { styleHash } from '../core/csp.ts';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { processState } from '../core/process-state.ts';
import { explainSystemError } from '../core/system-errors.ts';
import { isImageAsset, readFacts, removeUnusedAssets } from './assets.ts';
import { checkFinished, createPageReader, type PageFacts } from './checks/index.ts';
import { moveForeignFiles } from './foreign-files.ts';
import { writeHostFiles } from './host-files.ts';
import { openImageCache } from './image-cache.ts';
import { PageCache } from './page-cache.ts';
import { listFiles, publish } from './publish.ts';

/** What other rooms add to a build. */
export interface BuildOptions {
  /** A digest of all code that builds pages; pages that other code built are built again. */
  codeVersion(root: string): string;
  /** Writes a sitemap into `dist`. */
  writeSitemap(site: { dist: string; config: AstroConfig; pages: ReadonlyMap<string, PageFacts> }): Promise<void>;
  /** The one other site that a form may lead to. */
  formOrigin: string | undefined;
}

/**
 * Builds in a folder of its own, and only the pages that have changed; adds what static hosts read, checks the whole
 * site, and only then publishes it. A build that fails leaves the published site as it was.
 */
export function buildIntegration(options: BuildOptions): AstroIntegration {
  let target = '';
  let config: AstroConfig;
  let cache: PageCache;
  return {
    name: 'build',
    hooks: {
      'astro:config:setup'({ command, config: { outDir, root, cacheDir }, updateConfig }) {
        target = fileURLToPath(outDir);
        if (command !== 'build') return;
        const staging = join(fileURLToPath(root), 'node_modules/.cache/dist');
        rmSync(staging, { recursive: true, force: true });
        // Caches of Astro's own, which it does not verify: ours do.
        for (const name of ['assets', 'data-store.json'])
          rmSync(new URL(name, cacheDir), { recursive: true, force: true });
        updateConfig({ outDir: pathToFileURL(`${staging}/`) });
      },
      'astro:config:done'(done) {
        config = done.config;
      },
      'astro:build:start'({ setPrerenderer }) {
        const root = fileURLToPath(config.root);
        cache = new PageCache(join(root, 'node_modules/.cache/pages.json'), target, options.codeVersion(root));
        setPrerenderer((inner) => ({
          ...inner,
          getStaticPaths: async () => cache.pathsToBuild(await inner.getStaticPaths()),
        }));
      },
      async 'astro:build:done'({ dir }) {
        // Astro logged an error and went on; `cli/build.ts` prints it.
        if (processState.loggedErrors.length > 0) return;
        await finishBuild(fileURLToPath(dir), target, config, cache, options);
      },
    },
  };
}

async function finishBuild(
  dist: string,
  target: string,
  config: AstroConfig,
  cache: PageCache,
  { writeSitemap, formOrigin }: BuildOptions,
): Promise<void> {
  const root = fileURLToPath(config.root);
  const built = listFiles(dist).sort(compare);
  for (const file of built) cache.markBuilt(file);
  const facts = new Map([...cache.reused, ...readFacts(dist, built)]);
  const pages = new Map([...reusedPages(cache), ...readPages(dist, built)].sort(([a], [b]) => compare(a, b)));
  for (const [file, page] of pages) facts.set(file, page);
  removeUnusedAssets(dist, built, facts);

  await writeSitemap({ dist, config, pages });
  writeHostFiles({ dist, pages, files: facts.keys(), base: config.base, formOrigin });
  const { manifest } = processState.content;
  const reused = cache.reusedFiles();
  const files = listFiles(dist).sort(compare);
  const { errors, links } = checkFinished({ dist, root, url: config.site!, built: files, reused, pages, manifest });
  if (errors.length > 0) throw new DiagnosticsError(errors, manifest.length);

  cache.clear();
  try {
    const warning = moveForeignFiles(root, target, new Set([...files, ...reused]));
    publish(dist, target, reused);
    cache.save(facts);
    if (warning !== undefined) console.warn(warning);
  } catch (error) {
    throw new PublishError(error as Error, root, relative(root, target));
  }
  const { folder } = config.image.service.config as { folder: string };
  openImageCache(folder).prune(
    new Set(
      listFiles(target)
        .filter(isImageAsset)
        .map((file) => cache.digestOf(file)),
    ),
  );
  const [all, old] = [pages.size, reusedPages(cache).length];
  console.log(
    `${all} pages, ${old > 0 ? `${all - old} of them made anew, ` : ''}${links} links checked. The site is in ` +
      `${relative(root, target)}/`,
  );
}

const isPage = (file: string): boolean => file.endsWith('.html');

const reusedPages = ({ reused }: PageCache): [string, PageFacts][] =>
  [...reused].filter((entry): entry is [string, PageFacts] => isPage(entry[0]));

function readPages(dist: string, built: readonly string[]): [string, PageFacts][] {
  const read = createPageReader(styleHash);
  return built.filter(isPage).map((file) => [file, read(file, readFileSync(join(dist, file), 'utf8'))]);
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
