import { describe, expect, test } from 'vitest';
import { check, render, told } from '../../support/documents.ts';

const withMacros = (macros: string, markdown: string) => render(markdown, { texts: { '../macros.tex': macros } });
const mathOf = (html: string) => /<math[^>]*>(.*)<\/math>/s.exec(html)?.[1];

describe('macros of the whole site', () => {
  test.each([
    ['\\newcommand{\\R}{\\mathbb{R}}', '\\R', '<mi>ℝ</mi>'],
    [
      '\\newcommand\\sq[1]{#1^2} % a comment with \\R',
      '\\sq x',
      '<msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup>',
    ],
    ['\\def\\a{x}\n\\newcommand{\\b}{\\a}', '\\b', '<mi>x</mi>'],
    ['\\let\\eps\\varepsilon', 'x \\eps', '<mrow><mi>x</mi><mi>ε</mi></mrow>'],
    ['\\newcommand{\\R}{a}\n\\renewcommand{\\R}{b}', '\\R', '<mi>b</mi>'],
    ['\\newcommand{\\R}{a}', '\\newcommand{\\R}{b} \\R', '<mi>b</mi>'],
  ])('%s', async (macros, tex, mathml) => {
    const { html, state } = await withMacros(macros, `$${tex}$`);
    expect(state.diagnostics).toEqual([]);
    expect(mathOf(html)).toBe(mathml);
  });

  test('hold in MDX', async () => {
    const state = await check('$\\R$', { texts: { '../macros.tex': '\\newcommand{\\R}{\\mathbb{R}}' } });
    expect(state.errors).toEqual([]);
  });

  test('are not looked for by a text without formulas', async () => {
    const read = () => {
      throw new Error('read');
    };
    expect((await render('Plain words.', { read })).state.errors).toEqual([]);
  });

  test('that a text uses stand at the beginning of its Markdown, in the order of the file', async () => {
    const macros = '\\def\\a{x}\n\\newcommand{\\b}{\\a^2}\n\\newcommand{\\c}{y}';
    const { state } = await withMacros(macros, 'Words and $\\b$.');
    expect(state.markdown).toBe('$$\n\\def\\a{x}\n\\newcommand{\\b}{\\a^2}\n$$\n\nWords and $\\b$.\n');
    expect((await withMacros(macros, '$x$')).state.markdown).toBe('$x$\n');
  });
});

describe('a mistake in them', () => {
  test.each([
    [
      '\\newcommand{\\R}{\\mathbb{R}\n\\newcommand{\\x}{y}',
      '1: `\\newcommand{\\R}{\\mathbb{R}` is no whole definition.',
    ],
    ['% a\n\nwords', '3: `words` defines no macro.'],
    ['\\newcommand{\\x}{#1}', '1: `\\newcommand{\\x}{#1}` uses `#1` and has no arguments.'],
    ['\\newcommand{\\x}[1]{#2}', '1: `\\newcommand{\\x}[1]{#2}` uses `#2` and has arguments up to `#1`.'],
    ['\\newcommand{\\x}{a}\n\\newcommand{\\x}{b}', '2: `\\x` is defined twice.'],
    ['\n\\newcommand{\\x}{\\mathbbb{R}}', '2: `\\x` uses `\\mathbbb`, which is unknown.'],
    ['\\def\\x{\\x\\x}', '1: `\\x` calls itself without an end.'],
  ])('%j', async (macros, expected) => {
    const { state } = await withMacros(macros, 'First.\n\n$y$ and $\\x{z}$ $\\x$');
    const inFile = state.errors.filter(({ file }) => file === 'src/content/macros.tex');
    expect(told(inFile)).toEqual([expected]);
    expect(inFile[0]!.fix).toBeTruthy();
    expect(state.errors.filter(({ message }) => message.includes('cannot be read: too many'))).toEqual([]);
  });
});
