import { parseDate } from '../../src/core/dates.ts';
import type { Post } from '../../src/blog/post.ts';
import { slugify } from '../../src/blog/tags.ts';
import { postUrl } from '../../src/blog/urls.ts';

/** A date as an author writes it, in Kolkata. */
export const date = (text: string) => parseDate(text, 'Asia/Kolkata')!;

/** A post with nothing to it but what is given; tags and the series by their names. */
export function makePost(
  slug: string,
  more: Partial<Omit<Post, 'tags' | 'series'>> & {
    tags?: string[];
    series?: string | { name: string; part: number };
  } = {},
): Post {
  const { tags = [], series, ...rest } = more;
  const place = typeof series === 'string' ? { name: series, part: undefined } : series;
  return {
    ...{
      slug,
      url: postUrl(slug),
      title: slug,
      description: `About ${slug}.`,
      date: date('2022-06-28'),
      updated: undefined,
    },
    ...{
      unpublished: undefined,
      lang: undefined,
      discussions: [],
      aliases: [],
      cover: undefined,
      wordCount: 1,
      headings: [],
      links: [],
      features: [],
      media: [],
      images: {},
      htmlFile: `bodies/${slug}.html`,
      markdownFile: `bodies/${slug}.md`,
      drawingFiles: {},
      notebook: undefined,
      markdown: postUrl(slug).replace(/\/$/, '.md'),
      file: `${slug}.md`,
    },
    ...rest,
    series: place && { ...place, slug: slugify(place.name) },
    tags: tags.map((name) => ({ name, slug: slugify(name) })),
  };
}
