import { describe, expect, test } from 'vitest';
import { convertSite, type Conversion } from '../../src/import/convert.ts';
import { detectEngine } from '../../src/import/detect.ts';
import { noImages, notebookOf, oldBlogs, pixel, sourceOf, treeOf, type OldFiles } from './sites.ts';

const convert = (files: OldFiles): Conversion & { texts: Record<string, string> } => {
  const source = sourceOf(files);
  const site = detectEngine(source)!.engine.read(source);
  const conversion = convertSite(
    site,
    treeOf(files),
    { base: '/', lang: 'en', author: undefined },
    noImages,
    () => undefined,
  );
  const texts = Object.fromEntries(conversion.documents.map(({ file, text }) => [file, text]));
  return { ...conversion, notes: [...site.notes, ...conversion.notes], texts };
};

/** A Jekyll blog of one post. */
const onePost = (body: string, files: OldFiles = {}, head = ''): ReturnType<typeof convert> & { body: string } => {
  const all = convert({
    '_config.yml': 'url: https://old.example\n',
    '_posts/2020-01-02-a.md': `---\ntitle: A\n${head}---\n\n${body}\n`,
    ...files,
  });
  const text = Object.entries(all.texts).find(([file]) => file.includes('2020-01-02-a'))?.[1] ?? '';
  return { ...all, body: text.slice(text.indexOf('\n---\n', 3) + 5).trim() };
};
const kinds = ({ notes }: Conversion) => notes.map(({ kind }) => kind);

test('a blog of Jekyll becomes canonical Markdown', () => {
  const { texts, copies } = convert(oldBlogs.jekyll);
  expect(Object.keys(texts).sort()).toEqual([
    'src/content/pages/about.md',
    'src/content/posts/2020-01-02-first-steps/index.md',
    'src/content/posts/2020-02-03-second-steps.md',
    'src/content/posts/2021-05-06-not-yet.md',
  ]);
  const first = texts['src/content/posts/2020-01-02-first-steps/index.md']!;
  expect(first).toContain('title: First steps\n');
  expect(first).toContain('Hello Slow Notes? No:');
  expect(first).toContain('feedId: https://slow.example/learning/2020/01/02/first-steps\n');
  expect(first).toContain('aliases:\n  - /learning/2020/01/02/first-steps.html\n');
  expect(first).toMatch(/tags:\n( {2}- (learning|python|slow)\n){3}/);
  expect(first).toContain('[the second](../2020-02-03-second-steps.md)');
  expect(first).toContain('![A line](./line.png)');
  expect(first).toContain('```python\nx = 1\n```');
  expect(copies.get('src/content/posts/2020-01-02-first-steps/line.png')).toBe('assets/line.png');
  expect(texts['src/content/posts/2020-02-03-second-steps.md']).toContain(
    'Back to [one](./2020-01-02-first-steps/index.md).',
  );
  expect(texts['src/content/posts/2021-05-06-not-yet.md']).toContain('draft: true');
});

