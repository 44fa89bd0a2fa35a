import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { getPostsByLink } from '../../queries/posts.ts';

export async function getStaticPaths() {
  const notebooks = (await getPostsByLink()).filter(({ notebook }) => notebook !== undefined);
  return notebooks.map(({ slug, file }) => ({ params: { slug }, props: { file } }));
}

/** The Jupyter notebook that a post was made from. */
export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(await readFile(props.file), { headers: { 'Content-Type': 'application/x-ipynb+json' } });
