import { describe, expect, test } from 'vitest';
import { readProject } from '../support/documents.ts';

const post = (...lines: string[]) => ['---', 'title: A', ...lines, '---', 'text', ''].join('\n');
const posts = 'src/content/posts';
const rename = 'Rename one of the files, or give one of them another `slug:`.';
const remove = 'Remove the alias from one of them.';
const diagnostics = (files: Record<string, string>) => readProject(files).diagnostics;

describe('two pages with one address', () => {
  test('two files of one name', () => {
    expect(diagnostics({ '2022-06-28-a.md': post(), 'b/2022-06-28-a.md': post() })).toEqual([
      {
        file: `${posts}/b/2022-06-28-a.md`,
        line: 1,
        message: `The URL \`/posts/a/\` is already taken by ${posts}/2022-06-28-a.md.`,
        fix: rename,
      },
    ]);
  });

  test('a slug that is another file’s name, told on the slug’s line', () => {
    expect(diagnostics({ '2022-06-28-a.md': post(), '2022-06-28-b.md': post('lang: en', 'slug: a') })).toEqual([
      {
        file: `${posts}/2022-06-28-b.md`,
        line: 4,
        message: `The URL \`/posts/a/\` is already taken by ${posts}/2022-06-28-a.md.`,
        fix: rename,
      },
    ]);
  });

  test.each([
    ['a.md and a/index.md', { '2022-06-28-a.md': post(), '2022-06-28-a/index.md': post() }],
    ['a.md and a.mdx', { '2022-06-28-a.md': post(), '2022-06-28-a.mdx': post() }],
    ['folders', { '2022/2022-06-28-a.md': post(), '2023/2022-06-28-a.md': post() }],
    ['capitals', { '2022-06-28-Some-Name.md': post(), '2022-06-28-some_name.md': post() }],
    ['accents', { ['2022-06-28-café.md'.normalize('NFC')]: post(), ['2022-06-28-café.md'.normalize('NFD')]: post() }],
    ['a draft', { '2022-06-28-a.md': post(), 'b/2022-06-28-a.md': post('draft: true') }],
    ['pages', { 'pages/about.md': post(), 'pages/about.mdx': post() }],
  ])('%s', (_, files) => {
    expect(diagnostics(files)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('is already taken by'), fix: rename }),
    ]);
  });

  test('three files are told as often as it takes to mend them', () => {
    expect(
      diagnostics({ 'a/2022-01-01-a.md': post(), 'b/2022-01-01-a.md': post(), 'c/2022-01-01-a.md': post() }).map(
        ({ file }) => file,
      ),
    ).toEqual([`${posts}/b/2022-01-01-a.md`, `${posts}/c/2022-01-01-a.md`]);
  });

  test('on two days both live, the older at its own, the newer with its date, as much of it as it takes', () => {
    const { documents, diagnostics: said } = readProject({
      '2021-01-01-a.md': post(),
      '2022-01-01-a.md': post(),
      '2022-02-01-a.md': post(),
      'x/2022-02-02-b.md': post('slug: a'),
      '2020-01-01-a-2022-02.md': post(),
    });
    expect(Object.fromEntries(documents.map(({ file, url }) => [file.replace(`${posts}/`, ''), url]))).toEqual({
      '2020-01-01-a-2022-02.md': '/posts/a-2022-02/',
      '2021-01-01-a.md': '/posts/a/',
      '2022-01-01-a.md': '/posts/a-2022/',
      '2022-02-01-a.md': '/posts/a-2022-02-01/',
      'x/2022-02-02-b.md': '/posts/a-2022-02-02/',
    });
    expect(said.map(({ file, line, severity }) => `${file.replace(`${posts}/`, '')}:${line} ${severity}`)).toEqual([
      '2022-01-01-a.md:1 warning',
      '2022-02-01-a.md:1 warning',
      'x/2022-02-02-b.md:3 warning',
    ]);
  });

  test('a page and a post may share a name', () => {
    expect(diagnostics({ 'pages/a.md': post(), '2022-06-28-a.md': post() })).toEqual([]);
  });
});

