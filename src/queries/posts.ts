import { hash } from 'node:crypto';
import { getCollection, type CollectionEntry } from 'astro:content';
import { readStoredText } from '../core/text-store.ts';
import { fillSlots } from '../core/html/slots.ts';
import { compare } from '../core/order.ts';
import { formatYear } from '../blog/dates.ts';
import { createPreviews, type Preview } from '../blog/link-previews.ts';
import type { Feature, Page, Post } from '../blog/post.ts';
import { decodePost } from '../blog/stored-post.ts';
import { newestFirst } from '../blog/published.ts';
import { absolute } from '../blog/urls.ts';
import type { PostParts } from '../feeds/items.ts';
import { interfaceLang } from '../i18n/index.ts';
import { findEnclosures } from './enclosures.ts';
import { processState } from '../core/process-state.ts';
import { findIcon } from '../seo/icon.ts';
import type { StyleDelivery } from '../styles/style-sheets.ts';
import { readPlaceholder } from '../markdown/kit/image-placeholder.ts';
import { recordText, type TextRecord } from '../markdown/kit/text-record.ts';
import { detailsOf, imageHtml, imageUrl, previewUrl } from './images.ts';
import { renderMdx } from './mdx.ts';

let posts: Promise<Post[]> | undefined;

/**
 * Every post and note that may be shown and listed, newest first. The loader has applied the published rule; nothing
 * else reaches this list. What is about a subject (tags, series) has both.
 */
export const getPostsAndNotes = async (): Promise<Post[]> =>
  (await getPostsByLink()).filter(({ unlisted }) => !unlisted);

/** The posts among them: what goes by time (the home page, the archive) has these alone. */
export const getPosts = async (): Promise<Post[]> => (await getPostsAndNotes()).filter(({ note }) => !note);

/** The notes among them. */
export const getNotes = async (): Promise<Post[]> => (await getPostsAndNotes()).filter(({ note }) => note);

/**
 * Posts and notes with those that only who knows their URL can find. For their own pages, and for what leads there.
 */
export function getPostsByLink(): Promise<Post[]> {
  // While writing, the collection changes under a running server.
  if (import.meta.env.DEV) return loadPosts();
  return (posts ??= loadPosts());
}

async function loadPosts(): Promise<Post[]> {
  const all = (await getCollection('posts')).map(toPost).sort(newestFirst);
  const newest = all.find(({ unlisted }) => !unlisted);
  year = newest && formatYear(newest.date, interfaceLang);
  // While writing, style sheets change, too.
  isLarge = all.length > landingPosts && !import.meta.env.DEV;
  return all;
}

/** Every page that may be shown and listed, by URL. */
export const getPages = async (): Promise<Page[]> => (await getPagesByLink()).filter(({ unlisted }) => !unlisted);

/** The same with the pages that only who knows their URL can find. */
export async function getPagesByLink(): Promise<Page[]> {
  const [all] = await Promise.all([getCollection('pages'), getPosts()]);
  return all.map(toPost).sort((a, b) => compare(a.slug, b.slug));
}

/** The intros that may be shown, by URL of the page that each stands on: the home page, a tag, a series. */
export const getIntros = async (): Promise<Map<string, Page>> =>
  new Map((await getCollection('intros')).map(toPost).map((intro) => [intro.url, intro]));

/** Year of the newest post, which the foot of every page names; part of every key. */
let year: string | undefined;

/**
 * The newest posts, which readers come to from feeds and links, have their style sheets in the page, and so has all of
 * a blog that has no more: their first line is there one round trip earlier. On a slow line (1.6 Mbit/s, 150 ms) a post
 * shows it after 0.35 s instead of 0.55 s (Chromium 153, November 2026). In a large blog the style sheets would be more
 * than half of all pages.
 */
const landingPosts = 50;

/** Whether readers come to a post from elsewhere, by its rank among all posts, or that of a note among all notes. */
export const isLandingPost = (rank: number): boolean => rank < landingPosts;

/** Whether there are more; part of every key. */
let isLarge = false;

/**
 * What the frame of every page shows. The year is that of the newest post, whatever the day of the build. `isLanding`
 * is a page that readers come to from elsewhere.
 */
export async function getFrame(isLanding = false) {
  await getPosts();
  const styles: StyleDelivery = isLarge ? (isLanding ? 'inlined and prefetched' : 'linked') : 'inlined';
  return { year, icon: findIcon(), styles, drafts: processState.showsDrafts };
}

type Entry = CollectionEntry<'posts' | 'pages' | 'intros'>;

/**
 * The entry of each post and page, and a digest of all that is known of it, which stands on its page, in feeds and
 * elsewhere.
 */
const sources = new WeakMap<object, { entry: Entry; digest: string }>();

