import type { APIRoute } from 'astro';
import { getDrawings, keyed } from '../../queries/posts.ts';
import { readCached } from '../../core/cache.ts';

export const getStaticPaths = async () =>
  [...(await getDrawings())].map(([name, path]) => keyed({ name: name.replace(/\.svg$/, '') }, { path }));

/** A drawing of a post as a file of its own: feed readers show no SVG inside HTML. */
export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readCached(props.path).toString(), { headers: { 'Content-Type': 'image/svg+xml' } });
