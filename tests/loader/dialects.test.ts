import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStoredText } from '../../src/core/text-store.ts';
import { loadContent } from '../../src/loader/load-content.ts';
import { folders, writeProject } from '../support/documents.ts';

/** What becomes of posts: what is said of them, and the HTML of each. */
async function load(content: Record<string, string>) {
  const placed = Object.entries(content).map(([path, text]) => [`${folders.posts}/${path}`, text]);
  const root = writeProject({ 'public/favicon.svg': '<svg/>', ...Object.fromEntries(placed) });
  const request = {
    root: `${root}/`,
    cache: join(root, 'cache/'),
    folders,
    edition: { drafts: false, now: Date.parse('2030-01-01') },
  };
  const loadOnce = async () => {
    const { diagnostics, entries } = await loadContent(request, 'test');
    const html = entries.posts.map(({ id, data }): [string, string] => [
      id,
      // Without its slots.
      readStoredText(join(root, (JSON.parse(data.post) as { htmlFile: string }).htmlFile)).replace(
        /\u0001[^\u0001]*\u0001/g,
        '',
      ),
    ]);
    const said = diagnostics.map(
      ({ file, line, message, severity = 'error' }) =>
        `${file.replace(`${folders.posts}/`, '')}:${line} ${severity}: ${message}`,
    );
    return { said, html: Object.fromEntries(html) };
  };
  return { ...(await loadOnce()), again: loadOnce };
}

test('a post of Jekyll is read, and its reference to another leads to its page', async () => {
  const { said, html, again } = await load({
    '2020-01-02-other.markdown': '---\nlayout: post\ntitle: Other\n---\n\nText.\n',
    'deep/2020-01-03-a.md':
      '---\nlayout: post\n---\n\nLet $$x$$ be [that]({% post_url 2020-01-02-other %}).\n{: .note }\n\n{% ' +
      'highlight c %}\n**x\n{% endhighlight %}\n\n<a href="{% post_url 2020-01-02-other %}">x</a>\n',
  });
  expect(said).toEqual([]);
  expect(html['a']).toContain(' href="/posts/other/">that</a>');
  expect(html['a']).toContain(' href="/posts/other/">x</a>');
  expect(html['a']).toContain('<math');
  expect(html['a']).toMatch(/<pre[^>]*data-lang="c"/);
  expect(html['a']).not.toMatch(/\{[%:]|\$\$/);
  expect(await again()).toMatchObject({ html, said });
});

test('a file of Quarto is a post, its cells shown', async () => {
  const { said, html } = await load({
    '2020-01-02-q/index.qmd':
      '---\ntitle: Q\ncategories: [a]\n---\n\n::: {.callout-tip title="Mind"}\nx\n:::\n\n```{python}\n#| echo: ' +
      'false\nx = 1\n```\n',
    '_part.qmd': 'no post',
    '_index.md': 'no post',
    'README.md': 'no post',
  });
  expect(said).toEqual([]);
  expect(Object.keys(html)).toEqual(['q']);
  expect(html['q']).toContain('class="callout tip"');
  expect(html['q']).toMatch(/<pre[^>]*data-lang="python"/);
  expect(html['q']).not.toContain('echo');
});

test('lines are those of the file, whatever a dialect has added or taken away', async () => {
  const { said } = await load({
    '2020-01-02-a.md':
      '---\ntitle: A\n---\n* TOC\n{:toc}\n\na\n{% youtube dQw4w9WgXcQ %}\nb\n{: .x}\n\n![x](./none.png)\n\n' +
      '[y](./none.md)\n\n{% if x %}\n\n[z](/none/)\n\n<a href="/gone/">x</a>\n\n<p id="a">x</p>\n\n<p ' +
      'id="a">x</p>\n',
  });
  expect(said.map((line) => line.replace('2020-01-02-a.md:', '')).sort()).toEqual([
    expect.stringMatching(/^12 error: There is no image/),
    expect.stringMatching(/^14 error: The link leads to/),
    expect.stringMatching(/^16 error: The Liquid tag/),
    expect.stringMatching(/^18 error: /),
    expect.stringMatching(/^20 error: /),
    expect.stringMatching(/^24 error: /),
  ]);
});

test('texts that only other engines read are left out with a warning each', async () => {
  const { said } = await load({
    '2020-01-02-a.md': '---\ntitle: A\n---\n',
    '2020-01-03-b.rst': 'x',
    '2020-01-04-c.Rmd': 'x',
    'd.textile': 'x',
    'e.txt': 'x',
  });
  expect(said).toEqual(
    ['2020-01-03-b.rst', '2020-01-04-c.Rmd', 'd.textile'].map((file) =>
      expect.stringMatching(`^${file}:undefined warning: A file that ends in`),
    ),
  );
});

test('a warning of the front matter is said in each build', async () => {
  const { said, again } = await load({
    '2020-01-02-a.md': '---\ntitle: A\nredirect_to: https://example.org\n---\nx\n',
  });
  expect(said).toEqual(['2020-01-02-a.md:3 warning: `redirect_to` is not kept.']);
  expect((await again()).said).toEqual(said);
});

test('a link to where the old site had a post leads to the post', async () => {
  const good = '---\ntitle: Good\naliases: [/known/good.html]\n---\n\nText.\n';
  const links = [
    '[1](/2020/01/02/good.html)',
    '[2](/news/2020/01/02/good/#part)',
    '[3](/2020/01/good/)',
    '[4](/blog/good/)',
    '[5](/posts/good.html)',
    '<a href="/2020/1/2/good.html">6</a>',
    '[7][x]',
    `[8](https://www.stay-tuned.example/2020/01/02/good.html)`,
    '[9](/known/good.html)',
    '[10](https://elsewhere.example/2020/01/02/good.html)',
  ];
  const { said, html } = await load({
    '2020-01-02-good.md': good.replace('Text.', '## Part'),
    '2020-01-03-a.md': `---\ntitle: A\n---\n\n${links.join('\n\n')}\n\n[x]: </2020/01/02/good.html>\n`,
  });
  expect(said).toEqual([]);
  const urls = [...html['a']!.matchAll(/ href="([^"]*)"[^>]*>(\d+)</g)].map(([, url, number]) => `${number} ${url}`);
  expect(urls).toEqual([
    '1 /posts/good/',
    '2 /posts/good/#part',
    ...['3', '4', '5', '6', '7', '8'].map((number) => `${number} /posts/good/`),
    '9 /known/good.html',
    '10 https://elsewhere.example/2020/01/02/good.html',
  ]);
});
