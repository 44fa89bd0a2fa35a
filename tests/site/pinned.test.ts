import { expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { sharedSite } from '../support/site.ts';

const post = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n\nText.\n`;
const site = sharedSite({
  content: {
    'posts/2020-01-01-start-here.md': post('Start here', 'pin: true\n'),
    'posts/2021-01-01-second.md': post('Second', 'pinned: true\n'),
    ...Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`posts/2022-01-0${index + 1}-p${index}.md`, post(`P${index}`)]),
    ),
  },
  files: {
    'src/site.ts': fixtureSite
      .replace(/postsPerPage: \d+/, 'postsPerPage: 5')
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
  expect(titles('page/2/index.html')).toEqual(['P2', 'P1', 'P0']);
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
