import { describe, expect, test } from 'vitest';
import { isError, type Diagnostic } from '../../src/core/diagnostics.ts';
import { pageFrontMatter, postFrontMatter } from '../../src/blog/front-matter.ts';
import { bodyFrom, readSource } from '../../src/loader/front-matter.ts';

const file = 'src/content/posts/a.md';
const read = (text: string) => readSource(file, text, postFrontMatter);

function errors(text: string): Diagnostic[] {
  const result = read(text);
  return (Array.isArray(result) ? result : result.diagnostics).filter(isError);
}

function source(text: string) {
  const result = read(text);
  if (Array.isArray(result) || result.diagnostics.some(isError)) throw new Error(JSON.stringify(result));
  return { ...result, body: bodyFrom(text, result.bodyLine) };
}

describe('a file is taken apart', () => {
  test.each([
    ['\n', '---\ntitle: A\n---\n\n# B\ntext\n'],
    ['\r', '---\rtitle: A\r---\r\r# B\rtext\r'],
    ['\r\n', '---\r\ntitle: A\r\n---\r\n\r\n# B\r\ntext\r\n'],
  ])('with lines that end in %j', (_, text) => {
    expect(source(text)).toMatchObject({ data: { title: 'A' }, body: '\n# B\ntext\n', bodyLine: 4 });
  });

  test.each([
    ['---\n---\ntext', {}, 'text', 3],
    ['---\n\n---\ntext', {}, 'text', 4],
    ['---\n# only a comment\n---\n', {}, '', 4],
    ['---\ntitle: A\n---', { title: 'A' }, '', 4],
    ['---  \ntitle: A\n--- \ntext', { title: 'A' }, 'text', 4],
    ['---\ntitle: A\n---\na\n---\nb', { title: 'A' }, 'a\n---\nb', 4],
    ['---\ndescription: |\n  a\n  b\n---\nx', { description: 'a\nb' }, 'x', 6],
    ['---\ndescription: >\n  a\n  b\n---\nx', { description: 'a b' }, 'x', 6],
    ['---\ndescription: a --- b\n---\nx', { description: 'a --- b' }, 'x', 4],
  ])('%j', (text, data, body, bodyLine) => {
    expect(source(text)).toMatchObject({ data, body, bodyLine });
  });

  test('the line of a field is known', () => {
    const { lines } = source('---\ntitle: A\n\n# comment\ntags:\n  - a\n  - b\ndate: 2022-06-28\n---\n');
    expect(lines).toEqual({ title: 2, tags: 5, date: 8 });
  });
});

