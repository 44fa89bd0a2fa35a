import type { APIRoute } from 'astro';
import { getPosts } from '../blog/posts.ts';
import { groupBySeries } from '../blog/series.ts';
import { groupByTag } from '../blog/tags.ts';
import { absolute, base, blogrollOpmlUrl, feedUrl, homeUrl, opmlUrl, seriesUrl, tagUrl } from '../blog/urls.ts';
import { words } from '../blog/words/index.ts';
import { opml, type ListedFeed } from '../feeds/opml.ts';
import { readBlogroll } from '../loader/blogroll.ts';
import { site } from '../site.ts';

const own = (title: string, page: string): ListedFeed => ({ title, feed: absolute(feedUrl('rss', page)), page: absolute(page) });

/** Lists of feeds: those of this site, and of the blogs in the blogroll that have one. */
export async function getStaticPaths() {
  const posts = await getPosts();
  const feeds = [
    own(site.title, homeUrl()),
    ...groupBySeries(posts).map(({ name, slug }) => own(`${site.title}: ${name}`, seriesUrl(slug))),
    ...groupByTag(posts).map(({ tag: { name, slug } }) => own(`${site.title}: ${name}`, tagUrl(slug))),
  ];
  const followed = readBlogroll().flatMap(({ name, url, feed, description }) => (feed === undefined ? [] : [{ title: name, feed, page: url, description }]));
  const list = (path: string, title: string, feeds: readonly ListedFeed[]) => ({ params: { list: path.slice(base.length).replace(/\.opml$/, '') }, props: { title, feeds } });
  return [list(opmlUrl(), site.title, feeds), ...(followed.length > 0 ? [list(blogrollOpmlUrl(), `${site.title}: ${words.blogroll.title}`, followed)] : [])];
}

export const GET: APIRoute<{ title: string; feeds: ListedFeed[] }> = ({ props: { title, feeds } }) => new Response(opml(title, feeds), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
