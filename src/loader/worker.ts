import { answerRequests } from '../core/worker.ts';
import type { Answer } from './background.ts';
import { codeVersion } from './code-version.ts';
import { loadContent, type LoadRequest } from './load-content.ts';

/** The code that this thread runs. */
let version: string | undefined;

/** Loads content in a thread of its own; see `background.ts`. */
answerRequests(async (request: LoadRequest): Promise<Answer> => {
  const newest = codeVersion(request.root);
  version ??= newest;
  return newest === version ? loadContent(request, version) : 'outdated';
});