function toPost(entry: Entry): Post {
  const post = decodePost(entry.data);
  const images = [...(post.cover === undefined ? [] : [post.cover.image]), ...Object.values(post.images)];
  const digest = hash('sha256', JSON.stringify([entry.digest, images.map(detailsOf)]), 'base64url');
  sources.set(post, { entry, digest });
  return post;
}

/**
 * One page of `getStaticPaths`. Its `cacheKey` is a digest of all that the page is made from, which is its props; a
 * page with the key of the last build is not made again. A page shows nothing that is not in its props or in the code.
 * MDX is a program that may read anything, so a page of it has no key. The year in the foot of all pages is part of
 * each key, and so is whether they link their style sheets.
 */
export function keyed<Params extends Record<string, string | undefined>, Props>(
  params: Params,
  props: Props,
): { params: Params; props: Props; cacheKey?: string } {
  let isProgram = false;
  const shown = JSON.stringify([year, isLarge, props], (_, value: unknown) => {
    const source = sources.get(Object(value) as object);
    if (source === undefined) return value;
    isProgram ||= (value as Post).htmlFile === undefined;
    return source.digest;
  });
  return { params, props, ...(isProgram ? {} : { cacheKey: hash('sha256', shown, 'base64url') }) };
}

/** The body of a post or page on its page or in a feed. */
export interface Body {
  /** As it stands in the page. */
  html: string;
  /** Style sheets that it needs. */
  features: Feature[];
  /** URLs of sound and film. */
  media: string[];
}

/**
 * The body of a post or page, its images optimised, with previews of its links. Throws a `DiagnosticsError` when MDX
 * fails as it runs.
 */
export async function getBody(post: Post | Page, previews: readonly Preview[] = []): Promise<Body> {
  const { template, features, media } = await getText(post);
  const linked = createPreviews(previews, post.lang);
  const added = new Set<Feature>();
  const html = await fillSlots(template, async (slot) => {
    const [, kind, content] = /^(\w+):(.*)$/s.exec(slot)!;
    if (kind === 'link') return linked.attributeFor(content!);
    const { src, ...options } = readPlaceholder(content!);
    const image = await imageHtml(post.images[src]!, { ...options, isInLink: kind === 'unlinked' });
    for (const feature of featuresOfImage(image)) added.add(feature);
    return image;
  });
  const below = linked.elements();
  if (below !== '') added.add('previews');
  return { html: html + below, features: added.size === 0 ? features : [...new Set([...features, ...added])], media };
}

/** What an image needs that is not there when its text is recorded. */
const featuresOfImage = (html: string): Feature[] => [
  ...(html.includes('<a class="zoom') ? ['zoom' as const] : []),
  ...(html.startsWith('<span') ? ['strips' as const] : []),
];

type Text = Pick<TextRecord, 'template' | 'features' | 'media'>;

function getText(post: Post | Page): Promise<Text> | Text {
  const { htmlFile, features, media } = post;
  if (htmlFile !== undefined) return { template: readStoredText(htmlFile), features, media };
  const made = mdxTexts.get(post) ?? runMdx(post);
  mdxTexts.set(post, made);
  return made;
}

/** MDX is a program; it runs once, for the page and for the feed. */
const mdxTexts = new WeakMap<object, Promise<TextRecord>>();

async function runMdx(post: Post | Page): Promise<TextRecord> {
  const pages = [...(await getPostsByLink()), ...(await getPagesByLink()), ...(await getIntros()).values()];
  const pageOf = (file: string) => pages.find((page) => page.file === file)?.url;
  return recordText(await renderMdx(sources.get(post)!.entry, post.file, pageOf), post.url);
}

/** The drawings of all texts as files of their own, for the feed: file of the cache by name. */
export async function getDrawings(): Promise<Map<string, string>> {
  const all = [...(await getPostsAndNotes()), ...(await getPages()), ...(await getIntros()).values()];
  return new Map(all.flatMap(({ drawingFiles }) => Object.entries(drawingFiles)).sort(([a], [b]) => compare(a, b)));
}

/** The Markdown of a post that has any as it goes out by itself, its images at their published URLs. */
export const getMarkdown = ({ markdownFile, images }: Post): Promise<string> =>
  fillSlots(readStoredText(markdownFile!), async (name) => {
    const image = images[name];
    return image === undefined ? '' : absolute(await imageUrl(image));
  });

/** What feeds show of a post beside its record: its body, the path of its image, and what it plays. */
export async function getParts(post: Post): Promise<PostParts> {
  const { html: body, media } = await getBody(post);
  return {
    body,
    image: post.cover && (await previewUrl(post.cover.image)),
    enclosures: findEnclosures(media, absolute(post.url)),
  };
}

/** The cover of a post, if it has one: as HTML, and its URL for link previews. */
export async function getCover({ cover }: Post): Promise<{ html: string; url: string | undefined } | undefined> {
  return (
    cover && {
      html: await imageHtml(cover.image, { alt: cover.alt, eager: true, isCover: true }),
      url: await previewUrl(cover.image),
    }
  );
}
