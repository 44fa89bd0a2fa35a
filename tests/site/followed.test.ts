import { XMLParser } from 'fast-xml-parser';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixtureSite } from '../support/project.ts';
import { validateJsonFeed, validateXml } from '../support/schemas.ts';
import { sharedSite } from '../support/site.ts';

/** The settings of the tests' blog with everything set that a blogger may leave out, and small feeds. */
const settings = fixtureSite.replace('feedSize: 20', 'feedSize: 3').replace(
  "aiCrawlers: 'allow',",
  `aiCrawlers: 'disallow',
  author: { name: 'Ada & Co', url: 'https://ada.example/' },
  replyTo: 'ada+blog@ada.example',
  profiles: [{ label: 'Mastodon', url: 'https://social.example/@ada' }],
  fediverse: '@ada@social.example',
  hub: 'https://hub.example/',
  security: { contact: 'mailto:security@ada.example', expires: '2999-01-01' },`,
);

const post = (title: string, front: string, body = `About ${title}.`) =>
  `---\ntitle: ${title}\n${front}\n---\n\n${body}\n`;

const files = {
  'src/site.ts': settings,
  'public/talk.mp3': 'not really sound',
  'src/content/blogroll.yml':
    '- name: Chris Olah\n  url: https://colah.github.io/\n  feed: https://colah.github.io/rss.xml\n  ' +
    'description: Neural networks, drawn.\n- name: No feed\n  url: https://none.example/\n',
};

const content = {
  'pages/about.md': post('About', ''),
  'posts/2022-01-01-one.md': post(
    'One',
    'tags: [Python]\nseries: { name: Lines, part: 1 }',
    'First. ![A box](./box.svg)',
  ),
  'posts/box.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
  'posts/2022-01-02-two.md': post(
    'Two & <more>',
    'tags: [Python, 机器学习]\nseries: Lines\nupdated: 2022-03-01',
    'See [the first](./2022-01-01-one.md).',
  ),
  'posts/2022-01-03-three.md': post(
    'Three',
    'tags: [C++]\naliases: [/posts/drei/, /3.html]\ndiscussions: [https://news.ycombinator.com/item?id=3, ' +
      'https://lobste.rs/s/3, https://forum.example/3]',
    '<audio controls src="/talk.mp3"></audio>',
  ),
  'posts/2022-01-04-four.md': post('Vier', 'lang: de\ntags: [python]'),
  'posts/2022-01-05-five.md': post('Five', 'image: ./cover.png\nimageAlt: A plain colour'),
  'posts/2022-01-06-six.md': post('Six', ''),
  'posts/2022-01-07-seven.md': post('Seven', 'series: { name: lines, part: 4 }'),
  'posts/2022-01-08-draft.md': post(
    'Hidden words',
    'draft: true\nseries: Secret\ntags: [secret]',
    '[One](./2022-01-01-one.md)',
  ),
};

const site = sharedSite({
  files,
  content: {
    ...content,
    'posts/cover.png': await sharp({ create: { width: 900, height: 500, channels: 3, background: '#7a94a8' } })
      .png()
      .toBuffer(),
  },
});

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['item', 'entry', 'category', 'link', 'url', 'outline', 'atom:link'].includes(name),
});
const xml = (path: string) => parser.parse(site().read(path));
const all = ['seven', 'six', 'five', 'four', 'three', 'two', 'one'];
const slugs = (addresses: string[]) => addresses.map((address) => /\/posts\/([^/]+)\/$/.exec(address)![1]);

/** What each format says of its posts, and where the older ones are. */
const readers: Record<
  string,
  (path: string) => {
    posts: { link: string; id: string; title: string; html: string; tags: string[]; at: number }[];
    previous: string | undefined;
  }
