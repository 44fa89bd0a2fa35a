import type { APIRoute } from 'astro';
import { feedFormats, type FeedFormat } from '../blog/feed-formats.ts';
import { pathInSite } from '../blog/urls.ts';
import { feedPath, formatsOf, listFeedDocuments, type FeedDocument } from '../feeds/documents.ts';
import { writeFeed } from '../feeds/index.ts';
import { getIntroDescriptions } from '../queries/intros.ts';
import { getParts, getPostsAndNotes, keyed } from '../queries/posts.ts';

/** Every feed of the site in every format. */
export async function getStaticPaths() {
  return listFeedDocuments(await getPostsAndNotes(), { descriptions: await getIntroDescriptions() }).flatMap(
    (document) => {
      const { cacheKey } = keyed({}, document);
      return formatsOf(document).map((format) => ({
        params: { feed: pathInSite(feedPath(document, format)) },
        props: { document, format },
        cacheKey,
      }));
    },
  );
}

export const GET: APIRoute<{ document: FeedDocument; format: FeedFormat }> = async ({
  props: { document, format },
}) => {
  const { type, servedAs = type } = feedFormats[format];
  return new Response(await writeFeed(document, format, getParts), {
    headers: { 'Content-Type': `${servedAs}; charset=utf-8` },
  });
};
