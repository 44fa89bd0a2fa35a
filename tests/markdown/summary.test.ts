import { expect, test } from 'vitest';
import { check, render } from '../support/documents.ts';

test.each([
  ['First.\n\nSecond.', 'First.'],
  ['# Title\n\n## Part\n\nFirst.', 'First.'],
  ['![A line](a.png)\n\nFirst.', 'First.'],
  ['> quote\n\n- list\n\n```\ncode\n```\n\nFirst.', 'First.'],
  ['Text **b** [l](/x/) `c`.', 'Text b l c.'],
  ['One\ntwo', 'One\ntwo'],
  ['<p>html</p>\n\nFirst.', 'First.'],
  ['Some <b>bold</b> words &amp; <!-- no --> more.', 'Some bold words &  more.'],
  ['机器学习很有意思。', '机器学习很有意思。'],
  ['', undefined],
  ['```\ncode\n```', undefined],
])('%j begins with %j', async (markdown, text) => {
  expect((await render(markdown, { files: ['a.png'] })).state.firstParagraph).toBe(text);
});

test('in MDX, imports and components are not text', async () => {
  expect((await check('export const a = 1\n\n<Box>in a box</Box>\n\nFirst {a}.')).firstParagraph).toMatch(/^First/);
});
