import { expect, test } from 'vitest';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { idOf } from '../../src/feeds/items.ts';

const url = '/posts/new/';
const root = 'https://stay-tuned.example';

test('an item is known by what another site’s feed had for it, by its oldest URL here, or by its URL', () => {
  expect(idOf({ url, aliases: [] })).toBe(`${root}/posts/new/`);
  expect(idOf({ url, aliases: ['/2020/old.html', '/posts/old/', '/posts/older/'] })).toBe(`${root}/posts/old/`);
  const feedId = 'tag:old.example,2014-05-06:/old/';
  expect(idOf({ url, aliases: ['/posts/old/'], feedId })).toBe(feedId);
});

test('an id has a scheme', () => {
  expect(postFrontMatter.safeParse({ feedId: 'https://old.example/a' }).success).toBe(true);
  expect(postFrontMatter.safeParse({ feedId: '/old/a' }).error?.issues[0]?.message).toContain('`feedId: /old/a`');
});
