import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { basePath } from './src/blog/urls.ts';
import { loadSettings } from './src/config/load-settings.ts';
import { devIntegration } from './src/dev/index.ts';
import { buildIntegration } from './src/build/integration.ts';
import { enterPlainRoot } from './src/build/plain-root.ts';
import { prepareThread } from './src/loader/background.ts';
import { buildOptions } from './src/cli/build-options.ts';
import { processor } from './src/markdown/processor.ts';

const site = await loadSettings();
const { root, isLink } = enterPlainRoot();
/** Astro finds these from the folder in which it was started, whatever `root` says. */
const foldersBelow = (root) => ({
  root,
  srcDir: join(root, 'src'),
  publicDir: join(root, 'public'),
  outDir: join(root, 'dist'),
  cacheDir: join(root, 'node_modules/.astro'),
});

/**
 * As Astro takes it. Without `defineConfig`, which changes nothing: `astro/config` loads an optimizer for SVG, too, 430
 * modules that no build of this blog uses.
 *
 * @type {import('astro').AstroUserConfig}
 */
export default {
  ...foldersBelow(root),
  site: site.url,
  base: basePath(),
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  markdown: { processor: processor(), syntaxHighlight: false },
  integrations: [mdx(), devIntegration(() => prepareThread(root)), buildIntegration(buildOptions(site))],
  // Half of sharp's default effort: AVIF in a third of the time for files 4 % larger, WebP in half of it for 7 %.
  image: {
    service: {
      entrypoint: './src/build/image-service.ts',
      config: { avif: { effort: 2 }, webp: { effort: 2 }, folder: 'node_modules/.astro/images' },
    },
  },
  // Completion and checks for front matter in editors with Astro's extension.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  vite: {
    // The site of the last build has as many files as the content, and nothing in it is shown while writing.
    server: { watch: { ignored: ['**/dist/**'] } },
    // So that a link to the project's folder keeps its own path; there is one only where that has `#` or the like.
    resolve: { preserveSymlinks: isLink },
    build: {
      // The oldest that know `light-dark()`: nothing is rewritten for them, but what Safari wants with a prefix gets
      // one.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5', 'ios17.5'],
      // Astro marks MDX modules with a directive of its own, and Rolldown warns about each of them.
      rolldownOptions: { onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log) },
    },
  },
};
