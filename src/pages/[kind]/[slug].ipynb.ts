import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { paramsOf } from '../../blog/post.ts';
import { getPostsByLink } from '../../queries/posts.ts';

export async function getStaticPaths() {
  const notebooks = (await getPostsByLink()).filter(({ notebook }) => notebook !== undefined);
  return notebooks.map((post) => ({ params: paramsOf(post), props: { file: post.file } }));
}

/** The Jupyter notebook that a post or note was made from. */
export const GET: APIRoute<{ file: string }> = async ({ props }) =>
  new Response(await readFile(props.file), { headers: { 'Content-Type': 'application/x-ipynb+json' } });