> = {
  'rss.xml': (path) => {
    const { channel } = xml(path).rss;
    return {
      posts: (channel.item as Record<string, never>[]).map((item) => ({
        link: item.link![0]!,
        id: String(item.guid!['#text']),
        title: item.title!,
        html: item['content:encoded']!,
        tags: item.category ?? [],
        at: Date.parse(item.pubDate!),
      })),
      previous: channel['atom:link'].find((link: Record<string, string>) => link['@_rel'] === 'prev-archive')?.[
        '@_href'
      ],
    };
  },
  'atom.xml': (path) => {
    const { feed } = xml(path);
    return {
      posts: (feed.entry as Record<string, never>[]).map((entry) => ({
        link: entry.link![0]!['@_href']!,
        id: entry.id!,
        title: entry.title!,
        html: entry.content!['#text']!,
        tags: (entry.category ?? ([] as Record<string, string>[])).map((one) => one['@_term']!),
        at: Date.parse(entry.published!),
      })),
      previous: feed.link.find((link: Record<string, string>) => link['@_rel'] === 'prev-archive')?.['@_href'],
    };
  },
  'feed.json': (path) => {
    const feed = JSON.parse(site().read(path)) as {
      items: {
        url: string;
        id: string;
        title: string;
        content_html: string;
        tags?: string[];
        date_published: string;
      }[];
    };
    return {
      posts: feed.items.map(({ url, id, title, content_html, tags = [], date_published }) => ({
        link: url,
        id,
        title,
        html: content_html,
        tags,
        at: Date.parse(date_published),
      })),
      previous: undefined,
    };
  },
};
const pathOf = (address: string) => decodeURI(new URL(address).pathname).slice(1);

describe('feeds', () => {
  test.each(['rss.xml', 'atom.xml'])('%s and the archive lead from the newest post to the first', (name) => {
    const found: string[][] = [];
    for (let path: string | undefined = name; path !== undefined;) {
      const { posts, previous } = readers[path.split('/').at(-1)!]!(path);
      found.push(slugs(posts.map(({ link }) => link)) as string[]);
      path = previous === undefined ? undefined : pathOf(previous);
    }
    expect(found).toEqual([['seven', 'six', 'five'], ['four', 'five', 'six'].toReversed(), ['three', 'two', 'one']]);
  });

  test('the archive is there once, and its old URLs lead to it', () => {
    expect(
      site()
        .files()
        .filter((file) => file.startsWith('feeds/')),
    ).toEqual(['feeds/1/atom.xml', 'feeds/2/atom.xml']);
    expect(site().read('_redirects')).toContain(
      '/feeds/:document/rss.xml /feeds/:document/atom.xml 301\n/feeds/:document/feed.json /feeds/:document/atom.xml 301\n',
    );
  });

  test.each(['', 'tags/python/', 'tags/机器学习/', 'series/lines/'])('%s says the same in every format', (folder) => {
    const [rss, atom, json] = Object.entries(readers).map(([name, read]) =>
      read(folder + name).posts.map((post) => ({ ...post, html: post.html.trim() })),
    );
    expect(atom).toEqual(rss);
    expect(json).toEqual(rss);
    expect(rss!.length).toBeGreaterThan(0);
  });

  test('every one is valid, and nothing of a draft is in any file', async () => {
    const paths = site().files();
    const feeds = (ending: string) => paths.filter((path) => path.endsWith(ending));
    expect(feeds('atom.xml')).toHaveLength(7);
    for (const path of feeds('atom.xml'))
      expect([path, await validateXml(site().read(path), 'atom')]).toEqual([path, []]);
    for (const path of feeds('feed.json')) expect([path, validateJsonFeed(site().read(path))]).toEqual([path, []]);
    for (const path of feeds('.opml')) expect([path, await validateXml(site().read(path), 'opml')]).toEqual([path, []]);
    expect(await validateXml(site().read('sitemap-0.xml'), 'sitemap')).toEqual([]);
    expect(await validateXml(site().read('sitemap-index.xml'), 'sitemap index')).toEqual([]);
    expect(
      paths.filter(
        (path) =>
          /secret|draft/.test(path) ||
          (/\.(html|xml|json|opml|txt|md)$/.test(path) && /Hidden words|secret/i.test(site().read(path))),
      ),
    ).toEqual([]);
  });

  test('give what a post has: its id before it moved, its sound, its picture, its language, hub and author', () => {
    const [three] = readers['atom.xml']!('tags/c-plus-plus/atom.xml').posts;
    expect(three).toMatchObject({
      id: 'https://stay-tuned.example/posts/drei/',
      link: 'https://stay-tuned.example/posts/three/',
    });
    const text = (path: string) => site().read(path);
    expect(text('tags/c-plus-plus/rss.xml')).toContain(
      '<enclosure url="https://stay-tuned.example/talk.mp3" length="16" type="audio/mpeg"/>',
    );
    expect(JSON.parse(text('tags/c-plus-plus/feed.json')).items[0].attachments).toEqual([
      { url: 'https://stay-tuned.example/talk.mp3', mime_type: 'audio/mpeg', size_in_bytes: 16 },
    ]);
    const five = JSON.parse(text('feed.json')).items[2];
    expect(site().exists(pathOf(five.image))).toBe(true);
    expect(text('feeds/2/atom.xml')).toContain('<entry xml:lang="de">');
    expect(text('atom.xml')).toContain('<link href="https://hub.example/" rel="hub"/>');
    expect(text('atom.xml')).toContain('<name><![CDATA[Ada & Co]]></name>');
  });

  test('are found from the page that they are the feed of', () => {
    const found = (path: string) =>
      [
        ...site()
          .read(path)
          .matchAll(/<link rel="alternate" type="([^"]*)"(?: title="([^"]*)")? href="([^"]*)"/g),
      ].map(([, , title, href]) => [title, href]);
    const whole = [
      ['Stay Tuned', '/rss.xml'],
      ['Stay Tuned (Atom)', '/atom.xml'],
      ['Stay Tuned (JSON)', '/feed.json'],
    ];
    expect(found('index.html')).toEqual(whole);
    expect(found('series/lines/index.html')).toEqual([
      ['Stay Tuned: Lines', '/series/lines/rss.xml'],
      ['Stay Tuned: Lines (Atom)', '/series/lines/atom.xml'],
      ['Stay Tuned: Lines (JSON)', '/series/lines/feed.json'],
      ...whole,
    ]);
    expect(found('tags/机器学习/index.html')[0]).toEqual([
      'Stay Tuned: 机器学习',
      `${encodeURI('/tags/机器学习/')}rss.xml`,
    ]);
  });

  test('are all on one page for people, and in one file for readers', () => {
    const page = site().read('subscribe/index.html');
    const feeds = ['', 'series/lines/', 'tags/c-plus-plus/', 'tags/python/', encodeURI('tags/机器学习/')].map(
      (of) => `https://stay-tuned.example/${of}rss.xml`,
    );
    expect([...page.matchAll(/<p class="address"><code>([^<]*)</g)].map(([, value]) => value)).toEqual(feeds);
    expect(xml('feeds.opml').opml.body.outline.map((outline: Record<string, string>) => outline['@_xmlUrl'])).toEqual(
      feeds,
    );
    expect(page).toContain(
      'href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fstay-tuned.example%2Frss.xml"',
    );
    expect(page).toContain('href="feed:https://stay-tuned.example/rss.xml"');
    expect(page).toContain('href="/feeds.opml"');
  });
});

