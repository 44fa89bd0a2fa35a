import { expect, test } from 'vitest';
import { render } from '../../support/documents.ts';

/** HTML of Markdown with a letter for each formula, and brackets for what is kept on one line. */
async function lines(markdown: string): Promise<string> {
  const { html } = await render(markdown);
  const short = html.replace(/<math.*?<\/math>/gs, 'M').replace(/<span class="unbroken">(.*?)<\/span>/g, '[$1]');
  return short.replace(/<\/?p>|\n$/g, '');
}

test.each([
  ['a full stop', 'Of $x$. On', 'Of [M.] On'],
  ['brackets', 'Of ($a$, $b$) on', 'Of [(M,] [M)] on'],
  ['quotation marks', 'Of “$a$”, on', 'Of [“M”,] on'],
  ['the end of a word', 'The $n$th of $k$-means', 'The [Mth] of [M-]means'],
  ['punctuation of Chinese', '设（$x$）。在', '设[（M）。]在'],
  ['what would be a tag', 'So $x$<0 <b>on</b>', 'So M&lt;0 <b>on</b>'],
])('a formula stays on one line with %s', async (_, markdown, expected) => {
  expect(await lines(markdown)).toBe(expected);
});

test.each([
  ['words', 'Of $x$ on', 'Of M on'],
  ['a word that goes on', 'Of $x$wards', 'Of Mwards'],
  ['Chinese words', '设$x$在', '设M在'],
  ['a formula on a line of its own', 'Of ($$x$$). On', undefined],
  ['the link to a numbered one', '$$x\\label{a}$$\n\nBy \\eqref{a}.', undefined],
])('%s are no part of that', async (_, markdown, expected) => {
  const found = await lines(markdown);
  expect(found).not.toContain('[');
  if (expected !== undefined) expect(found).toBe(expected);
});

test('a heading with a formula and its brackets says the same in the list of contents', async () => {
  const { state } = await render('## The loss ($L$)\n\nText.');
  expect(state.headings).toMatchObject([{ text: 'The loss (L)' }]);
});
