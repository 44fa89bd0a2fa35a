import { site } from '../site.ts';
import type { PreviewImage } from '../blog/og-images.ts';
import type { PageInfo } from './head.ts';
import { absolute, homeUrl, seriesUrl } from '../blog/urls.ts';

const context = { '@context': 'https://schema.org' };

/** The author as schema.org’s publisher; a blog without an author publishes under its own name. */
const publisher = () => ({
  '@type': site.author?.type ?? (site.author === undefined ? 'Organization' : 'Person'),
  name: site.author?.name ?? site.title,
  url: site.author?.url ?? absolute(homeUrl()),
  ...(site.profiles && { sameAs: site.profiles.map(({ url }) => url) }),
});

const website = () => ({ '@type': 'WebSite', name: site.title, url: absolute(homeUrl()) });

/** A page as JSON-LD by schema.org, for search engines and other programs: the site, the post, the way to the page. */
export function structuredData(page: PageInfo & { image: PreviewImage }): object[] {
  if (page.url === homeUrl())
    return [{ ...context, ...website(), description: site.description, inLanguage: site.lang, publisher: publisher() }];
  return [...(page.post === undefined ? [] : [posting(page, page.post)]), breadcrumb(page)];
}

/** https://developers.google.com/search/docs/appearance/structured-data/article, and https://schema.org/BlogPosting. */
function posting(
  { description, image, lang, url }: PageInfo & { image: PreviewImage },
  {
    title,
    untitled,
    note,
    external,
    date,
    updated,
    changes,
    tags,
    wordCount: words,
    series,
  }: NonNullable<PageInfo['post']>,
): object {
  return {
    ...context,
    '@type': note ? 'SocialMediaPosting' : 'BlogPosting',
    ...(!untitled && { headline: title }),
    ...(description === '' ? {} : { description }),
    datePublished: date.iso,
    dateModified: (updated ?? date).iso,
    ...(changes !== undefined && {
      correction: changes.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date.iso,
        text,
      })),
    }),
    ...(external !== undefined && { sharedContent: { '@type': 'WebPage', url: external } }),
    ...(site.licence !== undefined && { license: site.licence.url }),
    author: publisher(),
    publisher: publisher(),
    image: {
      '@type': 'ImageObject',
      url: image.url,
      caption: image.alt,
      ...(image.width !== undefined && { width: image.width, height: image.height }),
    },
    ...(tags.length > 0 ? { keywords: tags.map((tag) => tag.name) } : {}),
    wordCount: words,
    inLanguage: lang ?? site.lang,
    url: absolute(url),
    mainEntityOfPage: absolute(url),
    isPartOf:
      series === undefined
        ? website()
        : [website(), { '@type': 'CreativeWorkSeries', name: series.name, url: absolute(seriesUrl(series.slug)) }],
  };
}

/** https://developers.google.com/search/docs/appearance/structured-data/breadcrumb */
function breadcrumb({ title, url, trail = [] }: PageInfo): object {
  const steps = [{ name: site.title, url: homeUrl() }, ...trail, { name: title, url }];
  return {
    ...context,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.name,
      item: absolute(step.url),
    })),
  };
}
