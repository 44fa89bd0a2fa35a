import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStoredText } from '../../src/core/text-store.ts';
import { formatDiagnostic } from '../../src/core/diagnostics.ts';
import type { NamedPost } from '../../src/blog/post.ts';
import { loadContent } from '../../src/loader/load-content.ts';
import { folders, writeProject } from '../support/documents.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const markdown = (source: string) => ({ cell_type: 'markdown', metadata: {}, source });
const raw = (source: string) => ({ cell_type: 'raw', metadata: {}, source });
const code = (source: string, ...outputs: object[]) => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source,
  outputs,
});
const picture = { output_type: 'display_data', metadata: {}, data: { 'image/png': png } };
const notebook = (...cells: object[]) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { language: 'python', name: 'python3' } },
    cells,
  });

async function read(files: Record<string, string>) {
  const root = `${writeProject(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folders.posts}/${path}`, text])))}/`;
  const readAgain = () =>
    loadContent(
      { root, cache: join(root, 'cache'), folders, edition: { drafts: false, now: Date.UTC(2026, 0, 1) } },
      '1',
    );
  const content = await readAgain();
  const posts = content.entries.posts.map(({ data }) => JSON.parse(data.post) as NamedPost);
  return {
    root,
    content,
    posts,
    readAgain,
    /** Without its slots. */
    html: (index = 0) => readStoredText(join(root, posts[index]!.htmlFile!)).replace(/\u0001[^\u0001]*\u0001/g, ''),
  };
}

test('a notebook is a post', async () => {
  const { content, posts, html } = await read({
    '2022-07-10-fit-a-line.ipynb': notebook(
      raw('title: Fit a line\ntags: [Python]'),
      markdown('Some $x^2$.\n\n## Part'),
      code('1 + 1', { output_type: 'execute_result', metadata: {}, data: { 'text/plain': '2' } }),
    ),
  });
  expect(content.diagnostics).toEqual([]);
  expect(content.manifest).toEqual([
    { file: `${folders.posts}/2022-07-10-fit-a-line.ipynb`, url: '/posts/fit-a-line/' },
  ]);
  expect(posts).toMatchObject([{ slug: 'fit-a-line', title: 'Fit a line', tags: [{ name: 'Python' }] }]);
  expect(html()).toMatch(/<math .*<h2 id="part">.*In \[1\].*<pre[^>]*>2\n?<\/pre>/s);
});

test('a notebook that is a page offers no download, for there is none', async () => {
  const widget = {
    output_type: 'display_data',
    metadata: {},
    data: { 'application/vnd.jupyter.widget-view+json': {} },
  };
  const text = notebook(raw('title: A'), code('1', widget));
  const root = `${writeProject({ [`${folders.pages}/a.ipynb`]: text })}/`;
  const edition = { drafts: false, now: Date.UTC(2026, 0, 1) };
  const { diagnostics } = await loadContent({ root, cache: join(root, 'cache'), folders, edition }, '1');
  expect(diagnostics.filter(({ severity }) => severity !== 'warning')).toEqual([]);
});

test('a damaged picture of an output is told with its cell', async () => {
  const cut = Buffer.from(png, 'base64').subarray(0, 50).toString('base64');
  const output = { ...picture, data: { 'image/png': cut } };
  const cells = [raw('title: A'), code('1'), code('#| fig-alt: A dot\nplot()', output)];
  const { content } = await read({ '2022-07-10-a.ipynb': notebook(...cells) });
  const message = 'The file `output-3-1.png` cannot be read as a picture.';
  expect(content.diagnostics).toMatchObject([{ cell: 3, message }]);
});

test('pictures lie in the cache, and are not written again when they are the same', async () => {
  const { root, posts, content, readAgain } = await read({
    '2022-07-10-a.ipynb': notebook(raw('title: A'), code('#| fig-alt: A dot\nplot()', picture)),
  });
  expect(content.diagnostics).toEqual([]);
  const [name] = posts[0]!.images;
  expect(name).toMatch(/^\.\.\/\.\.\/\.\.\/cache\/notebooks\/[0-9a-f]{12}\/output-2-1\.png$/);
  expect(readFileSync(join(root, folders.posts, name!)).toString('base64')).toBe(png);
  expect(await readAgain()).toEqual(content);
  expect(readdirSync(join(root, 'cache/notebooks'))).toHaveLength(1);
});

describe('what is wrong is told by cell', () => {
  test.each([
    ['front matter', notebook(raw('title: A\ndraft: perhaps')), '2022-07-10-a.ipynb, cell 1, line 2'],
    ['Markdown', notebook(raw('title: A'), markdown('one\n\n![b](b.png)')), '2022-07-10-a.ipynb, cell 2, line 3'],
    [
      'a formula',
      notebook(raw('title: A'), markdown('x'), markdown('$\\frac{1}{$')),
      '2022-07-10-a.ipynb, cell 3, line 1',
    ],
    ['JSON', '{"cells": [,]}', '2022-07-10-a.ipynb:1'],
    [
      'a cover that is not there',
      notebook(raw('title: A\nimage: ./no.png\nimageAlt: No'), markdown('x')),
      '2022-07-10-a.ipynb',
    ],
  ])('%s', async (_, text, where) => {
    const { content } = await read({ '2022-07-10-a.ipynb': text });
    expect(
      content.diagnostics.map((problem) =>
        formatDiagnostic(problem).split('\n')[0]!.replace(`${folders.posts}/`, '').trim(),
      ),
    ).toEqual([expect.stringMatching(new RegExp(`^${where}`))]);
  });
});

test('a link to a notebook leads to its page', async () => {
  const { html } = await read({
    '2022-07-10-a.ipynb': notebook(raw('title: A'), markdown('x')),
    '2022-07-11-b.md': '---\ntitle: B\n---\n[a](./2022-07-10-a.ipynb)',
  });
  expect(html(1)).toContain('<a href="/posts/a/">a</a>');
});

test('a link that leads nowhere is its words, until something is there', async () => {
  const { root, content, html, readAgain } = await read({
    '2022-07-10-a.ipynb': notebook(raw('title: A'), markdown('See [that](../b/#c) and [this](/posts/a/).')),
  });
  expect(content.diagnostics).toMatchObject([{ cell: 2, line: 1, severity: 'warning' }]);
  expect(html()).toMatch(/<p>See that and <a [^>]*href="\/posts\/a\/"[^>]*>this<\/a>\.<\/p>/);
  writeFileSync(join(root, folders.posts, '2022-07-11-b.md'), '---\ntitle: B\n---\n\n## C\n');
  const again = await readAgain();
  expect(again.diagnostics).toEqual([]);
  const { htmlFile } = JSON.parse(again.entries.posts[0]!.data.post) as NamedPost;
  expect(readStoredText(join(root, htmlFile!))).toContain('href="../b/#c"');
});

test('a cover on another server is left out', async () => {
  const { posts, content } = await read({
    '2022-07-10-a.ipynb': notebook(raw('title: A\nimage: https://example.org/a.png'), markdown('a')),
  });
  expect(posts[0]).not.toHaveProperty('cover');
  expect(content.diagnostics).toMatchObject([{ cell: 1, line: 2, severity: 'warning' }]);
});
