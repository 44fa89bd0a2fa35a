import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiagnosticsError } from '../../src/core/diagnostics.ts';
import { describe } from '../../src/cli/describe.ts';

/** An error as Node throws it, with the lines that say where. */
const thrown = (message: string, stack: string, more: object = {}) =>
  Object.assign(new SyntaxError(message), { stack }, more);

test('an author’s mistake is told as it is, with paths from the project', () => {
  const file = join(process.cwd(), 'src/content/posts/a.md');
  expect(describe(new DiagnosticsError([{ file, line: 3, message: 'It is wrong.', fix: 'Write it.' }]))).toBe(
    'src/content/posts/a.md:3\n  It is wrong.\n    Write it.\n\n1 error. The site was not changed.',
  );
});

test('a mistake in the settings that is no TypeScript is told by its line', () => {
  expect(
    describe(
      thrown("Expected ','", `file://${process.cwd()}/src/site.ts:47\n  title: 'A\n\n    at parse (node:internal)`),
    ),
  ).toBe(
    "src/site.ts:47\n  The settings cannot be read: Expected ','.\n    Look here, and on the line before, for " +
      'a comma or a quote that is missing.\n\n1 error. The site was not changed.',
  );
});

test('an author’s mistake that passed through the settings is still the author’s', () => {
  const error = Object.assign(new DiagnosticsError([{ file: 'a.md', message: 'It is wrong.' }]), {
    stack: 'at src/site.ts:1',
  });
  expect(describe(error)).toBe('a.md\n  It is wrong.\n\n1 error. The site was not changed.');
});

test('any other error has its place, and no trace', () => {
  const told = describe(
    thrown(`No such file ${process.cwd()}/x\n    at open (node:fs)`, '', {
      loc: { file: join(process.cwd(), 'src/pages/a.astro'), line: 2 },
      hint: 'Look there.',
    }),
  );
  expect(told).toBe(
    'src/pages/a.astro:2\n  No such file x\n\nLook there.\n\nThe site was not changed. Run it again with ' +
      'DEBUG=1 to see where in the code this happened.',
  );
  expect(describe('just a text')).toBe('just a text');
});
