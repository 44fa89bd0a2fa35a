import { describe, expect, test } from 'vitest';
import { pageFrontMatter, postFrontMatter } from '../../src/blog/front-matter.ts';
import { slugify } from '../../src/blog/tags.ts';

const read = (data: object) => postFrontMatter.parse(data);

/** What is wrong, one text for each: the field, the message and what to write instead. */
function wrong(data: object): string[] {
  const { error } = postFrontMatter.safeParse(data);
  return (error?.issues ?? []).map((issue) => {
    const inner =
      issue.code === 'invalid_union' ? issue.errors.flat().find(({ code }) => code === 'custom') : undefined;
    return `${String(issue.path[0])}: ${(inner ?? issue).message}`;
  });
}

test('every field may be left out', () => {
  expect(wrong({})).toEqual([]);
  expect(pageFrontMatter.parse({})).toEqual({});
});

describe.each(['title', 'description'])('%s', (field) => {
  test.each([
    ['A title', 'A title'],
    ['  A title ', 'A title'],
    [2014, '2014'],
    ['1.0', '1.0'],
    ['yes', 'yes'],
    ['', undefined],
    ['   ', undefined],
  ])('%j is the text %j', (value, text) => {
    expect(read({ [field]: value })[field as 'title']).toBe(text);
  });

  test.each([[['a']], [{ a: 'b' }], [true]])('%j is not text', (value) => {
    expect(wrong({ [field]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${field}: \`${field}\` must be text.\nWrite \`${field}: `)),
    ]);
  });
});

describe.each(['date', 'updated'])('%s', (field) => {
  test('is read in the site’s zone', () => {
    expect(read({ [field]: '2022-06-28 14:30' })[field as 'date']).toEqual({
      day: '2022-06-28',
      iso: '2022-06-28T14:30:00+05:30',
      instant: Date.parse('2022-06-28T09:00Z'),
    });
  });

  test.each(['2022-02-30', 'yesterday', '28/06/2022'])('%s is refused with what to write', (value) => {
    expect(wrong({ [field]: value })).toEqual([
      expect.stringMatching(
        new RegExp(`\`${field}: ${value}\` is not a date of the calendar\\.\nWrite \`${field}: 2022-06-28\``),
      ),
    ]);
  });

  test.each([[['2022-06-28']], [20220628]])('%j is refused', (value) => {
    expect(wrong({ [field]: value })).toEqual([
      `${field}: \`${field}\` must be a date.\nWrite \`${field}: 2022-06-28\`.`,
    ]);
  });
});

test.each([
  [[{ date: '2024-02-01', text: ' A  sign. ' }], ['2024-02-01 A sign.']],
  [{ date: '2024-02-01', text: 'One' }, ['2024-02-01 One']],
  [
    [
      { date: '2024-02-01', text: 'Later' },
      { date: '2024-01-01', text: 'Earlier' },
    ],
    ['2024-02-01 Later', '2024-01-01 Earlier'],
  ],
])('the changes %j are read in their order', (changes, expected) => {
  expect(read({ changes }).changes?.map(({ date, text }) => `${date.day} ${text}`)).toEqual(expected);
});

test.each([
  ['A sign', '`changes` must be a list of dates and texts.'],
  [['A sign'], '`changes` must be a list of dates and texts.'],
  [[{ date: '2024-02-01', text: ' ' }], 'This change has no `text`.'],
])('the changes %j are refused', (changes, message) => {
  expect(wrong({ changes })).toEqual([
    `changes: ${message}\nWrite \`changes: [{ date: 2024-01-31, text: The proof had a sign wrong. }]\`.`,
  ]);
});

test('a change on no day of the calendar is refused', () => {
  expect(wrong({ changes: [{ date: '2024-02-31', text: 'A' }] })).toEqual([
    expect.stringMatching(/^changes: `date: 2024-02-31` of a change is not a date of the calendar\.\nWrite `changes: /),
  ]);
});

describe.each(['draft', 'published'])('%s', (field) => {
  test.each([
    ['true', true],
    ['yes', true],
    ['on', true],
    ['True', true],
    ['YES', true],
    [true, true],
    ['false', false],
    ['no', false],
    ['off', false],
    ['FALSE', false],
    [false, false],
  ])('%j is %j', (value, flag) => {
    expect(read({ [field]: value })[field as 'draft']).toBe(flag);
  });

  test.each(['maybe', '1', 'y', 'ture'])('%s is neither', (value) => {
    expect(wrong({ [field]: value })).toEqual([
      `${field}: \`${field}: ${value}\` is neither true nor false.\nWrite \`${field}: true\` or \`${field}: false\`.`,
    ]);
  });
});

