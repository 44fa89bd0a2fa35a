import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

const post = (front: string, body = 'Text.') => `---\n${front}\n---\n\n${body}\n`;
const target = (title: string) => post(`title: ${title}\naliases: [/before/]`, 'What the target says.');
const notebook = (source: string) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      { cell_type: 'raw', metadata: {}, source: 'title: From a notebook' },
      { cell_type: 'markdown', metadata: {}, source },
    ],
  });

const site = sharedSite({
  env: { SOURCE_DATE_EPOCH: String(Date.parse('2024-05-10T12:00:00Z') / 1000) },
  content: {
    'posts/2024-01-01-target.md': target('The target'),
    // Stands between the target and what refers to it, for the newer and the older post are not said twice.
    'posts/between.md': post('title: Between\ndate: 2024-01-01 12:00'),
    'posts/2024-01-02-by-file.md': post(
      'title: By its file',
      '## About [it](./2024-01-01-target.md)\n\n| A |\n| - |\n| [It](/posts/target/) |\n\nA note.[^1]\n\n[^1]: ' +
        '[It](https://stay-tuned.example/posts/target/).',
    ),
    'posts/2024-01-03-by-html.md': post(
      'title: By HTML',
      'See <a href="/posts/target/">it</a>, and `<a href="/posts/plain/">`.',
    ),
    'posts/2024-01-04-by-old-address.md': post('title: By an old address', 'See [it](/before/).'),
    'posts/2024-01-05-by-mdx.mdx': post('title: By MDX', 'See [it](./2024-01-01-target.md), and {1 + 1}.'),
    'posts/2024-01-06-by-notebook.ipynb': notebook('See [it](./2024-01-01-target.md).'),
    'posts/2024-01-07-plain.md': post(
      'title: Plain',
      'See [part](#part), [home](/) and [this](/posts/plain/).\n\n## Part',
    ),
    'posts/2024-01-08-draft.md': post('title: Hidden draft\ndraft: true', 'See [it](./2024-01-01-target.md).'),
    'posts/2024-01-09-by-jsx.mdx': post(
      'title: By JSX',
      'export const url = "/posts/plain/";\n\nSee <a href="/posts/target/">it</a>, and <b>more</b>.',
    ),
    'posts/2024-06-01-future.md': post('title: Hidden future', 'See [it](./2024-01-01-target.md).'),
    'pages/guide.md': post('title: A guide', 'See [it](../posts/2024-01-01-target.md).'),
  },
});

const page = (slug: string) => site().read(`posts/${slug}/index.html`);
const referring = (html: string) =>
  [...(/aria-labelledby="Backlinks".*?<\/nav>/s.exec(html)?.[0].matchAll(/href="([^"]+)"/g) ?? [])].map(
    ([, url]) => url,
  );
const cards = (html: string) => html.match(/<span class="preview".*?<\/span>/gs) ?? [];
const card = (title: string) =>
  `<span class="preview" popover="hint" hidden data-page-only id="Link1"><b>${title}</b> <small>1 January ` +
  `2024</small> What the target says.</span>`;
const slugs = ['by-file', 'by-html', 'by-old-address', 'by-mdx', 'by-notebook', 'by-jsx'];

describe('what links to a post', () => {
  test('stands on its page, newest first; drafts, posts to come and the post itself do not', () => {
    expect(referring(page('target'))).toEqual(slugs.toReversed().map((slug) => `/posts/${slug}/`));
    expect(page('target')).toMatch(
      /<\/article>\s*<nav class="related" aria-labelledby="Backlinks"><h2 id="Backlinks">Referred to by<\/h2>/,
    );
  });

  test('is nothing where nothing does', () => {
    for (const slug of [...slugs, 'plain']) expect(page(slug)).not.toContain('Backlinks');
  });
});

describe('a link to a post', () => {
  test.each(slugs)('has its card: %s', (slug) => {
    expect(cards(page(slug))).toEqual([card('The target')]);
    expect(page(slug)).toMatch(/<style>[^<]*\.preview/);
    expect(page(slug).match(/<a interestfor="Link1" href="[^"]*\/(target|before)\/"/g)).toHaveLength(
      slug === 'by-file' ? 3 : 1,
    );
  });

  test.each(['plain', 'target'])('has no other; a page without carries nothing for it: %s', (slug) => {
    expect(page(slug)).not.toMatch(/interestfor|preview"|\.preview/);
  });

  test('is a plain link in the feed', () => {
    expect(site().read('rss.xml')).not.toMatch(/interestfor|popover|class="preview|Link1/);
    expect(site().read('rss.xml')).toContain('https://stay-tuned.example/before/');
  });
});

test('an edit of one post shows on the pages of others', async () => {
  const built = await site().rebuild({
    content: {
      'posts/2024-01-01-target.md': target('Another title'),
      'posts/2024-01-03-by-html.md': post('title: By HTML', 'No more.'),
      'posts/2024-01-07-plain.md': post('title: Now a link', 'See [it](./2024-01-01-target.md).'),
    },
  });
  expect(built.status, built.output).toBe(0);
  for (const slug of ['by-file', 'by-mdx', 'plain']) expect(cards(page(slug))).toEqual([card('Another title')]);
  expect(referring(page('target'))).toEqual(
    ['by-jsx', 'plain', 'by-notebook', 'by-mdx', 'by-old-address', 'by-file'].map((slug) => `/posts/${slug}/`),
  );
  expect(page('target')).toContain('Now a link');
});

test('a post that becomes a draft is gone from the pages of others', async () => {
  const built = await site().rebuild({
    content: { 'posts/2024-01-07-plain.md': post('title: Hidden\ndraft: true', 'See [it](./2024-01-01-target.md).') },
  });
  expect(built.status, built.output).toBe(0);
  for (const file of built.files().filter((name) => name.endsWith('.html')))
    expect(built.read(file)).not.toContain('Hidden');
  expect(referring(page('target'))).not.toContain('/posts/plain/');
});
