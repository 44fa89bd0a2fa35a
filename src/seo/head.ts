import { site } from '../site.ts';
import { siteOgImage, toPreviewImage, type PreviewImage } from '../blog/og-images.ts';
import { feedFormatNames, feedFormats, feedTitle } from '../blog/feed-formats.ts';
import type { Post } from '../blog/post.ts';
import type { Icon } from './icon.ts';
import { structuredData } from './structured-data.ts';
import { absolute, feedUrl, homeUrl, openSearchUrl, withBase } from '../blog/urls.ts';
import { messages } from '../i18n/index.ts';

/** One element of a page's head, as data. */
export interface HeadTag {
  tag: 'meta' | 'link' | 'script' | 'title';
  attributes?: Record<string, string>;
  content?: string;
}

/** What a post’s page says of the post. */
type PostInfo = Pick<Post, 'title' | 'date' | 'updated' | 'changes' | 'tags' | 'wordCount' | 'series'> &
  Pick<Post, 'untitled' | 'note' | 'external'>;

/** What a page says about itself. */
export interface PageInfo {
  /** Plain text, without the name of the site. */
  title: string;
  /** Plain text; empty for none. */
  description: string;
  /** Path of the page, with the site's base. */
  url: string;
  /** Set for a post's page. */
  post?: PostInfo | undefined;
  /** Without it, the site’s own. */
  image?: PreviewImage | undefined;
  /** Name of what the page's own feeds are about, for a page that has some: a tag, a series. */
  feedName?: string | undefined;
  /** Path of the page that has those feeds, where that is another. */
  feedOf?: string | undefined;
  /** Path of the page as Markdown. */
  markdown?: string | undefined;
  /** Pages between the home page and this one. */
  trail?: readonly { name: string; url: string }[] | undefined;
  /** Keeps the page out of search engines. */
  noindex?: boolean | undefined;
  /** Language when it is not the site's. */
  lang?: string | undefined;
}

const meta = (name: string, content: string): HeadTag => ({
  tag: 'meta',
  attributes: { [/^(og|article):/.test(name) ? 'property' : 'name']: name, content },
});
const link = (attributes: Record<string, string>): HeadTag => ({ tag: 'link', attributes });

/** The head of a page, in order; security policy, styles and character set are the layout’s. */
export function headTags(page: PageInfo, icon?: Icon): HeadTag[] {
  const url = absolute(page.url);
  const about = (name: string) => (page.description === '' ? [] : [meta(name, page.description)]);
  const title = page.url === homeUrl() ? site.title : `${page.title} · ${site.title}`;
  const image = page.image ?? toPreviewImage(siteOgImage());
  return [
    { tag: 'title', content: title },
    ...about('description'),
    ...(page.noindex ? [meta('robots', 'noindex')] : [link({ rel: 'canonical', href: url })]),
    ...(icon === undefined ? [] : [link({ rel: 'icon', href: withBase(icon.path), type: icon.type })]),
    ...(page.feedName === undefined ? [] : feedLinks(feedTitle(page.feedName), page.feedOf ?? page.url)),
    ...feedLinks(site.title),
    ...(page.markdown === undefined ? [] : [link({ rel: 'alternate', type: 'text/markdown', href: page.markdown })]),
    ...(site.search === undefined
      ? []
      : [
          link({
            rel: 'search',
            type: 'application/opensearchdescription+xml',
            title: messages.search.label(site.title),
            href: openSearchUrl(),
          }),
        ]),
    meta('og:title', page.post?.title ?? page.title),
    ...about('og:description'),
    meta('og:url', url),
    meta('og:site_name', site.title),
    meta('og:type', page.post ? 'article' : 'website'),
    ...localeTags(page.lang ?? site.lang),
    ...(page.noindex ? [] : imageTags(image)),
    ...(page.post ? articleTags(page.post) : []),
    ...(page.noindex
      ? []
      : structuredData({ ...page, image }).map((data): HeadTag => ({
          tag: 'script',
          attributes: { type: 'application/ld+json' },
          content: jsonForHtml(data),
        }))),
  ];
}

/**
 * `language_TERRITORY` by https://ogp.me/#optional, with the country that most of a language’s readers live in unless
 * it names one; a language without a country has none.
 */
function localeTags(lang: string): HeadTag[] {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region?.length === 2 ? [meta('og:locale', `${language}_${region}`)] : [];
}

/** Links by which feed readers find the feeds of a page; most readers take the first. */
function feedLinks(title: string, url?: string): HeadTag[] {
  return feedFormatNames.map((format) => {
    const { type, titleSuffix } = feedFormats[format];
    return link({ rel: 'alternate', type, title: title + titleSuffix, href: feedUrl(format, url) });
  });
}

function imageTags({ url, alt, width, height }: PreviewImage): HeadTag[] {
  const size =
    width === undefined || height === undefined
      ? []
      : [meta('og:image:width', String(width)), meta('og:image:height', String(height))];
  return [meta('og:image', url), ...size, meta('og:image:alt', alt), meta('twitter:card', 'summary_large_image')];
}

function articleTags({ date, updated, tags }: NonNullable<PageInfo['post']>): HeadTag[] {
  return [
    meta('article:published_time', date.iso),
    ...(updated ? [meta('article:modified_time', updated.iso)] : []),
    ...tags.map(({ name }) => meta('article:tag', name)),
    ...(site.fediverse === undefined ? [] : [meta('fediverse:creator', site.fediverse)]),
  ];
}

/** JSON that cannot end the element it stands in. */
const jsonForHtml = (data: object) => JSON.stringify(data).replace(/</g, '\\u003c');
