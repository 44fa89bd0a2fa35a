import type { ImageMetadata } from 'astro';
import { hostOf } from '../core/web-url.ts';
import { interfaceLang } from '../i18n/index.ts';
import { site } from '../site.ts';
import { changesUntil, type Change } from './changes.ts';
import { formatDay, type PostDate } from './dates.ts';
import type { Discussion } from './discussions.ts';
import type { PostFrontMatter } from './front-matter.ts';
import { isDated, type Kind } from './kinds.ts';
import { readingMinutes, shorten } from './reading-time.ts';
import type { SeriesPosition } from './series.ts';
import type { Tag } from './tags.ts';
import { decodePath, markdownUrl, notebookUrl } from './urls.ts';

/** A heading of a post's body, in the order of the page. */
export interface Heading {
  /** 2 for `##`, up to 6. */
  depth: number;
  /** The `id` in the page, without `#`. */
  id: string;
  /** Plain text. */
  text: string;
}

/**
 * A post as pages, lists and feeds see it. The loader makes it, `queries/` gives it out: it is always one that may be
 * shown.
 */
export interface Post extends PostText {
  /** Last part of its URL, unique on the site. */
  slug: string;
  /** Path of its page, with the site's base. */
  url: string;
  /** Of a note without one its first words: for links, tabs and what else needs a name. */
  title: string;
  /** Set where nobody gave it a title. */
  untitled?: true;
  /** Set for a note, which has a list, feeds and neighbours of its own kind. */
  note?: true;
  /** Another site’s page that it is about, and that its title leads to (`link` of the front matter). */
  external?: string;
  /** Plain text of about 160 characters. */
  description: string;
  /** The day of publication, and the time where one is given. */
  date: PostDate;
  /** The later of what its front matter says and its last change. */
  updated: PostDate | undefined;
  /** Corrections, the oldest first. */
  changes?: Change[];
  /** None where it is unlisted. */
  tags: Tag[];
  /** Why it is not on the published site; `undefined` for a published post. Set in `npm run dev` only. */
  unpublished: 'draft' | 'scheduled' | undefined;
  /** Set where it stands before all others on the home page. */
  pinned?: true;
  /** Set where no list, feed, sitemap or other post names it, and search engines are asked not to. */
  unlisted?: true;
  /** BCP 47 tag when it differs from the site's. */
  lang: string | undefined;
  /** None where it is unlisted. */
  series: SeriesPosition | undefined;
  /** What feed readers know it by from another site; without it, its URL or its oldest alias is that. */
  feedId?: string;
  /** Where else it is talked about. */
  discussions: Discussion[];
  /** Old paths that lead here, each starting with `/`. */
  aliases: string[];
  /** Image at the top of the post and in link previews. */
  cover: { image: ImageMetadata; alt: string } | undefined;
  /** URL of the Jupyter notebook that the post is, to download; `undefined` for Markdown. */
  notebook: string | undefined;
  /** URL of the same as Markdown; `undefined` for MDX of which only its program knows what it says. */
  markdown: string | undefined;
  /** Source file, relative to the project. */
  file: string;
}

/** What a text can hold that needs a style sheet of its own, which has the same name. */
export type Feature =
  | 'code'
  | 'notes'
  | 'codeExtras'
  | 'annotations'
  | 'math'
  | 'drawings'
  | 'figures'
  | 'dataTables'
  | 'sizes'
  | 'zoom'
  | 'strips'
  | 'callouts'
  | 'theorems'
  | 'embeds'
  | 'notebooks'
  | 'citations'
  | 'previews';

/**
 * What is recorded of a text when it is rendered. Of MDX, which Astro runs as a program, features and media are known
 * only then.
 */
