import { absolute, basePath, withBase } from '../blog/urls.ts';
import type { Site } from '../config/site.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { plainXml } from '../core/plain.ts';
import { messages } from '../i18n/index.ts';
import { site } from '../site.ts';
import type { Icon } from './icon.ts';

/** How to ask a search engine about this site alone, by a form or a URL. */
export interface SearchEngine {
  name: string;
  /** Where the form leads. */
  action: string;
  /** Name of the field for the search terms. */
  query: string;
  /** A field that keeps the search to this site, and its value. */
  scope: readonly [name: string, value: string];
}

/** The engine that the settings name. */
export function getSearchEngine(): SearchEngine | undefined {
  // Host and path, as engines take them after `site:`.
  const scope = (new URL(site.url).host + basePath()).replace(/\/$/, '');
  const engines: Readonly<Record<NonNullable<Site['search']>, SearchEngine>> = {
    // https://duckduckgo.com/duckduckgo-help-pages/settings/params/: `sites`, a list of hosts.
    duckduckgo: { name: 'DuckDuckGo', action: 'https://duckduckgo.com/', query: 'q', scope: ['sites', scope] },
    // The fields of Google's own form for a site: `as_sitesearch` of its advanced search.
    google: { name: 'Google', action: 'https://www.google.com/search', query: 'q', scope: ['as_sitesearch', scope] },
    // Bing joins `q1` to the search terms.
    bing: { name: 'Bing', action: 'https://www.bing.com/search', query: 'q', scope: ['q1', `site:${scope}`] },
  };
  return site.search && engines[site.search];
}

/** Lets a browser search this site from its address bar (OpenSearch 1.1, where a name has at most 16 characters). */
export function searchDescription(
  { action, query, scope: [field, value] }: SearchEngine,
  icon: Icon | undefined,
): string {
  const template = `${action}?${field}=${encodeURIComponent(value)}&${query}={searchTerms}`;
  const image = icon && `  <Image type="${icon.type}">${escapeText(absolute(withBase(icon.path)))}</Image>\n`;
  return plainXml(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeText([...site.title].slice(0, 16).join('').trim())}</ShortName>
  <Description>${escapeText(messages.search.label(site.title))}</Description>
  <Language>${escapeText(site.lang)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
${image ?? ''}  <Url type="text/html" method="get" template="${escapeAttribute(template)}"/>
</OpenSearchDescription>
`);
}
