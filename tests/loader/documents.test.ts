import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSurroundings, folders, readProject } from '../support/documents.ts';
import { bodyOf, readDocuments } from '../../src/loader/documents.ts';

const at = (path: string) => `${folders.posts}/${path}`;
const post = (...lines: string[]) => ['---', 'title: A', ...lines, '---', 'text', ''].join('\n');
const page = (...lines: string[]) => post(...lines);

describe('a post and its place', () => {
  test.each([
    ['2022-06-28-some-name.md', [], '/posts/some-name/', '2022-06-28'],
    ['2022-6-8-some-name.markdown', [], '/posts/some-name/', '2022-06-08'],
    ['2022/2022-06-28-some-name/index.md', [], '/posts/some-name/', '2022-06-28'],
    ['some-name.mdx', ['date: 2022-06-28'], '/posts/some-name/', '2022-06-28'],
    ['2022-06-28-some-name.md', ['date: 2023-01-01', 'slug: other'], '/posts/other/', '2023-01-01'],
    ['2022-13-45-some-name.md', ['date: 2023-01-01'], '/posts/some-name/', '2023-01-01'],
    ['2022-06-28-机器学习.MD', [], `/posts/${encodeURI('机器学习')}/`, '2022-06-28'],
    ['2022-06-28-!!!.md', ['slug: wow'], '/posts/wow/', '2022-06-28'],
    ['2022-06-28-draft.md', ['draft: yes'], '/posts/draft/', '2022-06-28'],
  ])('%s with %j', (path, lines, url, day) => {
    const { documents, diagnostics } = readProject({ [path]: post(...lines) });
    expect(diagnostics).toEqual([]);
    expect(documents).toMatchObject([
      { kind: 'posts', file: at(path), url, date: { day }, mdx: path.endsWith('.mdx'), draft: path.includes('draft') },
    ]);
  });

  test.each([
    [[], false],
    [['draft: true'], true],
    [['draft: false'], false],
    [['published: false'], true],
    [['published: true'], false],
    [['draft: true', 'published: true'], true],
    [['draft: false', 'published: false'], true],
  ])('%j is a draft: %j', (lines, draft) => {
    expect(readProject({ '2022-06-28-a.md': post(...lines) }).documents).toMatchObject([{ draft }]);
  });

  test.each([
    ['2022-06-28-a.md', 'updated: 2022-06-27', '`updated` (2022-06-27) is before `date` (2022-06-28).'],
    ['2022-06-28-a.md', 'changes: [{ date: 2021-01-01, text: B }]', 'A change (2021-01-01) is before the post’s'],
  ])('what %s says of a time before its name’s date, %j, is told', (path, line, message) => {
    expect(readProject({ [path]: post(line) }).diagnostics).toEqual([
      expect.objectContaining({ file: at(path), line: 3, message: expect.stringContaining(message) as string }),
    ]);
  });

  test('a page has an address at the root and needs no date', () => {
    expect(readProject({ 'pages/about.md': page() })).toMatchObject({
      diagnostics: [],
      documents: [{ kind: 'pages', url: '/about/', date: { day: '0000-01-01' } }],
    });
  });

  test('a byte order mark and Windows line ends do not matter', () => {
    const { diagnostics, documents } = readProject({ '2022-06-28-a.md': `\ufeff${post().replaceAll('\n', '\r\n')}` });
    expect(diagnostics).toEqual([]);
    expect(documents.map((document) => [document.bodyLine, bodyOf(document)])).toEqual([[4, 'text\n']]);
  });
});

describe('files that are no posts', () => {
  test('hidden files and folders, notebooks’ checkpoints and other files are not read', () => {
    const ignored = [
      '.hidden.md',
      '.ipynb_checkpoints/a-checkpoint.md',
      'x/.git/a.md',
      '._2022-06-28-a.md',
      'a.md~',
      'a.txt',
      'a.png',
      'md',
      '.DS_Store',
      '#a.md#',
    ];
    expect(readProject(Object.fromEntries(ignored.map((path) => [path, 'no front matter'])))).toMatchObject({
      documents: [],
      diagnostics: [],
    });
  });

  test('a blog without folders, or without posts, is empty', () => {
    expect(readProject({})).toMatchObject({ documents: [], diagnostics: [] });
    expect(readProject({ 'pages/about.md': page() }).diagnostics).toEqual([]);
  });

  test('a folder called like a post is a folder', () => {
    expect(readProject({ '2022-06-28-a.md/index.md': post('date: 2022-06-28', 'slug: a') })).toMatchObject({
      diagnostics: [],
      documents: [{ slug: 'a' }],
    });
  });

  test('a folder that is a link is read like a folder, or told, but not passed over', () => {
    const { root } = readProject({ '2022-06-28-a.md': post() });
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(root, 'elsewhere/2022-06-28-b.md'), post());
    symlinkSync(join(root, 'elsewhere'), join(root, at('linked')));
    const { documents, diagnostics } = readDocuments(root, folders);
    expect(documents.length + diagnostics.length).toBe(2);
  });
});

