import { Worker } from 'node:worker_threads';

/** Threads that highlight beside the caller. */
export interface HighlightThreads {
  /** As `highlight`. Throws what the highlighter throws. */
  highlight(code: string, language: string): Promise<string[] | null>;
  /** Ends the threads, when nothing is waited for any more. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(lines: string[] | null): void;
  reject(failure: unknown): void;
}

/** Starts `count` threads. A block goes to the one that has the least to do. */
export function openHighlightThreads(count: number): HighlightThreads {
  const threads = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./highlight-worker.ts', import.meta.url));
    const waiting = new Map<number, Waiting>();
    worker.on('message', ({ id, lines, failure }: { id: number; lines?: string[] | null; failure?: unknown }) => {
      const { resolve, reject } = waiting.get(id)!;
      waiting.delete(id);
      if (lines === undefined) reject(failure);
      else resolve(lines);
    });
    worker.on('error', (failure) => waiting.forEach(({ reject }) => reject(failure)));
    return { worker, waiting };
  });
  let last = 0;
  return {
    highlight: (code, language) =>
      new Promise((resolve, reject) => {
        const { worker, waiting } = threads.reduce((least, thread) =>
          thread.waiting.size < least.waiting.size ? thread : least,
        );
        const id = (last += 1);
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, code, language });
      }),
    close: async () => void (await Promise.all(threads.map(({ worker }) => worker.terminate()))),
  };
}
