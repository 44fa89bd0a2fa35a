import { parentPort } from 'node:worker_threads';
import { highlight } from './highlight.ts';

/** Highlights blocks in a thread of its own; see `highlight-threads.ts`. */
parentPort!.on('message', async ({ id, code, language }: { id: number; code: string; language: string }) => {
  try {
    parentPort!.postMessage({ id, lines: await highlight(code, language) });
  } catch (failure) {
    parentPort!.postMessage({ id, failure });
  }
});
