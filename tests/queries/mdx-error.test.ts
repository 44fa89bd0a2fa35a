import { expect, test } from 'vitest';
import { failingLine } from '../../src/queries/mdx-error.ts';

const source =
  '---\ntitle: The answer\n---\n\nAn answer in words.\n\n```js\n{answer}\n```\n\nThe answer is {answer}.\n\n' +
  '<Chart data={rows.first.name} />\n\n{items.map(show)}';

test.each([
  ['answer is not defined', 11],
  ['Expected component `Chart` to be defined: you likely forgot to import, pass, or provide it.', 13],
  ["Cannot read properties of undefined (reading 'name')", 13],
  ['items.map is not a function', 15],
  ['something else is wrong', undefined],
  ['unknown is not defined', undefined],
])('%s: line %s', (message, line) => {
  expect(failingLine(source, message)).toBe(line);
});
