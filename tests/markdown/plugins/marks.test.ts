import { expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

test.each([
  ['a ==b== c', 'a <mark>b</mark> c'],
  ['==a *b* c==', '<mark>a <em>b</em> c</mark>'],
  ['*==a==* ==b== ==c==', '<em><mark>a</mark></em> <mark>b</mark> <mark>c</mark>'],
  ['==a= b==', '<mark>a= b</mark>'],
  ['a==b==c', 'a==b==c'],
  ['If a==b and c==d', 'If a==b and c==d'],
  ['`a`==`b`, `c`==`d`', '<code>a</code>==<code>b</code>, <code>c</code>==<code>d</code>'],
  ['(==5) and (==6)', '(==5) and (==6)'],
  ['(==a==), “==b==”, ==c==.', '(<mark>a</mark>), “<mark>b</mark>”, <mark>c</mark>.'],
  ['这是==重点==内容', '这是<mark>重点</mark>内容'],
  ['<b>==a==</b>', '<b><mark>a</mark></b>'],
  ['\\==a== and ==b\\==', '==a== and ==b=='],
  ['=\\=a=\\=', '==a=='],
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
  ['2^10^次方', '2<sup>10</sup>次方'],
  ['2^3和4^5次', '2^3和4^5次'],
  ['*x*^2^', '<em>x</em><sup>2</sup>'],
  ['x\\^2^', 'x^2^'],
  ['`x^2^`', '<code>x^2^</code>'],
  ['H~2~O', 'H<sub>2</sub>O'],
  ['~~struck~~ and ~two words~', '<del>struck</del> and <del>two words</del>'],
  ['~5 and ~6', '~5 and ~6'],
  ['Between 5~10 and 20~30 percent', 'Between 5~10 and 20~30 percent'],
  ['5~10 g of H~2~O', '5~10 g of H<sub>2</sub>O'],
  ['3~5天和7~9天', '3~5天和7~9天'],
  ['周一~周五和周六~周日', '周一~周五和周六~周日'],
  ['Mon~Fri,Sat~Sun', 'Mon~Fri,Sat~Sun'],
  ['x~i,j~ and *x*~max~', 'x<sub>i,j</sub> and <em>x</em><sub>max</sub>'],
  ['10~20kg,30~40kg (~2k words, ~3k)', '10~20kg,30~40kg (~2k words, ~3k)'],
  ['~gone *too*~, (~b~)', '<del>gone <em>too</em></del>, (<del>b</del>)'],
  ['H\\~2~O and ~/a~b', 'H~2~O and ~/a~b'],
  ['~**`x`**, ~_a_ and ==_b_==', '~<strong><code>x</code></strong>, ~<em>a</em> and <mark><em>b</em></mark>'],
  ['\u{1d202}x\u{1d202} ==y==', '\u{1d202}x\u{1d202} <mark>y</mark>'],
  ['~~5~10~~', '<del>5~10</del>'],
  ['𝕏 H~2~O ==𝕏==', '𝕏 H<sub>2</sub>O <mark>𝕏</mark>'],
])('%j', async (markdown, expected) => {
  const { html, state } = await render(markdown);
  expect(html).toBe(`<p>${expected}</p>\n`);
  expect(state.errors).toEqual([]);
  expect((await check(markdown)).errors).toEqual([]);
});

test.each([
  'https://a.example/~b/~c?x==y==',
  '[x](https://a.example/~b~/c^2^ "t")',
  '[x]\n\n[x]: https://a.example/~b~/==c==',
  '<https://a.example/~b~>',
  '<a title="==b==">x</a>',
  '    ==a== ~b~',
  '```\n==a== ~b~\n```',
])('what is code or an address keeps its signs: %j', async (markdown) => {
  const { html, state } = await render(markdown);
  expect(html).not.toMatch(/<(mark|sub|sup|del)|[\u001f\u{100000}-\u{10FFFF}]/u);
  expect(state.markdown!.trim()).toBe(markdown.trim());
});

test('formulas keep their carets', async () => {
  expect((await render('$x^{2^3}$ and $a^2 == b^2$\n==b== and y^2^')).html).toMatch(
    /x\^\{2\^3\}.*a\^2 == b\^2.*<mark>b<\/mark> and y<sup>2<\/sup>/s,
  );
});

test('in headings and tables', async () => {
  expect((await render('## a ==b==\n\n| H~2~O |\n|---|\n| ==c== |')).html).toMatch(
    /<mark>b<\/mark>.*<sub>2<\/sub>.*<mark>c<\/mark>/s,
  );
});
