import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/dialects/dates.ts';
import { mapFrontMatter } from '../../src/dialects/front-matter.ts';
import { readHead } from '../../src/dialects/heads.ts';
import { plainTitle } from '../../src/dialects/plain-title.ts';

const fields = 'title description date updated tags draft published unlisted slug aliases image imageAlt lang'.split(
  ' ',
);
const map = (data: Record<string, unknown>) => mapFrontMatter(data, fields);

describe('names', () => {
  test.each<[object, object]>([
    [
      { TITLE: 'a', Last_Modified_At: '2022-01-02' },
      { title: 'a', updated: '2022-01-02' },
    ],
    [{ description: 'a', excerpt: 'b' }, { description: 'a' }],
    [{ tags: ['a'], categories: ['b', 'a'], category: 'c d' }, { tags: ['a', 'b', 'a', 'c d'] }],
    [{ layout: 'post', tags: 'a b c' }, { tags: ['a', 'b', 'c'] }],
    [{ tags: 'a b c' }, { tags: 'a b c' }],
    [{ layout: 'post', tags: 'a b, c' }, { tags: ['a b', 'c'] }],
    [
      { aliases: ['/a'], permalink: '/b/', redirect_from: ['c', '/d.html'] },
      { aliases: ['/a', '/b/', '/c/', '/d.html'] },
    ],
    [{ url: 'https://old.example/a/b/' }, { aliases: ['/a/b/'] }],
    [{ permalink: '/:year/:title/' }, {}],
    [{ permalink: 'pretty' }, {}],
    [{ cover: { image: 'a.png', alt: 'A' } }, { image: 'a.png', imageAlt: 'A' }],
    [
      { heroImage: '../a.png', heroAlt: 'A' },
      { image: '../a.png', imageAlt: 'A' },
    ],
    [{ thumbnail: 'assets/a.png' }, { image: '/assets/a.png', imageAlt: null }],
    [{ cover: 'true' }, {}],
    [{ image: './a.png' }, { image: './a.png' }],
    [
      { layout: 'post', image: './a.png' },
      { image: './a.png', imageAlt: null },
    ],
    [{ hidden: 'true' }, { unlisted: 'true' }],
    [{ hidden: 'comments' }, {}],
    [{ hide: 'true' }, { draft: 'true' }],
    [{ visible: 'true' }, {}],
    [{ status: 'published' }, {}],
    [{ date: '2022-02-02', lastmod: '2022-01-01' }, { date: '2022-02-02' }],
  ])('%j', (data, expected) => {
    expect(map(data as Record<string, unknown>).fields).toEqual(expected);
  });

  test('a page has fewer fields', () => {
    expect(mapFrontMatter({ title: 'a', categories: ['b'], Date: 'x' }, ['title'])).toMatchObject({
      fields: { title: 'a' },
      unknown: [],
    });
  });

  test('what is none of anybody’s is unknown', () => {
    expect(map({ titel: 'a', 'my own': 'b' }).unknown).toEqual(['titel', 'my own']);
  });

  test.each([
    [{ permalink: '/a?b' }, '`permalink: /a?b` is not kept: no file can have that path.'],
    [{ redirect_from: '/a/*' }, '`redirect_from: /a/*` is not kept: `*` and `:name` are rules to hosts.'],
    [{ permalink: '/' }, '`permalink: /` is not kept.'],
    [{ link: 'https://example.org' }, '`link` is not kept.'],
  ])('%j is a warning', (data, message) => {
    expect(mapFrontMatter(data, fields, { permalink: 7 }).diagnostics).toEqual([
      { message, fix: expect.any(String), line: 'permalink' in data ? 7 : undefined, severity: 'warning' },
    ]);
  });
});

test.each([
  ['11 Oct 2023', '2023-10-11'],
  ['Oct 11, 2023', '2023-10-11'],
  ['October 1st, 2023', '2023-10-01'],
  ['Wed, 11 Oct 2023 10:00:00 +0200', '2023-10-11 10:00:00 +0200'],
  ['2022/07/08', '2022-07-08'],
  ['2022.7.8', '2022-07-08'],
  ['2022-07-08 10:00 PM', '2022-07-08 22:00'],
  ['2022-07-08 12:05 am', '2022-07-08 00:05'],
  ['2022-07-08T10:00:00.123Z', '2022-07-08 10:00:00 Z'],
  ['2022-07-08', '2022-07-08'],
  ['24.01.2020', '2020-01-24'],
  ['01/24/2020 10:00', '2020-01-24 10:00'],
  ['05-05-2020', '2020-05-05'],
  ['07/08/2022', '07/08/2022'],
  ['13/13/2022', '2022-13-13'],
  ['11 Foo 2023', '11 Foo 2023'],
  ['soon', 'soon'],
])('the date %j is %j', (written, date) => {
  expect(readDate(written)).toBe(date);
});

