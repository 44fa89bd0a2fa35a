import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImageMetadata } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { getCollection, render, type CollectionEntry } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import { readCached } from '../core/cache.ts';
import { detailsOf, picture, pictureUrl, previewUrl } from './images.ts';
import PostImage from './PostImage.astro';
import { pictureMark, placeholder, readPlaceholder } from '../markdown/kit/image-placeholder.ts';
import { formatYear } from '../blog/dates.ts';
import type { Post } from '../blog/post.ts';
import { failingLine } from './mdx-error.ts';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { processState } from '../core/process-state.ts';
import { newestFirst } from '../blog/published.ts';
import type { PageRecord, PostRecord } from '../blog/record.ts';
import { interfaceLang } from '../i18n/index.ts';
import { absolute, decodePath, markdownUrl, notebookUrl, pageUrl, postUrl } from '../blog/urls.ts';

type Entry = CollectionEntry<'posts'> | CollectionEntry<'pages'>;

/** A page of its own, such as `/about/`. */
export type Page = Pick<
  Post,
  'slug' | 'url' | 'title' | 'description' | 'updated' | 'unpublished' | 'lang' | 'aliases' | 'headings' | 'file'
>;

/** What an entry of ours holds; Astro knows only the schema, by which our loader has checked the front matter. */
interface Stored {
  record: string;
  cover?: ImageMetadata;
  images: ImageMetadata[];
}

/** Where a post or page came from. */
interface Origin {
  entry: Entry;
  body: string | undefined;
  /** File of the Markdown; a page has none. */
  markdown?: string | undefined;
  images: ImageMetadata[];
  imageNames: string[];
}

const origins = new WeakMap<object, Origin>();

let posts: Promise<Post[]> | undefined;

/** Year of the newest post, which the foot of every page names; part of every key. */
let year: string | undefined;

/** Every post that may be shown, newest first. The loader has applied the published rule; nothing else reaches this list. */
export function getPosts(): Promise<Post[]> {
  // While writing, the collection changes under a running server.
  if (import.meta.env.DEV) return loadPosts();
  return (posts ??= loadPosts());
}

async function loadPosts(): Promise<Post[]> {
  const all = await getCollection('posts');
  const sorted = all.map(toPost).sort(newestFirst);
  year = sorted[0] && formatYear(sorted[0].date, interfaceLang);
  return sorted;
}

/** Year of the newest post as the interface writes it; `undefined` without posts. It does not depend on the day of the build. */
export async function getYear(): Promise<string | undefined> {
  await getPosts();
  return year;
}

/** Every page that may be shown, by address. */
export async function getPages(): Promise<Page[]> {
  const [all] = await Promise.all([getCollection('pages'), getPosts()]);
  return all.map((entry) => toPage(entry)).sort((a, b) => compare(a.slug, b.slug));
}

function toPost(entry: CollectionEntry<'posts'>): Post {
  const { coverAlt, imageNames, body, markdown, drawings: _, ...record } = recordOf<PostRecord>(entry);
  const { cover, images } = storedIn(entry);
  const post: Post = {
    ...record,
    url: postUrl(record.slug),
    cover: cover && { image: cover, alt: coverAlt ?? '' },
    notebook: entry.filePath?.endsWith('.ipynb') ? notebookUrl(record.slug) : undefined,
    markdown: markdown === undefined ? undefined : markdownUrl(record.slug),
    file: entry.filePath ?? '',
  };
  origins.set(post, { entry, body, markdown, images, imageNames });
  return post;
}

function toPage(entry: CollectionEntry<'pages'>): Page {
  const { slug, title, description, updated, unpublished, lang, aliases, headings, body, imageNames } =
    recordOf<PageRecord>(entry);
  const page: Page = {
    slug,
    url: pageUrl(slug),
    title,
    description,
    updated,
    unpublished,
    lang,
    aliases,
    headings,
    file: entry.filePath ?? '',
  };
  origins.set(page, { entry, body, images: storedIn(entry).images, imageNames });
  return page;
}

const storedIn = (entry: Entry) => entry.data as unknown as Stored;

const recordOf = <R>(entry: Entry): R => JSON.parse(storedIn(entry).record) as R;

/**
 * One page of `getStaticPaths`. Its `cacheKey` is a digest of all that the page is made from, which is its props; a page
 * with the key of the last build is not made again. A page shows nothing that is not in its props or in the code. MDX is a
 * program that may read anything, so a page of it has no key. The year in the foot of all pages is part of each key.
 */
export function keyed<Params extends Record<string, string | undefined>, Props>(
  params: Params,
  props: Props,
): { params: Params; props: Props; cacheKey?: string } {
  let isProgram = false;
  const shown = JSON.stringify([year, props], (_, value) => {
    const origin = origins.get(Object(value));
    if (origin === undefined) return value;
    isProgram ||= origin.body === undefined;
    return digestOf(value as Partial<Post>, origin);
  });
  return { params, props, ...(isProgram ? {} : { cacheKey: hash('sha256', shown, 'base64url') }) };
}

