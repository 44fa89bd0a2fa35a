import { processState } from '../core/process-state.ts';
import { startWorkers, type WorkerClient } from '../core/worker.ts';
import type { LoadedContent, LoadRequest } from './load-content.ts';

/** What the thread is asked: for the content, or only to note which code it has loaded. */
export type Question = LoadRequest | { root: string };

/** What the thread answers: the content, unless the code is no longer the one that it runs. */
export type Answer = LoadedContent | 'outdated' | 'ready';

declare module '../core/process-state.ts' {
  interface ProcessState {
    /** The load that a command began before Astro was loaded. */
    earlyLoad?: { request: LoadRequest; content: Promise<LoadedContent> };
    /** While writing: a thread that has loaded its code, and waits for the next change. */
    waitingThread?: WorkerClient<Question, Answer>;
  }
}

/** Begins to load before Astro itself has been loaded. What it throws is reported where Astro asks for it. */
export function startLoading(request: LoadRequest): Promise<LoadedContent> {
  const content = loadInThread(request);
  processState.earlyLoad = { request, content };
  return content;
}

/**
 * The content that `startLoading` was asked for; else what is loaded now. The early one has the build's clock reading.
 */
export function loadInWorker(request: LoadRequest): Promise<LoadedContent> {
  const early = processState.earlyLoad;
  const withoutClock = ({ edition: { now: _, ...edition }, counter: __, ...rest }: LoadRequest) =>
    JSON.stringify([rest, edition]);
  const isEarly = early !== undefined && withoutClock(early.request) === withoutClock(request);
  return isEarly ? early.content : loadInThread(request);
}

const startThread = () => startWorkers<Question, Answer>(new URL('./worker.ts', import.meta.url));

/** Starts a thread that waits for the first load, so that its code is there when Astro asks for the content. */
export function prepareThread(root: string): void {
  const thread = (processState.waitingThread ??= startThread());
  // What it throws is thrown again when it is asked for the content.
  thread.ask({ root }).catch(() => undefined);
}

/**
 * Loads in a thread of its own, beside Astro's own start; and the plugins, which Vite would otherwise take apart one by
 * one, are loaded by Node. While writing, the thread waits for the next change, until the code is another. Throws what
 * the loading throws.
 */
async function loadInThread(request: LoadRequest): Promise<LoadedContent> {
  const thread = processState.waitingThread ?? startThread();
  delete processState.waitingThread;
  let answer: Exclude<Answer, 'ready'> | undefined;
  try {
    answer = (await thread.ask(request)) as Exclude<Answer, 'ready'>;
  } finally {
    // A thread that cannot even load its code, because the settings are no TypeScript, has died.
    if (request.edition.drafts && answer !== undefined && answer !== 'outdated') processState.waitingThread = thread;
    else void thread.end();
  }
  return answer === 'outdated' ? loadInThread(request) : answer;
}