test.each([
  ['A plain title', 'A plain title'],
  ['Vec<T> & `Option<T>`', 'Vec<T> & Option<T>'],
  ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name'],
  ['**Bold**, _soft_ and <em>em</em>', 'Bold, soft and em'],
  ['[A link](https://example.org/a_(b)) there', 'A link there'],
  ['One<br>two &lt;three&gt; &copy;', 'One two <three> ©'],
  ['`*`', '*'],
  ['a < b && c > d', 'a < b && c > d'],
])('the title %j is %j', (written, title) => {
  expect(plainTitle(written)).toBe(title);
});

describe('heads', () => {
  test('of Pelican may have names of plugins and themes, once there are two of its own', () => {
    expect(readHead('Title: A\nDate: 2020-01-02\nTopPost: no\n\nWords: these\n')).toMatchObject({
      values: { Title: 'A', Date: '2020-01-02', TopPost: 'no' },
      bodyLine: 4,
    });
    expect(readHead('Title: a word\nOther: words\n\nx\n')).toMatchObject({ values: {} });
  });

  test.each([
    ['---\na: b\n---\nx', 4],
    ['\n\n---\na: b\n...\nx', 6],
    ['+++\na = "b"\n+++\nx', 4],
    ['x', 1],
    ['Title: a\nDate: 2022-01-01\n\nx', 3],
    ['Note: this is text\n\nx', 1],
    ['Date: today\n\nx', 1],
    ['---\r\na: b\r\n---\r\nx', 4],
  ])('%j has its text from line %i on', (text, bodyLine) => {
    expect(readHead(text)).toMatchObject({ bodyLine });
  });

  test('values of TOML are as written, and know their lines', () => {
    const toml =
      'title = "a"\ndate = 2022-01-02\ndraft = false\nweight = 3\n\n[taxonomies]\ntags = ["x"]\n\n[cover]\nimage = "a.png"\n';
    expect(readHead(`+++\n${toml}+++\n`)).toEqual({
      kind: 'values',
      values: { title: 'a', date: '2022-01-02', draft: 'false', weight: '3', tags: ['x'], cover: { image: 'a.png' } },
      lines: { title: 2, date: 3, draft: 4, weight: 5, tags: 8, cover: 10 },
      bodyLine: 13,
    });
  });

  test.each([
    ['+++\ntitle = a\n+++\n', 2, /^The front matter is not valid TOML: [^A-Z\n]/],
    ['+++\ntitle = "a"\n', 1, /never closed/],
    ['---\ntitle: a\n', 1, /never closed/],
    ['title: a\n---\n', 1, /has no front matter/],
    [' \n', 1, /empty/],
  ])('%j cannot be read', (text, line, message) => {
    expect(() => readHead(text)).toThrow(
      expect.objectContaining({
        diagnostic: expect.objectContaining({ line, message: expect.stringMatching(message) }),
      }),
    );
  });
});

describe('a link of a link post', () => {
  const read = (data: Record<string, unknown>) => mapFrontMatter(data, [...fields, 'link'], { ref: 2 });

  test.each(['link', 'external_url', 'externalUrl', 'external_link', 'linkpost', 'bookmark-of'])('%s', (name) => {
    expect(read({ [name]: 'https://example.org/a' })).toMatchObject({
      fields: { link: 'https://example.org/a' },
      diagnostics: [],
    });
  });

  test('that says there is none', () => {
    expect(read({ link: 'false' })).toMatchObject({ fields: {}, unknown: [], diagnostics: [] });
  });

  test('that is none is kept under our own name alone, where its author is told', () => {
    expect(read({ link: '/a/' }).fields).toEqual({ link: '/a/' });
    expect(read({ externalUrl: '/a/' })).toMatchObject({
      fields: {},
      diagnostics: [{ message: '`externalUrl` is not kept.', severity: 'warning' }],
    });
  });
});
