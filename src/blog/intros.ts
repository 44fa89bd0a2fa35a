import { isDocument, parseFileName } from './file-name.ts';
import type { Tag } from './tags.ts';
import type { Page } from './post.ts';
import { homeUrl, seriesUrl, tagUrl } from './urls.ts';

/** The text above a list, as a page shows it. */
export interface Intro extends Pick<Page, 'lang' | 'unpublished' | 'links'> {
  /** As it stands in the page. */
  html: string;
  /** Whether it has headings, so that the list below needs one, too. */
  hasHeadings: boolean;
}

/** Whether a path below `src/content/` is an intro: `home.md`, `tags/python.md`, `series/slowly/index.md`. */
export const isIntro = (path: string): boolean =>
  /^(?:home\.\w+$|(?:home|tags|series)\/)/.test(path) && isDocument(path.split('/').at(-1)!);

/**
 * URL of the page on which the intro at a path below `src/content/` stands, and its last part: a tag and a series are
 * known by the slugs of their names.
 */
export function introPage(path: string): { url: string; slug: string } {
  const [folder, ...below] = path.split('/');
  const { slug } = parseFileName(below.join('/'));
  if (folder === 'tags') return { slug, url: tagUrl(slug) };
  if (folder === 'series') return { slug, url: seriesUrl(slug) };
  return { slug: 'home', url: homeUrl() };
}

/** A list of posts that may have an intro. */
export interface PostList {
  /** Path of its page. */
  url: string;
  /** Of the tag or series. */
  name: string;
  /** Last part of its URL. */
  slug: string;
}

/** The lists of its tags and its series that a post stands in; none where it is unlisted. */
export function listsOf({
  tags = [],
  series,
  unlisted = false,
}: {
  tags?: readonly Tag[] | undefined;
  series?: Tag | undefined;
  unlisted?: boolean | undefined;
}): PostList[] {
  if (unlisted) return [];
  const list = (urlOf: (slug: string) => string) => (of: Tag) => ({
    url: urlOf(of.slug),
    name: of.name,
    slug: of.slug,
  });
  return [...tags.map(list(tagUrl)), ...(series === undefined ? [] : [list(seriesUrl)(series)])];
}
