import { describe, expect, test } from 'vitest';
import { render, told } from '../../support/documents.ts';

const textOf = (html: string) => html.replace(/<[^>]*>|[\s\u2061]/g, '');

describe('what LaTeX, MathJax or unicode-math have, and Temml has otherwise', () => {
  test.each([
    ['\\pmatrix{a & b \\cr c & d}', '(abcd)'],
    ['f = \\cases{1 & x \\cr 0 & y}', 'f={1x0y'],
    ['\\root 3 \\of x', 'x3'],
    ['a \\buildrel{d}\\over= b', 'a=db'],
    ['\\symbf{x} \\symcal{L} \\mathup{d}', '𝐱ℒd'],
    ['\\mathbbm{1}', '𝟙'],
    ['\\nicefrac{1}{2}', '1/2'],
    ['\\sech x + \\asin y', 'sechx+arcsiny'],
    ['A \\ncong B', 'A≇B'],
    ['a \\hfill b', 'ab'],
    ['\\begin{aligned}[t] a &= b \\\\* c &= d \\end{aligned}', 'a=bc=d'],
    ['\\begin{array}[b]{@{}l >{\\displaystyle}c *{2}{r} p{2cm}@{}} a & b & c & d & e \\end{array}', 'abcde'],
    ['\\cfrac[l]{1}{x}', '1x'],
    ['\\begin{xalignat}{2} a &= b & c &= d \\end{xalignat}', 'a=bc=d'],
    ['\\begin{displaymath} x \\end{displaymath}', 'x'],
    ['\\begin{bNiceMatrix} a \\end{bNiceMatrix}', '[a]'],
    ['\\begin{eqnarray} a &=& \\pmatrix{b & c} \\\\ & & d \\end{eqnarray}', 'a=(bc)d'],
  ])('%s', async (tex, text) => {
    const { html, state } = await render(`$$\n${tex}\n$$`);
    expect(state.errors).toEqual([]);
    expect(textOf(html)).toBe(text);
  });

  test('an environment of lines between single dollars is displayed, or is a part of its line', async () => {
    const { html, state } = await render(
      'a $\\begin{align}x &= y\\\\ &= z\\end{align}$ b\n\n$f = \\begin{gather}x\\\\y\\end{gather}$',
    );
    expect(state.errors).toEqual([]);
    expect(html).toMatch(/^<p>a<\/p>\n<div class="equation".*<\/div>\n<p>b<\/p>\n<p><math/s);
  });

  test('subequations and displaymath are formulas without dollars, too', async () => {
    const { html, state } = await render(
      '\\begin{subequations}\n\\begin{align}\na &= b \\label{eq:a}\n\\end{align}\n\\end{subequations}\n\n' +
        '\\begin{displaymath}\nx\n\\end{displaymath}',
    );
    expect(state.errors).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(textOf(html)).toBe('a=b(1)x');
  });
});

describe('what is none of a formula', () => {
  test.each([
    ['\\SI{3}{\\metre}', '\\pu{9.8 m s^-2}'],
    ['\\footnote{x}', '[^1]'],
    ['\\begin{tikzpicture}x\\end{tikzpicture}', 'dot'],
    ['\\begin{algorithmic}x\\end{algorithmic}', ':::algorithm'],
    ['\\begin{foos}x\\end{foos}', 'Check its spelling'],
    ['\\cref{eq:a}', '\\eqref'],
  ])('%s is told with what to write', async (tex, instead) => {
    const { state } = await render(`$$${tex}$$`);
    expect(state.errors).toHaveLength(1);
    expect(state.errors[0]!.fix).toContain(instead);
  });

  test('what is near is what the author wrote', async () => {
    expect(told((await render('$$\\mbox{a} \\foo$$')).state.errors)).toEqual([
      '1: The formula `$$\\mbox{a} \\foo$$` cannot be read: the command `\\foo` is unknown, near `\\mbox{a} \\foo`.',
    ]);
  });
});
