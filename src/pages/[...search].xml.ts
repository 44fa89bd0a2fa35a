import type { APIRoute } from 'astro';
import { openSearchUrl, paramOf } from '../blog/urls.ts';
import { getFrame } from '../queries/posts.ts';
import { searchDescription, getSearchEngine, type SearchEngine } from '../seo/search-engine.ts';

export function getStaticPaths() {
  const engine = getSearchEngine();
  return engine === undefined ? [] : [{ params: { search: paramOf(openSearchUrl()) }, props: engine }];
}

export const GET: APIRoute<SearchEngine> = async ({ props }) =>
  new Response(searchDescription(props, (await getFrame()).icon), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml' },
  });