describe('reading paths', () => {
  test('a series is a page, and a box in each of its posts', () => {
    const parts = (html: string) =>
      [...html.matchAll(/<li (?:class="h-entry" )?value="(\d)">.*?<a [^>]*href="([^"]*)"[^>]*>/gs)].map(
        ([, number, href]) => `${number} ${href}`,
      );
    const expected = ['1 /posts/one/', '4 /posts/seven/', '5 /posts/two/'];
    expect(parts(site().read('series/lines/index.html'))).toEqual(expected);
    expect(parts(site().read('series/index.html'))).toEqual(expected);
    const page = site().read('posts/seven/index.html');
    expect(page).toContain('Part 4 of 5: <a href="/series/lines/">Lines</a>');
    expect(parts(page)).toEqual(expected);
    expect(page).toMatch(/<a href="\/posts\/seven\/" aria-current="page">/);
    expect(page).toMatch(/rel="next" href="\/posts\/two\/"><span>Next: part 5<\/span>/);
    expect(page).toMatch(/rel="prev" href="\/posts\/one\/"><span>Before: part 1<\/span>/);
  });

  test('a post says what refers to it, how to reply and where it is discussed', () => {
    expect(site().read('posts/one/index.html')).toMatch(
      /Referred to by<\/h2><ul role="list"><li><a href="\/posts\/two\/"/,
    );
    const three = site().read('posts/three/index.html');
    expect(three).toContain('<a href="mailto:ada%2Bblog@ada.example?subject=Re%3A%20Three">Reply by email</a>');
    expect(three).toContain(
      'Discussed on <a class="u-syndication" href="https://news.ycombinator.com/item?id=3" ' +
        'rel="external">Hacker News</a>, <a class="u-syndication" href="https://lobste.rs/s/3" ' +
        'rel="external">Lobsters</a> and <a class="u-syndication" href="https://forum.example/3" ' +
        'rel="external">forum.example</a></span>',
    );
    expect(three).toContain('<meta name="fediverse:creator" content="@ada@social.example"');
    expect(three).toContain('<a href="https://social.example/@ada" rel="me">Mastodon</a>');
  });

  test('the archive has titles, descriptions and tags of all posts, and asks a search engine about this site', () => {
    const page = site().read('archive/index.html');
    expect([...page.matchAll(/class="p-name u-url" href="\/posts\/([^/]+)\/"/g)].map(([, slug]) => slug)).toEqual(all);
    expect(page).toContain('About Six.');
    expect(page.replace(/<[^>]+>/g, '')).toContain('Python · 机器学习');
    expect(page).toMatch(
      /<form class="search" role="search" action="https:\/\/duckduckgo\.com\/">\s*<input type="hidden" name="sites" value="stay-tuned\.example">/,
    );
    expect(page).toContain('form-action https://duckduckgo.com');
    expect(site().read('_headers')).toContain('form-action https://duckduckgo.com');
    expect(site().read('index.html')).toContain("form-action 'none'");
    expect(xml('opensearch.xml').OpenSearchDescription.Url['@_template']).toBe(
      'https://duckduckgo.com/?sites=stay-tuned.example&q={searchTerms}',
    );
  });

  test('the blogroll is a page and a file', () => {
    expect(site().read('blogroll/index.html')).toContain('Neural networks, drawn.');
    expect(xml('blogroll.opml').opml.body.outline).toMatchObject([
      { '@_text': 'Chris Olah', '@_xmlUrl': 'https://colah.github.io/rss.xml' },
    ]);
  });
});

