import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/core/dates.ts';
import { isPublished, newestFirst, unpublishedReason } from '../../src/blog/published.ts';

const date = (text: string) => parseDate(text, 'Asia/Kolkata')!;
const post = (text: string, draft = false) => ({ date: date(text), draft });
const at = (text: string) => Date.parse(text);

describe('a post is published', () => {
  test.each([
    ['2022-06-28', '2022-06-27T18:29:59.999Z', false],
    ['2022-06-28', '2022-06-27T18:30:00.000Z', true],
    ['2022-06-28', '2022-06-27T18:30:00.001Z', true],
    ['2022-06-28 09:00', '2022-06-28T03:29:59.999Z', false],
    ['2022-06-28 09:00', '2022-06-28T03:30:00.000Z', true],
    ['2022-06-28 09:00 -0800', '2022-06-28T16:59:59.999Z', false],
    ['2022-06-28 09:00 -0800', '2022-06-28T17:00:00.000Z', true],
  ])('from the instant of its date: %s at %s is %s', (text, now, published) => {
    expect(isPublished(post(text), { drafts: false, now: at(now) })).toBe(published);
    expect(unpublishedReason(post(text), at(now))).toBe(published ? undefined : 'scheduled');
  });

  test('never while it is a draft, however old', () => {
    expect(isPublished(post('1999-01-01', true), { drafts: false, now: at('2022-06-28T00:00Z') })).toBe(false);
    expect(unpublishedReason(post('1999-01-01', true), at('2022-06-28T00:00Z'))).toBe('draft');
    expect(unpublishedReason(post('2999-01-01', true), at('2022-06-28T00:00Z'))).toBe('draft');
  });

  test.each([post('1999-01-01'), post('1999-01-01', true), post('2999-01-01'), post('2999-01-01', true)])(
    'always while writing',
    (any) => {
      expect(isPublished(any, { drafts: true, now: 0 })).toBe(true);
    },
  );

  test('a page without a date always', () => {
    const timeless = { day: '0000-01-01', iso: '0000-01-01', instant: Number.NEGATIVE_INFINITY };
    expect(isPublished({ date: timeless, draft: false }, { drafts: false, now: 0 })).toBe(true);
  });
});

describe('the order of posts', () => {
  const order = (...written: [slug: string, date: string][]) =>
    written
      .map(([slug, text]) => ({ slug, date: date(text) }))
      .sort(newestFirst)
      .map(({ slug }) => slug);

  test('is newest first', () => {
    expect(order(['a', '2021-12-31'], ['b', '2022-10-01'], ['c', '2022-09-30'])).toEqual(['b', 'c', 'a']);
  });

  test('is by the day that a reader sees, then by the instant', () => {
    expect(order(['east', '2022-06-29 00:10 +1300'], ['west', '2022-06-28 23:50 -1000'])).toEqual(['east', 'west']);
    expect(order(['morning', '2022-06-28 08:00'], ['evening', '2022-06-28 20:00'], ['day', '2022-06-28'])).toEqual([
      'evening',
      'morning',
      'day',
    ]);
  });

  test('has no ties: the slug decides, in code-unit order, whatever the order before', () => {
    const posts: [string, string][] = [
      ['b', '2022-06-28'],
      ['B', '2022-06-28'],
      ['é', '2022-06-28'],
      ['a', '2022-06-28'],
      ['机', '2022-06-28'],
    ];
    expect(order(...posts)).toEqual(['B', 'a', 'b', 'é', '机']);
    expect(order(...posts.toReversed())).toEqual(['B', 'a', 'b', 'é', '机']);
  });

  test('puts pages without a date, by slug, without a NaN', () => {
    const timeless = { day: '0000-01-01', iso: '0000-01-01', instant: Number.NEGATIVE_INFINITY };
    expect(newestFirst({ date: timeless, slug: 'a' }, { date: timeless, slug: 'b' })).toBeLessThan(0);
    expect(newestFirst({ date: timeless, slug: 'b' }, { date: timeless, slug: 'a' })).toBeGreaterThan(0);
  });

  test('of notes of one day the later name is the newer', () => {
    const note = (slug: string) => ({ date: parseDate('2026-11-28', 'UTC')!, slug, note: true as const });
    const notes = ['2026-11-28-2', '2026-11-28-10', '2026-11-28'].map(note).sort(newestFirst);
    expect(notes.map(({ slug }) => slug)).toEqual(['2026-11-28-10', '2026-11-28-2', '2026-11-28']);
  });
});
