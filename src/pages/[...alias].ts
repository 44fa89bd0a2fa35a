import { aliasPage, aliasPath } from '../blog/aliases.ts';
import { getPosts } from '../blog/posts.ts';

export async function getStaticPaths() {
  const posts = await getPosts();
  return posts.flatMap((post) => post.aliases.map((alias) => ({ params: { alias: aliasPath(alias) }, props: { html: aliasPage(post) } })));
}

/** A page at an old address that leads to the new one on any static host. */
export function GET({ props }: { props: { html: string } }): Response {
  return new Response(props.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
