import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Site } from '../../src/config/site.ts';
import { formatDiagnostic } from '../../src/core/diagnostics.ts';
import { settingsErrors, settingsFile, settingsWarnings } from '../../src/config/settings-errors.ts';
import { site } from '../fixtures/site.ts';
import { fixtureSite } from '../support/project.ts';

const told = (settings: unknown, source: string) =>
  settingsErrors(settings, source).map((problem) => formatDiagnostic(problem));

/** A file with the settings of the tests' blog, and some more, a line each. */
const source = (more: Record<string, unknown>) =>
  `export interface Site {\n  url: string;\n}\n\nexport const site: Site = {\n${Object.entries({ ...site, ...more })
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`)
    .join('')}};\n`;
const says = (more: Record<string, unknown>) => told({ ...site, ...more }, source(more));

const everything = {
  author: { name: 'Ada', url: 'https://ada.example/', type: 'Organization' },
  replyTo: 'ada@ada.example',
  profiles: [{ label: 'Mastodon', url: 'https://social.example/@ada' }],
  fediverse: '@ada@social.example',
  hub: 'https://hub.example/',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  newsletter: {
    action: 'https://mail.example/a',
    field: 'email',
    archive: 'https://mail.example/',
    onPosts: true,
    fields: { l: ['a', 'b'] },
    thanks: 'https://ada.example/thanks/',
  },
  repository: { url: 'https://github.com/ada/blog', branch: 'main', folder: 'site' },
  security: { contact: 'mailto:ada@ada.example', expires: '2999-01-01' },
};

test.each([
  ['of the tests’ blog', {}],
  ['all that there are', everything],
  ['under a path', { url: 'https://me.github.io/blog' }],
  ['on this machine', { url: 'http://localhost:4321/' }],
  ['of a tag that Intl would make another', { lang: 'zh-hans-CN' }],
  ['of a telephone', { security: { contact: 'tel:+49-30-1234', expires: '2027-06-30 12:00 +0200' } }],
])('settings %s are right', (_, more) => {
  expect(says(more)).toEqual([]);
});

test.each<[what: string, more: Record<string, unknown>, problem: string]>([
  [
    'an address without a scheme',
    { url: 'stay-tuned.example' },
    'src/site.ts:6\n  `url` is `stay-tuned.example`.\n    Write the full address: `url: ' +
      "'https://example.org/'`, with a path if the site lives under one.",
  ],
  [
    'an address with a fragment',
    { url: 'https://a.example/#b' },
    'src/site.ts:6\n  `url` is `https://a.example/#b`.\n    Write the full address',
  ],
  [
    'no title',
    { title: undefined },
    "src/site.ts:7\n  `title` is missing.\n    Write `title: 'The name of the blog'`.",
  ],
  ['an empty title', { title: ' ' }, 'src/site.ts:7\n  `title` is ` `.'],
  [
    'a language in words',
    { lang: 'english' },
    'src/site.ts:9\n  `lang` is `english`.\n    Write a language tag (BCP 47)',
  ],
  [
    'a zone that is none',
    { timeZone: 'Asia/Kolkatta' },
    'src/site.ts:10\n  `timeZone` is `Asia/Kolkatta`.\n    Write a zone by its IANA name',
  ],
  [
    'a link of the navigation that leads away',
    {
      nav: [
        { label: 'Home', path: '/' },
        { label: 'Shop', path: 'https://shop.example/' },
      ],
    },
    'src/site.ts:11\n  `nav[1].path` is `https://shop.example/`.\n    Write a path of this site',
  ],
  [
    'no posts on a page',
    { postsPerPage: 0 },
    'src/site.ts:12\n  `postsPerPage` is `0`.\n    Write a whole number from 1 on',
  ],
  ['half a post in a feed', { feedSize: 2.5 }, 'src/site.ts:13\n  `feedSize` is `2.5`.'],
  [
    'a word for a flag',
    { offerCitation: 'yes' },
    'src/site.ts:14\n  `offerCitation` is `yes`.\n    Write `true` or `false`.',
  ],
  [
    'a style that is none',
    { citations: 'apa' },
    "src/site.ts:15\n  `citations` is `apa`.\n    Write `'author-date'` or `'numeric'`.",
  ],
  [
    'an engine that is none',
    { search: 'yahoo' },
    "src/site.ts:16\n  `search` is `yahoo`.\n    Write `'duckduckgo'`, `'google'`, or `'bing'`.",
  ],
  [
    'an author by name alone',
    { author: 'Ada' },
    "src/site.ts:18\n  `author` is `Ada`.\n    Write `author: { name: 'Your name' }`.",
  ],
  [
    'an author without a name',
    { author: { url: 'https://ada.example/' } },
    'src/site.ts:18\n  `author.name` is missing.',
  ],
  [
    'a reply to an address with its scheme',
    { replyTo: 'mailto:ada@ada.example' },
    'src/site.ts:18\n  `replyTo` is `mailto:ada@ada.example`.\n    Write the address alone: `replyTo: ' +
      "'me@example.org'`.",
  ],
  [
    'a profile that runs',
    { profiles: [{ label: 'M', url: 'javascript:alert(1)' }] },
    'src/site.ts:18\n  `profiles[0].url` is `javascript:alert(1)`.\n    Write it in full',
  ],
  [
    'an account without its first sign',
    { fediverse: 'me@example.social' },
    "src/site.ts:18\n  `fediverse` is `me@example.social`.\n    Write `fediverse: '@me@example.social'`.",
  ],
  ['a hub by name', { hub: 'pubsubhubbub' }, 'src/site.ts:18\n  `hub` is `pubsubhubbub`.'],
  [
    'a contact without a scheme',
    { security: { contact: 'me@example.org', expires: '2027-06-30' } },
    "src/site.ts:18\n  `security.contact` is `me@example.org`.\n    Write `contact: 'mailto:me@example.org'`, " +
      'or the `https:` address of a page.',
  ],
  [
    'a contact until some day',
    { security: { contact: 'mailto:me@example.org', expires: 'next year' } },
    'src/site.ts:18\n  `security.expires` is `next year`.\n    Write the day, less than a year ahead',
  ],
  [
    'a setting mistyped',
    { feedsize: 3 },
    'src/site.ts:18\n  `feedsize` is not a setting.\n    Did you mean `feedSize`?',
  ],
  [
    'a setting of another engine',
    { permalink: '/:title/' },
    'src/site.ts:18\n  `permalink` is not a setting.\n    Take it out. What there is to set stands in ' +
      'src/config/site.ts.',
  ],
  [
    'a part of a setting that is none',
    { author: { name: 'Ada', email: 'a@b.example' } },
    'src/site.ts:18\n  `author.email` is not a setting.',
  ],
  ['a setting with a name that no code has', { 'a(b': 1 }, 'src/site.ts:18\n  `a(b` is not a setting.'],
])('%s is told', (_, more, problem) => {
  const [first, ...others] = says(more);
  expect(first).toContain(problem);
  expect(others).toEqual([]);
});

