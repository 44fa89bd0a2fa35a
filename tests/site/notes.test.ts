import { describe, expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { validateJsonFeed, validateXml } from '../support/schemas.ts';
import { sharedSite } from '../support/site.ts';

const secret = 'Nobody may read this';
const site = sharedSite({
  env: { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-29T12:00:00Z') / 1000) },
  content: {
    'posts/2022-06-28-a.md': '---\ntitle: A post\ntags: [python]\n---\n\nText.\n',
    'posts/2022-06-29-link.md': '---\ntitle: A link post\nlink: https://www.example.org/x/\n---\n\nText.\n',
    'notes/2026-11-28.md': 'The first of the day is about [a post](/posts/a/).\n\n## Update\n\nA[^1]\n\n[^1]: B\n',
    'notes/2026-11-28-2.md': 'The second one.\n\n## Update\n\nA[^1]\n\n[^1]: B\n',
    'notes/2026-11-27-words.md': '---\ntitle: A title\ntags: [python, til]\n---\n\n[There](./2026-11-28.md).\n',
    'notes/2026-11-26.md': '---\nlink: https://example.com/only-this/\n---\n',
    'notes/2026-11-25.md': '> A quotation alone.\n',
    'notes/2026-11-24.md': `---\ndraft: true\n---\n\n${secret}\n`,
    'notes/2026-12-24.md': `${secret}\n`,
  },
  files: { 'src/site.ts': fixtureSite.replace(/postsPerPage: \d+/, 'postsPerPage: 3') },
});
const read = (path: string) => site().read(path);
const hrefs = (html: string, className: string) =>
  [
    ...html.matchAll(
      new RegExp(`<a[^>]* class="${className}"[^>]*href="([^"]*)"|<a class="${className}" href="([^"]*)"`, 'g'),
    ),
  ].map(([, a, b]) => a ?? b);

describe('notes', () => {
  test('stand in full in a list of their own, newest first, each under the link to its page', () => {
    expect(hrefs(read('notes/index.html'), 'u-url')).toEqual(
      ['2026-11-28-2', '2026-11-28', '2026-11-27-words'].map((slug) => `/notes/${slug}/`),
    );
    expect(hrefs(read('notes/page/2/index.html'), 'u-url')).toEqual(['/notes/2026-11-26/', '/notes/2026-11-25/']);
    expect(read('notes/index.html')).toContain('The second one.');
    expect(read('notes/index.html')).toMatch(/id="update"[^]*id="2026-11-28-update"/);
  });

  test('have no title but first words where a name is needed', () => {
    const page = read('notes/2026-11-28-2/index.html');
    expect(page).toContain('<title>The second one. · Stay Tuned</title>');
    expect(page).toMatch(/<h1 class="day"> ?<time class="dt-published" datetime="2026-11-28">28 November 2026/);
    expect(page).toContain('"@type":"SocialMediaPosting"');
    expect(page).not.toMatch(/"headline"|min read|Cite this post|class="p-name"/);
    expect(read('notes/2026-11-25/index.html')).toContain('<title>A quotation alone. · Stay Tuned</title>');
    expect(read('notes/2026-11-26/index.html')).toContain('<title>example.com/only-this · Stay Tuned</title>');
    expect(read('notes/2026-11-28-2.md')).toMatch(/^---\nurl: .*\ndate: 2026-11-28\nlang: en\n---\n\nThe second one\./);
  });

  test('have a feed of their own on the page for subscribers, beside that of posts', () => {
    const headings = [...read('subscribe/index.html').matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)];
    expect(headings.slice(0, 2).map(([, text = '']) => text.replace(/<[^>]*>/g, '').trim())).toEqual([
      'Posts',
      'Notes',
    ]);
  });

  test('are no posts where time orders them, and are where a subject does', () => {
    const lists = ['index.html', 'archive/index.html', 'rss.xml', 'atom.xml', 'feed.json'];
    for (const list of lists) expect(read(list)).not.toContain('/notes/2026');
    for (const list of ['tags/python/index.html', 'tags/til/rss.xml', 'sitemap-0.xml'])
      expect(read(list)).toContain('/notes/2026-11-27-words/');
    expect(read('posts/a/index.html')).toMatch(/Referred to by[^]*href="\/notes\/2026-11-28\/"/);
    expect(read('posts/link/index.html')).not.toContain('/notes/2026');
    expect(read('notes/2026-11-27-words/index.html')).toMatch(
      /rel="next" href="\/notes\/2026-11-28\/"[^]*rel="prev" href="\/notes\/2026-11-26\/"/,
    );
    for (const page of ['archive/index.html', 'subscribe/index.html']) expect(read(page)).toContain('href="/notes/"');
    expect(read('feeds.opml') + read('llms.txt')).toMatch(/notes\/rss\.xml[^]*notes\/atom\.xml/);
  });

  test('have feeds, whose items have a title where somebody gave one, and in Atom always', async () => {
    const items = (JSON.parse(read('notes/feed.json')) as { items: { title?: string; external_url?: string }[] }).items;
    expect(items.map(({ title }) => title)).toEqual([undefined, undefined, 'A title', undefined, undefined]);
    expect(items[3]!.external_url).toBe('https://example.com/only-this/');
    expect(read('notes/rss.xml').match(/<item><title>/g)).toHaveLength(1);
    expect(
      read('notes/rss.xml').match(/<item>(<link>[^<]*<\/link><guid[^<]*<\/guid>)?<(title|description)>[^<]/g),
    ).toHaveLength(5);
    expect(read('notes/atom.xml').match(/<entry>[^]*?<title>[^<]+/g)).toHaveLength(5);
    expect([
      ...(await validateXml(read('notes/atom.xml'), 'atom')),
      ...validateJsonFeed(read('notes/feed.json')),
    ]).toEqual([]);
    expect(read('notes/2026-11-28/index.html')).toMatch(
      /rel="alternate"[^>]*href="\/notes\/rss\.xml"[^]*href="\/rss\.xml"/,
    );
  });

  test('that are drafts or of the future are nowhere', () => {
    const all = site()
      .files()
      .filter((file) => /\.(html|xml|json|md|txt|opml)$/.test(file));
    expect(
      all.filter((file) => read(file).includes(secret) || /2026-11-24|2026-12-24/.test(file + read(file))),
    ).toEqual([]);
  });
});

test('the title of a link post leads elsewhere, its date to its page; in a feed its link is its own', () => {
  const page = read('posts/link/index.html');
  expect(hrefs(page, 'p-name u-bookmark-of')).toEqual(['https://www.example.org/x/']);
  for (const list of ['index.html', 'archive/index.html']) {
    expect(hrefs(read(list), 'p-name u-bookmark-of')).toEqual(['https://www.example.org/x/']);
    expect(read(list)).toMatch(/<a class="u-url" href="\/posts\/link\/"> ?<time/);
  }
  expect(read('rss.xml')).toMatch(/<link>https:\/\/stay-tuned\.example\/posts\/link\/<\/link>[^]*rel="related"/);
  expect(read('atom.xml')).toContain('<link href="https://www.example.org/x/" rel="related"/>');
  expect(read('feed.json')).toContain('"external_url": "https://www.example.org/x/"');
  expect(read('posts/link.md')).toContain('link: https://www.example.org/x/');
  expect(read('posts/a/index.html')).not.toContain('.host');
});

test('what is edited shows in the next build: the page, the list and the feeds; a setting adds notes to the feed', async () => {
  const edited = await site().rebuild({ content: { 'notes/2026-11-28-2.md': 'Another text of the day.\n' } });
  for (const file of [
    'notes/2026-11-28-2/index.html',
    'notes/index.html',
    'notes/rss.xml',
    'notes/2026-11-28/index.html',
  ])
    expect(edited.read(file)).toContain('Another text of the day.');
  const notes = Object.keys({
    '2026-11-28': 0,
    '2026-11-28-2': 0,
    '2026-11-27-words': 0,
    '2026-11-26': 0,
    '2026-11-25': 0,
    '2026-11-24': 0,
    '2026-12-24': 0,
  });
  const withFeed = await edited.rebuild({
    files: { 'src/site.ts': fixtureSite.replace('nav: [', 'notes: { inFeed: true },\n  nav: [') },
  });
  for (const feed of ['rss.xml', 'atom.xml', 'feed.json'])
    expect(withFeed.read(feed)).toContain('/notes/2026-11-28-2/');
  const without = await withFeed.rebuild({
    content: Object.fromEntries(notes.map((name) => [`notes/${name}.md`, null])),
  });
  expect(without.files().filter((file) => file.includes('notes'))).toEqual([]);
  expect(without.read('archive/index.html') + without.read('subscribe/index.html')).not.toContain('/notes/');
}, 120_000);
