import { z } from 'zod';
import { parseDate } from '../core/dates.ts';
import { isLanguageTag } from '../core/language-tag.ts';
import { isWebUrl } from '../core/web-url.ts';
import { site } from '../site.ts';
import { isOldPath, reasonAgainst, shown, withoutBase } from './alias-paths.ts';
import { siteNameOf, type Discussion } from './discussions.ts';
import type { SeriesPosition } from './series.ts';
import { slugify, type Tag } from './tags.ts';
import { absolute, withBase } from './urls.ts';

// What a field may hold: each accepts what an author may write, and gives it in one form.

/** An error for a field: what is wrong, then (after the line break) what to write instead. */
export const says = (message: string, fix: string) => ({ error: `${message}\n${fix}` });

/** A text; YAML reads `title: 2014` as a number, and an author means the text. */
export const text = (name: string, example: string) =>
  z
    .union([z.string(), z.number()], says(`\`${name}\` must be text.`, `Write \`${name}: ${example}\`.`))
    .transform((value) => String(value).trim() || undefined)
    .optional();

/** A day of the calendar, with a time or without. */
export const date = (name: string) =>
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

/** True or false, as YAML’s dialects write them. */
export const flag = (name: string) =>
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

/** A list of tags; words with commas between them are one, too. */
export const tags = z
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

/** A part of a URL. */
export const slug = z
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

/** Old paths, or one. */
export const aliases = z
  .union(
    [z.array(alias), alias.transform((one) => [one])],
    says('`aliases` must be a list of old paths.', 'Write `aliases: [/old-name/]`.'),
  )
  .optional();

const seriesHelp = says(
  '`series` must be a name, or a name and a part.',
  'Write `series: Linear algebra`, or `series: { name: Linear algebra, part: 2 }`.',
);

/** The name of a series, with a part or without. */
export const series = z
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
  .transform(({ name, part }, context): SeriesPosition | undefined => {
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
  .refine(({ url }) => isWebUrl(url), {
    error: ({ input }) =>
      `\`${(input as { url?: string }).url ?? String(input)}\` is no URL of a discussion.\nWrite it in full: ` +
      `\`https://news.ycombinator.com/item?id=1\`.`,
  })
  .transform(({ name, url }): Discussion => ({ name: name?.trim() || siteNameOf(url), url }));

/** The URL of a page on the web. */
export const link = z
  .string(says('`link` must be the URL of a page.', 'Write `link: https://example.org/a-page`.'))
  .transform((value, context) => {
    const url = value.trim();
    if (isWebUrl(url)) return url;
    const isPath = /^\/(?!\/)/.test(url);
    const meant = isPath ? absolute(withBase(url)) : `https://${url.replace(/^(?:[a-z]+:)?\/*/i, '')}`;
    context.addIssue({
      code: 'custom',
      message:
        `\`link: ${url}\` is not the URL of a page on the web.\nWrite it in full: ` +
        `\`link: ${isWebUrl(meant) ? meant : 'https://example.org/a-page'}\`.`,
    });
    return z.NEVER;
  })
  .optional();

/** An IRI (RFC 4287, 4.2.6): what another site's feed had for the post. */
export const feedId = z
  .string(says('`feedId` must be text.', 'Write `feedId: https://old.example/2022/06/28/a-post`.'))
  .regex(/^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i, {
    error: ({ input }) =>
      `\`feedId: ${String(input)}\` is no id of a feed.\nWrite it with its scheme: ` +
      `\`https://old.example/2022/06/28/a-post\`.`,
  })
  .optional();

/** URLs of discussions, named by their hosts unless they have a name, or one. */
export const discussions = z
  .union(
    [z.array(discussion), discussion.transform((one) => [one])],
    says('`discussions` must be a list of URLs.', 'Write `discussions: [https://news.ycombinator.com/item?id=1]`.'),
  )
  .optional();

/** A language tag. */
export const lang = z
  .string(says('`lang` must be a language tag.', 'Write `lang: en`, `lang: hi` or `lang: zh-Hans`.'))
  .refine(isLanguageTag, {
    error: ({ input }) =>
      `\`lang: ${String(input)}\` is not a language tag (BCP 47).\nWrite ${languageTagFor(String(input))}.`,
  })
  .optional();

/** What to write instead of a text that is no language tag: `en_US`, as Linux and Open Graph have it, is nearly one. */
function languageTagFor(value: string): string {
  const meant = value.trim().replaceAll('_', '-');
  return isLanguageTag(meant) ? `\`lang: ${meant}\`` : '`lang: en`, `lang: hi` or `lang: zh-Hans`';
}
