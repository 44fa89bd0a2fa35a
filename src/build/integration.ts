import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { processState } from '../core/process-state.ts';
import type { ContentImages } from './content-images.ts';
import { makeSite, prepareSite, type SiteOptions } from './make-site.ts';
import { BundleCache, environmentDigest, type PageBundle, type RouteStyles } from './page-bundle.ts';
import { runtimeContent } from './runtime-content.ts';

/** What other rooms add to a build. */
export interface BuildOptions extends Pick<SiteOptions, 'writeSitemap' | 'formOrigins'> {
  /** A digest of all code that makes pages. */
  codeVersion(root: string): string;
  /** Settings of the site, which the code may have from its environment. */
  settings: { url: string };
  /** Whether what is published holds a program (MDX). */
  hasPrograms(): Promise<boolean>;
  /** Gives the pages of a bundle the content, when it has been read. Gives its images. `base` is the site’s path. */
  giveContent(bundle: PageBundle, root: string, base: string): Promise<ContentImages>;
}

/** What stands for everything that decides how pages are made, their content aside. */
export const buildVersion = (root: string, { codeVersion, settings }: BuildOptions): string =>
  JSON.stringify([codeVersion(root), environmentDigest(root, settings), processState.showsDrafts]);

/** Those of this project. Others run in every build, so that a bundle with them is not cached. */
const ownIntegrations = ['@astrojs/mdx', 'dev', 'build'];

/** Lets Astro bundle the code of the pages, and nothing else: `makeSite` makes the site of it. */
export function buildIntegration(options: BuildOptions): AstroIntegration {
  let target = '';
  let config: AstroConfig;
  let bundles: BundleCache;
  let bundle: PageBundle;
  let version: string;
  let root: string;
  let hasOthers = false;
  let styles: ReadonlyMap<string, { styles: unknown[] }>;
  return {
    name: 'build',
    hooks: {
      'astro:config:setup'({ command, config: { outDir, root: folder, cacheDir }, updateConfig }) {
        if (command === 'dev') {
          processState.collections ??= new Map();
          updateConfig({ vite: { plugins: [runtimeContent()] } });
        }
        if (command !== 'build') return;
        [target, root] = [fileURLToPath(outDir), fileURLToPath(folder)];
        version = buildVersion(root, options);
        bundles = new BundleCache(root, version);
        bundles.clear();
        // The one that pages have which `cli/from-bundle.ts` may have loaded.
        (processState.collections ??= new Map()).clear();
        // Caches of Astro's own, which it does not verify: ours do.
        for (const name of ['assets', 'data-store.json'])
          rmSync(new URL(name, cacheDir), { recursive: true, force: true });
        updateConfig({ outDir: pathToFileURL(`${bundles.folder}/`), vite: { plugins: [runtimeContent()] } });
      },
      'astro:config:done'({ config: done, logger }) {
        config = done;
        const others = config.integrations.filter(({ name }) => !ownIntegrations.includes(name));
        hasOthers = others.length > 0;
        for (const { name, hooks } of others)
          if (hooks['astro:build:done'] !== undefined)
            logger.warn(
              `What ${name} writes when a build is done does not reach the site: this hook comes before the pages ` +
                'are made. See src/build/README.md.',
            );
      },
      'astro:build:setup'({ pages }) {
        styles = pages as unknown as typeof styles;
      },
      'astro:build:start'({ setPrerenderer }) {
        processState.reportProgress('Bundling the code of the pages');
        setPrerenderer({
          name: 'bundle only',
          async setup() {
            const found: RouteStyles = [...styles].map(([key, route]) => [key, { styles: route.styles }]);
            // Code that has changed meanwhile would be cached under the name of another.
            const isSame = buildVersion(root, options) === version;
            bundle = bundles.save(found, config.image, isSame && !hasOthers && !(await options.hasPrograms()));
          },
          getStaticPaths: () => Promise.resolve([]),
          render: () => Promise.reject(new Error('No page is made here.')),
        });
      },
      async 'astro:build:done'() {
        // Astro logged an error and went on; `cli/build.ts` prints it.
        if (processState.loggedErrors.length > 0) return;
        const { base } = config;
        const site = { ...options, root, target, url: config.site!, base, version };
        const prepared = await prepareSite(bundles, bundle, site);
        await makeSite(prepared, await options.giveContent(bundle, root, base));
      },
    },
  };
}
