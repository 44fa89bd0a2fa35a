import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/loader/load-content.ts';
import { folders, writeProject } from '../support/documents.ts';

const post = (text: string) => `---\ntitle: A\n---\n${text}\n`;
const project = (macros: string) =>
  writeProject({
    'public/favicon.svg': '<svg/>',
    'src/content/macros.tex': macros,
    [`${folders.posts}/2020-01-01-one.md`]: post('$\\R$'),
    [`${folders.posts}/deep/2020-01-02-two/index.md`]: post('$x$ and $\\R$'),
    [`${folders.posts}/2020-01-03-plain.md`]: post('Words.'),
    'src/content/pages/about.md': post('$\\R$'),
  });
const load = (root: string) =>
  loadContent(
    {
      root: `${root}/`,
      cache: join(root, 'cache/'),
      folders,
      edition: { drafts: false, now: Date.parse('2030-01-01') },
    },
    'test',
  );

test('a mistake in the macros of the site is told once, by its own file and line', async () => {
  const { diagnostics } = await load(project('% Sets.\n\\newcommand{\\R}{\\mathbbb{R}}\n'));
  expect(diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'src/content/macros.tex:2 `\\R` uses `\\mathbbb`, which is unknown.',
  ]);
});

test('when they change, the texts with formulas are made again', async () => {
  const root = project('\\newcommand{\\R}{\\mathbb{R}}\n');
  const digests = async () => {
    const { entries, diagnostics } = await load(root);
    expect(diagnostics).toEqual([]);
    return new Map([...entries.posts, ...entries.pages].map(({ id, digest }) => [id, digest]));
  };
  const before = await digests();
  writeFileSync(join(root, 'src/content/macros.tex'), '\\newcommand{\\R}{\\mathcal{R}}\n');
  const after = await digests();
  expect([...before].filter(([id, digest]) => after.get(id) !== digest).map(([id]) => id)).toEqual([
    ...['one', 'two', 'about'],
  ]);
});