/** A digest of all that is known of a post or page. It stands on its page, in feeds and elsewhere, and is made once. */
const digests = new WeakMap<object, string>();

function digestOf(post: Partial<Post>, { body, markdown, images }: Origin): string {
  const { cover } = post;
  const known =
    digests.get(post) ??
    hash(
      'sha256',
      JSON.stringify({
        ...post,
        cover: cover && { ...cover, image: detailsOf(cover.image) },
        body,
        markdown,
        images: images.map(detailsOf),
      }),
      'base64url',
    );
  digests.set(post, known);
  return known;
}

/** The body of a post or page as HTML, its pictures optimised. Throws a `DiagnosticsError` when MDX fails as it runs. */
export async function getBody(post: Post | Page): Promise<string> {
  const { entry, body, images, imageNames } = origins.get(post)!;
  const pictures = { images, imageNames };
  const file = (import.meta.env.DEV && latestBody(entry, pictures.imageNames)) || body;
  if (file !== undefined) return withPictures(readCached(file).toString(), pictures);
  const known = mdxBodies.get(entry);
  if (known !== undefined) return known;
  const made = renderMdx(entry);
  mdxBodies.set(entry, made);
  return made;
}

/** What was saved a moment ago. Pictures that are new have to be found by Astro first. */
function latestBody({ filePath = '' }: Entry, known: readonly string[]): string | undefined {
  const latest = processState.latestRecords.get(filePath);
  const { body, imageNames } = (latest === undefined ? {} : JSON.parse(latest)) as Partial<PostRecord>;
  return imageNames?.every((name) => known.includes(name)) ? body : undefined;
}

/** MDX is a program; it runs once, for the page and for the feed. */
const mdxBodies = new WeakMap<Entry, Promise<string>>();

async function renderMdx(entry: Entry): Promise<string> {
  const { Content } = await render(entry);
  const container = await AstroContainer.create({ renderers: await loadRenderers([getContainerRenderer()]) });
  try {
    const html = await container.renderToString(Content, { props: { components: { img: PostImage } } });
    return withPageLinks(html, entry, [...(await getPosts()), ...(await getPages())]);
  } catch (error) {
    const { message: says } = error as Error;
    const file = entry.filePath ?? entry.id;
    const line = failingLine(await readFile(file, 'utf8'), says);
    throw new DiagnosticsError([
      {
        file,
        line,
        message: `The MDX fails as it runs: ${says}`,
        fix: 'Import every component that the post uses, and define every name between braces.',
      },
    ]);
  }
}

/** Links to Markdown files lead to their pages. In `.md` a plugin does this; while Astro compiles MDX, it cannot know the pages. */
function withPageLinks(html: string, { filePath = '' }: Entry, pages: readonly Pick<Post, 'file' | 'url'>[]): string {
  return html.replace(
    /(<a [^>]*href=")([^"#?:]+\.(?:md|mdx|markdown|ipynb))/gi,
    (link, start: string, path: string) => {
      const target = decodePath(new URL(path, `file:///${encodeURI(filePath)}`).pathname).slice(1);
      return start + (pages.find(({ file }) => file === target)?.url ?? link.slice(start.length));
    },
  );
}

async function withPictures(
  html: string,
  { images, imageNames }: { images: ImageMetadata[]; imageNames: string[] },
): Promise<string> {
  const found = [...html.matchAll(placeholder)].map(([, text]) => readPlaceholder(text!));
  const made = await Promise.all(
    found.map(({ src, ...options }) => picture(images[imageNames.indexOf(src)]!, options)),
  );
  return html.replace(placeholder, () => made.shift()!);
}

/** The drawings of all posts and pages as files of their own, for the feed: path of the text by name. */
export async function getDrawings(): Promise<Map<string, string>> {
  const entries = [...(await getCollection('posts')), ...(await getCollection('pages'))];
  return new Map(
    entries.flatMap((entry) => Object.entries(recordOf<PageRecord>(entry).drawings)).sort(([a], [b]) => compare(a, b)),
  );
}

/** The Markdown of a post that has any as it goes out by itself, its pictures at their published addresses. */
export async function getMarkdown(post: Post): Promise<string> {
  const { markdown, images, imageNames } = origins.get(post)!;
  const text = readCached(markdown!).toString();
  const known = [...text.matchAll(pictureMark)].map(([, name]) => images[imageNames.indexOf(name!)]);
  const addresses = await Promise.all(
    known.map(async (image) => (image === undefined ? '' : absolute(await pictureUrl(image)))),
  );
  return text.replace(pictureMark, () => addresses.shift()!);
}

/** What of a post is not in its record, for feeds: its body, and the address of its own picture. */
export const getParts = async (post: Post): Promise<{ body: string; image: string | undefined }> => ({
  body: await getBody(post),
  image: post.cover && (await previewUrl(post.cover.image)),
});

/** The cover of a post, if it has one: as HTML, and its address for link previews. */
export async function getCover({ cover }: Post): Promise<{ html: string; url: string | undefined } | undefined> {
  return (
    cover && { html: await picture(cover.image, { alt: cover.alt, eager: true }), url: await previewUrl(cover.image) }
  );
}
