import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { z } from 'zod';
import { parseDate } from '../core/dates.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { isLanguageTag } from '../core/language-tag.ts';
import { isWebAddress } from '../core/web-url.ts';
import type { Site } from './site.ts';
import { site } from '../site.ts';
import { meantBy } from '../loader/front-matter.ts';
import { settingsFile } from './settings-error.ts';

/** A setting, and what to write when it is something else. */
const setting = <T>(isRight: (value: T) => boolean, fix: string) => z.custom<T>((value) => isRight(value as T), fix);
const group = <Shape extends z.ZodRawShape>(shape: Shape, fix: string) =>
  z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : fix) });

const isText = (value: unknown): value is string => typeof value === 'string';
const textThat = (isRight: (text: string) => boolean, fix: string) =>
  setting<string>((value) => isText(value) && isRight(value), fix);
const text = (fix: string) => textThat((value) => value.trim() !== '', fix);
const web = (fix: string) => textThat(isWebAddress, fix);
const count = (fix: string) => setting<number>((value) => Number.isSafeInteger(value) && value > 0, fix);
const oneOf = <T extends string>(...values: T[]) =>
  setting<T>(
    (value) => values.includes(value),
    `Write ${new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map((value) => `\`'${value}'\``))}.`,
  );

const navFix = "Write `nav: [{ label: 'Archive', path: '/archive/' }]`.";
const profileFix = "Write `profiles: [{ label: 'Mastodon', url: 'https://example.social/@me' }]`.";
const securityFix = "Write `security: { contact: 'mailto:me@example.org', expires: '2027-06-30' }`.";

/** What `src/site.ts` may say; the type there says what each is for. */
const settings = group(
  {
    url: textThat(
      isSiteAddress,
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
    feedSize: count('Write a whole number from 1 on: `feedSize: 20`.'),
    offerCitation: setting<boolean>((value) => typeof value === 'boolean', 'Write `true` or `false`.'),
    citations: oneOf('author-date', 'numeric'),
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

/** What is wrong with the settings of the project in `root`. */
export function settingsFileErrors(root: string): Diagnostic[] {
  const path = join(root, settingsFile);
  return existsSync(path) ? settingsErrors(site, readFileSync(path, 'utf8'), settingsFile) : [];
}

/** What is wrong with the settings, by line of the `source` that they stand in. */
export function settingsErrors(site: unknown, source: string, file: string): Diagnostic[] {
  const read = settings.safeParse(site);
  if (read.success) return [];
  const problem = (path: readonly PropertyKey[], says: string, fix: string): Diagnostic => ({
    file,
    line: lineOf(path, source),
    message: `\`${nameOf(path)}\` ${says}`,
    fix,
  });
  return read.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => problem([...issue.path, key], 'is not a setting.', remedy(key, issue.path)));
    const value = issue.path.reduce<unknown>(
      (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
      site,
    );
    return [
      problem(
        issue.path,
        value === undefined
          ? 'is missing.'
          : `is \`${isText(value) ? value : inspect(value, { breakLength: Infinity })}\`.`,
        issue.message,
      ),
    ];
  });
}

function remedy(key: string, path: readonly PropertyKey[]): string {
  const meant = path.length === 0 ? meantBy(key, Object.keys(settings.shape)) : undefined;
  return meant === undefined
    ? 'Take it out. What there is to set stands in src/config/site.ts.'
    : `Did you mean \`${meant}\`?`;
}

/** `profiles[1].url`; `site` for all of them. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'site'
    : path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
        .join('');

/** The line of a setting, which begins it; of what it belongs to, where it is not written. */
export function lineOf(path: readonly PropertyKey[], source: string): number {
  let at = Math.max(0, source.indexOf('export const site'));
  const indent = /\n([ \t]*)\S/.exec(source.slice(at))?.[1] ?? '';
  let nth = 1;
  for (const [depth, key] of path.entries()) {
    if (typeof key === 'number') {
      nth = key + 1;
      continue;
    }
    const found = [
      ...source
        .slice(at)
        .matchAll(
          new RegExp(
            `${depth === 0 ? `^${indent}` : '(?:^|[{,])\\s*'}['"]?${RegExp.escape(String(key))}['"]?\\s*:`,
            'gm',
          ),
        ),
    ][nth - 1];
    if (found === undefined) break;
    at += found.index + found[0].search(/\w/);
    nth = 1;
  }
  return source.slice(0, at).split('\n').length;
}

/** An address that a site can live at: no query, no fragment. */
function isSiteAddress(value: string): boolean {
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