test.each<[unknown, string]>([
  [20n, '20n'],
  [NaN, 'NaN'],
  [() => 20, '[Function'],
  [[20], '[ 20 ]'],
])('%s is told as it is written', (feedSize, written) => {
  expect(told({ ...site, feedSize }, source({}))[0]).toContain(`src/site.ts:13\n  \`feedSize\` is \`${written}`);
});

test('all that is wrong is told at once', () => {
  expect(says({ url: '', lang: 'x', hub: 1 })).toHaveLength(3);
});

describe('the line', () => {
  const written =
    `${fixtureSite.slice(0, fixtureSite.indexOf("  url: 'https://stay"))}  // url: 'https://other.example/',\n ` +
    ` author: {\n    name: 'Ada',\n    url: 'ada',\n  },\n  profiles: [\n    { label: 'A', url: ` +
    `'https://a.example/' },\n    { label: 'B', url: 'b' },\n  ],\n  url: 'x',\n};\n`;
  const lineWith = (text: string) => written.split('\n').findIndex((line) => line.includes(text)) + 1;
  const lines = settingsErrors(
    {
      ...site,
      author: { name: 'Ada', url: 'ada' },
      profiles: [
        { label: 'A', url: 'https://a.example/' },
        { label: 'B', url: 'b' },
      ],
      url: 'x',
    },
    written,
  ).map(({ message, line }) => [message, line]);

  test.each([
    ['`author.url` is `ada`.', "url: 'ada'"],
    ['`profiles[1].url` is `b`.', "url: 'b'"],
    ['`url` is `x`.', "  url: 'x',"],
  ])('of %s is the one with %s', (message, text) => {
    expect(lines).toContainEqual([message, lineWith(text)]);
  });
});

