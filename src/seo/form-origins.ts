import { site } from '../site.ts';
import { getSearchEngine } from './search-engine.ts';

/** Origins of the other sites that forms of this one lead to, for the policy; sorted, each once. */
export const getFormOrigins = (): string[] =>
  [
    ...new Set(
      [getSearchEngine()?.action, site.newsletter?.action].flatMap((action) =>
        action === undefined ? [] : [new URL(action).origin],
      ),
    ),
  ].sort();
