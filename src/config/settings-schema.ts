import { z } from 'zod';
import { parseDate } from '../core/dates.ts';
import { isLanguageTag } from '../core/language-tag.ts';
import { isWebUrl } from '../core/web-url.ts';
import { repositorySoftware } from './repository-software.ts';
import type { Site } from './site.ts';

/** A setting, and the fix where its value is another. */
const setting = <T>(isRight: (value: T) => boolean, fix: string) => z.custom<T>((value) => isRight(value as T), fix);
const group = <Shape extends z.ZodRawShape>(shape: Shape, fix: string) =>
  z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : fix) });

const isText = (value: unknown): value is string => typeof value === 'string';
const textThat = (isRight: (text: string) => boolean, fix: string) =>
  setting<string>((value) => isText(value) && isRight(value), fix);
const text = (fix: string) => textThat((value) => value.trim() !== '', fix);
const web = (fix: string) => textThat(isWebUrl, fix);
const count = (fix: string) => setting<number>((value) => Number.isSafeInteger(value) && value > 0, fix);
const oneOf = <T extends string>(...values: T[]) =>
  setting<T>(
    (value) => values.includes(value),
    `Write ${new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map((value) => `\`'${value}'\``))}.`,
  );

const navFix = "Write `nav: [{ label: 'Archive', path: '/archive/' }]`.";
const profileFix = "Write `profiles: [{ label: 'Mastodon', url: 'https://example.social/@me' }]`.";
const licenceFix = "Write `licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }`.";
const repositoryFix = "Write `repository: { url: 'https://github.com/me/blog', branch: 'main' }`.";
const newsletterFix =
  "Write `newsletter: { action: 'https://buttondown.com/api/emails/embed-subscribe/me', field: 'email' }`.";
const securityFix = "Write `security: { contact: 'mailto:me@example.org', expires: '2027-06-30' }`.";

/** What `src/site.ts` may hold; the type `Site` says what each setting is for. */
export const settingsSchema = group(
  {
    url: textThat(
      isSiteUrl,
      "Write the full address: `url: 'https://example.org/'`, with a path if the site lives under one.",
    ),
    title: text("Write `title: 'The name of the blog'`."),
    description: setting<string>(isText, "Write `description: 'One sentence.'`."),
    author: group(
      {
        name: text("Write `author: { name: 'Your name' }`, or leave out the author."),
        url: web("Write it in full: `url: 'https://example.org/'`.").optional(),
        type: oneOf('Person', 'Organization').optional(),
      },
      "Write `author: { name: 'Your name' }`.",
    ).optional(),
    lang: textThat(isLanguageTag, "Write a language tag (BCP 47): `lang: 'en'`, `lang: 'hi'` or `lang: 'zh-Hans'`."),
    timeZone: textThat(
      isTimeZone,
      "Write a zone by its IANA name: `timeZone: 'Asia/Kolkata'`, `'Europe/Berlin'` or `'UTC'`.",
    ),
    nav: z.array(
      group(
        {
          label: text(navFix),
          path: textThat(
            (value) => /^\/(?!\/)/.test(value),
            "Write a path of this site, from its root: `path: '/archive/'`.",
          ),
        },
        navFix,
      ),
      navFix,
    ),
    postsPerPage: count('Write a whole number from 1 on: `postsPerPage: 10`.'),
    topics: count('Write how many tags the home page names: `topics: 12`.').optional(),
    feedSize: count('Write a whole number from 1 on: `feedSize: 20`.'),
    offerCitation: setting<boolean>((value) => typeof value === 'boolean', 'Write `true` or `false`.'),
    citations: oneOf('author-date', 'numeric'),
    theoremNumbers: oneOf('shared', 'each').optional(),
    notes: group(
      { inFeed: setting<boolean>((value) => typeof value === 'boolean', 'Write `inFeed: true`, or leave it out.') },
      'Write `notes: { inFeed: true }`.',
    )
      .partial()
      .optional(),
    licence: group({ name: text(licenceFix), url: web(licenceFix) }, licenceFix).optional(),
    newsletter: group(
      {
        action: textThat(
          (value) => isWebUrl(value) && value.startsWith('https:'),
          "Write where the form of the service leads: `action: 'https://buttondown.com/api/emails/embed-subscribe/me'`.",
        ),
        field: text("Write the name of its field for the address: `field: 'email'`."),
        fields: setting<Record<string, string | string[]>>(
          isHiddenFields,
          "Write names and values as in the service’s form: `fields: { list: 'A1b2', tag: ['blog', 'news'] }`.",
        ).optional(),
        thanks: web("Write it in full: `thanks: 'https://example.org/thanks/'`.").optional(),
        archive: web("Write it in full: `archive: 'https://buttondown.com/me/archive/'`.").optional(),
        onPosts: setting<boolean>(
          (value) => typeof value === 'boolean',
          'Write `onPosts: true`, or leave it out.',
        ).optional(),
      },
      newsletterFix,
    ).optional(),
    repository: group(
      {
        url: web("Write its page in full: `url: 'https://github.com/me/blog'`."),
        branch: text("Write the name of the branch: `branch: 'main'`.").optional(),
        folder: text("Write the project’s folder in it, or leave it out: `folder: 'sites/blog'`.").optional(),
        software: oneOf(...repositorySoftware).optional(),
      },
      repositoryFix,
    ).optional(),
    search: oneOf('duckduckgo', 'google', 'bing').optional(),
    aiCrawlers: oneOf('allow', 'disallow'),
    replyTo: z
      .email({ pattern: z.regexes.html5Email, error: "Write the address alone: `replyTo: 'me@example.org'`." })
      .optional(),
    profiles: z
      .array(
        group(
          { label: text(profileFix), url: web("Write it in full: `url: 'https://example.social/@me'`.") },
          profileFix,
        ),
        profileFix,
      )
      .optional(),
    fediverse: textThat(
      (value) => /^@[^\s@]+@[^\s@/]+\.[^\s@/]+$/.test(value),
      "Write `fediverse: '@me@example.social'`.",
    ).optional(),
    hub: web("Write it in full: `hub: 'https://pubsubhubbub.appspot.com/'`.").optional(),
    security: group(
      {
        // RFC 9116, 2.5.3.
        contact: textThat(
          (value) => /^(mailto:[^\s@]+@\S+|https:\/\/\S+|tel:\+[\d-]+)$/.test(value),
          "Write `contact: 'mailto:me@example.org'`, or the `https:` address of a page.",
        ),
        expires: textThat(
          (value) => parseDate(value, 'UTC') !== undefined,
          "Write the day, less than a year ahead: `expires: '2027-06-30'`.",
        ),
      },
      securityFix,
    ).optional(),
  } satisfies Record<keyof Site, z.ZodType>,
  "Write `export const site: Site = { url: 'https://example.org/', … }`.",
);

/** Whether a value holds texts, or lists of texts, by name. */
function isHiddenFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, texts]) => name !== '' && [texts].flat().every(isText));
}

/** Whether a site can be published at a URL: no query, no fragment. */
function isSiteUrl(value: string): boolean {
  return /^https?:\/\/[^\s?#]+$/.test(value) && URL.canParse(value);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
