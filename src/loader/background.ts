import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { processState } from '../core/process-state.ts';
import type { LoadedContent, LoadRequest } from './load-content.ts';

/** What the thread answers. */
type Answer = { library: LoadedContent } | { failure: unknown } | { outdated: true };

declare module '../core/process-state.ts' {
  interface ProcessState {
    /** The load that a command began before Astro was loaded. */
    earlyLoad?: { request: LoadRequest; library: Promise<LoadedContent> };
  }
}

/** Begins to read before Astro has even been loaded. */
export function startLoading(request: LoadRequest): void {
  const library = readInThread(request);
  // What it throws is told where it is awaited.
  library.catch(() => undefined);
  processState.earlyLoad = { request, library };
}

/** The library that `readEarly` was asked for; else one read now. The early one has the build's clock reading. */
export function loadInWorker(request: LoadRequest): Promise<LoadedContent> {
  const early = processState.earlyLoad;
  const sameBut = ({ edition: { now: _, ...edition }, ...rest }: LoadRequest) => JSON.stringify([rest, edition]);
  return early !== undefined && sameBut(early.request) === sameBut(request) ? early.library : readInThread(request);
}

let openThread: Worker | undefined;

/**
 * Reads a library in a thread of its own, beside Astro's own start; and the plugins, which Vite would otherwise take
 * apart one by one, are loaded by Node. While writing, the thread waits for the next change, until the code is another.
 * Throws what the reading throws.
 */
async function readInThread(request: LoadRequest): Promise<LoadedContent> {
  const worker = openThread ?? new Worker(new URL('./worker.ts', import.meta.url));
  openThread = undefined;
  worker.ref();
  worker.postMessage(request);
  const [answer] = (await once(worker, 'message')) as [Answer];
  if ('outdated' in answer) return readInThread(request);
  worker.unref();
  if (request.edition.drafts) openThread = worker;
  // Not terminated: at its own end the thread keeps its compiled code for the next build.
  else worker.postMessage('end');
  if ('failure' in answer) throw answer.failure;
  return answer.library;
}