export interface PostText {
  /** Rules of style that only this text needs. */
  css?: string;
  /** Style sheets that it needs. */
  features: Feature[];
  /** URLs of sound and film. */
  media: string[];
  /** Words in the body, code included. */
  wordCount: number;
  /** In the order of the page. */
  headings: Heading[];
  /** Paths of this site that the body links to, with the site's base, each once, in order. */
  links: string[];
  /** Images beside the post, by their names in the text. */
  images: Record<string, ImageMetadata>;
  /**
   * File of the cache with the body as HTML, relative to the project; `undefined` for MDX, which Astro runs as a
   * program.
   */
  htmlFile: string | undefined;
  /** File of the cache with the body as Markdown. A page of its own has none. */
  markdownFile: string | undefined;
  /** Drawings of the body as files of their own: file of the cache by name. */
  drawingFiles: Record<string, string>;
}

/** A page of its own, such as `/about/`: a post without a date and what else places it among others. */
export type Page = Omit<
  Post,
  | 'date'
  | 'changes'
  | 'pinned'
  | 'untitled'
  | 'note'
  | 'external'
  | 'tags'
  | 'series'
  | 'feedId'
  | 'discussions'
  | 'cover'
>;

type Named<Text extends PostText> = Omit<Text, 'images' | 'cover'> & { images: string[] };

/** A text whose images are known by name only. */
export type NamedText = Named<PostText>;

/** A post whose images Astro has yet to find. */
export type NamedPost = Named<Post> & { cover: { image: string; alt: string } | undefined };

/** What the front matter and the name of a file say of a post. */
interface PostSource {
  file: string;
  kind: Kind;
  notebook: boolean;
  slug: string;
  url: string;
  date: PostDate;
  titleFromName: string;
  frontMatter: PostFrontMatter;
}

/** The post that a file becomes, given its text and what stands for a title and a description in it. */
export function createPost(
  { file, kind, notebook, slug, url, date, titleFromName, frontMatter }: PostSource,
  { title, firstParagraph = '' }: { title: string | undefined; firstParagraph: string | undefined },
  text: NamedText,
): NamedPost {
  const {
    description,
    tags = [],
    lang,
    series,
    feedId,
    discussions = [],
    aliases = [],
    image,
    imageAlt,
    unlisted = false,
    pinned = false,
    link,
  } = frontMatter;
  const isNote = kind === 'notes';
  return {
    ...text,
    slug,
    url,
    title: title ?? (isNote ? nameOfNote(firstParagraph, link, date) : titleFromName),
    ...(isNote && { note: true }),
    ...(isNote && title === undefined && { untitled: true }),
    ...(link !== undefined && { external: link }),
    description: description ?? shorten(firstParagraph),
    date,
    ...changesUntil(Infinity, frontMatter),
    // What lists it nowhere has no page of a tag to link to, nor of a series.
    tags: unlisted ? [] : tags,
    ...(pinned && { pinned }),
    ...(unlisted && { unlisted }),
    unpublished: undefined,
    lang: lang === site.lang ? undefined : lang,
    series: unlisted ? undefined : series,
    ...(feedId !== undefined && { feedId }),
    discussions,
    aliases,
    cover: image === undefined ? undefined : { image, alt: imageAlt ?? '' },
    notebook: notebook && isDated(kind) ? notebookUrl(url) : undefined,
    markdown: text.markdownFile === undefined || unlisted ? undefined : markdownUrl(url),
    file,
  };
}

/** What stands for the title of a note: its first words, else what it is about, else its day. */
const nameOfNote = (text: string, link: string | undefined, date: PostDate): string =>
  shorten(text, 60) || (link === undefined ? formatDay(date, interfaceLang) : shortUrl(link));

/** Parameters of the routes of a post or note, below `src/pages/[kind]/`. */
export const paramsOf = ({ note, slug }: Pick<Post, 'note' | 'slug'>): { kind: 'posts' | 'notes'; slug: string } => ({
  kind: note ? 'notes' : 'posts',
  slug,
});

/** A URL as people write it: `example.org/a-page`. */
export const shortUrl = (url: string): string =>
  shorten(hostOf(url) + decodePath(new URL(url).pathname).replace(/\/$/, ''), 60);

/** Minutes that it takes to read a post. */
export const minutesOf = ({ wordCount, lang = site.lang }: Pick<Post, 'wordCount' | 'lang'>): number =>
  readingMinutes(wordCount, lang);
