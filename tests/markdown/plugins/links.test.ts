import { afterEach, expect, test, vi } from 'vitest';
import { site } from '../../../src/site.ts';
import { check, newState, render, told } from '../../support/documents.ts';

const pages = {
  './b.md': '/posts/b/',
  'b.md': '/posts/b/',
  '../x/c d.mdx': '/posts/c-d/',
  './B.MD': '/posts/b/',
  '/src/content/pages/about.md': '/about/',
  './机.md': '/posts/%E6%9C%BA/',
};
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

afterEach(() => {
  vi.doUnmock('../../../src/site.ts');
  vi.resetModules();
});

test.each([
  ['./b.md', '/posts/b/'],
  ['b.md', '/posts/b/'],
  ['./b.md#part', '/posts/b/#part'],
  ['./b.md?x#y', '/posts/b/?x#y'],
  ['../x/c%20d.mdx', '/posts/c-d/'],
  ['<../x/c d.mdx>', '/posts/c-d/'],
  ['./B.MD', '/posts/b/'],
  ['./%E6%9C%BA.md', '/posts/%E6%9C%BA/'],
  ['./机.md', '/posts/%E6%9C%BA/'],
  ['/src/content/pages/about.md', '/about/'],
  ['/tags/', '/tags/'],
  ['/', '/'],
  ['#part', '#part'],
  ['?x', '?x'],
  ['../b/', '../b/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['https://x.example/a.md', 'https://x.example/a.md'],
  ['//x.example/a.md', '//x.example/a.md'],
  ['./notes.txt', './notes.txt'],
])('%s leads to %s', async (written, href) => {
  for (const markdown of [`[a](${written})`, `[a][r]\n\n[r]: ${written}`]) {
    const { html, state } = await render(markdown, { pages });
    expect(state.errors).toEqual([]);
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

test.each([
  ['https://en.wikipedia.org/wiki/Adam_\\(optimizer\\)', 'https://en.wikipedia.org/wiki/Adam_(optimizer)'],
  ['https://x.example/a_\\(b\\)_\\[c\\]\\_d', 'https://x.example/a_(b)_%5Bc%5D_d'],
  ['<https://x.example/\\(a b\\)>', 'https://x.example/(a%20b)'],
  ['https://x.example/a\\b', 'https://x.example/a%5Cb'],
  ['https://x.example/$a/$b?~c~&amp;==d==^e^', 'https://x.example/$a/$b?~c~&amp;==d==%5Ee%5E'],
])('an address is read by CommonMark’s rules: %s', async (written, href) => {
  for (const markdown of [
    `[a](${written})`,
    `[a]( ${written} "t")`,
    `[a][r]\n\n[r]: ${written} "t"`,
    `> - [a](${written})`,
  ]) {
    expect(hrefs((await render(markdown)).html)).toEqual([href]);
  }
  expect(
    (await render(`![a](${written.replace('https://x.example/', '/')})`, { files: [], exists: () => true })).html,
  ).not.toMatch(/[\u{100000}-\u{10FFFF}]/u);
});

test.each([
  ['请看https://x.example/a，很好', '请看<a href="https://x.example/a">https://x.example/a</a>，很好'],
  [
    '（https://x.example/a）和 www.x.example。',
    '（<a href="https://x.example/a">https://x.example/a</a>）和 <a href="http://www.x.example">www.x.example</a>。',
  ],
  [
    'https://x.example/a、https://x.example/b！**好**',
    '<a href="https://x.example/a">https://x.example/a</a>、<a ' +
      'href="https://x.example/b">https://x.example/b</a>！<strong>好</strong>',
  ],
  ['「https://x.example/a?b=1」', '「<a href="https://x.example/a?b=1">https://x.example/a?b=1</a>」'],
  ['“https://x.example/a”', '“<a href="https://x.example/a">https://x.example/a</a>”'],
  [
    'https://zh.wikipedia.org/wiki/机器学习 好',
    '<a href="https://zh.wikipedia.org/wiki/%E6%9C%BA%E5%99%A8%E5%AD%A6%E4%B9%A0">https://zh.wikipedia.org/wiki/机器学习</a> ' +
      '好',
  ],
])('an address in the text ends before full-width punctuation: %s', async (markdown, html) => {
  const { html: made, state } = await render(markdown);
  expect(made.replaceAll(' class="url"', '')).toBe(`<p>${html}</p>\n`);
  expect(state.markdown).toBe(`${markdown}\n`);
});

test.each([
  ['www.x.example', 'https://www.x.example'],
  ['example.org/a?b=c', 'https://example.org/a?b=c'],
  ['GitHub.com', 'https://GitHub.com'],
  ['me@mail.example', 'mailto:me@mail.example'],
  ['https//x.example/', 'https://x.example/'],
  ['https:/x.example/', 'https://x.example/'],
])('an address that lacks its scheme is told: %s', async (written, meant) => {
  for (const markdown of [`[a](${written})`, `[a][r]\n\n[r]: ${written}`]) {
    const { errors } = (await render(markdown)).state;
    expect(told(errors)).toEqual([
      `${markdown.split('\n').length}: The link \`${written}\` leads to a page of this site, for it does not ` +
        `say how to get there.`,
    ]);
    expect(errors[0]!.fix).toBe(`Write \`${meant}\`.`);
  }
  expect((await check(`[a](${written})`)).errors).toHaveLength(1);
});

test.each(['notes.txt', 'v1.2/', 'a.pdf', '../x.com', './x.com', 'https://x.com', '#www.x', '/a@b.c', 'x.com'])(
  'what may be a file is left to the check of the site: %s',
  async (written) => {
    expect((await render(`[a](${written})`, { files: ['x.com'] })).state.errors).toEqual([]);
  },
);

test.each([
  [
    'a\n[x](a page.html)',
    '2: The URL `a page.html` has a space in it, so this is no link.',
    'Write `[x](<a page.html>)`, or `\\[` for a bracket as such.',
  ],
  [
    '![x](./a b.png)',
    '1: The URL `./a b.png` has a space in it, so this is no link.',
    'Write `[x](<./a b.png>)`, or `\\[` for a bracket as such.',
  ],
  [
    '[x]({{ site.url }}/a/b/)',
    '1: Nothing fills in `{{ site.url }}` here, so this is no link.',
    'Write the URL itself, such as `[x](/a/b/)`.',
  ],
  [
    '[x](https://x.example/',
    '1: The link `[x](https://x.example/` does not end.',
    'Write `[x](https://x.example/)`, or `\\[` for a bracket as such.',
  ],
  [
    '[text[^1]](https://x.example/)\n\n[^1]: n',
    '1: The footnote `[^1]` stands inside a link, so there is no link.',
    'Put it behind: `[text](https://x.example/)[^1]`.',
  ],
  [
    '![a *b* [^1] c](/a.png)\n\n[^1]: n',
    '1: The footnote `[^1]` stands inside a link, so there is no link.',
    'Put it behind: `[a b c](/a.png)[^1]`.',
  ],
])('brackets that make no link are told: %j', async (markdown, message, fix) => {
  for (const { errors } of [
    (await render(markdown)).state,
    ...(markdown.includes('{') ? [] : [await check(markdown)]),
  ]) {
    expect(told(errors)).toEqual([message]);
    expect(errors[0]!.fix).toBe(fix);
  }
});

test.each([
  'f[0](x, y)',
  '\\[x](a page.html)',
  '\\[x\\](a page.html)',
  '`[x](a page.html)`',
  '[x](<a page.html>)',
  'a](b.html c',
])('brackets that are meant are left alone: %j', async (markdown) => {
  expect((await render(markdown)).state.errors).toEqual([]);
});

test('a title and the words of a link stay', async () => {
  expect((await render('[*a*](./b.md "T")', { pages })).html).toBe(
    '<p><a href="/posts/b/" title="T"><em>a</em></a></p>\n',
  );
});

test.each([
  ['[a](./no.md)', 7],
  ['x\n\ntext\n[a](no.mdx#x)', 10],
  ['[a][r]\n\n[r]: no.markdown', 9],
  ['> [a](./no.md)', 7],
  ['[a](100%.md)', 7],
  ['[a](%E6.md)', 7],
])('a link to no page is told by line, never a crash: %j', async (markdown, line) => {
  const { state } = await render(markdown, { pages, firstLine: 7 });
  expect(state.errors).toEqual([
    { file: state.file, line, message: expect.stringMatching(/^There is no /), fix: 'Write it.' },
  ]);
});

test.each(['`[a](./no.md)`', '```\n[a](./no.md)\n```', '<!-- [a](./no.md) -->'])(
  'what is no link is left alone: %j',
  async (markdown) => {
    expect((await render(markdown, { pages })).state.errors).toEqual([]);
  },
);

test.each([
  ['/tags/', '/blog/tags/'],
  ['/', '/blog/'],
  ['/blog/tags/', '/blog/tags/'],
  ['/blogging/', '/blog/blogging/'],
  ['#x', '#x'],
  ['//x.example/', '//x.example/'],
  ['./b.md', '/blog/posts/b/'],
  ['/src/content/pages/about.md', '/blog/about/'],
])('on a site under /blog/ %s leads to %s', async (written, href) => {
  vi.resetModules();
  vi.doMock('../../../src/site.ts', () => ({ site: { ...site, url: 'https://me.example/blog/' } }));
  const { renderMarkdown } = await import('../../../src/markdown/render.ts');
  const state = newState({ pages: { './b.md': '/blog/posts/b/', '/src/content/pages/about.md': '/blog/about/' } });
  expect(hrefs(await renderMarkdown(`[a](${written})`, state, '/a.md'))).toEqual([href]);
});

test('the addresses that links lead to are noted as resolved, in MDX too', async () => {
  const markdown = '[a](./b.md#part) <https://x.example/> [c][r]\n\n[r]: /tags/';
  for (const { links } of [
    (await render(markdown, { pages })).state,
    await check(markdown.replace(/[<>]/g, ''), { pages }),
  ]) {
    expect(links.filter((link) => link !== 'https://x.example/')).toEqual(['/posts/b/#part', '/tags/']);
  }
});