describe('an alias', () => {
  const withAlias = (alias: string, more: Record<string, string> = {}) =>
    diagnostics({ ...more, '2022-06-28-z.md': post('lang: en', `aliases: [${alias}]`) });
  const taken = (alias: string, by: string) => [
    {
      file: `${posts}/2022-06-28-z.md`,
      line: 4,
      message: `The alias \`${alias}\` is already taken by ${by}.`,
      fix: remove,
    },
  ];

  test.each(['/posts/a/', '/posts/a', '/Posts/A/', '/posts/a/index.html', '/posts/%61/'])(
    'may not be the address of a post: %s',
    (alias) => {
      expect(withAlias(alias, { '2022-06-28-a.md': post() })).toEqual(taken(alias, `${posts}/2022-06-28-a.md`));
    },
  );

  test.each(['/about/', '/about', '/About/', '/about/index.html'])('may not be the address of a page: %s', (alias) => {
    expect(withAlias(alias, { 'pages/about.md': post() })).toEqual(taken(alias, 'src/content/pages/about.md'));
  });

  test('may not be the address of its own post', () => {
    expect(withAlias('/posts/z/')).toHaveLength(1);
  });

  test.each([
    ['/old/', '/old/'],
    ['/old/', '/old'],
    ['/old/', '/OLD/'],
    ['/old/', '/old/index.html'],
    ['/机/', '/%E6%9C%BA/'],
  ])('may not be two posts’: %s and %s', (one, other) => {
    expect(withAlias(other, { '2022-06-28-a.md': post(`aliases: ${one}`) })).toEqual(
      taken(other, `${posts}/2022-06-28-a.md`),
    );
  });

  test.each([
    '/',
    '/index.html',
    '/archive/',
    '/Archive/',
    '/tags/',
    '/tags',
    '/posts/',
    '/page/2/',
    '/404.html',
    '/rss.xml',
    '/robots.txt',
    '/favicon.ico',
    '/_astro/a.css',
    '/sitemap-index.xml',
    '/sitemap-0.xml',
  ])('may not be the site’s own: %s', (alias) => {
    expect(withAlias(alias)).toEqual([
      {
        file: `${posts}/2022-06-28-z.md`,
        line: 4,
        message: `The alias \`${alias}\` belongs to the site itself.`,
        fix: 'Remove it.',
      },
    ]);
  });

  test('may not be the page of a tag in use', () => {
    expect(withAlias('/tags/nlp/', { '2022-06-28-a.md': post('tags: [NLP]') })).toHaveLength(1);
  });

  test.each([
    '/old/',
    '/2022/06/28/old.html',
    '/posts/older/',
    '/tags/gone/',
    '/blog/archive/',
    '/100/',
    '/feed.xml',
    '/机器/',
  ])('may be any other: %s', (alias) => {
    expect(withAlias(alias)).toEqual([]);
  });
});

describe('a file cannot be a folder too', () => {
  const post2 = (aliases: string) => post('lang: en', `aliases: ${aliases}`);
  test.each([
    ['[/a.html, /a.html/b/]', '/a.html/b/', '/a.html'],
    ['[/a.html/b/c.html, /a.html]', '/a.html/b/c.html', '/a.html'],
    ['[/x/Feed.XML, /x/feed.xml/index.html/y]', '/x/feed.xml/index.html/y', '/x/feed.xml'],
    ['[/posts/y.md/old/]', '/posts/y.md/old/', '/posts/y.md'],
    ['[/tags/nlp/rss.xml/old/]', '/tags/nlp/rss.xml/old/', '/tags/nlp/rss.xml'],
  ])('in one post: %s', (aliases, alias, file) => {
    const { diagnostics } = readProject({ '2022-06-28-z.md': post2(aliases), '2022-06-28-y.md': post('tags: [NLP]') });
    const message = `The alias \`${alias}\` lies below \`${file}\`, which is a file.`;
    expect(diagnostics).toEqual([{ file: `${posts}/2022-06-28-z.md`, line: 4, message, fix: 'Keep one of the two.' }]);
  });

  test('in two posts', () => {
    const files = { '2022-06-28-a.md': post2('/old.html/b/'), '2022-06-28-z.md': post2('/old.html') };
    expect(diagnostics(files)).toEqual([expect.objectContaining({ file: `${posts}/2022-06-28-a.md`, line: 4 })]);
  });

  const folders = ['[/v1.0/, /v1.0/notes/]', '[/v1.0/notes/]', '[/a.html, /a.html.old/b/]', '[/a/, /a/b/, /a/b.html]'];
  test.each(folders)('these are folders: %s', (aliases) => {
    expect(diagnostics({ '2022-06-28-z.md': post2(aliases) })).toEqual([]);
  });
});

