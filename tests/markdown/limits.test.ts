import { expect, test } from 'vitest';
import { check, render, told } from '../support/documents.ts';

const nested = (open: string, inner: string, close: string, depth: number) =>
  open.repeat(depth) + inner + close.repeat(depth);

test.each([
  ['quotations', `x\n\n${'>'.repeat(101)} a`, '3: There are more than 100 quotations and lists inside each other.'],
  ['lists', `${'- '.repeat(101)}a`, '1: There are more than 100 quotations and lists inside each other.'],
  [
    'quotations and numbered lists',
    `${'> 1. '.repeat(51)}a`,
    '1: There are more than 100 quotations and lists inside each other.',
  ],
  [
    'double quotes',
    `x\n\n${'"'.repeat(1001)}`,
    '3: There are more than 1,000 quotation marks, `--` and `...` in one paragraph.',
  ],
  [
    'apostrophes on many lines',
    `${"it's\n".repeat(1001)}`,
    '1: There are more than 1,000 quotation marks, `--` and `...` in one paragraph.',
  ],
  ['dots', '.'.repeat(3010), '1: There are more than 1,000 quotation marks, `--` and `...` in one paragraph.'],
  [
    'quotes after an element',
    `<b>a</b> ${'"'.repeat(1001)}`,
    '1: There are more than 1,000 quotation marks, `--` and `...` in one paragraph.',
  ],
  ['marks of ours', 'a^b^ ~c~ ==d== '.repeat(501), '1: There are more than 3,000 `==`, `^` and `~` in one paragraph.'],
  ['entities', '&amp;'.repeat(2001), '1: There are more than 2,000 entities such as `&amp;` in one paragraph.'],
  ['emphases', nested('*a ', 'b', ' c*', 1501), '1: There are more than 3,000 `*` and `_` in one paragraph.'],
  ['comments', `a ${'<!--'.repeat(501)}`, '1: There are more than 500 `<!--` in one paragraph.'],
  ['headings', '# a\n'.repeat(1001), '1001: There are more than 1,000 headings in one document.'],
  ['underlined headings', 'a\n=\n'.repeat(1001), '2002: There are more than 1,000 headings in one document.'],
  ['directives', ':::note\na\n:::\n\n'.repeat(501), '2001: There are more than 500 blocks between `:::`.'],
  [
    'a table',
    `${'|a'.repeat(400)}|\n${'|-'.repeat(400)}|\n${'|\n'.repeat(400)}`,
    '2: There are more than 100,000 cells in one table.',
  ],
  [
    'the words of a fence',
    `\`\`\`js ${'{ '.repeat(1001)}\nx\n\`\`\``,
    '1: There are more than 2,000 characters after the language of the code.',
  ],
])('too many %s are told', async (_, markdown, problem) => {
  const { state, html } = await render(markdown);
  expect([told(state.errors), html]).toEqual([[problem], '']);
  expect(told((await check(markdown)).errors)).toEqual([problem]);
});

test.each([
  ['elements', nested('<b>', 'a', '</b>', 501), '1: There are more than 500 elements inside each other.'],
  ['expressions', '{1} '.repeat(2001), '1: There are more than 2,000 braces in one paragraph.'],
  ['brackets', `x\n\n{${nested('(', '1', ')', 1000)}}`, '3: There are more than 1,000 brackets inside each other.'],
])('too many %s of MDX are told', async (_, mdx, problem) => {
  expect(told((await check(mdx)).errors)).toEqual([problem]);
});

test.each([
  ['a drawing with many attributes', `<svg>\n${'<path d="M0 0" class="a"/>\n'.repeat(600)}</svg>`],
  ['code with many quotes', `\`\`\`js\n${'"a"\n'.repeat(2000)}\`\`\``],
  ['a list with many apostrophes', "- it's\n".repeat(1500)],
  ['a table with many apostrophes', `| a |\n|---|\n${"| it's |\n".repeat(1500)}`],
  ['code that looks like headings', `\`\`\`python\n${'# a\n'.repeat(1500)}\`\`\``],
  ['quotations as deep as mail', `${'> '.repeat(20)}a`],
  ['a table of many powers', `| a |\n|---|\n${'| x^2 |\n'.repeat(4000)}`],
  ['a long line of words', 'word '.repeat(20_000)],
])('%s is no reason to stop', async (_, markdown) => {
  const { state, html } = await render(markdown);
  expect(told(state.errors)).toEqual([]);
  expect(html).not.toBe('');
});
