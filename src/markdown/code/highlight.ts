import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import shiki from 'shiki/package.json' with { type: 'json' };
import { escapeCode } from '../../core/escape.ts';
import { startWorkers, type WorkerClient } from '../../core/worker.ts';
import { openHighlightCache, type HighlightCache } from './highlight-cache.ts';
import { isColoured } from './languages.ts';

let cache: HighlightCache | undefined;
let workers: HighlightWorkers | undefined;

/** Code to highlight in a worker thread. */
export interface HighlightRequest {
  code: string;
  language: string;
}

/** Threads that highlight beside the caller. */
export type HighlightWorkers = WorkerClient<HighlightRequest, string[] | null>;

/** Starts `count` threads for highlighting. */
export const startHighlightWorkers = (count: number): HighlightWorkers =>
  startWorkers(new URL('./highlight-worker.ts', import.meta.url), count);

/** What decides how a block looks, this site's own code as files. */
const deciding = ['highlighter', 'line-highlighter', 'highlight-budget', 'theme', '../../core/escape'];

/**
 * Caches highlighted blocks in a file of `folder` from build to build; the version is made of the highlighter's and of
 * the code that decides how they look. With much to do, `count` threads help. The returned function ends both; `all`
 * says that every block of the site was needed, so that the others can be forgotten.
 */
export function cacheHighlights(folder: string, count: number): (all: boolean) => Promise<void> {
  const version = createHash('sha256').update(`${process.version} ${shiki.version}`);
  for (const file of deciding) version.update(readFileSync(new URL(`./${file}.ts`, import.meta.url)));
  const opened = openHighlightCache(join(folder, 'highlight.json'), version.digest('base64'));
  cache = opened;
  workers = count === 0 ? undefined : startHighlightWorkers(count);
  return async (all) => {
    opened.save(all);
    await workers?.end();
    cache = workers = undefined;
  };
}

/**
 * `code` as one HTML string a line, its tokens in `<span class="k">` and so on; escaped plain lines for other text.
 * `undefined` for code whose highlighting would cost too much.
 */
export async function highlightLines(code: string, language: string): Promise<string[] | undefined> {
  if (!isColoured(language)) return plainLines(code);
  const make = () => workers?.ask({ code, language }) ?? highlight(code, language);
  return (cache === undefined ? await make() : await cache.lines(language, code, make)) ?? undefined;
}

/** The lines of a text without colours. */
export const plainLines = (code: string): string[] => code.split('\n').map(escapeCode);

/** The same in this thread; its code is loaded with the first block. */
const highlight = async (code: string, language: string): Promise<string[] | null> =>
  (await import('./highlighter.ts')).highlight(code, language);
