import type { APIRoute } from 'astro';
import { openSearchUrl, paramOf } from '../blog/urls.ts';
import { getFrame } from '../queries/posts.ts';
import { searchDescription, searchEngine, type SearchEngine } from '../seo/search-engine.ts';

export const getStaticPaths = () =>
  searchEngine === undefined ? [] : [{ params: { search: paramOf(openSearchUrl()) }, props: searchEngine }];

export const GET: APIRoute<SearchEngine> = async ({ props }) =>
  new Response(searchDescription(props, (await getFrame()).icon), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml' },
  });
