import { z } from 'zod';
import { changes } from './changes.ts';
import {
  aliases,
  date,
  discussions,
  feedId,
  flag,
  lang,
  link,
  says,
  series,
  slug,
  tags,
  text,
} from './front-matter-values.ts';

/**
 * The front matter of a post or note. Every field is optional: a file called `2022-06-28-some-name.md` needs a title at
 * most. The descriptions reach the author's editor through the JSON schema that Astro generates.
 */
export const postFrontMatter = z
  .object({
    title: text('title', 'A title').describe(
      'Shown at the top and in every list. Default: the first `# heading`, else the file’s name.',
    ),
    description: text('description', 'One sentence.').describe(
      'One or two sentences for lists, search results and the feed. Default: the first paragraph.',
    ),
    date: date('date').describe(
      'The day of publication: `2022-06-28`, or `2022-06-28 14:30 +0530`. Default: the date in the file’s name.',
    ),
    updated: date('updated').describe('The day of the last change worth telling readers about.'),
    changes: changes.describe(
      'Corrections, shown at the end of the post: `[{ date: 2024-01-31, text: The proof had a sign wrong. }]`.',
    ),
    tags: tags.describe('What it is about: `[python, machine learning]`.'),
    draft: flag('draft').describe('`true` keeps the post out of the published site; `npm run dev` still shows it.'),
    published: flag('published').describe('Jekyll’s way to say it: `false` is the same as `draft: true`.'),
    unlisted: flag('unlisted').describe('`true`: the page is there, and nothing else of the site names it.'),
    pinned: flag('pinned').describe('`true`: on the home page it stands before all others.'),
    slug: slug.describe('The last part of the URL. Default: the file’s name without its date.'),
    aliases: aliases.describe('Old paths that should lead here: `[/2022/06/28/old-name.html]`.'),
    image: text('image', './cover.jpg').describe(
      'An image beside the post, `./cover.jpg`, for its top and for link previews.',
    ),
    imageAlt: z
      // An image of another engine's field may have none.
      .union([z.null().transform(() => ''), text('imageAlt', 'What the image shows')])
      .describe('What the image shows, for those who cannot see it. Needed with `image`.'),
    lang: lang.describe('Language of this post when it is not the site’s: `hi`, `zh-Hans`.'),
    series: series.describe(
      'The series it belongs to: a name, or `{ name: Linear algebra, slowly, part: 2 }`. Default for `part`: ' +
        'its place by date.',
    ),
    link: link.describe(
      'A page elsewhere that it is about: its title leads there, and its date to its own page. ' +
        '`https://example.org/a-page`.',
    ),
    feedId: feedId.describe('What feed readers know the post by from another site. Set by `npm run import`.'),
    discussions: discussions.describe('Where it is discussed: `[https://news.ycombinator.com/item?id=1]`.'),
  })
  .superRefine((data, context) => {
    if (data.image !== undefined && data.imageAlt === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['image'],
        message: '`image` has no `imageAlt`.\nAdd `imageAlt:` with what the image shows, in a few words.',
      });
    }
  });

/** The front matter of a page such as `about.md`. */
export const pageFrontMatter = z.object({
  title: postFrontMatter.shape.title,
  description: postFrontMatter.shape.description,
  updated: postFrontMatter.shape.updated,
  draft: postFrontMatter.shape.draft,
  published: postFrontMatter.shape.published,
  unlisted: postFrontMatter.shape.unlisted,
  slug: postFrontMatter.shape.slug,
  aliases: postFrontMatter.shape.aliases,
  lang: postFrontMatter.shape.lang,
});

/** What stands for fields that a kind of file has not. */
const absent = new WeakSet<object>();

/** A field that a kind of file has not, and an author may expect. */
function noField(message: string, fix: string) {
  const field = z
    .unknown()
    .refine((value) => value === undefined, says(message, fix))
    .transform((): undefined => undefined)
    .optional();
  absent.add(field);
  return field;
}

/** Names of the fields that front matter may have. */
export const fieldsOf = ({ shape }: z.ZodObject): string[] =>
  Object.keys(shape).filter((field) => !absent.has(shape[field]!));

/** The front matter of the text above the list of a tag or a series, such as `tags/python.md`. */
export const introFrontMatter = z.object({
  title: noField('The page of a tag or series has the name that posts give it, not a `title`.', 'Take it out.'),
  description: postFrontMatter.shape.description.describe(
    'One or two sentences for search results, and for the feeds of the tag or series. Default: the first paragraph.',
  ),
  draft: postFrontMatter.shape.draft.describe('`true` leaves it out of the published site.'),
  lang: postFrontMatter.shape.lang.describe('Its language when it is not the site’s: `hi`, `zh-Hans`.'),
});

/** The front matter of the text above the list of the home page, `home.md`. */
export const homeFrontMatter = introFrontMatter.extend({
  title: noField('The `title` of the home page is that in `src/site.ts`.', 'Take it out here.'),
  description: noField('The `description` of the home page is that in `src/site.ts`.', 'Take it out here.'),
});

/** What is read of the front matter of a post, note or page. */
export type PostFrontMatter = z.infer<typeof postFrontMatter>;
