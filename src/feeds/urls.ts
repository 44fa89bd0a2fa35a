import { site } from '../site.ts';
import type { Post } from '../blog/post.ts';
import { groupBySeries } from '../blog/series.ts';
import { groupByTag } from '../blog/tags.ts';
import { homeUrl, seriesUrl, tagUrl } from '../blog/urls.ts';
import { messages } from '../i18n/index.ts';

/** What a feed is the feed of. */
export interface FeedOwner {
  /** Name of the tag or series; none for the feed of all posts. */
  name?: string | undefined;
  description: string;
  /** Path of the page. */
  url: string;
}

/** Whose feed holds every post. */
export const wholeBlog: FeedOwner = { description: site.description, url: homeUrl() };

/** What a feed is called, by the name of its tag or series. */
export const feedTitle = (name: string | undefined): string =>
  name === undefined ? site.title : `${site.title}: ${name}`;

/** Every tag as the owner of a feed, with its posts in their order. */
export const tagFeeds = (posts: readonly Post[]): { owner: FeedOwner; posts: Post[] }[] =>
  groupByTag(posts).map(({ tag: { name, slug }, posts }) => ({
    owner: { name, description: messages.tags.about(name), url: tagUrl(slug) },
    posts,
  }));

/** Every series as the owner of a feed, with its posts in the order to read them. */
export const seriesFeeds = (posts: readonly Post[]): { owner: FeedOwner; posts: Post[] }[] =>
  groupBySeries(posts).map(({ name, slug, parts }) => ({
    owner: { name, description: messages.series.about(name), url: seriesUrl(slug) },
    posts: parts.map(({ post }) => post),
  }));
