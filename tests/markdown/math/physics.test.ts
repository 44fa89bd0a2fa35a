import { expect, test } from 'vitest';
import { plainPhysics } from '../../../src/markdown/math/physics.ts';
import { render } from '../../support/documents.ts';

const none: ReadonlySet<string> = new Set();

test.each([
  ['\\qty(f(x)+1)', '{\\left(f(x)+1\\right)}'],
  ['\\qty[\\frac{a}{b}]', '{\\left[\\frac{a}{b}\\right]}'],
  ['\\qty{x}', '{\\left\\{x\\right\\}}'],
  ['\\qty\\Big(x)', '{\\Bigl(x\\Bigr)}'],
  ['\\qty(\\dv{f}{t})', '{\\left({\\frac{\\mathrm{d}{f}}{\\mathrm{d}{t}}}\\right)}'],
  ['\\abs*{x}', '{\\vert x\\vert }'],
  ['\\comm*{A}{B}', '{[A,B]}'],
  ['\\eval(x|_0^1', '\\left(x\\right\\vert _0^1'],
  ['\\dv{x} f', '{\\frac{\\mathrm{d}{}}{\\mathrm{d}{x}}} f'],
  ['\\dv[2]{f}{x}', '{\\frac{\\mathrm{d}^{2}{f}}{\\mathrm{d}{x}^{2}}}'],
  ['\\pdv{L}{w}{b}', '{\\frac{\\partial ^{2}{L}}{\\partial {w}\\partial {b}}}'],
  ['\\pdv*{L}{w}', '{\\partial {L}/\\partial {w}}'],
  ['\\dd[3]{x}', '{\\mathrm{d}^{3}}{x}'],
  ['\\vb*{v}', '\\vb {v}'],
  ['\\braket{u}{v}', '{\\left\\langle u\\middle\\vert v\\right\\rangle}'],
  ['\\ev{A}{u}', '{\\left\\langle u\\middle\\vert A\\middle\\vert u\\right\\rangle}'],
  ['\\ketbra{u}', '{\\left\\vert u\\right\\rangle\\left\\langle u\\right\\vert}'],
  ['\\mqty(a & b \\\\ c & d)', '\\left(\\begin{matrix}a & b \\\\ c & d\\end{matrix}\\right)'],
  ['\\qif* x', '\\text{if}\\quad  x'],
])('%s', async (tex, plain) => {
  expect(plainPhysics(tex, none)).toBe(plain);
  expect((await render(`$$${tex}$$`)).state.errors).toEqual([]);
});

test.each(['\\braket{u | v}', '\\abs{x}', '\\qty{3}{\\metre}', '\\ket{u}', '\\qty', '\\dv{x', '\\quantityless(x)'])(
  '%s stays',
  (tex) => expect(plainPhysics(tex, none)).toBe(tex),
);

test('what an author defines is theirs', async () => {
  expect(plainPhysics('\\qty(x)', new Set(['\\qty']))).toBe('\\qty(x)');
  const { html } = await render('$\\newcommand{\\dv}[1]{\\mathbf{#1}}\\dv{x}$');
  expect(html).toContain('𝐱');
  expect(html).not.toContain('<mfrac>');
});
