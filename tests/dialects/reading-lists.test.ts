import { expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

test.each([
  ['A\n\n:::references{file=./a.bib group=year}\n\nB', 'A\n\n:::references{file=./a.bib group=year}\n:::\n\nB'],
  ['::references{file=./a.bib}\n', ':::references{file=./a.bib}\n:::\n'],
  [':::references', ':::references\n:::'],
])('%j, which no line ends, ends at once', (source, markdown) => {
  expect(readDialects(source)).toMatchObject({ markdown, diagnostics: [] });
});

test('what comes below is still on its line', () => {
  expect(readDialects('A\n\n:::references{file=./a.bib}\n\nB').lines).toEqual([1, 2, 3, 3, 4, 5]);
});

test.each([
  ':::references{file=./a.bib}\n:::',
  ':::references{file=./a.bib}\n\n:::\n\nB',
  '```\n:::references{file=./a.bib}\n```',
])('%j stays', (source) => {
  expect(readDialects(source).markdown).toBe(source);
});
