import { describe, expect, test } from 'vitest';
import { sharedSite } from '../support/site.ts';

/** A PNG of 8 × 8 pixels, all of one colour (deflate of 8 rows), so that a build has something to optimise. */
async function png(red: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();
}

const post = (front: string, body = 'Text.') => `---\n${front}\n---\n\n${body}\n`;
const hidden = '![A picture](./secret.png)';

const site = sharedSite({
  env: { SOURCE_DATE_EPOCH: String(Date.parse('2024-05-10T12:00:00Z') / 1000) },
  content: {
    'posts/2024-05-01-shown.md': post('title: Shown\ntags: [open]', '![A picture](./shown.png)'),
    'posts/shown.png': await png(10),
    'posts/2024-05-02-draft/index.md': post(
      'title: Hidden draft\ndraft: true\ntags: [secret]\naliases: [/secret-alias/]\nimage: ./cover.png\nimageAlt: x',
      hidden,
    ),
    'posts/2024-05-02-draft/secret.png': await png(20),
    'posts/2024-05-02-draft/cover.png': await png(30),
    'posts/2024-05-03-set-aside/index.md': post('title: Hidden set aside\npublished: false\ntags: [secret]', hidden),
    'posts/2024-05-03-set-aside/secret.png': await png(40),
    'posts/2024-05-11-future/index.md': post('title: Hidden future\ntags: [secret]', hidden),
    'posts/2024-05-11-future/secret.png': await png(50),
    'posts/2024-05-04-mdx/index.mdx': post('title: Hidden MDX\ndraft: true', hidden),
    'posts/2024-05-04-mdx/secret.png': await png(60),
    'posts/noon.md': post('title: At noon\ndate: 2024-05-10 17:30 +0530'),
    'posts/after-noon.md': post('title: Hidden after noon\ndate: 2024-05-10 17:31 +0530'),
    'pages/plans.md': post('title: Hidden page\ndraft: true'),
    'tags/secret.md': post('description: Hidden in the feed of a tag', `Hidden above a tag. ${hidden}`),
    'tags/secret.png': await png(70),
    'tags/open.md': post('draft: true', 'Hidden above another.'),
    'home.md': post('draft: true', 'Hidden at home.'),
  },
});

describe('nothing of an unpublished post reaches the site', () => {
  test('no page, list, tag, feed item, sitemap entry or old address speaks of it', () => {
    for (const file of site().files()) {
      expect(file).not.toMatch(/secret|draft|future|set-aside|plans/);
      if (/\.(html|json|md|opml|xml|txt)$|_redirects$/.test(file))
        expect(site().read(file)).not.toMatch(/Hidden|secret/);
    }
  });

  test('its pictures are not published, nor is the original of a picture that is', () => {
    const pictures = site()
      .files()
      .filter((file) => /\.(png|webp|avif|jpe?g)$/.test(file) && !file.startsWith('cards/'));
    expect(pictures.every((file) => file.startsWith('_astro/shown.'))).toBe(true);
    expect(pictures.some((file) => file.endsWith('.png'))).toBe(false);
  });

  test('a post appears in the second of its date, not before', () => {
    expect(site().exists('posts/noon/index.html')).toBe(true);
    expect(site().exists('posts/after-noon/index.html')).toBe(false);
  });

  test('its day comes, and a rebuild shows it', async () => {
    const built = await site().rebuild({
      env: { SOURCE_DATE_EPOCH: String(Date.parse('2024-05-10T18:30:00Z') / 1000) },
    });
    // 00:00 on 11 May in Asia/Kolkata is 18:30 UTC on the 10th.
    expect(built.exists('posts/future/index.html')).toBe(true);
    expect(built.read('tags/secret/index.html')).toMatch(/Hidden above a tag.*Hidden future/s);
    expect(built.read('tags/secret/feed.json')).toContain('Hidden in the feed of a tag');
    expect(built.exists('posts/draft/index.html')).toBe(false);
  });
});
