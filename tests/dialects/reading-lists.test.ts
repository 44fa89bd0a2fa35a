import { expect, test } from 'vitest';
import { readDialects } from '../../src/dialects/index.ts';

test.each([
  ['A\n\n:::references{file=./a.bib group=year}\n\nB', 'A\n\n::references{file=./a.bib group=year}\n\nB'],
  ['::: references {file=./a.bib}', '::references {file=./a.bib}'],
  [':::references', '::references'],
])('%j, which no line ends, has nothing inside', (source, markdown) => {
  expect(readDialects(source)).toMatchObject({ markdown, diagnostics: [] });
});

test.each([
  ':::references{file=./a.bib}\n:::',
  ':::references{file=./a.bib}\n\n:::\n\nB',
  '```\n:::references{file=./a.bib}\n```',
])('%j stays', (source) => {
  expect(readDialects(source).markdown).toBe(source);
});
