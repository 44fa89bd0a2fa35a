import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, openCachedValue } from '../core/cache.ts';
import type { PageFacts } from './checks/page.ts';

/** The files of a sitemap, by name. */
type Files = [name: string, text: string][];

/**
 * The files of the sitemap: those of the last build, where the same pages are listed, with the same dates and images;
 * else what `make` writes into an empty folder. `version` stands for everything else that decides what it writes.
 */
export async function cachedSitemap(
  root: string,
  version: string,
  pages: ReadonlyMap<string, PageFacts>,
  make: (folder: string) => Promise<void>,
): Promise<Files> {
  const listed = [...pages].flatMap(([file, { listed, lastmod, images }]) => (listed ? [[file, lastmod, images]] : []));
  const key = digestOf(JSON.stringify(listed));
  const cache = openCachedValue<{ key: string; files: Files }>(join(root, 'node_modules/.cache/sitemap.json'), version);
  const last = cache.read();
  if (last?.key === key) return last.files;
  const folder = join(root, 'node_modules/.cache/sitemap');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  const files: Files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  rmSync(folder, { recursive: true });
  cache.write({ key, files });
  return files;
}
