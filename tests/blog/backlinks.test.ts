import { describe, expect, test } from 'vitest';
import { backlinks, linkedPosts } from '../../src/blog/backlinks.ts';
import { parseDate } from '../../src/core/dates.ts';
import { sitePath, sitePaths } from '../../src/blog/site-paths.ts';
import { linksIn } from '../../src/core/html/links.ts';

const post = (slug: string, links: string[] = [], more: { day?: string; aliases?: string[] } = {}) => ({
  slug,
  url: encodeURI(`/posts/${slug}/`),
  links: links.map((link) => (link.startsWith('/') ? link : encodeURI(`/posts/${link}/`))),
  aliases: more.aliases ?? [],
  date: parseDate(more.day ?? '2022-06-28', 'UTC')!,
});
type Made = ReturnType<typeof post>;
const referring = (posts: Made[]) =>
  Object.fromEntries(
    [...backlinks(linkedPosts(posts))].map(([{ slug }, others]) => [slug, others.map((other) => other.slug)]),
  );

describe('the posts that link to a post', () => {
  test('are those, and no others', () => {
    expect(referring([post('a', ['b', 'c']), post('b', ['c']), post('c')])).toEqual({ a: [], b: ['a'], c: ['a', 'b'] });
  });

  test('stand newest first, whatever the order given', () => {
    const posts = [
      post('a'),
      post('old', ['a'], { day: '2020-01-01' }),
      post('new', ['a'], { day: '2023-01-01' }),
      post('z', ['a']),
      post('y', ['a']),
    ];
    expect(referring(posts).a).toEqual(['new', 'y', 'z', 'old']);
    expect(referring(posts.toReversed())).toEqual(referring(posts));
  });

  test('never hold the post itself, by whatever address', () => {
    expect(referring([post('a', ['a', '/old/'], { aliases: ['/old/'] })])).toEqual({ a: [] });
  });

  test.each([
    ['/2022/old.html', '/2022/old.html'],
    ['/old', '/old/'],
    ['/old/index.html', '/old/'],
    ['/机/', '/%E6%9C%BA/'],
    ['/%E6%9C%BA/', '/%E6%9C%BA/'],
  ])('may link to its old address: %s', (alias, link) => {
    expect(referring([post('a', [], { aliases: [alias] }), post('b', [link])]).a).toEqual(['b']);
  });

  test('each stand once, by however many addresses they link', () => {
    expect(
      referring([post('a', [], { aliases: ['/old/', '/older/'] }), post('b', ['/old/', 'a', '/older/'])]).a,
    ).toEqual(['b']);
  });

  test('are found in any script', () => {
    expect(referring([post('机器学习'), post('b', ['机器学习'])])['机器学习']).toEqual(['b']);
  });

  test('are none where the link leads to no post', () => {
    expect(referring([post('a', ['/', '/about/', 'gone', '/posts/'])])).toEqual({ a: [] });
    expect(referring([])).toEqual({});
  });

  test('are found in a time that grows with the links, not with their square', () => {
    const posts = Array.from({ length: 20_000 }, (_, index) =>
      post(`p${index}`, ['p0', `p${(index * 7) % 20_000}`, `p${index + 1}`]),
    );
    const start = performance.now();
    expect(backlinks(linkedPosts(posts)).get(posts[0]!)).toHaveLength(19_999);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test('what a post links to comes in its order, by the path of the link', () => {
  const [a, b, c] = [post('a', ['/old/', 'gone', 'b', 'a']), post('b'), post('c', [], { aliases: ['/old'] })];
  expect([...linkedPosts([a, b, c]).get(a)!]).toEqual([
    ['/old/', c],
    ['/posts/b/', b],
  ]);
});

describe('the links of a body', () => {
  test.each([
    ['one', '<p><a href="/x/">x</a></p>', ['/x/']],
    [
      'in order, each as often as it stands',
      '<a href="/b/">b</a><a href="/a/">a</a><a href="/b/">b</a>',
      ['/b/', '/a/', '/b/'],
    ],
    [
      'other attributes, other quotes, none, over lines',
      `<a class="a" href='/a/' title=x>a</a><A\nHREF = /b/>b</A>`,
      ['/a/', '/b/'],
    ],
    ['round another element', '<a href="/x/"><code>x</code></a>', ['/x/']],
    ['in code, where it is text', '<pre><code>&lt;a href="/x/"></code></pre>', []],
    ['in an attribute', `<img alt='<a href="/x/">'><iframe srcdoc="<a href='/y/'>y</a>"></iframe>`, []],
    ['in a value of its own', `<a title=' href="/x/"' href="/y/">y</a>`, ['/y/']],
    ['in a comment, closed or not', '<!-- <a href="/x/">x</a> --><a href="/y/">y</a><!-- <a href="/z/">', ['/y/']],
    ['of other elements', '<abbr href="/x/">x</abbr><area href="/x/"><link href="/x/"><a-b href="/x/">x</a-b>', []],
    ['without an address, or an empty one', '<a id="x">x</a><a href>x</a>', ['']],
    ['that stands there twice: the first counts', '<a href="/x/" href="/y/">x</a>', ['/x/']],
    ['never closed', '<a href="/x/', []],
  ])('%s', (_, html, expected) => {
    expect(linksIn(html)).toEqual(expected);
  });

  test.each(['<a ', '<a "', '<a \'"', '<!--', '<', '<a href="', '<a href=x '])(
    'hostile text takes no longer than its length: %s',
    (piece) => {
      const start = performance.now();
      expect(linksIn(piece.repeat(100_000))).toEqual([]);
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );
});

describe('the path that an address leads to', () => {
  test.each([
    ['/posts/x/', '/posts/x/'],
    ['/posts/x', '/posts/x/'],
    ['/posts/x/index.html', '/posts/x/'],
    ['/posts/x/?a=1&amp;b=2#part', '/posts/x/'],
    ['../x/', '/posts/x/'],
    ['#part', '/posts/here/'],
    ['', '/posts/here/'],
    ['/', '/'],
    ['https://stay-tuned.example/posts/x/', '/posts/x/'],
    ['http://stay-tuned.example/posts/x/', '/posts/x/'],
    ['//stay-tuned.example/posts/x/', '/posts/x/'],
    ['https://STAY-TUNED.example', '/'],
    ['/posts/机器/', '/posts/%E6%9C%BA%E5%99%A8/'],
    ['/posts/%E6%9C%BA%e5%99%a8/', '/posts/%E6%9C%BA%E5%99%A8/'],
    ['/a&amp;b/', '/a&b/'],
    ['/old.html', '/old.html'],
    ['/100%/', '/100%25/'],
  ])('%s: %s', (address, path) => {
    expect(sitePath(address, '/posts/here/')).toBe(path);
  });

  test.each([
    'https://example.org/posts/x/',
    '//example.org/',
    'https://stay-tuned.example.org/',
    'https://stay-tuned.example:8080/x/',
    'mailto:me@stay-tuned.example',
    'javascript:alert(1)',
    'https://',
    'http://[/',
  ])('%s is not ours', (address) => {
    expect(sitePath(address, '/posts/here/')).toBeUndefined();
  });

  test('each once, in order, and never that of the page', () => {
    expect(sitePaths(['#a', '/b/#x', 'https://example.org/', '/a/', '/b', '/posts/here/?x'], '/posts/here/')).toEqual([
      '/b/',
      '/a/',
    ]);
  });
});
