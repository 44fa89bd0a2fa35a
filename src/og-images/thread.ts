import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OgImageText } from '../blog/og-images.ts';
import { processState } from '../core/process-state.ts';
import { startWorkers, type WorkerClient } from '../core/worker.ts';
import { cachedNames, type DrawnImage } from './cache.ts';

/** What the thread is asked for: an image, or those of all posts, as Astro stores them. Both are cached in `folder`. */
export type OgImageRequest = { folder: string } & ({ image: OgImageText } | { posts: readonly string[] });

declare module '../core/process-state.ts' {
  interface ProcessState {
    /** Draws OG images beside everything else; started when there are many to draw. */
    ogImageThread?: WorkerClient<OgImageRequest, DrawnImage | undefined>;
  }
}

/** Where OG images are cached from build to build. */
export const ogImageFolder = (): string => join(process.cwd(), 'node_modules/.cache/cards');

/** A module of this room. Astro bundles the module that asks, so that no path is relative to it. */
const moduleOf = (name: string): URL => pathToFileURL(join(process.cwd(), 'src/og-images', name));

/**
 * From so many images on that are not in the cache, a thread draws, and starts before pages ask for them. To start it
 * takes as long as to draw some twenty.
 */
const many = 50;

/** Begins to draw the OG images of a blog’s posts, as Astro stores them, where most of them are new. */
export function drawAhead(posts: readonly string[], folder = ogImageFolder()): void {
  if (posts.length - cachedNames(folder).length < many) return;
  // What goes wrong is reported when a page asks for the image.
  (processState.ogImageThread ??= startWorkers(moduleOf('worker.ts'))).ask({ posts, folder }).catch(() => undefined);
}

/** Has an OG image drawn, by the thread if there is one, and cached in `folder`. */
export async function requestOgImage(image: OgImageText, folder: string): Promise<DrawnImage> {
  if (processState.ogImageThread !== undefined) return (await processState.ogImageThread.ask({ image, folder }))!;
  const { makeOgImage } = (await import(/* @vite-ignore */ moduleOf('make.ts').href)) as typeof import('./make.ts');
  return makeOgImage(image, folder);
}

/** Lets the thread end, if there is one. */
export async function endDrawing(): Promise<void> {
  await processState.ogImageThread?.end();
  delete processState.ogImageThread;
}
