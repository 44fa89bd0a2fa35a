import { aliasFile } from '../blog/alias-page.ts';
import { aliasPath } from '../blog/alias-paths.ts';
import { getPagesByLink, getPostsByLink } from '../queries/posts.ts';

export async function getStaticPaths() {
  const all = [...(await getPostsByLink()), ...(await getPagesByLink())];
  return all.flatMap((page) =>
    page.aliases.map((alias) => ({
      params: { alias: aliasPath(alias) },
      props: { html: aliasFile(page, aliasPath(alias)) },
    })),
  );
}

/** A page at an old URL that leads to the new one on any static host. */
export function GET({ props }: { props: { html: string } }): Response {
  return new Response(props.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