describe('values are kept as written', () => {
  test.each([
    ['title: 2014', '2014'],
    ['title: 1.0', '1.0'],
    ['title: 1e3', '1e3'],
    ['title: 0x10', '0x10'],
    ['title: 007', '007'],
    ['title: yes', 'yes'],
    ['title: No', 'No'],
    ['title: true', 'true'],
    ['title: 2022-06-28', '2022-06-28'],
    ['title: "quoted: yes"', 'quoted: yes'],
    ["title: 'it''s'", "it's"],
    ['title: Let’s go # not this', 'Let’s go'],
    ['title: C# in depth', 'C# in depth'],
    ['title: 机器学习：入门', '机器学习：入门'],
    ['title: "null"', 'null'],
    ['title: 😀', '😀'],
  ])('%s', (line, title) => {
    expect(source(`---\n${line}\n---\n`).data.title).toBe(title);
  });

  test.each(['title:', 'title: ~', 'title: null', 'title: ""', 'title: " "'])('%s is no title', (line) => {
    expect(source(`---\n${line}\n---\n`).data.title).toBeUndefined();
  });

  test('in lists too', () => {
    expect(source('---\ntags: [2014, 1.0, yes, C++, C#, .NET]\n---\n').data.tags!.map(({ name }) => name)).toEqual([
      '2014',
      '1.0',
      'yes',
      'C++',
      'C#',
      '.NET',
    ]);
    expect(source('---\ntags:\n- a b\n- c\n---\n').data.tags!.map(({ name }) => name)).toEqual(['a b', 'c']);
  });

  test('an empty entry of a list is left out', () => {
    expect(source('---\ntags:\n  - a\n  -\n  - b\n---\n').data.tags!.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('dates and flags are read from their text', () => {
    expect(
      source('---\ndate: 2022-06-28\nupdated: 2022-07-01 10:00:00 +0530\ndraft: yes\npublished: False\n---\n').data,
    ).toMatchObject({
      date: { day: '2022-06-28' },
      updated: { iso: '2022-07-01T10:00:00+05:30' },
      draft: true,
      published: false,
    });
  });
});

describe('what is wrong is told by line', () => {
  const begin = 'Begin the file with three lines:\n---\ntitle: A title\n---';

  test.each([
    ['', 1, 'The file is empty.', `${begin}\nor delete the file.`],
    [' \n\n', 1, 'The file is empty.', `${begin}\nor delete the file.`],
    ['title: A\n---\n', 1, 'The file has no front matter.', begin],
    ['----\ntitle: A\n----\n', 1, 'The file has no front matter.', begin],
    ['---\ntitle: A\n\ntext', 1, 'The front matter is never closed.', 'Put a line `---` after its last field.'],
    ['---', 1, 'The front matter is never closed.', 'Put a line `---` after its last field.'],
    [
      '---\njust words\n---\n',
      2,
      'The front matter is not a list of fields.',
      'Write one `field: value` on each line, such as `title: A title`.',
    ],
    [
      '---\n- a\n- b\n---\n',
      2,
      'The front matter is not a list of fields.',
      'Write one `field: value` on each line, such as `title: A title`.',
    ],
    ['---\ntitle: A\ndate: 2022-06-28\ntitle: B\n---\n', 4, 'This field is given twice.', 'Keep one of the two lines.'],
    [
      '---\ntitle: A\n\ndate: 2022-02-30\n---\n',
      4,
      '`date: 2022-02-30` is not a date of the calendar.',
      expect.stringContaining('Write `date: 2022-06-28`'),
    ],
    [
      '---\r\ntitle: A\r\n\r\ndraft: maybe\r\n---\r\n',
      4,
      '`draft: maybe` is neither true nor false.',
      'Write `draft: true` or `draft: false`.',
    ],
    ['---\ntitle: [a]\n---\n', 2, '`title` must be text.', 'Write `title: A title`.'],
    [
      '---\ntags: machine learning\n---\n',
      2,
      expect.stringContaining('one tag or several'),
      expect.stringContaining('[machine learning]'),
    ],
    [
      '---\ntitle: A\ntags:\n  - a\n  - "!?"\n---\n',
      3,
      'The tag `!?` has no letter or digit, so it can have no page.',
      'Name it with a word.',
    ],
    [
      '---\ntitle: A\naliases:\n  - ../old\n---\n',
      3,
      'The alias `../old` is not a path of this site.',
      expect.stringContaining('from the root'),
    ],
    [
      '---\naliases: ../old\n---\n',
      2,
      'The alias `../old` is not a path of this site.',
      expect.stringContaining('from the root'),
    ],
    ['---\ntitle: A\nimage: ./a.png\n---\n', 3, '`image` has no `imageAlt`.', expect.stringContaining('imageAlt:')],
  ])('%j', (text, line, message, fix) => {
    expect(errors(text)).toEqual([{ file, line, message, fix }]);
  });

  test.each([
    ['---\ntitle: Paper: a review\n---\n', 2],
    ['---\ndate: 2022-06-28\ntitle: Paper: a review\n---\n', 3],
    ['---\r\ndate: 2022-06-28\r\ntitle: Paper: a review\r\n---\r\n', 3],
    ['---\ntags: [a, b\ntitle: x\n---\n', 2],
    ['---\ntitle: "A\ndate: 2022-06-28\ntags: [a]\n---\n', 2],
    ['---\ntitle: *so*\n---\n', 2],
    ['---\ntitle: "A\n---\n', 2],
    ["---\ndate: 2022-06-28\ntitle: 'it's'\n---\n", 3],
    ['---\ntitle: A\n\tdate: x\n---\n', 3],
    ['---\ntitle: @home\n---\n', 2],
    ['---\ntitle: A\n date: 2022-06-28\n---\n', 2],
  ])('%j is not YAML', (text, line) => {
    const found = errors(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({
      file,
      line,
      message: expect.stringMatching(/^The front matter is not valid YAML: [^A-Z].*\.$/),
      fix: expect.any(String),
    });
    for (const { message } of found) expect(message).not.toMatch(/\n|\.\.$/);
  });

  test('each mistake of syntax is told on its line, and what follows from it is not', () => {
    const lines = (yaml: string) => errors(`---\n${yaml}\n---\n`).map(({ line, message }) => [line, message]);
    const invalid = (message: string) => `The front matter is not valid YAML: ${message}.`;
    expect(lines('title: Paper: a\ndate: 2022-06-28\ntags: {a: [b, c\ndescription: A: b')).toEqual([
      [2, invalid('nested mappings are not allowed in compact mappings')],
      [4, invalid('the list that begins here is never closed')],
      [5, invalid('nested mappings are not allowed in compact mappings')],
    ]);
    expect(lines('title: a: b\n'.repeat(100))).toHaveLength(10);
  });

  test('each entry of a list that is wrong is told on its line', () => {
    const yaml =
      '---\ntitle: A\nchanges:\n  - date: 2024-02-31\n    text: A\n  - date: 2024-01-31\n    text: Fine.\n' +
      '  - words: None\n    date: 2024-01-31\n  - { text: No day. }\ndiscussions:\n  - url: x\n  - name: A\n---\n';
    expect(errors(yaml).map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '4: `date: 2024-02-31` of a change is not a date of the calendar.',
      '8: This change has no `text`.',
      '8: A change has no `words`, but `date` and `text`.',
      '10: This change has no `date`.',
      '12: `x` is no URL of a discussion.',
      '13: `discussions` must be a list of URLs.',
    ]);
  });

  test('all mistakes at once', () => {
    expect(
      errors('---\ndate: soon\ndraft: maybe\ntagz: [a]\nlang: e\n---\n')
        .map(({ line }) => line)
        .sort(),
    ).toEqual([2, 3, 4, 5]);
  });
});

describe('names of fields', () => {
  test.each([
    ['titel', 'title'],
    ['dat', 'date'],
    ['tag', 'tags'],
    ['tgas', 'tags'],
    ['dtae', 'date'],
    ['lnag', 'lang'],
    ['drafts', 'draft'],
    ['desciption', 'description'],
    ['alias', 'aliases'],
    ['update', 'updated'],
    ['publish', 'published'],
    ['serie', 'series'],
    ['slugs', 'slug'],
    ['language', undefined],
    ['summry', undefined],
  ])('%s: did you mean %s?', (field, meant) => {
    const expected =
      meant === undefined
        ? []
        : [{ file, line: 3, message: `\`${field}\` is not a field of a post.`, fix: `Did you mean \`${meant}\`?` }];
    expect(errors(`---\ntoc: x\n${field}: x\n---\n`)).toEqual(expected);
  });

  test.each([
    'layout: post',
    'permalink: /a/',
    'categories: [a, b]',
    'author: me',
    'toc: true',
    'math: true',
    'pin: true',
    'comments: false',
    'my_own: {a: 1}',
    'x: 1',
    'guid: x',
    'url: x',
    'cover: x',
  ])('those of other engines are ignored: %s', (line) => {
    expect(errors(`---\ntitle: A\n${line}\n---\n`)).toEqual([]);
  });

  test('a page is told so', () => {
    const found = readSource('src/content/pages/a.md', '---\ntitel: A\n---\n', pageFrontMatter);
    expect(found).toHaveProperty('diagnostics', [
      {
        file: 'src/content/pages/a.md',
        line: 2,
        message: '`titel` is not a field of a page.',
        fix: 'Did you mean `title`?',
      },
    ]);
  });
});

test.each([
  '__proto__: x',
  'constructor: x',
  'toString: x',
  '{a: b}: c',
  '? [x]\n: y',
  'a: &x b\nc: *x',
  '<<: {title: Merged}',
  '123: x',
  '"": x',
])('an odd field does no harm: %j', (line) => {
  expect(source(`---\ntitle: A\n${line}\n---\nbody`)).toMatchObject({ data: { title: 'A' }, body: 'body' });
});
