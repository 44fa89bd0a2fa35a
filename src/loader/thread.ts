import { parentPort } from 'node:worker_threads';
import { readLibrary, type Request } from './library.ts';

/** Reads libraries in a thread of its own; see `reader.ts`. */
parentPort!.on('message', async (request: Request | 'end') => {
  if (request === 'end') return parentPort!.close();
  try {
    parentPort!.postMessage({ library: await readLibrary(request) });
  } catch (error) {
    parentPort!.postMessage({ failure: error });
  }
});
