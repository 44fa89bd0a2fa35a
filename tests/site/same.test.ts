import { beforeAll, describe, expect, test } from 'vitest';
import { buildSite, diffTrees, type BuiltSite } from '../support/site.ts';

const post = (front: string, body = 'Text.') => `---\n${front}\n---\n\n${body}\n`;
const content = {
  'posts/2022-01-01-new-year.md': post('title: New year'),
  'posts/midnight.md': post('title: Midnight\ndate: 2022-01-01 00:30'),
  'posts/evening.md': post('title: Evening\ndate: 2021-12-31 23:30 -0800'),
  'posts/zulu.md': post('title: Zulu\ndate: 2022-01-02T00:00:00Z\nupdated: 2022-01-03'),
  'posts/2022-06-01-mdx.mdx': post('tags: [a, b]', '# MDX\n\nA note[^1].\n\n[^1]: The note.'),
};

/** Three clean builds in three folders, each on a machine in another zone. */
const zones = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'];
let sites: BuiltSite[];
beforeAll(async () => {
  sites = [];
  for (const TZ of zones) sites.push(await buildSite({ start: 'sample', content, env: { TZ } }));
});

test('two clean builds give the same bytes, in another folder and another zone too', () => {
  // What a slow build is doing is said by the clock.
  const progress = /^(?:[A-Z][a-z ,]+(?:: \d+ of \d+)?)\n/gm;
  const results = sites.map(({ status, output }) => ({ status, output: output.replace(progress, '') }));
  expect(results).toEqual(zones.map(() => ({ status: 0, output: results[0]!.output })));
  expect(sites[0]!.files().length).toBeGreaterThan(30);
  expect(diffTrees(sites[0]!.dist, sites[1]!.dist)).toEqual([]);
  expect(diffTrees(sites[0]!.dist, sites[2]!.dist)).toEqual([]);
});

test('a build after another gives the same bytes as a clean one', async () => {
  const again = await sites[1]!.rebuild();
  expect(diffTrees(sites[0]!.dist, again.dist)).toEqual([]);
});

test('no path of the machine is in the output', () => {
  for (const file of sites[0]!.files().filter((name) => /\.(html|xml|txt|css|svg)$|^_/.test(name))) {
    expect(sites[0]!.read(file)).not.toContain(sites[0]!.dir);
    expect(sites[0]!.read(file)).not.toMatch(/\/tmp\/|\/home\/|\/Users\//);
  }
});

describe('a date is the day that the author wrote', () => {
  const page = (slug: string) => sites[1]!.read(`posts/${slug}/index.html`);

  test.each([
    ['new-year', '<time class="dt-published" datetime="2022-01-01">1 January 2022</time>'],
    ['midnight', '<time class="dt-published" datetime="2022-01-01T00:30:00+05:30">1 January 2022</time>'],
    ['evening', '<time class="dt-published" datetime="2021-12-31T23:30:00-08:00">31 December 2021</time>'],
    ['zulu', '<time class="dt-published" datetime="2022-01-02T00:00:00Z">2 January 2022</time>'],
  ])('on the page of %s', (slug, time) => {
    expect(page(slug)).toContain(time);
  });

  test('in the feed', () => {
    const dates = [...sites[1]!.read('rss.xml').matchAll(/<title>([^<]*)<\/title>.*?<pubDate>([^<]*)/gs)].map(
      ([, , date]) => date,
    );
    expect(dates).toContain('Sat, 01 Jan 2022 10:00:00 GMT');
    expect(dates).toContain('Sat, 01 Jan 2022 00:30:00 +0530');
    expect(dates).toContain('Fri, 31 Dec 2021 23:30:00 -0800');
  });

  test('in the sitemap, with the day of the last change', () => {
    const sitemap = sites[1]!.read('sitemap-0.xml');
    expect(sitemap).toContain('/posts/new-year/</loc><lastmod>2022-01-01</lastmod>');
    expect(sitemap).toContain('/posts/zulu/</loc><lastmod>2022-01-03</lastmod>');
  });

  test('and decides the order, newest first; on one day the later instant comes first', () => {
    const order = [...sites[1]!.read('archive/index.html').matchAll(/<a [^>]*href="\/posts\/([^/]*)\//g)].map(
      ([, slug]) => slug,
    );
    expect(order.filter((slug) => ['new-year', 'midnight', 'evening', 'zulu'].includes(slug!))).toEqual([
      'zulu',
      'midnight',
      'new-year',
      'evening',
    ]);
  });
});
