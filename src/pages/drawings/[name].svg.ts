import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { getDrawings, keyed } from '../../blog/posts.ts';

export const getStaticPaths = async () => [...(await getDrawings())].map(([name, path]) => keyed({ name: name.replace(/\.svg$/, '') }, { path }));

/** A drawing of a post as a file of its own: feed readers show no SVG inside HTML. */
export const GET: APIRoute<{ path: string }> = async ({ props }) => new Response(await readFile(props.path, 'utf8'), { headers: { 'Content-Type': 'image/svg+xml' } });
