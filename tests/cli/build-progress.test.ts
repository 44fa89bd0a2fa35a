import { expect, test } from 'vitest';
import { createBuildProgress } from '../../src/cli/build-progress.ts';

/** What is shown of a build that reports every so many milliseconds. */
function shownIn(isTerminal: boolean, length: number, step: number): string[] {
  const shown: string[] = [];
  let time = 0;
  const { report, end } = createBuildProgress(
    isTerminal,
    (text) => shown.push(text),
    () => time,
  );
  for (; time < length; time += step) report('Making pages', time / step, length / step);
  end();
  report('Too late');
  return shown;
}

test('a build of less than three seconds says nothing', () => {
  expect(shownIn(true, 3_000, 10)).toEqual([]);
});

test('in a terminal a longer one says how far it is, not more often than can be read, and takes the line away', () => {
  const shown = shownIn(true, 4_000, 10);
  expect(shown.slice(0, 2)).toEqual(['Making pages: 300 of 400', 'Making pages: 310 of 400']);
  expect(shown.length).toBeLessThanOrEqual(11);
  expect(shown.at(-1)).toBe('');
});

test('in a log it says so every ten seconds', () => {
  expect(shownIn(false, 9_000, 10)).toEqual([]);
  expect(shownIn(false, 25_000, 10)).toHaveLength(3);
});