describe('pictures for link previews', () => {
  test('every page to be found has one of the right size, small, with a text', async () => {
    for (const path of site()
      .files()
      .filter((file) => file.endsWith('index.html') && !/noindex/.test(site().read(file)))) {
      const html = site().read(path);
      const image = /<meta property="og:image" content="https:\/\/stay-tuned\.example\/([^"]*)"/.exec(html)![1]!;
      expect(html).toMatch(/<meta property="og:image:alt" content="[^"]+"/);
      const bytes = site().bytes(decodeURI(image));
      if (!image.startsWith('cards/')) continue;
      const { width, height, format } = await sharp(bytes).metadata();
      expect([image, width, height, format]).toEqual([image, 1200, 630, 'png']);
      expect(bytes.length, image).toBeLessThanOrEqual(40_000);
    }
  });

  test('a post’s own picture is its preview, and no card is drawn', () => {
    expect(site().read('posts/five/index.html')).toMatch(
      /<meta property="og:image" content="https:\/\/stay-tuned\.example\/_astro\/cover[^"]*"\/?><meta property="og:image:alt" content="A plain colour"/,
    );
    expect(
      site()
        .files()
        .filter((file) => file.startsWith('cards/posts/'))
        .map((file) => file.slice(12, -4)),
    ).toEqual(['four', 'one', 'seven', 'six', 'three', 'two']);
  });
});

