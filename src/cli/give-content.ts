import { ContentImages } from '../build/content-images.ts';
import { assetsByDigest, type PageBundle } from '../build/page-bundle.ts';
import { processState } from '../core/process-state.ts';
import type { LoadedContent } from '../loader/load-content.ts';
import { collectionWithImages, imagesOf, throwErrors, warningsOf } from '../loader/loaded.ts';

/**
 * Gives the pages of a bundle the content, and prints its warnings. Gives its images. `root` is the folder of the
 * project, `base` the path of the site. Throws a `DiagnosticsError` when the content holds errors.
 */
export async function giveContent(
  content: LoadedContent,
  bundle: PageBundle,
  root: string,
  base: string,
): Promise<ContentImages> {
  throwErrors(content);
  const { entries, manifest } = content;
  const images = new ContentImages(root, base, assetsByDigest(bundle));
  await images.add(imagesOf(Object.values(entries).flat()));
  const collections = (processState.collections ??= new Map<string, ReadonlyMap<string, object>>());
  for (const [kind, each] of Object.entries(entries))
    collections.set(
      kind,
      collectionWithImages(each, (path) => images.get(path)),
    );
  const warnings = warningsOf(content);
  if (warnings !== undefined) console.warn(`${warnings}\n`);
  processState.content = { diagnostics: [], manifest };
  return images;
}