test('a setting of an earlier version is told with what replaces it', () => {
  const source = "export const site = {\n  colour: 'red',\n};\n";
  const gone = { colour: 'Colours stand in src/styles/tokens.css now.' };
  const told = settingsErrors({ colour: 'red' }, source, gone).filter(({ message }) => message.includes('colour'));
  expect(told).toEqual([{ file: 'src/site.ts', line: 2, message: '`colour` is a setting no more.', fix: gone.colour }]);
});

test.each([
  [{ action: 'http://mail.example/', field: 'email' }, '`newsletter.action` is `http://mail.example/`.'],
  [{ action: 'https://mail.example/', field: '' }, '`newsletter.field` is ``.'],
  [{ action: 'https://mail.example/' }, '`newsletter.field` is missing.'],
  [{ action: 'https://mail.example/', field: 'email', thanks: '/thanks/' }, '`newsletter.thanks` is `/thanks/`.'],
  [{ action: 'https://mail.example/', field: 'email', fields: { a: 1 } }, '`newsletter.fields` is `{ a: 1 }`.'],
  [{ action: 'https://mail.example/', field: 'email', fields: ['a'] }, "`newsletter.fields` is `[ 'a' ]`."],
  [{ action: 'https://mail.example/', field: 'email', onPosts: 'yes' }, '`newsletter.onPosts` is `yes`.'],
])('a newsletter %j is wrong', (newsletter, message) => {
  expect(says({ newsletter })).toEqual([expect.stringContaining(message)]);
});

test.each([
  [{ url: 'me/blog' }, '`repository.url` is `me/blog`.'],
  [{ branch: 'main' }, '`repository.url` is missing.'],
  [{ url: 'https://github.com/me/blog', folder: '' }, '`repository.folder` is ``.'],
  [{ url: 'https://git.example/me/blog', software: 'cvs' }, '`repository.software` is `cvs`.'],
])('a repository %j is wrong', (repository, message) => {
  expect(says({ repository })).toEqual([expect.stringContaining(message)]);
});

describe('a repository on a host of which nobody says what it runs', () => {
  const root = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const warn = (repository: Site['repository']) => {
    mkdirSync(join(root, 'src'), { recursive: true });
    writeFileSync(join(root, settingsFile), source({ repository }));
    return settingsWarnings({ repository }, root).map((each) => formatDiagnostic(each));
  };

  test('is no error, so that the build of an older blog stays green', () => {
    expect(says({ repository: { url: 'https://git.example/me/blog' } })).toEqual([]);
  });

  test('is warned of', () => {
    expect(warn({ url: 'https://git.example/me/blog' })).toEqual([
      'src/site.ts:18\n  Warning: What git.example runs is not known, so nothing leads to ' +
        "`repository`.\n    Name it, such as `software: 'forgejo'`.",
    ]);
  });

  test.each([
    [undefined],
    [{ url: 'me/blog' }],
    [{ url: 'https://github.com/me/blog' }],
    [{ url: 'https://git.example/me/blog', software: 'forgejo' as const }],
  ])('is not %j', (repository) => {
    expect(warn(repository)).toEqual([]);
  });
});
