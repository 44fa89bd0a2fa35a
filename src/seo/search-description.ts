import type { Site } from '../config/site.ts';
import { site } from '../site.ts';
import { base } from '../blog/urls.ts';

/** How to ask a search engine about this site alone, by a form or an address. */
export interface SearchEngine {
  name: string;
  /** Where the question goes. */
  action: string;
  /** Name of the field for the words. */
  query: string;
  /** A field that keeps the search to this site, and its value. */
  scope: readonly [name: string, value: string];
}

/** Host and path of the site, as engines take them after `site:`. */
export const siteScope = (new URL(site.url).host + base).replace(/\/$/, '');

const engines: Readonly<Record<NonNullable<Site['search']>, SearchEngine>> = {
  // https://duckduckgo.com/duckduckgo-help-pages/settings/params/: `sites`, a list of hosts.
  duckduckgo: { name: 'DuckDuckGo', action: 'https://duckduckgo.com/', query: 'q', scope: ['sites', siteScope] },
  // The fields of Google's own form for a site: `as_sitesearch` of its advanced search.
  google: { name: 'Google', action: 'https://www.google.com/search', query: 'q', scope: ['as_sitesearch', siteScope] },
  // Bing joins `q1` to the question.
  bing: { name: 'Bing', action: 'https://www.bing.com/search', query: 'q', scope: ['q1', `site:${siteScope}`] },
};

/** The engine that the settings name. */
export const searchEngine: SearchEngine | undefined = site.search && engines[site.search];

/** The only other site that a form leads to, for the policy. */
export const searchOrigin: string | undefined = searchEngine && new URL(searchEngine.action).origin;
