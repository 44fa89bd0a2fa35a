import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { getCollection, render, type CollectionEntry } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { loadRenderers } from 'astro:container';
import { readCached } from '../core/cache.ts';
import { detailsOf, picture, pictureUrl, previewUrl } from './images.ts';
import PostImage from './PostImage.astro';
import { imageMark, placeholder, readPlaceholder } from '../markdown/kit/image-placeholder.ts';
import { formatYear } from '../blog/dates.ts';
import { decodePost, type NamedPost, type Page, type Post } from '../blog/post.ts';
import { processState } from '../core/process-state.ts';
import { failingLine } from './mdx-error.ts';
import { DiagnosticsError } from '../core/diagnostics.ts';
import { compare } from '../core/order.ts';
import { newestFirst } from '../blog/published.ts';
import { interfaceLang } from '../i18n/index.ts';
import { findIcon, type Icon } from '../seo/icon.ts';
import { absolute, decodePath } from '../blog/urls.ts';

let posts: Promise<Post[]> | undefined;

/** Every post that may be shown, newest first. The loader has applied the published rule; nothing else reaches this list. */
export function getPosts(): Promise<Post[]> {
  // While writing, the collection changes under a running server.
  if (import.meta.env.DEV) return loadPosts();
  return (posts ??= loadPosts());
}

async function loadPosts(): Promise<Post[]> {
  const all = (await getCollection('posts')).map(toPost).sort(newestFirst);
  year = all[0] && formatYear(all[0].date, interfaceLang);
  return all;
}

/** Every page that may be shown, by URL. */
export async function getPages(): Promise<Page[]> {
  const [all] = await Promise.all([getCollection('pages'), getPosts()]);
  return all.map(toPost).sort((a, b) => compare(a.slug, b.slug));
}

/** Year of the newest post, which the foot of every page names; part of every key. */
let year: string | undefined;

/** What the frame of every page shows. The year is that of the newest post, whatever the day of the build. */
export async function getFrame(): Promise<{ year: string | undefined; icon: Icon | undefined }> {
  await getPosts();
  return { year, icon: findIcon() };
}

type Entry = CollectionEntry<'posts'> | CollectionEntry<'pages'>;

/** The entry of each post and page, and a digest of all that is known of it, which stands on its page, in feeds and elsewhere. */
const sources = new WeakMap<object, { entry: Entry; digest: string }>();

function toPost(entry: Entry): Post {
  const post = decodePost(entry.data);
  const images = [...(post.cover === undefined ? [] : [post.cover.image]), ...Object.values(post.images)];
  const digest = hash('sha256', JSON.stringify([entry.digest, images.map(detailsOf)]), 'base64url');
  sources.set(post, { entry, digest });
  return post;
}

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
  const shown = JSON.stringify([year, props], (_, value: unknown) => {
    const source = sources.get(Object(value) as object);
    if (source === undefined) return value;
    isProgram ||= (value as Post).htmlFile === undefined;
    return source.digest;
  });
  return { params, props, ...(isProgram ? {} : { cacheKey: hash('sha256', shown, 'base64url') }) };
}

/** The body of a post or page as HTML, its images optimised. Throws a `DiagnosticsError` when MDX fails as it runs. */
export async function getBody(post: Post | Page): Promise<string> {
  const file = (import.meta.env.DEV && latestBody(post)) || post.htmlFile;
  if (file !== undefined) return withImages(readCached(file).toString(), post);
  const known = mdxBodies.get(post);
  if (known !== undefined) return known;
  const made = renderMdx(post);
  mdxBodies.set(post, made);
  return made;
}

/** What was saved a moment ago. Images that are new have to be found by Astro first. */
function latestBody({ file, images: known }: Post | Page): string | undefined {
  const latest = processState.latestPosts.get(file);
  const { htmlFile, images } = (latest === undefined ? {} : JSON.parse(latest)) as Partial<NamedPost>;
  return images?.every((name) => name in known) ? htmlFile : undefined;
}

/** MDX is a program; it runs once, for the page and for the feed. */
const mdxBodies = new WeakMap<Post | Page, Promise<string>>();

async function renderMdx(post: Post | Page): Promise<string> {
  const { file } = post;
  const { Content } = await render(sources.get(post)!.entry);
  const container = await AstroContainer.create({ renderers: await loadRenderers([getContainerRenderer()]) });
  try {
    const html = await container.renderToString(Content, { props: { components: { img: PostImage } } });
    return withPageLinks(html, file, [...(await getPosts()), ...(await getPages())]);
  } catch (error) {
    const { message: says } = error as Error;
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
function withPageLinks(html: string, file: string, pages: readonly Pick<Post, 'file' | 'url'>[]): string {
  return html.replace(
    /(<a [^>]*href=")([^"#?:]+\.(?:md|mdx|markdown|qmd|ipynb))/gi,
    (link, start: string, path: string) => {
      const target = decodePath(new URL(path, `file:///${encodeURI(file)}`).pathname).slice(1);
      return start + (pages.find((page) => page.file === target)?.url ?? link.slice(start.length));
    },
  );
}

async function withImages(html: string, { images }: Post | Page): Promise<string> {
  const found = [...html.matchAll(placeholder)].map(([, text]) => readPlaceholder(text!));
  const made = await Promise.all(found.map(({ src, ...options }) => picture(images[src]!, options)));
  return html.replace(placeholder, () => made.shift()!);
}

/** The drawings of all posts and pages as files of their own, for the feed: file of the cache by name. */
export async function getDrawings(): Promise<Map<string, string>> {
  const all = [...(await getPosts()), ...(await getPages())];
  return new Map(all.flatMap(({ drawingFiles }) => Object.entries(drawingFiles)).sort(([a], [b]) => compare(a, b)));
}

/** The Markdown of a post that has any as it goes out by itself, its images at their published URLs. */
export async function getMarkdown({ markdownFile, images }: Post): Promise<string> {
  const text = readCached(markdownFile!).toString();
  const found = [...text.matchAll(imageMark)].map(([, name]) => images[name!]);
  const urls = await Promise.all(
    found.map(async (image) => (image === undefined ? '' : absolute(await pictureUrl(image)))),
  );
  return text.replace(imageMark, () => urls.shift()!);
}

/** What of a post only Astro can make, for feeds: its body, and the URL of its own image. */
export const getParts = async (post: Post): Promise<{ body: string; image: string | undefined }> => ({
  body: await getBody(post),
  image: post.cover && (await previewUrl(post.cover.image)),
});

/** The cover of a post, if it has one: as HTML, and its URL for link previews. */
export async function getCover({ cover }: Post): Promise<{ html: string; url: string | undefined } | undefined> {
  return (
    cover && { html: await picture(cover.image, { alt: cover.alt, eager: true }), url: await previewUrl(cover.image) }
  );
}
