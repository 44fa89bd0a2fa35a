import { afterEach, expect, test, vi } from 'vitest';
import { site } from '../../src/site.ts';
import { check, newState, render } from '../support/documents.ts';

const pages = { './b.md': '/posts/b/', 'b.md': '/posts/b/', '../x/c d.mdx': '/posts/c-d/', './B.MD': '/posts/b/', '/src/content/pages/about.md': '/about/', './机.md': '/posts/%E6%9C%BA/' };
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

test.each([
  ['./b.md', '/posts/b/'], ['b.md', '/posts/b/'], ['./b.md#part', '/posts/b/#part'], ['./b.md?x#y', '/posts/b/?x#y'], ['../x/c%20d.mdx', '/posts/c-d/'], ['<../x/c d.mdx>', '/posts/c-d/'], ['./B.MD', '/posts/b/'],
  ['./%E6%9C%BA.md', '/posts/%E6%9C%BA/'], ['./机.md', '/posts/%E6%9C%BA/'], ['/src/content/pages/about.md', '/about/'],
  ['/tags/', '/tags/'], ['/', '/'], ['#part', '#part'], ['?x', '?x'], ['../b/', '../b/'], ['mailto:a@b.example', 'mailto:a@b.example'], ['https://x.example/a.md', 'https://x.example/a.md'], ['//x.example/a.md', '//x.example/a.md'], ['./notes.txt', './notes.txt'],
])('%s leads to %s', async (written, href) => {
  for (const markdown of [`[a](${written})`, `[a][r]\n\n[r]: ${written}`]) {
    const { html, state } = await render(markdown, { pages });
    expect(state.problems).toEqual([]);
    expect(hrefs(html)).toEqual([href]);
  }
});

test.each([
  ['[a](https://x.example/)', 0],
  ['<https://x.example/a>', 1],
  ['https://x.example/a', 1],
  ['[x.example](https://x.example/)', 1],
  ['[a](https://x.example/) and [b](http://x.example)', 1],
  ['[a][r] and [b][r]\n\n[r]: https://x.example/', 0],
  ['[a](/tags/) and [/tags/](/tags/)', 0],
])('what needs no URL beside it on paper is marked: %j', async (markdown, marked) => {
  expect((await render(markdown)).html.match(/<a [^>]*class="url"/g) ?? []).toHaveLength(marked);
});

test('a title and the words of a link stay', async () => {
  expect((await render('[*a*](./b.md "T")', { pages })).html).toBe('<p><a href="/posts/b/" title="T"><em>a</em></a></p>\n');
});

test.each([['[a](./no.md)', 7], ['x\n\ntext\n[a](no.mdx#x)', 10], ['[a][r]\n\n[r]: no.markdown', 9], ['> [a](./no.md)', 7], ['[a](100%.md)', 7], ['[a](%E6.md)', 7]])('a link to no page is told by line, never a crash: %j', async (markdown, line) => {
  const { state } = await render(markdown, { pages, firstLine: 7 });
  expect(state.problems).toEqual([{ file: state.file, line, message: expect.stringMatching(/^There is no /), fix: 'Write it.' }]);
});

test.each(['`[a](./no.md)`', '```\n[a](./no.md)\n```', '<!-- [a](./no.md) -->'])('what is no link is left alone: %j', async (markdown) => {
  expect((await render(markdown, { pages })).state.problems).toEqual([]);
});

test.each([['/tags/', '/blog/tags/'], ['/', '/blog/'], ['/blog/tags/', '/blog/tags/'], ['/blogging/', '/blog/blogging/'], ['#x', '#x'], ['//x.example/', '//x.example/'], ['./b.md', '/blog/posts/b/'], ['/src/content/pages/about.md', '/blog/about/']])(
  'on a site under /blog/ %s leads to %s',
  async (written, href) => {
    vi.resetModules();
    vi.doMock('../../src/site.ts', () => ({ site: { ...site, url: 'https://me.example/blog/' } }));
    const { renderMarkdown } = await import('../../src/markdown/index.ts');
    const state = newState({ pages: { './b.md': '/blog/posts/b/', '/src/content/pages/about.md': '/blog/about/' } });
    expect(hrefs(await renderMarkdown(`[a](${written})`, state, '/a.md'))).toEqual([href]);
  },
);

test('the addresses that links lead to are noted as resolved, in MDX too', async () => {
  const markdown = '[a](./b.md#part) <https://x.example/> [c][r]\n\n[r]: /tags/';
  for (const { links } of [(await render(markdown, { pages })).state, await check(markdown.replace(/[<>]/g, ''), { pages })]) {
    expect(links.filter((link) => link !== 'https://x.example/')).toEqual(['/posts/b/#part', '/tags/']);
  }
});
