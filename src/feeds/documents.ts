import { archivedFeedUrl, feedUrl, homeUrl, notesUrl, seriesUrl, tagUrl } from '../blog/urls.ts';
import { archiveFormat, feedFormatNames, type FeedFormat } from '../blog/feed-formats.ts';
import type { Post } from '../blog/post.ts';
import { newestFirst } from '../blog/published.ts';
import { groupBySeries } from '../blog/series.ts';
import { groupByTag } from '../blog/tags.ts';
import { messages } from '../i18n/index.ts';
import { site } from '../site.ts';

/** What a feed is the feed of. */
export interface FeedTopic {
  /** Name of the tag or series, or of the notes; none for the feed of all posts. */
  name?: string | undefined;
  /** Plain text. */
  description: string;
  /** Path of the page. */
  url: string;
}

/** A document of a feed. */
export interface FeedDocument {
  /** What it is about. */
  topic: FeedTopic;
  /** Newest first. */
  posts: readonly Post[];
  /** Number of a document of the archive; the feed itself has none. */
  archived?: number;
  /** Number of the document with the next older posts, 0 when there is none. */
  previous: number;
}

/** What the feed of every post is the feed of. */
export const wholeBlog = (): FeedTopic => ({ description: site.description, url: homeUrl() });

/** What the feed of the notes is the feed of. */
export const allNotes = (): FeedTopic => ({
  name: messages.notes.title,
  description: messages.notes.description(site.title),
  url: notesUrl(),
});

/** What authors say of tags and series, by URL of their pages. */
type Descriptions = ReadonlyMap<string, string>;

const topicAt = (
  url: string,
  name: string,
  descriptions: Descriptions,
  about: (name: string) => string,
): FeedTopic => ({
  name,
  description: descriptions.get(url) ?? about(name),
  url,
});

/** Every tag that has a feed, with its posts in their order. */
export const tagFeeds = (
  posts: readonly Post[],
  descriptions: Descriptions = new Map(),
): { topic: FeedTopic; posts: Post[] }[] =>
  groupByTag(posts).map(({ tag: { name, slug }, posts }) => ({
    topic: topicAt(tagUrl(slug), name, descriptions, messages.tags.about),
    posts,
  }));

/** Every series that has a feed, with its posts in the order to read them. */
export const seriesFeeds = (
  posts: readonly Post[],
  descriptions: Descriptions = new Map(),
): { topic: FeedTopic; posts: Post[] }[] =>
  groupBySeries(posts).map(({ name, slug, parts }) => ({
    topic: topicAt(seriesUrl(slug), name, descriptions, messages.series.about),
    posts: parts.map(({ post }) => post),
  }));

/** The formats in which a document is published. */
export const formatsOf = ({ archived }: FeedDocument): readonly FeedFormat[] =>
  archived === undefined ? feedFormatNames : [archiveFormat];

/** Path of a document in a format, with the site's base. */
export const feedPath = ({ topic, archived }: FeedDocument, format: FeedFormat): string =>
  archived === undefined ? feedUrl(format, topic.url) : archivedFeedUrl(archived, format);

/**
 * The most posts in the feed of a tag: as many as WordPress and jekyll-feed give. A reader keeps what it has fetched,
 * so a feed has to hold what is new since then; the page of the tag lists every post.
 */
const tagFeedSize = 10;

/**
 * Every feed of the site: of the whole blog with its archive, of the notes, of each tag and series. `all` are posts and
 * notes, newest first. Notes are in the feed of the blog only by its settings: who follows that asked for posts.
 */
export function listFeedDocuments(
  all: readonly Post[],
  {
    size = site.feedSize,
    inFeed = site.notes?.inFeed ?? false,
    descriptions = new Map(),
  }: { size?: number; inFeed?: boolean; descriptions?: Descriptions } = {},
): FeedDocument[] {
  const posts = inFeed ? all : all.filter(({ note }) => !note);
  const notes = all.filter(({ note }) => note);
  const archive = splitArchive(posts, size);
  const feed = (topic: FeedTopic, posts: readonly Post[], previous = 0): FeedDocument => ({
    topic,
    posts: posts.slice(0, size),
    previous,
  });
  return [
    feed(wholeBlog(), posts, archive.length),
    ...archive.map((part, index) => ({ topic: wholeBlog(), posts: part, archived: index + 1, previous: index })),
    ...(notes.length > 0 ? [feed(allNotes(), notes)] : []),
    ...tagFeeds(all, descriptions).map(({ topic, posts }) => feed(topic, posts.slice(0, tagFeedSize))),
    ...seriesFeeds(all, descriptions).map(({ topic, posts }) => feed(topic, posts.toSorted(newestFirst))),
  ];
}

/**
 * The archive of a feed (RFC 5005, 4): `posts`, newest first, in documents of `size`, filled from the oldest post on.
 * So a full document never changes when a post is added. Documents come oldest first, their posts newest first.
 * The feed itself holds the `size` newest posts; a document exists once the feed no longer holds all posts before it.
 */
export function splitArchive<P>(posts: readonly P[], size: number): P[][] {
  const count = Math.max(0, Math.ceil(posts.length / size) - 1);
  const end = (index: number) => posts.length - index * size;
  return Array.from({ length: count }, (_, index) => posts.slice(end(index + 1), end(index)));
}
