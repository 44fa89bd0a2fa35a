import type { APIRoute } from 'astro';
import { getParts, getPosts, keyed } from '../queries/posts.ts';
import { paramOf } from '../blog/urls.ts';
import { feedDocuments, pathOf, type FeedDocument } from '../feeds/documents.ts';
import { feedOf, writeFeed } from '../feeds/feed.ts';

/** Every feed of the site as JSON Feed. */
export async function getStaticPaths() {
  return feedDocuments(await getPosts()).map((document) =>
    keyed({ feed: paramOf(pathOf(document.place, 'json')) }, document),
  );
}

export const GET: APIRoute<FeedDocument> = async ({ props: { posts, place } }) =>
  new Response(await writeFeed(await feedOf(posts, place, getParts), 'json'), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
