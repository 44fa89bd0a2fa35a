import type { APIRoute } from 'astro';
import { getDrawings, keyed } from '../../queries/posts.ts';
import { readStoredText } from '../../core/text-store.ts';

export const getStaticPaths = async () =>
  [...(await getDrawings())].map(([name, path]) => keyed({ name: name.replace(/\.svg$/, '') }, { path }));

/** A drawing of a post as a file of its own: feed readers show no SVG inside HTML. */
export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readStoredText(props.path), { headers: { 'Content-Type': 'image/svg+xml' } });
