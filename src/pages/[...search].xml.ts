import type { APIRoute } from 'astro';
import { searchEngine, type SearchEngine } from '../seo/search-description.ts';
import { absolute, openSearchUrl, paramOf, withBase } from '../blog/urls.ts';
import { messages } from '../i18n/index.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { plainXml } from '../core/plain.ts';
import { findIcon } from '../seo/icon.ts';
import { site } from '../site.ts';

export const getStaticPaths = () =>
  searchEngine === undefined ? [] : [{ params: { search: paramOf(openSearchUrl()) }, props: searchEngine }];

/** Lets a browser search this site from its address bar (OpenSearch 1.1; the name may have 16 characters, the description 1,024). */
export const GET: APIRoute<SearchEngine> = ({
  props: {
    action,
    query,
    scope: [field, value],
  },
}) => {
  const icon = findIcon();
  const template = `${action}?${field}=${encodeURIComponent(value)}&${query}={searchTerms}`;
  return new Response(
    plainXml(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeText([...site.title].slice(0, 16).join('').trim())}</ShortName>
  <Description>${escapeText(messages.search.label(site.title))}</Description>
  <Language>${escapeText(site.lang)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
${icon === undefined ? '' : `  <Image type="${icon.type}">${escapeText(absolute(withBase(icon.path)))}</Image>\n`}  <Url type="text/html" method="get" template="${escapeAttribute(template)}"/>
</OpenSearchDescription>
`),
    { headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
  );
};
