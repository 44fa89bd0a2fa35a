import { describe, expect, test } from 'vitest';
import { backlinks, linkedPosts } from '../../src/blog/backlinks.ts';
import { parseDate } from '../../src/core/dates.ts';
import { startCpuTime } from '../support/cpu-time.ts';

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
    const spent = startCpuTime();
    expect(backlinks(linkedPosts(posts)).get(posts[0]!)).toHaveLength(19_999);
    expect(spent()).toBeLessThan(2000);
  });
});

test('what a post links to comes in its order, by the path of the link', () => {
  const [a, b, c] = [post('a', ['/old/', 'gone', 'b', 'a']), post('b'), post('c', [], { aliases: ['/old'] })];
  expect([...linkedPosts([a, b, c]).get(a)!]).toEqual([
    ['/old/', c],
    ['/posts/b/', b],
  ]);
});
