import { answerRequests } from '../core/worker.ts';
import type { Answer, Question } from './background.ts';
import { codeVersion } from './code-version.ts';
import { loadContent } from './load-content.ts';

/** The code that this thread runs. */
let version: string | undefined;

/** Loads content in a thread of its own; see `background.ts`. */
answerRequests(async (request: Question): Promise<Answer> => {
  const newest = codeVersion(request.root);
  version ??= newest;
  if (!('folders' in request)) return 'ready';
  return newest === version ? loadContent(request, version) : 'outdated';
});
