import { expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { sharedSite } from '../support/site.ts';

const count = 51;
const post = (number: number, text = 'Words.') => [
  `posts/2020-${String(1 + Math.floor(number / 28)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}-p${number}.md`,
  `---\ntitle: Post ${number}\n---\n\n${text}\n`,
];
const posts = Array.from({ length: count }, (_, number) => post(number));
const oldest = post(0, 'A formula: $x^2$. <span style="color: #123456">Blue.</span>');

const site = sharedSite({
  files: { 'src/site.ts': fixtureSite.replace('https://stay-tuned.example/', 'https://stay-tuned.example/blog/') },
  content: Object.fromEntries([...posts, oldest]) as Record<string, string>,
});

/** Names of the style sheets that a page links, and how many it has in itself. */
const stylesOf = (path: string) => {
  const html = site().read(path);
  return {
    linked: [...html.matchAll(/<link rel="stylesheet" href="\/blog\/_astro\/(\w+)\.[\w-]{8}\.css">/g)].map(
      ([, name]) => name,
    ),
    inlined: html.match(/<style>/g)?.length ?? 0,
    prefetched: /<link rel="stylesheet" href="\/blog\/_astro\/site\.[\w-]{8}\.css" media="not all">/.test(html),
  };
};

test('where readers come to first, style sheets are in the page; elsewhere in a large blog, they are linked', () => {
  expect(stylesOf('index.html')).toEqual({ linked: [], inlined: 2, prefetched: true });
  expect(stylesOf(`posts/p${count - 1}/index.html`)).toEqual({ linked: [], inlined: 2, prefetched: true });
  expect(stylesOf('posts/p1/index.html')).toEqual({ linked: [], inlined: 2, prefetched: true });
  // What only this text needs stays with it.
  expect(stylesOf('posts/p0/index.html')).toEqual({ linked: ['site', 'math'], inlined: 1, prefetched: false });
  expect(stylesOf('archive/index.html')).toEqual({ linked: ['site', 'forms'], inlined: 0, prefetched: false });
});

test('a linked style sheet has what would stand in the page; those that no page links are not published', () => {
  const files = site()
    .files()
    .filter((path) => /^_astro\/.*\.css$/.test(path));
  expect(files.map((path) => path.replace(/\.[\w-]{8}\.css$/, ''))).toEqual(
    ['forms', 'math', 'site'].map((name) => `_astro/${name}`),
  );
  const shared = site().read(files.at(-1)!);
  for (const [, css] of site()
    .read('posts/p1/index.html')
    .matchAll(/<style>(.*?)<\/style>/gs))
    expect(shared).toContain(css);
  expect(site().files()).toContainEqual(expect.stringMatching(/^_astro\/math\..*woff2$/));
});

test('a new post moves the first page of the list on, and the last that has its style sheets in itself', async () => {
  const [name, text] = post(count);
  expect((await site().rebuild({ content: { [name!]: text! } })).status).toBe(0);
  expect(stylesOf(`posts/p${count}/index.html`).linked).toEqual([]);
  expect(stylesOf('posts/p2/index.html').linked).toEqual([]);
  expect(stylesOf('posts/p1/index.html').linked).toEqual(['site']);
});
