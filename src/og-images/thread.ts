import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OgImageText } from '../blog/og-images.ts';
import { processState } from '../core/process-state.ts';
import { startWorkers, type WorkerClient } from '../core/worker.ts';
import { namesOfKept, type DrawnImage } from './cache.ts';

/** What the thread is asked for: an image, or those of all posts, as Astro stores them. Both are kept in `folder`. */
export type OgImageRequest = { folder: string } & ({ image: OgImageText } | { posts: readonly string[] });

declare module '../core/process-state.ts' {
  interface ProcessState {
    /** Draws OG images beside everything else; started when there is something to draw. */
    ogImageThread?: WorkerClient<OgImageRequest, DrawnImage | undefined>;
  }
}

/** Where OG images are kept from build to build. */
export const ogImageFolder = (): string => join(process.cwd(), 'node_modules/.cache/cards');

/** The thread. Astro bundles the module that asks, so that no path is relative to it. */
const thread = () =>
  (processState.ogImageThread ??= startWorkers(pathToFileURL(join(process.cwd(), 'src/og-images/worker.ts'))));

/** From so many images on that are not in the cache, drawing starts before pages ask for them. */
const many = 50;

/** Begins to draw the OG images of a blog’s posts, as Astro stores them, where most of them are new. */
export function drawAhead(posts: readonly string[], folder = ogImageFolder()): void {
  if (posts.length - namesOfKept(folder).length < many) return;
  // What goes wrong is reported when a page asks for the image.
  thread()
    .ask({ posts, folder })
    .catch(() => undefined);
}

/** Has an OG image drawn, and kept in `folder`. */
export const requestOgImage = async (image: OgImageText, folder: string): Promise<DrawnImage> =>
  (await thread().ask({ image, folder }))!;

/** Lets the thread end, if there is one. */
export async function endDrawing(): Promise<void> {
  await processState.ogImageThread?.end();
  delete processState.ogImageThread;
}
