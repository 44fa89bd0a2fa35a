import { describe, expect, test } from 'vitest';
import { siteNameOf } from '../../src/blog/discussions.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';

test.each([
  ['https://news.ycombinator.com/item?id=1', 'Hacker News'],
  ['https://www.reddit.com/r/MachineLearning/comments/x/', 'Reddit'],
  ['https://bsky.app/profile/me/post/3k', 'Bluesky'],
  ['https://fosstodon.org/@me/112233', 'Mastodon'],
  ['https://a.example/@me@b.example/1', 'Mastodon'],
  ['https://forum.example.org/t/42', 'forum.example.org'],
])('%s is on %s', (url, name) => {
  expect(siteNameOf(url)).toBe(name);
});

describe('in the front matter', () => {
  const read = (discussions: unknown) => postFrontMatter.safeParse({ discussions });
  test('an address, a list of them, or names of one’s own', () => {
    const url = 'https://lobste.rs/s/abc';
    expect(read(url).data!.discussions).toEqual([{ name: 'Lobsters', url }]);
    expect(read([{ url }, { name: ' ', url }]).data!.discussions).toEqual([
      { name: 'Lobsters', url },
      { name: 'Lobsters', url },
    ]);
    expect(read([url, { name: 'The forum', url: 'https://f.example/1' }]).data!.discussions).toEqual([
      { name: 'Lobsters', url },
      { name: 'The forum', url: 'https://f.example/1' },
    ]);
  });

  test.each([['javascript:alert(1)'], ['/local'], ['https://'], ['https://a b.example/'], ['ftp://a.example/']])(
    '%s is refused with the way to write it',
    (url) => {
      expect(
        read([url])
          .error!.issues.flatMap((issue) => ('errors' in issue ? issue.errors.flat() : [issue]))
          .map(({ message }) => message)
          .join(),
      ).toContain(`\`${url}\` is no URL of a discussion.\nWrite it in full`);
    },
  );
});
