import { expect, test } from 'vitest';
import { render, told } from '../../support/documents.ts';

const things =
  '![A](a.png "T"){#fig:loss}\n\n![B](a.png "T"){#fig:other-one}\n\n$$x \\label{eq:elbo}$$\n\n| a |\n|---|\n' +
  '| 1 |\n\n: Models {#tbl:models}\n\n';
const last = async (markdown: string) => {
  const { html, state } = await render(things + markdown, { files: ['a.png'] });
  return { html: html.trim().split('\n').at(-1), state };
};

test.each([
  ['See @fig:loss.', '<p>See <a href="#fig-loss">Figure 1</a>.</p>'],
  ['See @fig:other-one, and so on', '<p>See <a href="#fig-other-one">Figure 2</a>, and so on</p>'],
  ['@eq:elbo and @tbl:models', '<p><a href="#eq-elbo">Equation 1</a> and <a href="#tbl-models">Table 1</a></p>'],
  ['[@fig:loss]', '<p><a href="#fig-loss">Figure 1</a></p>'],
  ['*@fig-loss*', '<p><em><a href="#fig-loss">Figure 1</a></em></p>'],
  ['(@fig:loss)', '<p>(<a href="#fig-loss">Figure 1</a>)</p>'],
  ['كما في @eq:elbo و@fig:loss', '<p>كما في <a href="#eq-elbo">Equation 1</a> و<a href="#fig-loss">Figure 1</a></p>'],
  ['如@fig:loss 所示', '<p>如<a href="#fig-loss">Figure 1</a> 所示</p>'],
  ['`@fig:loss` and me@fig:loss', '<p><code>@fig:loss</code> and me@fig:loss</p>'],
])('%j', async (markdown, expected) => {
  const { html, state } = await last(markdown);
  expect(html).toBe(expected);
  expect(state.errors).toEqual([]);
});

test.each([
  ['a\nb @fig:los', '14: There is no figure `fig:los` in this post.', 'Did you mean `fig:loss`?'],
  [
    '@tbl:quite-another',
    '13: There is no table `tbl:quite-another` in this post.',
    'Give it its name: `: Caption {#tbl:name}` below the table.',
  ],
])('%j is told', async (markdown, message, fix) => {
  const { state } = await last(markdown);
  expect(told(state.errors)).toEqual([message]);
  expect(state.errors[0]!.fix).toBe(fix);
});

test('a thing may be named after it is referred to', async () => {
  const { html } = await render('@fig:b, then @fig:a\n\n![A](a.png){#fig:a}\n\n![B](a.png){#fig:b}', {
    files: ['a.png'],
  });
  expect(html).toContain('<a href="#fig-b">Figure 2</a>, then <a href="#fig-a">Figure 1</a>');
});
