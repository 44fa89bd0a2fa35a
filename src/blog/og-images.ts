import { interfaceLang, messages } from '../i18n/index.ts';
import { site } from '../site.ts';
import { formatDay } from './dates.ts';
import { paramsOf, type Post } from './post.ts';
import { readingMinutes } from './reading-time.ts';
import { groupBySeries } from './series.ts';
import { groupByTag } from './tags.ts';
import { absolute, ogImageUrl } from './urls.ts';

/** What is written on an OG image. */
export interface OgImageText {
  /** Of the post or page. The site’s name is not repeated above a title that is the same, as on the home page. */
  title: string;
  /** The day (`28 June 2022`), or what the page is; may be empty. */
  note: string;
  /** Names of tags; those for which there is no room are left out. */
  tags: readonly string[];
  /** Name of the site. */
  site: string;
  /** BCP 47 tag: decides direction, forms of letters and where lines may end. */
  lang: string;
}

/** An OG image and its path, with the site’s base. */
export type OgImage = OgImageText & { url: string };

/** The image for previews of links to a page: its OG image, or an image of the author’s. */
export interface PreviewImage {
  /** With scheme and host. */
  url: string;
  alt: string;
  /** CSS pixels; unknown for an image of the author’s. */
  width?: number;
  height?: number;
}

/** Pixels of an OG image: 1.91 to 1, as Open Graph images are shown. */
export const ogImageSize = { width: 1200, height: 630 };

const common = () => ({ tags: [], site: site.title, lang: site.lang });

/** The OG image of a post: its day and reading time, and its tags; that of a note has the day alone. */
export function postOgImage(
  post: Pick<Post, 'slug' | 'title' | 'date' | 'wordCount' | 'tags' | 'lang' | 'note'>,
): OgImage {
  const lang = post.lang ?? site.lang;
  const day = formatDay(post.date, interfaceLang);
  return {
    url: ogImageUrl(paramsOf(post).kind, post.slug),
    title: post.title,
    note: post.note ? day : `${day} · ${messages.post.minutes(readingMinutes(post.wordCount, lang))}`,
    tags: post.tags.map(({ name }) => name),
    site: site.title,
    lang,
  };
}

/** The OG image of a tag with `count` posts. */
export const tagOgImage = ({ name, slug }: { name: string; slug: string }, count: number): OgImage => ({
  ...common(),
  url: ogImageUrl('tags', slug),
  title: name,
  note: messages.list.posts(count),
});

/** The OG image of a series that goes up to part `of`. */
export const seriesOgImage = ({ name, slug, of }: { name: string; slug: string; of: number }): OgImage => ({
  ...common(),
  url: ogImageUrl('series', slug),
  title: name,
  note: `${messages.series.title} · ${messages.list.posts(of)}`,
});

/** The OG image of the site, for every page that has none of its own. */
export const siteOgImage = (): OgImage => ({
  ...common(),
  url: ogImageUrl(),
  title: site.title,
  note: new URL(site.url).host,
});

/** What the OG images of a post, its tags and its series show of it. */
type Shown = Pick<Post, 'slug' | 'title' | 'date' | 'wordCount' | 'tags' | 'lang' | 'note' | 'series'> & {
  cover: unknown;
};

/** Every OG image of the site: its own, and those of tags, series, and posts without a cover. */
export const listOgImages = (posts: readonly Shown[]): OgImage[] => [
  siteOgImage(),
  ...posts.filter(({ cover }) => cover === undefined).map(postOgImage),
  ...groupByTag(posts).map(({ tag, posts }) => tagOgImage(tag, posts.length)),
  ...groupBySeries(posts).map(seriesOgImage),
];

/** An OG image as a page names it for link previews; the alt text is what can be read on it. */
export const toPreviewImage = ({ url, title, note, site }: OgImage): PreviewImage => ({
  url: absolute(url),
  alt: [...new Set([title, note, site])].filter((part) => part !== '').join(' · '),
  ...ogImageSize,
});
