import { expect, test } from 'vitest';
import { render, told } from '../../support/documents.ts';

test.each([
  [
    'SGD is slow.\n\n*[SGD]: stochastic gradient descent',
    '<p><abbr title="stochastic gradient descent">SGD</abbr> is slow.</p>',
  ],
  ['*[SGD]: a\n*[LR]: b\n\n*SGD* (LR)', '<p><em><abbr title="a">SGD</abbr></em> (<abbr title="b">LR</abbr>)</p>'],
  ['Text with ML.\n*[ML]: machine learning', '<p>Text with <abbr title="machine learning">ML</abbr>.</p>'],
  ['MLP, ML, MLs\n\n*[ML]: a\n*[MLP]: b', '<p><abbr title="b">MLP</abbr>, <abbr title="a">ML</abbr>, MLs</p>'],
  ['`ML` [ML](/ML/)\n\n*[ML]: a', '<p><code>ML</code> <a href="/ML/"><abbr title="a">ML</abbr></a></p>'],
  ['学习 and 学\n\n*[学习]: learning', '<p><abbr title="learning">学习</abbr> and 学</p>'],
  [
    'C++ and C\n\n*[C++]: a "language" & more',
    '<p><abbr title="a &quot;language&quot; &amp; more">C++</abbr> and C</p>',
  ],
])('%j', async (markdown, expected) => {
  const { html, state } = await render(markdown);
  expect(
    html
      .trim()
      .replaceAll('&#x26;', '&amp;')
      .replaceAll('&#x22;', '&quot;')
      .replaceAll('“', '&quot;')
      .replaceAll('”', '&quot;')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  ).toBe(expected);
  expect(state.warnings).toEqual([]);
});

test('a heading’s id is as without it', async () => {
  expect((await render('## On ML\n\n*[ML]: machine learning')).html).toMatch(
    /^<h2 id="on-ml"><a [^>]*>On <abbr title="machine learning">ML<\/abbr><\/a><\/h2>/,
  );
});

test('one that is never used is told', async () => {
  const { html, state } = await render('a\n\n*[XY]: b\n*[ZZ]: c\n\nXY');
  expect(told(state.warnings)).toEqual(['4: The abbreviation `ZZ` is explained and never used.']);
  expect(html).not.toContain('*[');
});

test.each(['*[SGD]* a', 'a *[SGD]: b* c', '[SGD]: /x/'])('%j is none', async (markdown) => {
  expect((await render(`${markdown}\n\nSGD`)).html).not.toContain('<abbr');
});
