import type { BuildOptions } from '../build/integration.ts';
import type { Site } from '../config/site.ts';
import { processState } from '../core/process-state.ts';
import { codeVersion } from '../loader/code-version.ts';
import { getFormOrigins } from '../seo/form-origins.ts';
import { writeSitemap } from '../seo/sitemap.ts';
import { giveContent } from './give-content.ts';

/** What the rooms of this site add to a build, whether Astro begins it or `from-bundle.ts`. */
export const buildOptions = (settings: Site): BuildOptions => ({
  codeVersion,
  writeSitemap,
  formOrigins: getFormOrigins(),
  settings,
  hasPrograms: () => processState.buildContent!.hasPrograms,
  async giveContent(bundle, root, base) {
    return giveContent(await processState.buildContent!.loading, bundle, root, base);
  },
});
