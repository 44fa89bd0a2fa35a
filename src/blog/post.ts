import type { ImageMetadata } from 'astro';
import type { PostDate } from './dates.ts';
import type { Discussion } from './discussions.ts';
import type { SeriesPlace } from './series.ts';
import type { Tag } from './tags.ts';

/** A heading of a post's body, in the order of the page. */
export interface Heading {
  /** 2 for `##`, up to 6. */
  depth: number;
  /** The `id` in the page, without `#`. */
  id: string;
  /** Plain text. */
  text: string;
}

/** What a link to a post shows. */
export type PostLink = Pick<Post, 'url' | 'title' | 'lang'>;

/** A post next to another; `part` is its number where it is next in their series. */
export type Neighbour = PostLink & { part?: number };

/** What a table of dates and titles shows of a post. */
export type PostDated = Pick<Post, 'url' | 'title' | 'lang' | 'date' | 'unpublished'>;

/** What a list with descriptions shows of a post. */
export type PostSummary = Pick<Post, 'url' | 'title' | 'lang' | 'date' | 'unpublished' | 'description' | 'wordCount'>;

/** What the archive shows of a post, all that a reader may look for. */
export type PostArchiveEntry = PostDated & Pick<Post, 'description' | 'tags'>;

/** No more of a post than is shown: a page made from less has to be made anew less often. */
export const linkTo = ({ url, title, lang }: PostLink): PostLink => ({ url, title, lang });
export const datedOf = ({ url, title, lang, date, unpublished }: PostDated): PostDated => ({
  url,
  title,
  lang,
  date,
  unpublished,
});
export const toArchiveEntry = ({ description, tags, ...post }: PostArchiveEntry): PostArchiveEntry => ({
  ...datedOf(post),
  description,
  tags,
});
export const summaryOf = ({ description, wordCount, ...post }: PostSummary): PostSummary => ({
  ...datedOf(post),
  description,
  wordCount,
});

/** A post as pages, lists and feeds see it. Made by `posts.ts` only, so it is always one that may be shown. */
export interface Post {
  /** Last part of its address, unique on the site. */
  slug: string;
  /** Path of its page, with the site's base. */
  url: string;
  title: string;
  /** Plain text of about 160 characters. */
  description: string;
  date: PostDate;
  updated: PostDate | undefined;
  tags: Tag[];
  /** Why it is not on the published site; `undefined` for a published post. Set in `npm run dev` only. */
  unpublished: 'draft' | 'scheduled' | undefined;
  /** BCP 47 tag when it differs from the site's. */
  lang: string | undefined;
  series: SeriesPlace | undefined;
  /** Where else it is talked about. */
  discussions: Discussion[];
  /** Old paths that lead here, each starting with `/`. */
  aliases: string[];
  /** Picture at the top of the post and in link previews. */
  cover: { image: ImageMetadata; alt: string } | undefined;
  /** Words in the body, code included. */
  wordCount: number;
  headings: Heading[];
  /** Paths of this site that the body links to, with the site's base, each once, in order. */
  links: string[];
  /** Address of the Jupyter notebook that the post is, to download; `undefined` for Markdown. */
  notebook: string | undefined;
  /** Path of the same as Markdown; `undefined` for MDX of which only its program knows what it says. */
  markdown: string | undefined;
  /** Source file, relative to the project. */
  file: string;
}
