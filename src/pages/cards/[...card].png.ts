import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { postCard, seriesCard, siteCard, tagCard, type Card } from '../../blog/og-images.ts';
import { getPosts, keyed } from '../../queries/posts.ts';
import { groupBySeries } from '../../blog/series.ts';
import { groupByTag } from '../../blog/tags.ts';
import { cachedCard, cardKey, keepOnly } from '../../og-images/index.ts';

const folder = join(process.cwd(), 'node_modules/.cache/cards');

/** A picture for previews of links to the site, to each tag and series, and to each post that has none of its own. */
export async function getStaticPaths() {
  const posts = await getPosts();
  const cards: [path: string, card: Card][] = [
    ['site', siteCard()],
    ...posts
      .filter(({ cover }) => cover === undefined)
      .map((post) => [`posts/${post.slug}`, postCard(post)] as [string, Card]),
    ...groupByTag(posts).map(
      ({ tag: { name, slug }, posts }) => [`tags/${slug}`, tagCard(name, posts.length)] as [string, Card],
    ),
    ...groupBySeries(posts).map(({ name, slug, of }) => [`series/${slug}`, seriesCard(name, of)] as [string, Card]),
  ];
  const keys = new Map(cards.map(([, card]) => [card, cardKey(card)]));
  const doubtful = keepOnly(folder, new Set(keys.values()));
  // What is doubtful is asked for in every build, so that its warning is told.
  return cards.map(([path, card]) =>
    doubtful.has(keys.get(card)!) ? { params: { card: path }, props: { card } } : keyed({ card: path }, { card }),
  );
}

export const GET: APIRoute<{ card: Card }> = async ({ props: { card }, url }) => {
  const { png, warnings } = await cachedCard(card, folder);
  for (const warning of warnings)
    console.warn(`Warning: the picture for link previews of “${card.title}” (${url.pathname}): ${warning}\n`);
  return new Response(Buffer.from(png), { headers: { 'Content-Type': 'image/png' } });
};
