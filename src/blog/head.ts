import { site } from '../site.ts';
import type { Post } from './post.ts';
import { absolute, faviconUrl, feedUrl, homeUrl } from './urls.ts';

/** One element of a page's head, as data. */
export interface HeadTag {
  tag: 'meta' | 'link' | 'script' | 'title';
  attributes?: Record<string, string>;
  content?: string;
}

/** What a page says about itself. */
export interface PageInfo {
  title: string;
  description: string;
  /** Path of the page, with the site's base. */
  url: string;
  /** Set for a post's page. */
  post?: Pick<Post, 'title' | 'date' | 'updated' | 'tags' | 'words'> | undefined;
  /** Full address and text alternative of a preview picture. */
  image?: { url: string; alt: string } | undefined;
  /** Keeps the page out of search engines. */
  noindex?: boolean | undefined;
  /** Language when it is not the site's. */
  lang?: string | undefined;
}

const meta = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { [name.includes(':') && !name.startsWith('twitter:') ? 'property' : 'name']: name, content } });
const link = (attributes: Record<string, string>): HeadTag => ({ tag: 'link', attributes });

/** The head of a page, in printing order; security policy, styles and character set are the layout's. */
export function headTags(page: PageInfo): HeadTag[] {
  const address = absolute(page.url);
  const title = page.url === homeUrl() ? site.title : `${page.title} · ${site.title}`;
  return [
    { tag: 'title', content: title },
    meta('description', page.description),
    ...(page.noindex ? [meta('robots', 'noindex')] : [link({ rel: 'canonical', href: address })]),
    link({ rel: 'icon', href: faviconUrl(), type: 'image/svg+xml' }),
    link({ rel: 'alternate', type: 'application/rss+xml', title: site.title, href: feedUrl() }),
    meta('og:title', page.post?.title ?? page.title),
    meta('og:description', page.description),
    meta('og:url', address),
    meta('og:site_name', site.title),
    meta('og:type', page.post ? 'article' : 'website'),
    meta('og:locale', (page.lang ?? site.lang).replace('-', '_')),
    ...(page.image ? [meta('og:image', page.image.url), meta('og:image:alt', page.image.alt), meta('twitter:card', 'summary_large_image')] : []),
    ...(page.post ? articleTags(page.post) : []),
    ...(page.noindex ? [] : structuredData(page).map((data): HeadTag => ({ tag: 'script', attributes: { type: 'application/ld+json' }, content: jsonForHtml(data) }))),
  ];
}

function articleTags({ date, updated, tags }: NonNullable<PageInfo['post']>): HeadTag[] {
  return [
    meta('article:published_time', date.iso),
    ...(updated ? [meta('article:modified_time', updated.iso)] : []),
    ...tags.map(({ name }) => meta('article:tag', name)),
  ];
}

/** JSON-LD by schema.org: the post and the way to it, or the site itself on its home page. */
function structuredData(page: PageInfo): object[] {
  const home = { '@type': 'WebSite', name: site.title, url: absolute(homeUrl()) };
  if (page.post === undefined) {
    return page.url === homeUrl() ? [{ '@context': 'https://schema.org', ...home, description: site.description, inLanguage: site.lang }] : [];
  }
  const { date, updated, tags, words } = page.post;
  const author = site.author && { '@type': 'Person', ...site.author };
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: page.post.title,
    description: page.description,
    datePublished: date.iso,
    dateModified: (updated ?? date).iso,
    ...(author ? { author } : {}),
    ...(page.image ? { image: page.image.url } : {}),
    ...(tags.length > 0 ? { keywords: tags.map(({ name }) => name) } : {}),
    wordCount: words,
    inLanguage: page.lang ?? site.lang,
    mainEntityOfPage: absolute(page.url),
    isPartOf: home,
  };
  const item = (position: number, name: string, url: string) => ({ '@type': 'ListItem', position, name, item: url });
  const breadcrumb = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [item(1, site.title, absolute(homeUrl())), item(2, page.post.title, absolute(page.url))],
  };
  return [posting, breadcrumb];
}

/** JSON that cannot end the element it stands in. */
const jsonForHtml = (data: object) => JSON.stringify(data).replace(/</g, '\\u003c');
