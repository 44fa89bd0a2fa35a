import { expect, test } from 'vitest';
import { changesUntil, earlyChanges, futureChanges, lastUpdate, markdownInChanges } from '../../src/blog/changes.ts';
import type { PostDate } from '../../src/blog/dates.ts';
import { parseDate } from '../../src/core/dates.ts';

const on = (date: string): PostDate => parseDate(date, 'UTC')!;
const change = (date: string) => ({ date: on(date), text: 'A sign.' });

test('the last change counts as an update, unless a later one is given', () => {
  expect(lastUpdate(undefined, [])).toBeUndefined();
  expect(lastUpdate(undefined, [change('2023-01-01'), change('2024-01-01')])?.day).toBe('2024-01-01');
  expect(lastUpdate(on('2023-06-01'), [change('2024-01-01')])?.day).toBe('2024-01-01');
  expect(lastUpdate(on('2024-06-01'), [change('2024-01-01')])?.day).toBe('2024-06-01');
});

test.each([
  ['2022-06-28', '2022-06-27', ['`updated` (2022-06-27) is before `date` (2022-06-28).']],
  ['2022-06-28', '2022-06-28', []],
  ['2022-06-28', '2022-06-29', []],
  ['2022-06-28 14:00', '2022-06-28', []],
  ['2022-06-28 14:00', '2022-06-28 13:00', ['`updated` (2022-06-28) is before `date` (2022-06-28).']],
])('a post of %s may say that it was updated %s: %j', (date, updated, messages) => {
  expect(earlyChanges(on(date), { updated: on(updated) }).map(({ message }) => message)).toEqual(messages);
});

test('each change before the post is told, with its day and its place in the list', () => {
  expect(earlyChanges(on('2022-06-28'), { changes: [change('2022-06-29'), change('2022-06-27')] })).toEqual([
    {
      field: 'changes.1',
      message: 'A change (2022-06-27) is before the post’s `date` (2022-06-28).',
      fix: 'Give the day of the correction; what was changed before publication is none.',
    },
  ]);
});

test('what is dated later than now is not there yet, and told', () => {
  const written = { updated: on('2024-03-01'), changes: [change('2024-02-01'), change('2023-01-01')] };
  const at = (day: string) => changesUntil(on(day).instant, written);
  expect([at('2022-12-31').updated, at('2022-12-31').changes]).toEqual([undefined, undefined]);
  expect([at('2023-01-01').updated?.day, at('2023-01-01').changes?.length]).toEqual(['2023-01-01', 1]);
  expect(at('2024-03-01').updated?.day).toBe('2024-03-01');
  expect(at('2024-03-01').changes?.map(({ date }) => date.day)).toEqual(['2023-01-01', '2024-02-01']);
  expect(futureChanges(on('2024-03-01').instant, written)).toEqual([]);
  expect(
    futureChanges(on('2024-01-01').instant, written).map(({ field, message, severity }) => [field, message, severity]),
  ).toEqual([
    ['updated', '`updated` (2024-03-01) is in the future.', 'warning'],
    ['changes.0', 'A change (2024-02-01) is in the future.', 'warning'],
  ]);
});

test.each([
  ['See [the issue](https://example.org/1).', '`[the issue](https://example.org/1)`'],
  ['It had `detach`.', '`detach`'],
  ['Found by *R. Kulkarni*.', '`*R. Kulkarni*`'],
  ['It is **not** so.', '`**not**`'],
  ['It is $-\\nabla f$ now.', '`$-\\nabla f$`'],
])('a change that is written as Markdown is told: %s', (text, shown) => {
  const [warning, ...more] = markdownInChanges({ changes: [{ date: on('2024-01-31'), text }] });
  expect(more).toEqual([]);
  expect(warning).toMatchObject({ field: 'changes.0', severity: 'warning' });
  expect(warning?.message).toContain(`: ${shown}`);
});

test.each(['It was 2 * 3 * 4, [sic], of f(x).', 'From $5 to $6, a_b_c, 5 `.', 'It ends in C*.', 'x*y*z'])(
  'words with signs are no Markdown: %s',
  (text) => {
    expect(markdownInChanges({ changes: [{ date: on('2024-01-31'), text }] })).toEqual([]);
  },
);
