import { join } from 'node:path';
import { basePath } from '../blog/urls.ts';
import { buildVersion } from '../build/integration.ts';
import { makeSite, prepareSite } from '../build/make-site.ts';
import { BundleCache, DamagedBundle } from '../build/page-bundle.ts';
import type { Site } from '../config/site.ts';
import { processState } from '../core/process-state.ts';
import type { LoadedContent } from '../loader/load-content.ts';
import { hasPrograms } from '../loader/loaded.ts';
import { buildOptions } from './build-options.ts';
import { giveContent } from './give-content.ts';

/**
 * Makes the site from the pages that an earlier build bundled, without Astro, if they are still the same: neither code
 * nor settings have changed, and the content holds no program (MDX). Says whether it did.
 */
export async function makeFromBundle(root: string, settings: Site, loading: Promise<LoadedContent>): Promise<boolean> {
  const options = buildOptions(settings);
  const version = buildVersion(root, options);
  const bundles = new BundleCache(root, version);
  const bundle = bundles.read();
  if (bundle === undefined) return false;
  const target = join(root, 'dist/');
  const site = { ...options, root, target, url: settings.url, base: basePath(), version };
  processState.collections = new Map();
  const prepared = await prepareSite(bundles, bundle, site);
  const content = await loading;
  if (hasPrograms(content)) return false;
  const images = await giveContent(content, bundle, root, site.base);
  try {
    await makeSite(prepared, images);
    return true;
  } catch (error) {
    // What an author or the disk is to blame for will be the same again; anything else may be the bundle's fault.
    if (!['DiagnosticsError', 'PublishError'].includes((error as Error).name)) bundles.clear();
    if (error instanceof DamagedBundle) return false;
    throw error;
  }
}
