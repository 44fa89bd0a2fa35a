import { z } from 'zod';
import { site } from '../site.ts';
import { parseDate } from '../core/dates.ts';
import { isLanguageTag } from '../core/language-tag.ts';
import { changes } from './changes.ts';
import { placeOf, type Discussion } from './discussions.ts';
import type { SeriesPlace } from './series.ts';
import { slugify, type Tag } from './tags.ts';
import { shown, reasonAgainst, withoutBase } from './alias-paths.ts';
import { isWebAddress } from '../core/web-url.ts';
import { absolute, withBase } from './urls.ts';

/** An error for a field: what is wrong, then (after the line break) what to write instead. */
const says = (message: string, fix: string) => ({ error: `${message}\n${fix}` });

/** YAML reads `title: 2014` as a number; an author means the text. */
const text = (name: string, example: string) =>
  z
    .union([z.string(), z.number()], says(`\`${name}\` must be text.`, `Write \`${name}: ${example}\`.`))
    .transform((value) => String(value).trim() || undefined)
    .optional();

const date = (name: string) =>
  z
    .string(says(`\`${name}\` must be a date.`, `Write \`${name}: 2022-06-28\`.`))
    .transform((value, context) => {
      const parsed = parseDate(value, site.timeZone);
      if (parsed !== undefined) return parsed;
      context.addIssue({
        code: 'custom',
        message:
          `\`${name}: ${value}\` is not a date of the calendar.\nWrite \`${name}: 2022-06-28\`, or \`${name}: ` +
          `2022-06-28 14:30 +0530\` with a time and its offset.`,
      });
      return z.NEVER;
    })
    .optional();

const flag = (name: string) =>
  z
    .union([z.boolean(), z.string()], says(`\`${name}\` must be true or false.`, `Write \`${name}: true\`.`))
    .transform((value, context) => {
      const word = String(value).toLowerCase();
      if (['true', 'yes', 'on'].includes(word)) return true;
      if (['false', 'no', 'off'].includes(word)) return false;
      context.addIssue({
        code: 'custom',
        message: `\`${name}: ${value}\` is neither true nor false.\nWrite \`${name}: true\` or \`${name}: false\`.`,
      });
      return z.NEVER;
    })
    .optional();

const tags = z
  .union(
    [z.array(z.union([z.string(), z.number()])), z.string(), z.number()],
    says('`tags` must be a list of words.', 'Write `tags: [python, machine learning]`.'),
  )
  .transform((value, context): Tag[] => {
    const names = (Array.isArray(value) ? value.map(String) : String(value).split(','))
      .map((name) => name.trim())
      .filter(Boolean);
    if (typeof value === 'string' && !value.includes(',') && /\s/.test(value.trim())) {
      context.addIssue({
        code: 'custom',
        message:
          `\`tags: ${value}\` may be one tag or several.\nWrite \`tags: [${value.trim()}]\` for one, \`tags: ` +
          `[${value.trim().split(/\s+/).join(', ')}]\` for several.`,
      });
    }
    const unreadable = names.find((name) => slugify(name) === '');
    if (unreadable !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `The tag \`${unreadable}\` has no letter or digit, so it can have no page.\nName it with a word.`,
      });
    }
    return [...new Map(names.map((name) => [slugify(name), { name, slug: slugify(name) }])).values()];
  })
  .optional();

const slug = z
  .union([z.string(), z.number()], says('`slug` must be text.', 'Write `slug: a-short-name`.'))
  .transform(String)
  .refine((value) => value !== '' && slugify(value) === value, {
    error: ({ input }) =>
      `\`slug: ${String(input)}\` cannot be part of a URL.\nWrite \`slug: ` +
      `${slugify(String(input)) || 'a-short-name'}\`: small letters, digits and hyphens, in any script.`,
  })
  .optional();

const alias = z
  .string()
  .transform(withoutBase)
  .refine((path) => !isOldPath(path) || reasonAgainst(path) === undefined, {
    error: ({ input }) =>
      `The alias \`${shown(String(input))}\` cannot be a file of a site: ${reasonAgainst(String(input)) ?? ''}.\n` +
      `Write the old path from the root, such as \`/2022/06/28/old-name.html\` or \`/old-name/\`.`,
  })
  .refine(isOldPath, {
    error: ({ input }) =>
      `The alias \`${shown(String(input))}\` is not a path of this site.\nWrite the old path from the root, ` +
      `such as \`/2022/06/28/old-name.html\` or \`/old-name/\`.`,
  });

