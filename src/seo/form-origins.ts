import { compare } from '../core/order.ts';
import { site } from '../site.ts';
import { getSearchEngine } from './search-engine.ts';

/** Origins of URLs, sorted, each once; for the policy. */
export const originsOf = (urls: readonly (string | undefined)[]): string[] =>
  [...new Set(urls.flatMap((url) => (url === undefined ? [] : [new URL(url).origin])))].sort(compare);

/** Where the newsletter’s form leads: Chromium holds a redirect of the service to the policy, too. */
export const newsletterTargets = (): (string | undefined)[] => [site.newsletter?.action, site.newsletter?.thanks];

/** Origins of the other sites that forms of this one lead to. */
export const getFormOrigins = (): string[] => originsOf([getSearchEngine()?.action, ...newsletterTargets()]);