describe('machines', () => {
  const dataIn = (path: string) =>
    [
      ...site()
        .read(path)
        .matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g),
    ].map(([, json]) => JSON.parse(json!) as Record<string, unknown>);

  test('a post describes itself completely', () => {
    const [posting, breadcrumb] = dataIn('posts/two/index.html');
    const author = {
      '@type': 'Person',
      name: 'Ada & Co',
      url: 'https://ada.example/',
      sameAs: ['https://social.example/@ada'],
    };
    const website = { '@type': 'WebSite', name: 'Stay Tuned', url: 'https://stay-tuned.example/' };
    expect(posting).toEqual({
      ...{
        '@context': 'https://schema.org',
        '@type': 'BlogPosting',
        headline: 'Two & <more>',
        description: 'See the first.',
        datePublished: '2022-01-02',
        dateModified: '2022-03-01',
        author,
        publisher: author,
      },
      image: {
        '@type': 'ImageObject',
        url: 'https://stay-tuned.example/cards/posts/two.png',
        caption: '2 January 2022 · 1 min read'.replace(/^/, 'Two & <more> · ').concat(' · Stay Tuned'),
        width: 1200,
        height: 630,
      },
      ...{
        keywords: ['Python', '机器学习'],
        wordCount: 3,
        inLanguage: 'en',
        url: 'https://stay-tuned.example/posts/two/',
        mainEntityOfPage: 'https://stay-tuned.example/posts/two/',
      },
      isPartOf: [
        website,
        { '@type': 'CreativeWorkSeries', name: 'Lines', url: 'https://stay-tuned.example/series/lines/' },
      ],
    });
    expect(breadcrumb).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: 'Stay Tuned' },
        { position: 2, name: 'Two & <more>', item: 'https://stay-tuned.example/posts/two/' },
      ],
    });
    expect(dataIn('index.html')).toMatchObject([{ '@type': 'WebSite', publisher: author }]);
    expect(dataIn('tags/python/index.html')).toMatchObject([
      {
        itemListElement: [
          { name: 'Stay Tuned' },
          { name: 'Tags', item: 'https://stay-tuned.example/tags/' },
          { name: 'Python' },
        ],
      },
    ]);
  });

  test('and in microformats, with its author', () => {
    const page = site().read('posts/two/index.html');
    for (const name of [
      'h-entry',
      'p-name',
      'dt-published',
      'dt-updated',
      'p-category',
      'e-content',
      'u-url',
      'p-author h-card',
    ])
      expect(page).toContain(name);
    expect(site().read('index.html')).toMatch(/<main [^>]*class="h-feed"/);
  });

  test('robots.txt refuses language models where the settings do, and security.txt says whom to tell', () => {
    expect(site().read('robots.txt')).toMatch(
      /(User-agent: \S+\n)+Disallow: \/\n\nUser-agent: \*\nAllow: \/\n\nSitemap: https:\/\/stay-tuned\.example\/sitemap-index\.xml\n$/,
    );
    expect(site().read('robots.txt')).toContain('User-agent: GPTBot\n');
    expect(site().read('.well-known/security.txt')).toMatch(
      /^Contact: mailto:security@ada\.example\nExpires: 2998-12-31T/,
    );
  });

  test('llms.txt lists every post and page', () => {
    const text = site().read('llms.txt');
    expect(text).toMatch(/^# Stay Tuned\n\n> .+\n\n## Posts\n\n- \[Seven\]/);
    expect(text.match(/^- \[/gm)).toHaveLength(all.length + 2);
  });

  test('each post is also Markdown, with every address in full', () => {
    expect(site().read('posts/two/index.html')).toContain(
      '<link rel="alternate" type="text/markdown" href="/posts/two.md"',
    );
    const front =
      '---\ntitle: Two & <more>\nurl: https://stay-tuned.example/posts/two/\ndate: 2022-01-02\nupdated: ' +
      '2022-03-01\nauthor: Ada & Co\nlang: en\ntags:\n  - Python\n  - 机器学习\n---\n\n# Two & <more>\n\n';
    expect(site().read('posts/two.md')).toBe(`${front}See [the first](https://stay-tuned.example/posts/one/).\n`);
    expect(
      site()
        .files()
        .filter((file) => /^posts\/.*\.md$/.test(file)),
    ).toHaveLength(all.length);
    const [, picture] = /^First\. !\[A box\]\(https:\/\/stay-tuned\.example\/(\S+)\)$/m.exec(
      site().read('posts/one.md'),
    )!;
    expect(site().exists(picture!)).toBe(true);
    expect(site().read('llms.txt')).toContain('(https://stay-tuned.example/posts/two.md)');
  });

  test('the sitemap lists the pictures of a page', () => {
    const entry = xml('sitemap-0.xml').urlset.url.find(({ loc }: { loc: string }) => loc.endsWith('/posts/one/'));
    expect(entry['image:image']['image:loc']).toMatch(/^https:\/\/stay-tuned\.example\/_astro\/box\..*svg$/);
  });
});

test('one more post changes no full document of the archive; a mistake in the blogroll stops the build', async () => {
  const archive = () =>
    site()
      .files()
      .filter((file) => file.startsWith('feeds/'))
      .map((file) => [file, site().read(file)] as const);
  const before = archive();
  expect((await site().rebuild({ content: { 'posts/2022-01-09-eight.md': post('Eight', '') } })).status).toBe(0);
  expect(new Map(archive())).toEqual(new Map(before));
  const broken = await site().rebuild({ content: { 'blogroll.yml': '- name: A\n  url: a.example\n' } });
  expect(broken.status).toBe(1);
  expect(broken.output).toContain('src/content/blogroll.yml:2\n');
  expect(broken.output).toContain('is missing or is no URL');
  expect(broken.output).not.toMatch(/\n\s+at /);
});