describe('a name longer than file systems take is told by line, by its bytes', () => {
  const long = 'a'.repeat(241);
  test.each([
    [`tags: [x, ${long}]`, '`tags` would have 241 bytes', 'Give it a shorter name.'],
    [`tags: [${'机'.repeat(81)}]`, '`tags` would have 243 bytes', 'Give it a shorter name.'],
    [`series: ${'é'.repeat(121)}`, '`series` would have 242 bytes', 'Give it a shorter name.'],
    [`series: { name: ${long}, part: 1 }`, '`series` would have 241 bytes', 'Give it a shorter name.'],
    [`slug: ${'学'.repeat(90)}`, '`slug` would have 270 bytes', 'Give the post a shorter `slug:`.'],
  ])('%s', (line, message, fix) => {
    expect(diagnostics({ '2022-06-28-z.md': post('lang: en', line) })).toEqual([
      { file: `${posts}/2022-06-28-z.md`, line: 4, message: expect.stringContaining(message), fix },
    ]);
  });

  const short = [`tags: [${'a'.repeat(240)}]`, `series: ${'机'.repeat(80)}`, `slug: ${'é'.repeat(120)}`];
  test.each(short)('%s is short enough', (line) => {
    expect(diagnostics({ '2022-06-28-z.md': post(line) })).toEqual([]);
  });
});

describe('a page’s own fields', () => {
  test.each(['aliases: /old/', 'aliases: [/old/]'])('%s is told or obeyed, never a crash and never dropped', (line) => {
    const { documents, diagnostics } = readProject({ 'pages/about.md': post(line) });
    expect(diagnostics.length > 0 || documents[0]?.frontMatter.aliases?.[0] === '/old/').toBe(true);
  });

  test.each(['slug: About Me', 'slug: ../x', 'slug: a/b', 'slug: posts', 'slug: [a]'])('%s is no address', (line) => {
    expect(diagnostics({ 'pages/about.md': post(line) })).toEqual([
      expect.objectContaining({ file: 'src/content/pages/about.md' }),
    ]);
  });

  test('what only a post has does no harm', () => {
    expect(diagnostics({ 'pages/about.md': post('tags: {a: b}', 'date: soon', 'image: [x]') })).toEqual([]);
  });
});

describe('a part of a series', () => {
  test('may not have the number of another', () => {
    expect(
      diagnostics({
        '2022-06-28-a.md': post('series: { name: Lines, part: 2 }'),
        '2022-06-29-b.md': post('lang: en', 'series: { name: lines, part: 2 }'),
      }),
    ).toEqual([
      {
        file: `${posts}/2022-06-29-b.md`,
        line: 4,
        message: `Part 2 of the series \`lines\` is already ${posts}/2022-06-28-a.md.`,
        fix: 'Give one of the two another `part`, or none.',
      },
    ]);
  });

  test('may share its number with one of another series, and have none', () => {
    expect(
      diagnostics({
        '2022-06-28-a.md': post('series: { name: A, part: 1 }'),
        '2022-06-29-b.md': post('series: { name: B, part: 1 }'),
        '2022-06-30-c.md': post('series: A'),
        '2022-07-01-d.md': post('series: A'),
      }),
    ).toEqual([]);
  });
});

test.each([
  '/posts/a.md',
  '/tags/nlp/rss.xml',
  '/series/s/',
  '/series/s/feed.json',
  '/feeds/1/rss.xml',
  '/atom.xml',
  '/cards/x.png',
  '/subscribe/',
  '/llms.txt',
])('an alias may not be an address that the site makes by itself: %s', (alias) => {
  expect(diagnostics({ '2022-06-28-a.md': post('tags: [NLP]', 'series: S', `aliases: [${alias}]`) })).toEqual([
    expect.objectContaining({ message: `The alias \`${alias}\` belongs to the site itself.` }),
  ]);
});

describe('notes', () => {
  const note = 'notes/2026-11-28.md';
  const list = 'that of the list of notes';

  test('a page or an old address in the place of their list', () => {
    const files = { 'pages/notes.md': post(), '2022-06-28-a.md': post('aliases: [/notes/page/2/, /notes/rss.xml]') };
    expect(diagnostics({ [note]: 'text\n', ...files }).map(({ file, line, message }) => [file, line, message])).toEqual(
      [
        [`${posts}/2022-06-28-a.md`, 3, 'The alias `/notes/page/2/` belongs to the site itself.'],
        [`${posts}/2022-06-28-a.md`, 3, 'The alias `/notes/rss.xml` belongs to the site itself.'],
        ['src/content/pages/notes.md', 1, expect.stringContaining(list)],
      ],
    );
    expect(diagnostics(files)).toEqual([]);
  });

  test('of one name and two days: the newer has its year', () => {
    const dated = (day: string) => `---\ndate: ${day}\n---\ntext\n`;
    const files = { 'notes/a/til.md': dated('2025-01-01'), 'notes/b/til.md': dated('2026-01-01') };
    expect(diagnostics(files).map(({ message }) => message)).toEqual([
      expect.stringContaining('so this post is at `/notes/til-2026/`'),
    ]);
  });

  test('without a day', () => {
    expect(diagnostics({ 'notes/some-words.md': 'text\n' })).toEqual([
      expect.objectContaining({ file: 'src/content/notes/some-words.md', line: 1, message: 'The post has no date.' }),
    ]);
  });
});
