import { expect, test } from 'vitest';
import { check, render } from '../support/documents.ts';

test.each([
  ['a ==b== c', 'a <mark>b</mark> c'],
  ['==a *b* c==', '<mark>a <em>b</em> c</mark>'],
  ['*==a==* ==b== ==c==', '<em><mark>a</mark></em> <mark>b</mark> <mark>c</mark>'],
  ['==a= b==', '<mark>a= b</mark>'],
  ['a==b==c', 'a<mark>b</mark>c'],
  ['==中文==', '<mark>中文</mark>'],
  ['a == b == c', 'a == b == c'],
  ['if a==b', 'if a==b'],
  ['==== ===', '==== ==='],
  ['`==a==` and ==', '<code>==a==</code> and =='],
  ['== a==', '== a=='],
  ['==a', '==a'],
  ['x^2^ and 1^st^', 'x<sup>2</sup> and 1<sup>st</sup>'],
  ['10^-3^.', '10<sup>-3</sup>.'],
  ['x^2 and y^2', 'x^2 and y^2'],
  ['x^2+y^2', 'x^2+y^2'],
  ['^_^ and ^^', '^_^ and ^^'],
  ['`x^2^`', '<code>x^2^</code>'],
  ['H~2~O', 'H<sub>2</sub>O'],
  ['~~struck~~ and ~two words~', '<del>struck</del> and <del>two words</del>'],
  ['~5 and ~6', '~5 and ~6'],
  ['𝕏 H~2~O ==𝕏==', '𝕏 H<sub>2</sub>O <mark>𝕏</mark>'],
])('%j', async (markdown, expected) => {
  const { html, state } = await render(markdown);
  expect(html).toBe(`<p>${expected}</p>\n`);
  expect(state.problems).toEqual([]);
  expect((await check(markdown)).problems).toEqual([]);
});

test('formulas keep their carets', async () => {
  expect((await render('$x^{2^3}$ and $a^2 == b^2$ and y^2^')).html).toMatch(/x\^\{2\^3\}.*a\^2 == b\^2.*y<sup>2<\/sup>/s);
});

test('in headings and tables', async () => {
  expect((await render('## a ==b==\n\n| H~2~O |\n|---|\n| ==c== |')).html).toMatch(/<mark>b<\/mark>.*<sub>2<\/sub>.*<mark>c<\/mark>/s);
});