describe('a file that cannot be a post', () => {
  test.each<[string, string, object]>([
    [
      'a.md',
      post(),
      {
        line: 1,
        message: 'The post has no date.',
        fix: 'Put it in the file’s name, `2022-06-28-some-name.md`,\nor in the front matter, `date: 2022-06-28`.',
      },
    ],
    ['2022-02-30-a.md', post(), { message: 'The date in the file’s name, 2022-02-30, is not in the calendar.' }],
    ['2022-13-01-a.md', post(), { message: 'The date in the file’s name, 2022-13-01, is not in the calendar.' }],
    [
      '2022-06-28-!!!.md',
      post(),
      {
        message: 'The file’s name has no letter or digit, so the post can have no URL.',
        fix: expect.stringContaining('slug:'),
      },
    ],
    [
      '2022-06-28-c#.mdx',
      post(),
      {
        message: expect.stringContaining('cannot hold `?`, `#` or `%`'),
        fix: 'Rename the file: letters, digits, hyphens.',
      },
    ],
    ['2022-06-28-100%.mdx', post(), { message: expect.stringContaining('cannot hold') }],
    ['c#/2022-06-28-a.mdx', post(), { message: expect.stringContaining('cannot hold') }],
    ['2022-06-28-a.md', '', { line: 1, message: 'The file is empty.' }],
    ['2022-06-28-a.md', 'title: A\n---\n', { line: 1, message: 'The file has no front matter.' }],
    ['pages/tags.md', page(), { message: 'The URL `/tags/` belongs to the site itself.', fix: 'Rename the file.' }],
    ['pages/404.md', page(), { message: 'The URL `/404/` belongs to the site itself.' }],
    ['pages/Archive.md', page(), { message: 'The URL `/archive/` belongs to the site itself.' }],
  ])('%s', (path, text, problem) => {
    const { documents, diagnostics } = readProject({ [path]: text });
    expect(documents).toEqual([]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ file: path.startsWith('pages/') ? `src/content/${path}` : at(path), ...problem }),
    ]);
  });

  test('a `#` in the name of a Markdown file is fine', () => {
    expect(readProject({ '2022-06-28-c#.md': post() })).toMatchObject({
      diagnostics: [],
      documents: [{ url: '/posts/c-sharp/' }],
    });
  });

  test.each([
    ['latin 1', Buffer.from('---\ntitle: A\n---\ncaf\xe9\n', 'latin1'), 4],
    ['in the title', Buffer.from('---\ntitle: caf\xe9\n---\nx\n', 'latin1'), 2],
    ['UTF-16', Buffer.from('\ufeff---\ntitle: A\n---\n', 'utf16le'), 1],
    ['cut in a character', Buffer.from('---\ntitle: A\n---\n\n机').subarray(0, -1), 5],
    ['a surrogate', Buffer.from([...Buffer.from('---\ntitle: A\n---\n机\n'), 0xed, 0xa0, 0x80, 10]), 5],
  ])('what is not UTF-8 is told by line: %s', (_, bytes, line) => {
    expect(readProject({ '2022-06-28-a.md': bytes }).diagnostics).toEqual([
      {
        file: at('2022-06-28-a.md'),
        line,
        message: 'The file is not UTF-8 text.',
        fix: 'Save it again with the encoding UTF-8.',
      },
    ]);
  });

  test('one bad file does not hide another, nor the good ones', () => {
    const { documents, diagnostics } = readProject({
      'a.md': '',
      '2022-02-30-b.md': post(),
      '2022-06-28-c.md': post(),
      'pages/tags.md': page(),
    });
    expect(documents).toHaveLength(1);
    expect(diagnostics).toHaveLength(3);
  });
});

describe('what a document asks of its surroundings', () => {
  const files = {
    '2022-06-28-a.md': post(),
    '2022-06-28-b.md': post(),
    '2022-06-28-draft.md': post('draft: true'),
    'deep/2022-06-28-c.md': post(),
    'a.png': 'x',
    'pages/about.md': page(),
  };
  const ask = (from: string) => buildSurroundings(readProject(files), from);

  test.each([
    ['2022-06-28-a.md', './2022-06-28-b.md', '/posts/b/'],
    ['2022-06-28-a.md', '2022-06-28-b.md', '/posts/b/'],
    ['2022-06-28-a.md', 'deep/2022-06-28-c.md', '/posts/c/'],
    ['deep/2022-06-28-c.md', '../2022-06-28-b.md', '/posts/b/'],
    ['2022-06-28-a.md', '../pages/about.md', '/about/'],
    ['2022-06-28-a.md', '/src/content/pages/about.md', '/about/'],
  ])('from %s, %s is the page %s', (from, path, url) => {
    expect(ask(from).pageOf(path)).toEqual({ url });
  });

  test.each([
    ['NFD', 'NFC'],
    ['NFC', 'NFD'],
  ])('a name with accents is found when its file is in %s and the link in %s', (inFile, inLink) => {
    const name = '2022-06-28-über-café.md';
    const around = buildSurroundings(
      readProject({ [name.normalize(inFile)]: post(), '2022-06-28-a.md': post() }),
      '2022-06-28-a.md',
    );
    expect(around.pageOf(`./${name.normalize(inLink)}`)).toEqual({ url: `/posts/${encodeURI('über-café')}/` });
  });

  test('a post that is not published has no page, and says so', () => {
    expect(ask('2022-06-28-a.md').pageOf('./2022-06-28-draft.md')).toEqual({
      message: `The link leads to ${at('2022-06-28-draft.md')}, which is not published.`,
      fix: 'Publish it first, or take the link out.',
    });
  });

  test('a mistyped path is corrected', () => {
    expect(ask('2022-06-28-a.md').pageOf('./2022-06-82-b.md')).toEqual({
      message: `The link leads to ${at('2022-06-82-b.md')}, which does not exist.`,
      fix: `Did you mean ${at('2022-06-28-b.md')}?`,
    });
  });

  test('pictures are looked for beside the document, or in public', () => {
    const isThere = (from: string, path: string) => ask(from).versionOf(path) !== undefined;
    expect(['a.png', './a.png', 'b.png', '/a.png'].map((path) => isThere('2022-06-28-a.md', path))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isThere('deep/2022-06-28-c.md', '../a.png')).toBe(true);
  });
});
