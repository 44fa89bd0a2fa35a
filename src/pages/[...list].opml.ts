import type { APIRoute } from 'astro';
import { feedTitle } from '../blog/feed-formats.ts';
import { allNotes, seriesFeeds, tagFeeds, wholeBlog, type FeedTopic } from '../feeds/documents.ts';
import { getPostsAndNotes } from '../queries/posts.ts';
import { absolute, blogrollOpmlUrl, feedUrl, opmlUrl, paramOf } from '../blog/urls.ts';
import { messages } from '../i18n/index.ts';
import { opml, type ListedFeed } from '../feeds/opml.ts';
import { readBlogroll } from '../loader/blogroll.ts';
import { site } from '../site.ts';

const own = ({ name, url }: FeedTopic): ListedFeed => ({
  title: feedTitle(name),
  feed: absolute(feedUrl('rss', url)),
  page: absolute(url),
});

/** Lists of feeds: those of this site, and of the blogs in the blogroll that have one. */
export async function getStaticPaths() {
  const posts = await getPostsAndNotes();
  const notes = posts.some(({ note }) => note) ? [allNotes()] : [];
  const feeds = [wholeBlog(), ...notes, ...[...seriesFeeds(posts), ...tagFeeds(posts)].map(({ topic }) => topic)].map(
    own,
  );
  const followed = readBlogroll().flatMap(({ name, url, feed, description }) =>
    feed === undefined ? [] : [{ title: name, feed, page: url, description }],
  );
  const list = (path: string, title: string, feeds: readonly ListedFeed[]) => ({
    params: { list: paramOf(path) },
    props: { title, feeds },
  });
  return [
    list(opmlUrl(), site.title, feeds),
    ...(followed.length > 0 ? [list(blogrollOpmlUrl(), feedTitle(messages.blogroll.title), followed)] : []),
  ];
}

export const GET: APIRoute<{ title: string; feeds: ListedFeed[] }> = ({ props: { title, feeds } }) =>
  new Response(opml(title, feeds), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