test.each(Object.keys(oldBlogs) as (keyof typeof oldBlogs)[])(
  'no syntax of another engine is left of a blog of %s, and no URL is lost',
  (name) => {
    const source = sourceOf(oldBlogs[name]);
    const site = detectEngine(source)!.engine.read(source);
    const { texts, documents } = convert(oldBlogs[name]);
    const all = Object.values(texts).join('\n');
    expect(all).not.toMatch(/\{[%{]|\{\{[<%]|::: *\{|\{filename\}|^import /m);
    for (const old of site.documents) {
      const { file, text } = documents.find(({ from }) => from === old.path)!;
      const [, kind, name] = /^src\/content\/(posts|pages)\/(?:\d{4}-\d\d-\d\d-)?([^/.]+)/.exec(file)!;
      const own = `${kind === 'posts' ? '/posts' : ''}/${name}/`;
      for (const url of old.urls) expect(url === own || text.includes(`- ${url}`)).toBe(true);
    }
  },
);

test('a notebook of fastpages has its front matter in a first cell', () => {
  const { texts } = convert(oldBlogs.fastpages);
  const notebook = JSON.parse(texts['src/content/posts/2020-03-04-fit.ipynb']!) as {
    cells: { cell_type: string; source: string }[];
  };
  expect(notebook.cells[0]).toMatchObject({ cell_type: 'raw' });
  expect(notebook.cells[0]!.source).toContain('title: Fit a line');
  expect(notebook.cells[1]!.source).toBe('Some words.');
});

describe('a notebook of fastpages', () => {
  const head = '# Fit\n> What it says\n\n- categories: [fits]';
  const notebook = (...sources: string[]) =>
    convert({
      ...oldBlogs.fastpages,
      '_notebooks/2020-03-04-fit.ipynb': notebookOf(
        ...[head, ...sources].map((source) => ({ cell_type: 'markdown', source })),
      ),
    });

  test('its old URL and feed id have its categories, and links to it are found', () => {
    const { texts } = convert({
      ...oldBlogs.fastpages,
      '_posts/2020-01-02-a-post.md': '---\ntitle: A\n---\n\n[fit](https://pages.example/fits/2020/03/04/fit.html)\n',
    });
    expect(texts['src/content/posts/2020-03-04-fit.ipynb']).toContain('- /fits/2020/03/04/fit.html');
    expect(texts['src/content/posts/2020-03-04-fit.ipynb']).toContain(
      'feedId: https://pages.example/fits/2020/03/04/fit\\n',
    );
    expect(texts['src/content/posts/2020-01-02-a-post.md']).toContain('[fit](./2020-03-04-fit.ipynb)');
  });

  test('footnotes stand in cells of their own', () => {
    const { texts, notes } = notebook('Words {% fn 1 %}.', '{{ "See [it](https://example.org)." | fndetail: 1 }}');
    const { cells } = JSON.parse(texts['src/content/posts/2020-03-04-fit.ipynb']!) as { cells: { source: string }[] };
    expect(cells.slice(1).map(({ source }) => source)).toEqual(['Words [^1].', '[^1]: See [it](https://example.org).']);
    expect(notes).toEqual([]);
  });

  test('an image that was copied from beside a notebook is found', () => {
    const { copies } = convert({
      ...oldBlogs.fastpages,
      '_notebooks/figs/a.png': pixel,
      '_posts/2020-01-02-a-post.md': '---\ntitle: A\nimage: images/copied_from_nb/figs/a.png\n---\n\nWords.\n',
    });
    expect([...copies.values()]).toEqual(['_notebooks/figs/a.png']);
  });

  test('a note names the cell, and the line of it', () => {
    const { notes } = notebook('Fine.', 'Words.\n\n[gone](/gone/) {% nothing %}\n\n![x](https://else.example/x.png)');
    const at = { file: '_notebooks/2020-03-04-fit.ipynb', cell: 3 };
    expect(notes).toContainEqual({ kind: 'link', ...at, line: 3, what: '/gone/' });
    expect(notes).toContainEqual({ kind: 'syntax', ...at, line: 3, what: '{% nothing %}' });
    expect(notes).toContainEqual({ kind: 'image-remote', ...at, line: 5, what: 'https://else.example/x.png' });
  });
});

test('images that Hexo and Obsidian find by their names, and links by the names of posts', () => {
  const { texts, copies } = convert({
    '_config.yml': 'url: https://old.example\npost_asset_folder: true\n',
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2020-01-02\n---\n{% asset_img one.png One %}\n\n![Two](two.png)\n\n[b](/old/path/b/) [no](/tags/b/)\n',
    'source/_posts/a/one.png': pixel,
    'source/files/two.png': pixel,
    'source/_posts/b.md': '---\ntitle: B\ndate: 2020-01-03\n---\nx\n',
  });
  expect(texts['src/content/posts/2020-01-02-a/index.md']).toContain(
    '![One](./one.png)\n\n![Two](./two.png)\n\n[b](../2020-01-03-b.md) no\n',
  );
  expect([...copies.values()].sort()).toEqual(['source/_posts/a/one.png', 'source/files/two.png']);
});

test('an image from the root that lies beside the post is that one', () => {
  const { texts } = convert({
    'a/index.md': '---\ntitle: A\ndate: 2020-01-02\nimage: /images/one.png\n---\nx\n',
    'a/images/one.png': pixel,
    'b/images/one.png': pixel,
  });
  expect(texts['src/content/posts/2020-01-02-a/index.md']).toContain('image: ./one.png');
});

test('braces of a formula stay', () => {
  expect(onePost('So $x^{{n}}$ and $$\\frac{{a}}{{b}}$$ from $5 to $6.').body).toBe(
    'So $x^{{n}}$ and $\\frac{{a}}{{b}}$ from $5 to $6.',
  );
});

test('braces in which the engine fills in nothing are code', () => {
  const { texts, notes } = convert({
    '_quarto.yml': 'website:\n  title: Q\n',
    'posts/a.qmd': '---\ntitle: A\ndate: 2020-01-02\n---\nThe package {{ggraph}}, `{{x}}` and $x^{{n}}$.\n',
  });
  expect(texts['src/content/posts/2020-01-02-a.md']).toContain('The package `{{ggraph}}`, `{{x}}` and $x^{{n}}$.');
  expect(notes).toEqual([]);
});

test('components that packages have for players, links and callouts are Markdown', () => {
  const { texts, notes } = convert({
    'astro.config.mjs': 'export default {};',
    'src/content/blog/a.mdx': `---
title: A
date: 2020-01-02
---
import { YouTube } from 'astro-embed';

Words.

<YouTube id="dQw4w9WgXcQ" />

<LinkCard title="More" href="https://a.example" description="To read" />

<Aside type="tip" title="Mind">
  Some *words*.
</Aside>

\`\`\`mdx
<YouTube id="x" />
\`\`\`
`,
  });
  const text = texts['src/content/posts/2020-01-02-a.md']!;
  expect(text).toContain('Words.\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n');
  expect(text).toContain('[More](https://a.example): To read\n');
  expect(text).toMatch(/:::tip\[Mind\]\n+Some \*words\*\.\n+:::\n/);
  expect(text).toContain('<YouTube id="x" />');
  expect(notes).toEqual([]);
});

test('Markdown of Docusaurus may be MDX', () => {
  const { texts } = convert({
    'docusaurus.config.js': "module.exports = { url: 'https://d.example', baseUrl: '/' };",
    'blog/2020-01-02-a.md':
      "---\ntitle: A\n---\n\nimport Tabs from '@theme/Tabs';\n\n<Tabs>\n\nWords.\n\n</Tabs>\n\n" +
      "```js\nimport x from 'y';\n```\n",
    'blog/2020-01-03-b.md': "---\ntitle: B\n---\n\nimport x from 'y'\n\nis a line of code.\n",
  });
  const text = texts['src/content/posts/2020-01-02-a.md']!;
  expect(text).toContain("Words.\n\n```js\nimport x from 'y';\n```\n");
  expect(text).not.toMatch(/Tabs/);
  expect(texts['src/content/posts/2020-01-03-b.md']).toContain("import x from 'y'\n");
});

test('what WordPress fills in is taken out, and noted', () => {
  const { texts, notes } = convert({
    'a.md': '---\ntitle: A\ndate: 2020-01-02\n---\nWords.\n\n[gallery ids="1"]\n\nMore [gallery](#more).\n',
  });
  expect(texts['src/content/posts/2020-01-02-a.md']).not.toContain('ids=');
  expect(notes.filter(({ kind }) => kind === 'syntax')).toMatchObject([{ what: '[gallery ids="1"]', line: 7 }]);
});

test('a note of Obsidian that is not there is its name', () => {
  const { texts, notes } = convert({ 'a.md': '---\ntitle: A\ndate: 2020-01-02\n---\nSee ![[Not there]] here.\n' });
  expect(texts['src/content/posts/2020-01-02-a.md']).toContain('See Not there here.');
  expect(notes.map(({ kind }) => kind)).toContain('link');
});

describe('links', () => {
  test('own URLs, absolute and from the root, lead to files', () => {
    const other = { '_posts/2020-03-04-b.md': '---\ntitle: B\n---\n\n## Part One!\n' };
    const { body } = onePost(
      '[a](https://old.example/2020/03/04/b.html#part-one) [b](/2020/03/04/b) [c](http://www.old.example/2020/03/04/b.html)\n\n[d][r]\n\n[r]: /2020/03/04/b.html',
      other,
    );
    expect(body).toBe(
      '[a](./2020-03-04-b.md#part-one) [b](./2020-03-04-b.md) [c](./2020-03-04-b.md)\n\n[d][r]\n\n[r]: ./2020-03-04-b.md',
    );
  });

  test('a link that leads nowhere becomes its text, and is noted with its line', () => {
    const { body, notes } = onePost(
      'One [*bold* text](/gone/) and <a href="/gone/2">two</a>, [three][r].\n\n[r]: /gone',
    );
    expect(body).toBe('One *bold* text and two, three.');
    expect(notes.filter(({ kind }) => kind === 'link').map(({ line, what }) => [line, what])).toEqual([
      [5, '/gone/'],
      [5, '/gone'],
      [7, '/gone'],
      [5, '/gone/2'],
    ]);
  });

  test('lists, tags and feeds lead to those of this site', () => {
    const { body } = onePost(
      '[a](/) [b](/tags/python/) [c](/feed.xml) [d](/archive.html) [e](/tags/none)',
      {},
      'tags: [python]\n',
    );
    expect(body).toBe('[a](/) [b](/tags/python/) [c](/rss.xml) [d](/archive/) e');
  });

  test('another site without its scheme, and an e-mail address, get one', () => {
    expect(onePost('[a](www.example.org/x) [b](me@example.org)').body).toBe(
      '[a](https://www.example.org/x) [b](mailto:me@example.org)',
    );
  });

  test('a wiki link that leads nowhere is its text; brackets that are none stay', () => {
    const { body, notes } = onePost('See [[Gone away]] and [[1, 2], [3, 4]].');
    expect(body).toBe('See Gone away and [[1, 2], [3, 4]].');
    expect(notes).toContainEqual(expect.objectContaining({ kind: 'link', line: 5, what: '[[Gone away]]' }));
  });

  test('an id that a link inside the blog uses is kept', () => {
    const { texts } = convert({
      '_config.yml': 'url: https://old.example\n',
      '_posts/2020-01-02-a.md': '---\ntitle: A\n---\n\n[x](/2020/01/02/b.html#step-one)\n',
      '_posts/2020-01-02-b.md': '---\ntitle: B\n---\n\n## 1. Step one\n\nText.\n',
    });
    expect(texts['src/content/posts/2020-01-02-b.md']).toContain('## 1. Step one {#step-one}');
    expect(texts['src/content/posts/2020-01-02-a.md']).toContain('(./2020-01-02-b.md#step-one)');
  });
});

describe('images and files', () => {
  test('an image that two posts show lies in public/', () => {
    const { texts, copies } = convert({
      '_config.yml': 'url: https://old.example\n',
      '_posts/2020-01-02-a.md': '---\ntitle: A\n---\n\n![x](/img/p.png)\n',
      '_posts/2020-01-02-b.md': '---\ntitle: B\n---\n\n![x](/img/p.png)\n',
      'img/p.png': pixel,
    });
    expect([...copies]).toEqual([['public/img/p.png', 'img/p.png']]);
    expect(Object.values(texts).every((text) => text.includes('![x](/img/p.png)'))).toBe(true);
  });

  test('a download lies in public/ at its old URL; what runs in a browser does not go on', () => {
    const { body, copies } = onePost('[paper](/files/a.txt) [app](/files/app.html)', {
      'files/a.txt': 'x',
      'files/app.html': '<p>',
    });
    expect(body).toBe('[paper](/files/a.txt) app');
    expect([...copies.keys()]).toEqual(['public/files/a.txt']);
  });

  test('names are made safe', () => {
    const { body, copies } = onePost('![x](/img/what%3F%20%231%25..png) ![y](/img/con.png)', {
      'img/what? #1%..png': pixel,
      'img/con.png': pixel,
    });
    expect(body).toBe('![x](./what-1.png) ![y](./file-con.png)');
    expect([...copies.values()]).toEqual(['img/what? #1%..png', 'img/con.png']);
  });

  test('two images of one name beside one post', () => {
    const { body } = onePost('![x](/a/p.png) ![y](/b/p.png)', { 'a/p.png': pixel, 'b/p.png': pixel });
    expect(body).toBe('![x](./p.png) ![y](./p-2.png)');
  });

  test('missing images are their alt text, remote ones links, and all are noted', () => {
    const all = onePost(
      '![A dog](/gone.png)\n\n![A cat](https://else.example/cat.png)\n\n[![Linked](https://else.example/x.png)](https://else.example/)',
    );
    expect(all.body).toBe('A dog\n\n[A cat](https://else.example/cat.png)\n\n[Linked](https://else.example/)');
    expect(kinds(all)).toEqual(['image-missing', 'image-remote', 'image-remote']);
    expect(all.remote.map(({ url }) => url)).toEqual(['https://else.example/cat.png', 'https://else.example/x.png']);
  });

  test('an image without alt text gets an empty one, and is noted', () => {
    const all = onePost('![](/p.png)\n\n<img src="/p.png">', { 'p.png': pixel });
    expect(all.body).toBe('<img src="/p.png" alt="">\n\n<img src="/p.png" alt="">');
    expect(kinds(all)).toEqual(['image-alt', 'image-alt']);
  });

  test('a cover lies beside the post', () => {
    const { texts, copies } = convert(oldBlogs.astro);
    expect(texts['src/content/posts/2022-07-08-first-post/index.md']).toContain('image: ./a.png\nimageAlt: First\n');
    expect(copies.get('src/content/posts/2022-07-08-first-post/a.png')).toBe('src/assets/a.png');
  });
});

describe('HTML', () => {
  test('scripts go, what they surround stays', () => {
    const all = onePost(
      'Before <script>alert(1)</script> after <b onclick="x()">bold</b>.\n\n<script src="https://else.example/w.js"></script>\n\n`<script>` is code.',
    );
    expect(all.body).toBe('Before  after <b>bold</b>.\n\n\n\n`<script>` is code.');
    expect(kinds(all)).toEqual(['script', 'script', 'script']);
  });

  test('a frame of a known player becomes its card, any other a link', () => {
    const { body, notes } = onePost(
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n\n<iframe src="//maps.example/x" title="A map"></iframe>',
    );
    expect(body).toContain('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
    expect(body).toContain('https://maps.example/x');
    expect(notes.map(({ kind, line }) => [kind, line])).toEqual([
      ['frame', 5],
      ['frame', 7],
    ]);
  });

  test('an id stands once', () => {
    expect(onePost('<a id="x">a</a> <a id="x">b</a>').body).toBe('<a id="x">a</a> <a>b</a>');
  });
});

describe('URLs', () => {
  test('two posts of one name: the older keeps it', () => {
    const { texts } = convert({
      '_config.yml': 'url: https://old.example\n',
      '_posts/2019-01-02-news.md': '---\ntitle: A\n---\n\nx\n',
      '_posts/2020-01-02-news.md': '---\ntitle: B\n---\n\nx\n',
    });
    expect(texts['src/content/posts/2019-01-02-news.md']).toContain('/2019/01/02/news.html');
    expect(texts['src/content/posts/2020-01-02-news-2020.md']).toContain('/2020/01/02/news.html');
  });

  test('old paths of the front matter lead to their post, relative ones too', () => {
    const { texts } = convert({
      'hugo.toml': 'baseURL = "https://old.example/"\n',
      'content/posts/a.md':
        '+++\ntitle = "A"\ndate = 2020-01-02\naliases = ["/old/a.html", "was", "/a b/"]\n+++\n\nText.\n',
    });
    expect(texts['src/content/posts/2020-01-02-a.md']).toContain(
      'aliases:\n  - /old/a.html\n  - /posts/a/was\n  - /posts/was\n  - /a%20b/\n',
    );
  });

  test('a page that would take one of the site’s own URLs has another', () => {
    const { texts } = onePost('x', { 'archive.md': '---\ntitle: Old things\n---\n\nWords.\n' });
    expect(texts['src/content/pages/archive-page.md']).toBeDefined();
  });
});

describe('what is damaged', () => {
  test('a fault in one post does not stop the others', () => {
    const { texts } = convert({
      ...oldBlogs.jekyll,
      '_posts/2020-04-01-a.md': '---\ntitle: "never closed\nlayout: post\n\nText.',
      '_posts/2020-04-02-b.md': '',
      '_posts/2020-04-03-c.md': Buffer.from([0, 1, 2, 3]),
      '_posts/2020-99-99-d.md': '---\ntitle: D\n---\n\nText.\n',
      '_posts/2020-04-05-e.md': '---\ntitle: a: b: c\ntags:\n\t- x\n---\n\nText.\n',
      '_notebooks/2020-04-06-f.ipynb': '{ "cells": [',
    });
    expect(
      Object.keys(texts)
        .filter((file) => file.includes('posts/2020'))
        .sort(),
    ).toEqual([
      'src/content/posts/2020-01-02-first-steps/index.md',
      'src/content/posts/2020-02-03-second-steps.md',
      'src/content/posts/2020-04-01-a.md',
      'src/content/posts/2020-04-05-e.md',
    ]);
    expect(texts['src/content/posts/2020-04-05-e.md']).toContain('title: "a: b: c"');
  });

  test('every cut of a post is converted or noted', () => {
    const whole = oldBlogs.jekyll['_posts/2020-01-02-first-steps.md'];
    for (let length = 0; length < whole.length; length += 7) {
      const all = convert({ ...oldBlogs.jekyll, '_posts/2020-01-02-first-steps.md': whole.slice(0, length) });
      const isThere = all.documents.some(({ from }) => from === '_posts/2020-01-02-first-steps.md');
      expect(isThere || all.notes.some(({ file }) => file === '_posts/2020-01-02-first-steps.md')).toBe(true);
    }
  });

  test('Latin-1, Windows-1252, UTF-16, marks and line ends of Windows are read', () => {
    const text = '---\ntitle: Café\n---\n\nNaïve “words”.\n'.replace(/[“”]/g, '"');
    const windows = Buffer.from('---\r\ntitle: Caf\xe9\r\n---\r\n\r\n\x93quoted\x94\r\n', 'latin1');
    const all = convert({
      '_config.yml': 'title: x\n',
      '_posts/2020-01-01-a.md': Buffer.from(text, 'latin1'),
      '_posts/2020-01-02-b.md': windows,
      '_posts/2020-01-03-c.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      '_posts/2020-01-04-d.md': `\uFEFF${text.replace(/\n/g, '\r\n')}`,
    });
    expect(Object.values(all.texts).every((each) => each.includes('title: Café\n') && !each.includes('\r'))).toBe(true);
    expect(all.texts['src/content/posts/2020-01-02-b.md']).toContain('“quoted”');
  });
});
