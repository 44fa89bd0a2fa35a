import { expect, test, vi } from 'vitest';
import { readProject } from '../support/documents.ts';

vi.mock('../../src/site.ts', async (original) => {
  const { site } = await original<typeof import('../../src/site.ts')>();
  return { site: { ...site, url: 'https://me.example/blog/' } };
});

const post = (...lines: string[]) => ['---', 'title: A', ...lines, '---', 'text', ''].join('\n');

test('under a base path, addresses have it', () => {
  expect(readProject({ '2022-06-28-a.md': post(), 'pages/about.md': post() }).documents.map(({ url }) => url)).toEqual(['/blog/posts/a/', '/blog/about/']);
});

test.each(['/about/', '/posts/a/', '/about/index.html'])('under a base path, an alias may not be another page’s address: %s', (alias) => {
  const { problems } = readProject({ '2022-06-28-a.md': post(), 'pages/about.md': post(), '2022-06-28-b.md': post(`aliases: ${alias}`) });
  expect(problems).toEqual([expect.objectContaining({ line: 3, message: expect.stringContaining(`The alias \`${alias}\` is already taken by`) })]);
});

test.each(['/archive/', '/tags/', '/'])('under a base path, an alias may not be the site’s own: %s', (alias) => {
  expect(readProject({ '2022-06-28-b.md': post(`aliases: ${alias}`) }).problems).toEqual([expect.objectContaining({ message: `The alias \`${alias}\` belongs to the site itself.` })]);
});
