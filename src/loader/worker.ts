import { parentPort } from 'node:worker_threads';
import { loadContent, type LoadRequest } from './load-content.ts';
import { codeVersion } from './code-version.ts';

/** The code that this thread runs. */
let version: string | undefined;

/** Reads libraries in a thread of its own; see `reader.ts`. */
parentPort!.on('message', async (request: LoadRequest | 'end') => {
  if (request === 'end') return parentPort!.close();
  const newest = codeVersion(request.root);
  version ??= newest;
  if (newest !== version) {
    parentPort!.postMessage({ outdated: true });
    return parentPort!.close();
  }
  try {
    parentPort!.postMessage({ library: await loadContent(request, version) });
  } catch (failure) {
    parentPort!.postMessage({ failure });
  }
});
