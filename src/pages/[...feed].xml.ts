import type { APIRoute } from 'astro';
import { getParts, getPosts, keyed } from '../queries/posts.ts';
import { paramOf, type FeedFormat } from '../blog/urls.ts';
import { feedDocuments, pathOf, type FeedDocument } from '../feeds/documents.ts';
import { feedOf, writeFeed } from '../feeds/feed.ts';

/** Every feed of the site as RSS and as Atom. */
export async function getStaticPaths() {
  return feedDocuments(await getPosts()).flatMap((document) => {
    const { props, ...rest } = keyed({}, document);
    return (['rss', 'atom'] as const).map((format) => ({
      ...rest,
      params: { feed: paramOf(pathOf(document.place, format)) },
      props: { ...props, format },
    }));
  });
}

/** Not `application/rss+xml`: Firefox offers that as a download, and nobody would see the stylesheet. */
export const GET: APIRoute<FeedDocument & { format: FeedFormat }> = async ({ props: { posts, place, format } }) =>
  new Response(await writeFeed(await feedOf(posts, place, getParts), format), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