const aliases = z
  .union(
    [z.array(alias), alias.transform((one) => [one])],
    says('`aliases` must be a list of old paths.', 'Write `aliases: [/old-name/]`.'),
  )
  .optional();

const seriesHelp = says(
  '`series` must be a name, or a name and a part.',
  'Write `series: Linear algebra`, or `series: { name: Linear algebra, part: 2 }`.',
);

const series = z
  .union(
    [
      z.union([z.string(), z.number()]).transform((name) => ({ name: String(name), part: undefined })),
      z.strictObject(
        {
          name: z.string(seriesHelp).regex(/\S/, seriesHelp),
          part: z
            .string(seriesHelp)
            .regex(/^[1-9]\d{0,3}$/, seriesHelp)
            .transform(Number)
            .optional(),
        },
        seriesHelp,
      ),
    ],
    seriesHelp,
  )
  .transform(({ name, part }, context): SeriesPlace | undefined => {
    if (name.trim() === '') return undefined;
    const slug = slugify(name);
    if (slug === '')
      context.addIssue({
        code: 'custom',
        message: `The series \`${name}\` has no letter or digit, so it can have no page.\nName it with a word.`,
      });
    return { name: name.trim(), slug, part };
  })
  .optional();

const discussion = z
  .union([
    z.string().transform((url) => ({ name: undefined, url })),
    z.strictObject({ name: z.string().optional(), url: z.string() }),
  ])
  .refine(({ url }) => isWebAddress(url), {
    error: ({ input }) =>
      `\`${(input as { url?: string }).url ?? String(input)}\` is no URL of a discussion.\nWrite it in full: ` +
      `\`https://news.ycombinator.com/item?id=1\`.`,
  })
  .transform(({ name, url }): Discussion => ({ name: name?.trim() || placeOf(url), url }));

const link = z
  .string(says('`link` must be the URL of a page.', 'Write `link: https://example.org/a-page`.'))
  .transform((value, context) => {
    const url = value.trim();
    if (isWebAddress(url)) return url;
    const isPath = /^\/(?!\/)/.test(url);
    const meant = isPath ? absolute(withBase(url)) : `https://${url.replace(/^(?:[a-z]+:)?\/*/i, '')}`;
    context.addIssue({
      code: 'custom',
      message:
        `\`link: ${url}\` is not the URL of a page on the web.\nWrite it in full: ` +
        `\`link: ${isWebAddress(meant) ? meant : 'https://example.org/a-page'}\`.`,
    });
    return z.NEVER;
  })
  .optional();

/** An IRI (RFC 4287, 4.2.6): what another site's feed had for the post. */
const feedId = z
  .string(says('`feedId` must be text.', 'Write `feedId: https://old.example/2022/06/28/a-post`.'))
  .regex(/^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i, {
    error: ({ input }) =>
      `\`feedId: ${String(input)}\` is no id of a feed.\nWrite it with its scheme: ` +
      `\`https://old.example/2022/06/28/a-post\`.`,
  })
  .optional();

const discussions = z
  .union(
    [z.array(discussion), discussion.transform((one) => [one])],
    says('`discussions` must be a list of URLs.', 'Write `discussions: [https://news.ycombinator.com/item?id=1]`.'),
  )
  .optional();

const lang = z
  .string(says('`lang` must be a language tag.', 'Write `lang: en`, `lang: hi` or `lang: zh-Hans`.'))
  .refine(isLanguageTag, {
    error: ({ input }) =>
      `\`lang: ${String(input)}\` is not a language tag (BCP 47).\nWrite ${languageTagFor(String(input))}.`,
  })
  .optional();

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

export type PostFrontMatter = z.infer<typeof postFrontMatter>;

/** A path from the root that a file can be written for: no query, no way up, nothing that is encoded wrongly. */
function isOldPath(value: string): boolean {
  try {
    const segments = decodeURI(value).split('/').slice(1);
    const odd = segments.some(
      (segment, index) => segment === '.' || segment === '..' || (segment === '' && index < segments.length - 1),
    );
    return /^\/[^?#\s\\]*$/.test(value) && !/%2[ef]|%5c/i.test(value) && !odd;
  } catch {
    return false;
  }
}

/** What to write instead of a text that is no language tag: `en_US`, as Linux and Open Graph have it, is nearly one. */
function languageTagFor(value: string): string {
  const meant = value.trim().replaceAll('_', '-');
  return isLanguageTag(meant) ? `\`lang: ${meant}\`` : '`lang: en`, `lang: hi` or `lang: zh-Hans`';
}
