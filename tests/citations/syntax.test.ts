import { describe, expect, test } from 'vitest';
import { findCitations } from '../../src/citations/syntax.ts';
import { startCpuTime } from '../support/cpu-time.ts';

/** `prefix|key|suffix` of each source, a hyphen before a key whose year alone is told. */
const parts = (text: string) =>
  findCitations(text).map(
    ({ bracketed, cites }) =>
      `${bracketed ? '[]' : '@'} ${cites.map(({ prefix, key, yearOnly, suffix }) => `${prefix}|${yearOnly ? '-' : ''}${key}|${suffix}`).join(' + ')}`,
  );

describe('Pandoc’s citations', () => {
  test.each([
    ['[@a]', ['[] |a|']],
    ['[@a; @b, p. 3]', ['[] |a| + |b|, p.\u00a03']],
    ['[see @a, pp. 33-35]', ['[] see |a|, pp.\u00a033–35']],
    ['[see @a, pp. 33--35; also @b]', ['[] see |a|, pp.\u00a033–35 + also |b|']],
    ['[-@a]', ['[] |-a|']],
    ['[@a 12]', ['[] |a|, p.\u00a012']],
    ['[@a, 12-14, 20]', ['[] |a|, pp.\u00a012–14, 20']],
    ['[@a, xii]', ['[] |a|, xii']],
    ['[@a, § 2]', ['[] |a|, § 2']],
    ['[@a chap. 3]', ['[] |a|, chap.\u00a03']],
    ['[@a and others]', ['[] |a| and others']],
    ['[@a’s proof]', ['[] |a|’s proof']],
    ['[@a; and so on]', ['[] |a|; and so on']],
    ['[so they say; see @a]', ['[] so they say; see |a|']],
    ['[see\n@a,\np. 3]', ['[] see\n|a|, p.\u00a03']],
    ['[@{x:1.}; see @{a}]', ['[] |x:1.| + see |a|']],
    ['As @{a} says', ['@ |a|']],
    ['As @a says', ['@ |a|']],
    ['As @a [p. 3] says', ['@ |a|, p.\u00a03']],
    ['@a [@b]', ['@ |a|', '[] |b|']],
    ['كما قال @a و@b', ['@ |a|', '@ |b|']],
    ['(@a), @b.', ['@ |a|', '@ |b|']],
    ['[not one] @a', ['@ |a|']],
    ['[a [@b] c]', ['[] |b|']],
  ])('%j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('keys', () => {
  test.each([
    ['@smith2020a', 'smith2020a'],
    ['@Smith_2020', 'Smith_2020'],
    ['@doe:2020', 'doe:2020'],
    ['@a.b#c$d%e&f+g?h<i>j~k/l-m', 'a.b#c$d%e&f+g?h<i>j~k/l-m'],
    ['@2020', '2020'],
    ['@_x', '_x'],
    ['@müller2020', 'müller2020'],
    ['@王2020。', '王2020'],
    ['@a.', 'a'],
    ['@a--b', 'a'],
    ['@a...', 'a'],
    ['@a,b', 'a'],
    ['@a’s', 'a'],
  ])('%s', (text, key) => {
    expect(findCitations(text).map(({ cites }) => cites[0]!.key)).toEqual([key]);
  });
});

test.each([
  'me@x.org',
  '[me@x.org]',
  'https://x.org/@me',
  '@',
  '@@a',
  '[@]',
  '[]',
  '@.a',
  '[x]',
  '@fig:loss',
  '@eq-elbo',
  '[@tbl:models]',
  '[see @fig:loss]',
  'a@b@c',
])('%j is no citation', (text) => {
  expect(findCitations(text)).toEqual([]);
});

test('a backslash makes a sign a sign', () => {
  expect(findCitations('@a @b', (index) => index === 0).map(({ raw }) => raw)).toEqual(['@b']);
  expect(findCitations('[@a]', (index) => index === 0).map(({ raw }) => raw)).toEqual(['@a']);
  expect(findCitations('[@a]', (index) => index === 1)).toEqual([]);
  expect(findCitations('[with @a and @b]', (index) => index === 6)).toMatchObject([
    { raw: '[with @a and @b]', cites: [{ prefix: 'with @a and ', key: 'b' }] },
  ]);
});

test.each([
  '[@'.repeat(30_000),
  '@a '.repeat(30_000),
  `[${'@a '.repeat(30_000)}`,
  `[${'a'.repeat(100_000)}`,
  `[@a, ${'1-'.repeat(30_000)}]`,
  `@${'a.'.repeat(50_000)}`,
])('a text of any length takes no longer than it is', (text) => {
  const spent = startCpuTime();
  findCitations(text);
  expect(spent()).toBeLessThan(1000);
});
