import type { BuildOptions } from '../build/integration.ts';
import type { Site } from '../config/site.ts';
import { codeVersion } from '../loader/code-version.ts';
import { imagesOf } from '../loader/loaded.ts';
import { getFormOrigins } from '../seo/form-origins.ts';
import { writeSitemap } from '../seo/sitemap.ts';

/** What the rooms of this site add to a build, whether Astro begins it or `from-bundle.ts`. */
export const buildOptions = (settings: Site): BuildOptions => ({
  codeVersion,
  writeSitemap,
  formOrigins: getFormOrigins(),
  settings,
  imagesOf,
});
