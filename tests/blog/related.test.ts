import { expect, test } from 'vitest';
import { parseDate } from '../../src/core/dates.ts';
import { newestFirst } from '../../src/blog/published.ts';
import { relatedPosts } from '../../src/blog/related.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { seeded } from '../bench/random.ts';

const post = (slug: string, tags: string[] = [], more: { day?: string } = {}) => ({
  slug,
  tags: postFrontMatter.parse({ tags }).tags!,
  date: parseDate(more.day ?? '2022-06-28', 'UTC')!,
});
type Made = ReturnType<typeof post>;
const related = (posts: Made[], limit?: number) =>
  Object.fromEntries(
    [...relatedPosts(posts, limit)].map(([{ slug }, others]) => [slug, others.map((other) => other.slug)]),
  );

test('posts with a tag in common are related, others are not', () => {
  expect(related([post('a', ['nlp']), post('b', ['NLP']), post('c', ['css']), post('d')])).toEqual({
    a: ['b'],
    b: ['a'],
    c: [],
    d: [],
  });
});

test('a rare tag says more than a common one', () => {
  const posts = [
    post('a', ['python', 'tokenisers']),
    post('b', ['python']),
    post('c', ['tokenisers']),
    post('d', ['python']),
    post('e', ['python']),
  ];
  expect(related(posts).a![0]).toBe('c');
});

test('more tags in common say more than one', () => {
  const posts = [post('a', ['x', 'y']), post('b', ['x']), post('c', ['x', 'y']), post('d', ['y'])];
  expect(related(posts).a![0]).toBe('c');
});

test('a tag that every post has still relates them', () => {
  expect(related([post('a', ['x']), post('b', ['x'])])).toEqual({ a: ['b'], b: ['a'] });
});

test('posts without tags are not alike', () => {
  expect(related([post('a'), post('b')])).toEqual({ a: [], b: [] });
});

test('between equals the newer post, then the slug, whatever the order given', () => {
  const posts = [
    post('a', ['x']),
    post('old', ['x'], { day: '2020-01-01' }),
    post('new', ['x'], { day: '2023-01-01' }),
    post('c', ['x']),
    post('b', ['x']),
  ];
  expect(related(posts, 9).a).toEqual(['new', 'b', 'c', 'old']);
  expect(related(posts.toReversed(), 9)).toEqual(related(posts, 9));
});

test('at most so many, three unless told', () => {
  const posts = ['a', 'b', 'c', 'd', 'e'].map((slug) => post(slug, ['x']));
  expect(related(posts).a).toHaveLength(3);
  expect(related(posts, 1).a).toHaveLength(1);
  expect(related(posts, 0).a).toEqual([]);
});

test('a blog of one post, and of none', () => {
  expect(related([post('a', ['x'])])).toEqual({ a: [] });
  expect(related([])).toEqual({});
});

/** The rule as it is written, every pair compared. */
function byPairs(posts: Made[], limit = 3): Record<string, string[]> {
  const tagsOf = ({ tags }: Made) => new Set(tags.map(({ slug }) => slug));
  const rarity = (slug: string) => Math.log(posts.length / posts.filter((each) => tagsOf(each).has(slug)).length) + 1;
  const score = (a: Made, b: Made) => {
    const shared = [...tagsOf(a)].filter((slug) => tagsOf(b).has(slug)).map(rarity);
    // Largest first: a sum depends on the order in its last digit.
    return shared.sort((x, y) => y - x).reduce((sum, one) => sum + one, 0);
  };
  const ranked = (a: Made) =>
    posts.filter((b) => b !== a && score(a, b) > 0).sort((b, c) => score(a, c) - score(a, b) || newestFirst(b, c));
  return Object.fromEntries(
    posts.map((a) => [
      a.slug,
      ranked(a)
        .slice(0, limit)
        .map(({ slug }) => slug),
    ]),
  );
}

test('the short way finds what the comparison of every pair finds', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const some = (count: number) =>
      Array.from({ length: random.between(0, count) }, () => random.pickZipf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']));
    const posts = Array.from({ length: random.between(1, 25) }, (_, index) => {
      const made = post(`p${index}`, some(6), { day: `2022-06-0${random.between(1, 4)}` });
      return { ...made, tags: [...made.tags, ...made.tags.slice(random.between(0, 6))] };
    });
    const limit = random.between(0, 5);
    expect(related(posts, limit), `seed ${seed}`).toEqual(byPairs(posts, limit));
  }
});

test('of many tags the rarest count', () => {
  const many = Array.from({ length: 10 }, (_, index) => `t${index}`);
  // `t0` is on the most posts, `t9` on the fewest.
  const singles = many.flatMap((tag, index) =>
    Array.from({ length: 10 - index }, (_, copy) => post(`${tag}-${copy}`, [tag])),
  );
  const others = related([post('a', many), post('twin', many), ...singles], 99).a!;
  expect(others.slice(0, 2)).toEqual(['twin', 't9-0']);
  expect(others).toContain('t3-0');
  expect(others).not.toContain('t0-0');
});
