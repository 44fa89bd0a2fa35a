import { expect, test } from 'vitest';
import { check, render } from '../../support/documents.ts';

test.each([
  ['First.\n\nSecond.', 'First.'],
  ['# Title\n\n## Part\n\nFirst.', 'First.'],
  ['![A line](a.png)\n\nFirst.', 'First.'],
  ['> quote\n\n- list\n\n```\ncode\n```\n\nFirst.', 'First.'],
  ['Text **b** [l](/x/) `c`.', 'Text b l c.'],
  ['One\ntwo', 'One\ntwo'],
  ['<p>html</p>\n\nFirst.', 'First.'],
  ['Some <b>bold</b> words &amp; <!-- no --> more.', 'Some bold words &  more.'],
  ['x<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup><br>line <script>no</script>', 'x², H₂O, 1st line'],
  ['机器学习很有意思。', '机器学习很有意思。'],
  ['', undefined],
  ['```\ncode\n```', undefined],
])('%j begins with %j', async (markdown, text) => {
  expect((await render(markdown, { files: ['a.png'] })).state.firstParagraph).toBe(text);
});

test.each([
  ['*[SGD]: stochastic gradient descent\n\nWords with SGD.', 'Words with SGD.'],
  ['![a](p.png "c"){#fig:x .wide}\n\nWords.', 'Words.'],
  ['| a |\n|---|\n| 1 |\n\n: Caption {#tbl:x}\n\nWords.', 'Words.'],
  ['This is ==marked==, x^2^, H~2~O, 1^st^ and x~max~.', 'This is marked, x², H₂O, 1st and xₘₐₓ.'],
  ['![A](p.png){#fig:a}\n\nSee @fig:a.', 'See Figure 1.'],
  ['$$x \\label{eq:a}$$\n\nBy \\eqref{eq:a} and @eq:a.', 'By (1) and Equation 1.'],
  [
    'With $\\alpha_1 \\le x^2$, $\\hat y \\in \\mathbb{R}^d$ and $O(n \\log n)$.',
    'With α₁ ≤ x², ŷ ∈ ℝᵈ and O(n log n).'.normalize(),
  ],
  ['Let $\\begin{pmatrix}1\\\\2\\end{pmatrix}$ be it.', 'Let … be it.'],
  ['$E = mc^2$\n\nWords.', 'Words.'],
  ['https://www.youtube.com/watch?v=abcdefg\n\nWords.', 'Words.'],
  ['[A talk](https://youtu.be/abcdefg)\n\nWords.', 'Words.'],
  ['https://x.example/a\n\n<https://x.example/b>\n\nWords of https://x.example/c.', 'Words of https://x.example/c.'],
  ['[![a badge](p.png)](https://x.example/)\n\n—\n\nWords.', 'Words.'],
  ['Words[^1], more[^1].\n\n[^1]: A note.', 'Words, more.'],
  ['Words ![a dot](p.png) go *on* <kbd>F</kbd>.  \nLine', 'Words  go on F. Line'],
  ['“Quoted” \\*and\\* `code *x*` &lt;b&gt;', '“Quoted” *and* code *x* <b>'],
])('%j says %j', async (markdown, text) => {
  const around = { files: ['p.png'] };
  expect((await render(markdown, around)).state.firstParagraph).toBe(text);
  if (!/[{<]/.test(markdown)) expect((await check(markdown, around)).firstParagraph).toBe(text);
});

test('in MDX, imports and components are not text', async () => {
  expect((await check('export const a = 1\n\n<Box>in a box</Box>\n\nFirst {a}.')).firstParagraph).toMatch(/^First/);
});
