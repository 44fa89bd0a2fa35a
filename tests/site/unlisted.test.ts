import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

const post = (front: string, body = 'Text.') => `---\n${front}\n---\n\n${body}\n`;

/** A PNG of 8 × 8 pixels. */
async function png(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 8, height: 8, channels: 3, background: { r: 9, g: 0, b: 0 } } })
    .png()
    .toBuffer();
}

const site = sharedSite({
  env: { SOURCE_DATE_EPOCH: String(Date.parse('2024-05-10T12:00:00Z') / 1000) },
  content: {
    'posts/2024-05-01-first.md': post('title: First\ntags: [open]\nimage: /cover.png'),
    'posts/2024-05-02-whisper.md': post(
      'title: Murmured quietly\nunlisted: true\ntags: [open, rare]\nseries: S',
      'See [the first](./2024-05-01-first.md).',
    ),
    'posts/2024-05-03-aside.md': post('title: Spoken softly\nhidden: true'),
    'posts/2024-05-04-last.md': post('title: Last\ntags: [open]\nseries: S'),
    'pages/attic.md': post('title: Kept upstairs\nunlisted: true'),
    'pages/cellar.md': post('title: Kept downstairs\nhidden: true'),
    'posts/2023-05-04-last.md': post('title: Last of the year before'),
  },
  files: { 'public/cover.png': await png() },
});

describe('a post or page that is not listed', () => {
  test.each([
    ['posts/whisper/index.html', /whisper|Murmured/],
    ['posts/aside/index.html', /aside\/|Spoken/],
    ['attic/index.html', /attic|upstairs/],
    ['cellar/index.html', /cellar|downstairs/],
  ])('%s is there for who knows it, and no other file speaks of it', (page, names) => {
    expect(site().read(page)).toMatch(names);
    const others = site()
      .files()
      .filter((file) => file !== page);
    for (const file of others) {
      expect(file).not.toMatch(names);
      if (/\.(html|json|md|opml|xml|txt)$|^_/.test(file)) expect(site().read(file), file).not.toMatch(names);
    }
  });

  test.each(['attic', 'cellar'])('the page %s asks search engines to stay away', (slug) => {
    expect(site().read(`${slug}/index.html`)).toMatch(/<meta name="robots" content="noindex"\/?>/);
  });

  test('asks search engines to stay away, and names no list that it is not in', () => {
    const html = site().read('posts/whisper/index.html');
    expect(html).toMatch(/<meta name="robots" content="noindex"\/?>/);
    expect(html).not.toMatch(/href="\/(tags|series)\/\w/);
    expect(site().exists('tags/rare/index.html')).toBe(false);
    expect(html).toContain('href="/posts/first/"');
  });
});

test('two posts of one slug are both there', () => {
  expect(site().read('posts/last/index.html')).toContain('Last of the year before');
  expect(site().read('posts/last-2024/index.html')).toContain('<h1 class="p-name">Last</h1>');
});

test('an image of public/ may be a cover, without a text that says what it shows', () => {
  expect(site().read('posts/first/index.html')).toMatch(/<img [^>]*alt=""/);
});