describe('tags', () => {
  test.each([
    [
      ['NLP', 'machine learning'],
      ['NLP', 'machine learning'],
    ],
    ['NLP, machine learning', ['NLP', 'machine learning']],
    ['NLP', ['NLP']],
    [
      ['C', 'C++', 'C#', '.NET', 'Node.js'],
      ['C', 'C++', 'C#', '.NET', 'Node.js'],
    ],
    [
      ['机器学习', 'हिन्दी', 'تعلم الآلة', '🚀', 'ß'],
      ['机器学习', 'हिन्दी', 'تعلم الآلة', '🚀', 'ß'],
    ],
    [
      [2014, '1.0'],
      ['2014', '1.0'],
    ],
    [2014, ['2014']],
    [
      [' a ', '', 'b'],
      ['a', 'b'],
    ],
    ['a, ,b,', ['a', 'b']],
    [[], []],
  ])('%j', (value, names) => {
    expect(read({ tags: value }).tags).toEqual(names.map((name) => ({ name, slug: slugify(name) })));
  });

  test('one tag twice is one tag', () => {
    expect(read({ tags: ['NLP', 'nlp', 'é', 'e\u0301'] }).tags!.map(({ slug }) => slug)).toEqual(['nlp', 'é']);
  });

  test('one or several? the author must say', () => {
    expect(wrong({ tags: 'machine learning' })).toEqual([
      'tags: `tags: machine learning` may be one tag or several.\nWrite `tags: [machine learning]` for one, ' +
        '`tags: [machine, learning]` for several.',
    ]);
  });

  test.each([['!?'], [['nlp', '—']]])('a tag without a letter can have no page: %j', (value) => {
    expect(wrong({ tags: value })).toEqual([
      expect.stringMatching(
        /^tags: The tag `(!\?|—)` has no letter or digit, so it can have no page\.\nName it with a word\.$/,
      ),
    ]);
  });

  test.each([[{ a: 'b' }], [[['a']]], [true]])('%j is no list of words', (value) => {
    expect(wrong({ tags: value })).toEqual([
      'tags: `tags` must be a list of words.\nWrite `tags: [python, machine learning]`.',
    ]);
  });
});

describe('slug', () => {
  test.each(['a-post', '2014', '机器学习', 'हिन्दी', 'v1-0'])('%s is an address', (slug) => {
    expect(read({ slug }).slug).toBe(slug);
  });

  test.each([
    ['A Post', 'a-post'],
    ['a/b', 'a-b'],
    ['../x', 'dot-x'],
    ['C++', 'c-plus-plus'],
    ['a_b', 'a-b'],
    ['-a-', 'a'],
    ['a?b', 'a-b'],
    ['!!', 'a-short-name'],
    ['e\u0301', 'é'],
  ])('%s is not: write %s', (slug, better) => {
    expect(wrong({ slug })).toEqual([
      `slug: \`slug: ${slug}\` cannot be part of a URL.\nWrite \`slug: ${better}\`: small letters, digits and ` +
        `hyphens, in any script.`,
    ]);
  });
});

describe('aliases', () => {
  test.each([[['/old/', '/2022/06/28/old.html']], [['/机器/', '/%E6%9C%BA/']], [[]]])('%j', (aliases) => {
    expect(read({ aliases }).aliases).toEqual(aliases);
  });

  test('one may stand alone', () => {
    expect(read({ aliases: '/old/' }).aliases).toEqual(['/old/']);
  });

  test.each([
    'old/',
    '//evil.example/',
    'https://example.com/',
    '/a b/',
    '/a?b',
    '/a#b',
    '',
    '/100%/',
    '/%zz/',
    '/%E6/',
    '/../old/',
    '/a/../../b/',
    '/./a/',
    '/a//b/',
    '/a\\b/',
    '/%2e%2e/a/',
  ])('%s is no path of this site', (one) => {
    for (const aliases of [one, [one], ['/fine/', one]])
      expect(wrong({ aliases })).toEqual([
        `aliases: The alias \`${one}\` is not a path of this site.\nWrite the old path from the root, such as ` +
          `\`/2022/06/28/old-name.html\` or \`/old-name/\`.`,
      ]);
  });
});

test.each(['en', 'hi', 'zh-Hans', 'pt-BR', 'de-CH-1996'])('%s is a language', (lang) => {
  expect(read({ lang }).lang).toBe(lang);
});

test('an underscore in a language tag is told with what was meant', () => {
  expect(wrong({ lang: 'en_GB' })).toEqual([
    'lang: `lang: en_GB` is not a language tag (BCP 47).\nWrite `lang: en-GB`.',
  ]);
});

test.each(['English', 'english_GB', 'e', '12', 'en-', '中文'])('%s is no language tag', (lang) => {
  const problems = wrong({ lang });
  expect(problems).toEqual([
    `lang: \`lang: ${lang}\` is not a language tag (BCP 47).\nWrite \`lang: en\`, \`lang: hi\` or \`lang: zh-Hans\`.`,
  ]);
});

test('a picture needs a text', () => {
  expect(wrong({ image: './a.png' })).toEqual([
    'image: `image` has no `imageAlt`.\nAdd `imageAlt:` with what the image shows, in a few words.',
  ]);
  expect(wrong({ image: './a.png', imageAlt: ' ' })).toHaveLength(1);
  expect(wrong({ image: './a.png', imageAlt: 'A line' })).toEqual([]);
});

test('all mistakes are told at once', () => {
  expect(wrong({ date: 'soon', draft: 'maybe', tags: '!?', slug: 'A B', lang: 'English' })).toHaveLength(5);
});

describe('link', () => {
  test.each([['https://example.org/a?b#c'], ['  http://example.org  ']])('%s', (url) => {
    expect(read({ link: url }).link).toBe(url.trim());
  });

  test.each([
    ['example.org/a', 'https://example.org/a'],
    ['http:/example.org', 'https://example.org'],
    ['/posts/a/', 'https://stay-tuned.example/posts/a/'],
    ['the manual', 'https://example.org/a-page'],
  ])('%s is none: %s', (url, meant) => {
    expect(wrong({ link: url })).toEqual([
      `link: \`link: ${url}\` is not the URL of a page on the web.\nWrite it in full: \`link: ${meant}\`.`,
    ]);
  });

  test('a list is none', () => {
    expect(wrong({ link: ['https://example.org'] })).toEqual([expect.stringContaining('must be the URL of a page')]);
  });
});
