import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { getPostsByLink } from '../../queries/posts.ts';

export async function getStaticPaths() {
  const notebooks = (await getPostsByLink()).filter(({ notebook }) => notebook !== undefined);
  return notebooks.map(({ slug, file }) => ({ params: { slug }, props: { file } }));
}

/** The notebook that a post is, as it was written. */
export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(await readFile(props.file), { headers: { 'Content-Type': 'application/x-ipynb+json' } });
