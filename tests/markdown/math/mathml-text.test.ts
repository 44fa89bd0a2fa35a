import { expect, test } from 'vitest';
import { formulaHtml } from '../../../src/markdown/math/mathml.ts';
import { mathText } from '../../../src/markdown/math/mathml-text.ts';

const textOf = async (tex: string, definitions = '') => mathText(await formulaHtml(tex, false, definitions));

test.each([
  ['\\alpha_1', 'α₁'],
  ['x^2', 'x²'],
  ['O(n \\log n)', 'O(n log n)'],
  ['a \\le b + 1', 'a ≤ b + 1'],
  ['-1', '−1'],
  ['\\sum_{i=1}^n x_i', '∑ᵢ₌₁ⁿ xᵢ'],
  ['\\mathbf{x}^\\top \\mathbb{R}^d', 'xᵀℝᵈ'],
  ['\\frac{1}{2}', '1/2'],
  ['\\frac{a+b}{c}', '(a + b)/c'],
  ['\\sqrt{2}', '√2'],
  ['\\hat y, \\bar{x}', 'ŷ, x̄'],
  ["f'(x)", 'f′(x)'],
  ['P(x \\mid y)', 'P(x | y)'],
  ['\\mathcal{N}(0, \\sigma^2)', 'N(0, σ²)'],
  ['\\text{if } x', 'if x'],
  ['10\\,000 \\times 90^\\circ', '10 000 × 90°'],
  ['k\\text{-means}', 'k-means'],
  ['L_{\\text{train}}', 'Lₜᵣₐᵢₙ'],
  ['\\{1, \\dots, n\\}', '{1, …, n}'],
])('%s is %s', async (tex, text) => {
  expect((await textOf(tex))?.normalize()).toBe(text.normalize());
});

test('the author’s own macros count', async () => {
  expect(await textOf('\\E[x]', '\\def\\E{\\mathbb{E}}')).toBe('𝔼[x]'.normalize('NFKC'));
});

test.each([
  ['p_\\theta(x)', 'p_θ(x)'],
  ['e^{i\\pi/2}', 'e^(iπ/2)'],
  ['\\lim_{n \\to \\infty} a', 'lim_(n → ∞) a'],
  ['f_{\\theta_1}', 'f_θ₁'],
  ['x^{\\frac12}', 'x^(1/2)'],
])('%s, for which Unicode has no small letters, is %s', async (tex, text) => {
  expect(await textOf(tex)).toBe(text);
});

const unwritable = [
  '\\begin{pmatrix}1&2\\end{pmatrix}',
  '\\binom n k',
  '\\underbrace{x}_y',
  '\\overline{ab}',
  '\\sqrt[5]{x}',
];
test.each(unwritable)('nothing for %s, which no line can hold', async (tex) => {
  expect(await textOf(tex)).toBeUndefined();
});
