import { expect, test } from 'vitest';
import { aliasFile } from '../../src/blog/alias-page.ts';
import { reasonAgainst, withoutBase } from '../../src/blog/alias-paths.ts';
import { postFrontMatter } from '../../src/blog/front-matter.ts';
import { readXml } from '../../src/core/html/xml.ts';

test.each([
  '/.htaccess',
  '/a/.git/',
  '/*',
  '/a/*/b/',
  '/:splat/x/',
  '/a%0Ab/',
  '/a%00b/',
  '/a\ud800b/',
  '/a\u0007b/',
  `/${'a'.repeat(300)}/`,
  `/${'机'.repeat(100)}/`,
  '/con/',
  '/AUX.html',
  '/a./',
  '/x/com1.txt',
  '/old.js',
  `/${'a/'.repeat(600)}`,
])('the alias %j is refused', (alias) => {
  expect(reasonAgainst(alias)).toBeDefined();
  expect(postFrontMatter.safeParse({ aliases: [alias] }).error?.issues[0]).toMatchObject({
    path: expect.arrayContaining(['aliases']),
  });
});

test.each(['/a//b/', '/../a/', '/a/./b', '/a?b', '/a#b', 'a/', '/a b/', '/a%2fb/', '/a\\b/', 'https://a.example/'])(
  'the alias %j is no path',
  (alias) => {
    expect(postFrontMatter.safeParse({ aliases: [alias] }).success).toBe(false);
  },
);

test.each([
  '/old/',
  '/2022/06/old-name.html',
  '/console/',
  '/a.b/c.html',
  '/wiki/Talk:Main',
  '/机器学习/',
  '/caf%C3%A9/',
  '/feed.xml',
  `/${'a'.repeat(240)}/`,
])('the alias %j is fine', (alias) => {
  expect(reasonAgainst(alias)).toBeUndefined();
  expect(postFrontMatter.safeParse({ aliases: [alias] }).data?.aliases).toEqual([withoutBase(alias)]);
});

test('where hosts serve XML, the page is XML', () => {
  const names: string[] = [];
  const { errors } = readXml(aliasFile({ title: 'A & <b>', url: '/posts/a/' }, 'feed.xml'), {
    open: ({ name, namespace }) => void names.push(`${namespace} ${name}`),
    close: () => undefined,
    text: () => undefined,
  });
  expect(errors).toEqual([]);
  expect(names).toContain('html meta');
  expect(aliasFile({ title: 'A', url: '/posts/a/' }, 'old/index.html')).toMatch(/^<!doctype html>/);
});
