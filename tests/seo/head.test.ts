import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/core/dates.ts';
import { headTags, type HeadTag, type PageInfo } from '../../src/seo/head.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { absolute, homeUrl, pageUrl, postUrl } from '../../src/blog/urls.ts';
import { site } from '../../src/site.ts';

const date = (text: string) => parseDate(text, 'Asia/Kolkata')!;

function postPage(
  title: string,
  more: Partial<NonNullable<PageInfo['post']>> = {},
  page: Partial<PageInfo> = {},
): PageInfo {
  const post = {
    title,
    date: date('2022-06-28'),
    updated: undefined,
    tags: [],
    wordCount: 321,
    series: undefined,
    ...more,
  };
  return { title, description: `About ${title}.`, url: postUrl('a'), post, ...page };
}

const find = (tags: HeadTag[], name: string) =>
  tags.filter(
    ({ attributes }) => attributes?.name === name || attributes?.property === name || attributes?.rel === name,
  );
const contents = (tags: HeadTag[], name: string) =>
  find(tags, name).map(({ attributes }) => attributes!.content ?? attributes!.href);
const data = (tags: HeadTag[]) =>
  tags.filter(({ tag }) => tag === 'script').map(({ content }) => JSON.parse(content!) as Record<string, unknown>);
const dataOf = (tags: HeadTag[], type: string) => data(tags).find((each) => each['@type'] === type);

describe('every page', () => {
  const tags = headTags({ title: 'About', description: 'Who writes.', url: pageUrl('about') });

  test('has one title, with the name of the site', () => {
    expect(tags.filter(({ tag }) => tag === 'title').map(({ content }) => content)).toEqual([`About · ${site.title}`]);
    expect(headTags({ title: 'Home', description: '', url: homeUrl() })[0]!.content).toBe(site.title);
  });

  test('says what it is and where', () => {
    expect(contents(tags, 'description')).toEqual(['Who writes.']);
    expect(contents(tags, 'canonical')).toEqual([absolute('/about/')]);
    expect(contents(tags, 'og:url')).toEqual([absolute('/about/')]);
    expect(contents(tags, 'og:title')).toEqual(['About']);
    expect(contents(tags, 'og:type')).toEqual(['website']);
    expect(find(tags, 'alternate')[0]!.attributes).toMatchObject({ type: 'application/rss+xml', href: '/rss.xml' });
    expect(contents(tags, 'robots')).toEqual([]);
    expect(contents(tags, 'og:image')).toEqual([absolute('/cards/site.png')]);
    expect(contents(tags, 'og:image:alt')).toEqual([`${site.title} · ${new URL(site.url).host}`]);
    expect(contents(tags, 'twitter:card')).toEqual(['summary_large_image']);
  });

  test('says nothing to search engines that it keeps out', () => {
    const hidden = headTags(postPage('Draft', {}, { noindex: true }));
    expect(contents(hidden, 'robots')).toEqual(['noindex']);
    expect(contents(hidden, 'canonical')).toEqual([]);
    expect(data(hidden)).toEqual([]);
  });

  test('runs no script', () => {
    const all = [...tags, ...headTags(postPage('A')), ...headTags({ title: 'Home', description: '', url: homeUrl() })];
    for (const { tag, attributes } of all)
      if (tag === 'script') expect(attributes).toEqual({ type: 'application/ld+json' });
  });

  test.each([
    [undefined, 'en_US'],
    ['en-GB', 'en_GB'],
    ['zh-Hans', 'zh_CN'],
    ['hi', 'hi_IN'],
    ['eo', undefined],
    ['pt-BR', 'pt_BR'],
  ])('names its language %s as %s', (lang, locale) => {
    expect(contents(headTags(postPage('A', {}, { lang })), 'og:locale')).toEqual(locale === undefined ? [] : [locale]);
  });
});

describe('a post', () => {
  const tags = headTags(
    postPage('A', {
      updated: date('2022-07-01 09:30 +0530'),
      tags: postFrontMatter.parse({ tags: ['NLP', 'C++'] }).tags!,
    }),
  );

  test('gives its dates as written and its tags as spelled', () => {
    expect(contents(tags, 'og:type')).toEqual(['article']);
    expect(contents(tags, 'article:published_time')).toEqual(['2022-06-28']);
    expect(contents(tags, 'article:modified_time')).toEqual(['2022-07-01T09:30:00+05:30']);
    expect(contents(tags, 'article:tag')).toEqual(['NLP', 'C++']);
  });

  test('describes itself as data', () => {
    expect(dataOf(tags, 'BlogPosting')).toMatchObject({
      ...{
        '@context': 'https://schema.org',
        headline: 'A',
        description: 'About A.',
        datePublished: '2022-06-28',
        dateModified: '2022-07-01T09:30:00+05:30',
      },
      ...{ keywords: ['NLP', 'C++'], wordCount: 321, inLanguage: site.lang, mainEntityOfPage: absolute(postUrl('a')) },
    });
    expect(dataOf(tags, 'BreadcrumbList')!.itemListElement).toMatchObject([
      { position: 1, name: site.title, item: absolute(homeUrl()) },
      { position: 2, name: 'A', item: absolute(postUrl('a')) },
    ]);
  });

  test('that was never changed was last changed when it was published, and names no tags it has not', () => {
    const plain = headTags(postPage('A'));
    expect(dataOf(plain, 'BlogPosting')).toMatchObject({ dateModified: '2022-06-28' });
    expect(dataOf(plain, 'BlogPosting')).not.toHaveProperty('keywords');
    expect(contents(plain, 'article:modified_time')).toEqual([]);
  });

  test('with a picture shows it in previews, with its text', () => {
    const image = { url: 'https://example.com/a.png', alt: 'A line' };
    const shown = headTags(postPage('A', {}, { image }));
    expect(contents(shown, 'og:image')).toEqual([image.url]);
    expect(contents(shown, 'og:image:alt')).toEqual([image.alt]);
    expect(contents(shown, 'twitter:card')).toEqual(['summary_large_image']);
    expect(dataOf(shown, 'BlogPosting')!.image).toEqual({ '@type': 'ImageObject', url: image.url, caption: image.alt });
  });
});

test.each([
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  '</SCRIPT >',
  ']]> & "quotes" \'single\' \\ \\u003c',
  'line\u2028separator\u2029and\nbreak',
  '机器学习 😀 हिन्दी',
])('no title can end the data it stands in, and all of it is kept: %s', (title) => {
  const tags = headTags(postPage(title, { tags: postFrontMatter.parse({ tags: [`x ${title}`] }).tags! }));
  for (const { tag, content } of tags) if (tag === 'script') expect(content).not.toMatch(/<\/|<!--|<script/i);
  expect(dataOf(tags, 'BlogPosting')).toMatchObject({ headline: title, description: `About ${title}.` });
  expect(contents(tags, 'og:title')).toEqual([title]);
});

test('the home page describes the site', () => {
  const tags = headTags({ title: 'Home', description: site.description, url: homeUrl() });
  expect(data(tags)).toEqual([
    {
      ...{
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: site.title,
        url: absolute(homeUrl()),
        description: site.description,
        inLanguage: site.lang,
      },
      publisher: { '@type': 'Organization', name: site.title, url: absolute(homeUrl()) },
    },
  ]);
});
