import { expect, test, vi } from 'vitest';
import { readProject } from '../support/documents.ts';

vi.mock('../../src/site.ts', async (original) => {
  const { site } = await original<typeof import('../../src/site.ts')>();
  return { site: { ...site, url: 'https://me.example/blog/' } };
});

const post = (...lines: string[]) => ['---', 'title: A', ...lines, '---', 'text', ''].join('\n');

test('under a base path, addresses have it', () => {
  expect(readProject({ '2022-06-28-a.md': post(), 'pages/about.md': post() }).documents.map(({ url }) => url)).toEqual([
    '/blog/posts/a/',
    '/blog/about/',
  ]);
});

test.each(['/about/', '/posts/a/', '/about/index.html'])(
  'under a base path, an alias may not be another page’s address: %s',
  (alias) => {
    const { diagnostics } = readProject({
      '2022-06-28-a.md': post(),
      'pages/about.md': post(),
      '2022-06-28-b.md': post(`aliases: ${alias}`),
    });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        line: 3,
        message: expect.stringContaining(`The alias \`${alias}\` is already taken by`),
      }),
    ]);
  },
);

test.each(['/archive/', '/tags/', '/'])('under a base path, an alias may not be the site’s own: %s', (alias) => {
  expect(readProject({ '2022-06-28-b.md': post(`aliases: ${alias}`) }).diagnostics).toEqual([
    expect.objectContaining({ message: `The alias \`${alias}\` belongs to the site itself.` }),
  ]);
});

test.each([
  ['/blog/2020/old/', '/2020/old/'],
  ['/blog/2020/old.html', '/2020/old.html'],
  ['/2020/old/', '/2020/old/'],
  ['/blogs/old/', '/blogs/old/'],
  ['/blog.html', '/blog.html'],
])('under a base path, the alias %s is the old path %s', (alias, path) => {
  const { documents, diagnostics } = readProject({ '2022-06-28-b.md': post(`aliases: [${alias}]`) });
  expect(diagnostics).toEqual([]);
  expect(documents[0]?.frontMatter.aliases).toEqual([path]);
});

test('under a base path, one old path is one with the base path and without', () => {
  const files = { '2022-06-28-a.md': post('aliases: /old/'), '2022-06-29-b.md': post('aliases: [/blog/old/]') };
  const taken = expect.stringContaining('`/old/` is already taken');
  expect(readProject(files).diagnostics).toEqual([expect.objectContaining({ message: taken })]);
  const own = readProject({ '2022-06-28-b.md': post('aliases: /blog/archive/') }).diagnostics;
  expect(own).toEqual([expect.objectContaining({ message: expect.stringContaining('belongs to the site itself') })]);
});
