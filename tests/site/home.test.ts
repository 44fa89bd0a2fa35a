import { expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { sharedSite } from '../support/site.ts';

const post = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n\nText.\n`;
const site = sharedSite({
  content: {
    'posts/2020-01-01-start-here.md': post('Start here', 'pin: true\n'),
    'posts/2021-01-01-second.md': post('Second', 'pinned: true\ntags: [Linear algebra, C++]\nseries: Slowly\n'),
    'posts/2021-02-01-third.md': post('Third', 'tags: [c++]\n'),
    'home.md': 'I am Ada.[^1]\n\n## Where to start\n\n[Here](posts/2020-01-01-start-here.md).\n\n[^1]: Hello.\n',
    'tags/c-plus-plus.md': 'A *language*, $x^2$.\n\nMore.\n',
    'series/slowly.md': post('x', 'description: Step by step.\n').replace('title: x\n', ''),
    ...Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`posts/2022-01-0${index + 1}-p${index}.md`, post(`P${index}`)]),
    ),
  },
  files: {
    'src/site.ts': fixtureSite
      .replace(/postsPerPage: \d+/, 'postsPerPage: 5,\n  topics: 1')
      .replace(
        'nav: [',
        "licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },\n  nav: [",
      ),
  },
});
const titles = (path: string) =>
  [
    ...site()
      .read(path)
      .matchAll(/class="p-name u-url"[^>]*>([^<]*)|class="u-url"[^>]*>([^<]*)/g),
  ].map(([, a, b]) => (a ?? b)!.trim());

test('pinned posts come first on the home page, each once, and say so there alone', () => {
  expect(titles('index.html')).toEqual(['Second', 'Start here', 'P5', 'P4', 'P3']);
  expect(titles('page/2/index.html')).toEqual(['P2', 'P1', 'P0', 'Third']);
  expect(
    site()
      .read('index.html')
      .match(/Pinned/g),
  ).toHaveLength(2);
  expect(titles('archive/index.html').at(-1)).toBe('Start here');
  expect(site().read('archive/index.html') + site().read('posts/second/index.html')).not.toContain('Pinned');
});

test('the licence is named in the foot of every page, in the feeds and in the data of posts', () => {
  const url = 'https://creativecommons.org/licenses/by/4.0/';
  expect(site().read('archive/index.html')).toContain(`<a href="${url}" rel="license">CC BY 4.0</a>`);
  expect(site().read('posts/second/index.html')).toContain(`"license":"${url}"`);
  expect(site().read('rss.xml')).toMatch(/<copyright>CC BY 4\.0<\/copyright>/);
  for (const feed of ['rss.xml', 'atom.xml'])
    expect(site().read(feed)).toMatch(new RegExp(`<(atom:)?link href="${url}" rel="license"/>`));
  expect(site().read('atom.xml')).toMatch(/<rights>CC BY 4\.0<\/rights>/);
});

test('the home page says who writes, above its list and on no other page of it', () => {
  const home = site().read('index.html');
  expect(home).toMatch(
    /<p class="p-summary">.*I am Ada\..*<h2 id="where-to-start">.*<a href="\/posts\/start-here\/">/s,
  );
  expect(home).toMatch(/<h2 class="below">Posts<\/h2>.*<h3 class="p-name"/s);
  expect(site().read('page/2/index.html')).not.toMatch(/Ada|class="below"|<nav aria-label="Tags"|@layer prose/);
  expect(site().read('rss.xml') + site().read('sitemap-0.xml') + site().read('llms.txt')).not.toContain('Ada');
});

test('it names the largest topics with their numbers, and how to subscribe', () => {
  const home = site().read('index.html');
  const [topics = ''] = /<nav aria-label="Tags">.*?<\/nav>.*?<\/p>/s.exec(home) ?? [];
  expect(
    topics
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter(Boolean),
  ).toEqual(['C++', '2', 'All', 'tags', '·', 'Subscribe']);
});

test('a tag and a series have an intro, which says in the head and in the feeds what they are about', () => {
  for (const [list, text, about] of [
    [
      'tags/c-plus-plus',
      /<p>A <em>language<\/em>, <span class="unbroken"><math .*<p>More\..*class="dated"/s,
      'A language, x².',
    ],
    ['series/slowly', /<p>Text\.<\/p>.*class="parts"/s, 'Step by step.'],
  ] as const) {
    const page = site().read(`${list}/index.html`);
    expect(page).toMatch(text);
    expect(page).toContain(`<meta name="description" content="${about}"`);
    expect(site().read(`${list}/rss.xml`)).toContain(`<description>${about}</description>`);
    expect(site().read(`${list}/atom.xml`)).toContain(`<subtitle>${about}</subtitle>`);
    expect(JSON.parse(site().read(`${list}/feed.json`))).toMatchObject({ description: about });
  }
  expect(site().read('tags/linear-algebra/index.html')).not.toContain('@layer prose');
});
