import { parseHTML } from 'linkedom/worker';
import { expect, test } from 'vitest';
import { compactSvg } from '../../src/charts/compact-svg.ts';
import { drawChart } from '../../src/charts/index.ts';
import { messages } from '../support/drawing.ts';

const compact = (inside: string) => compactSvg(parseHTML(`<svg>${inside}</svg>`).document.querySelector('svg')!);
const svgOf = async (text: string) => (await drawChart(text, { messages })).drawing!.svg;

test.each([
  [
    '<style>x</style><g class="a" id="b" aria-label="c"><path d="M0.123,4.567"></path></g>',
    '<g><path d="M0.1,4.6"/></g>',
  ],
  ['<path></path><g></g><text></text>', '<path/>'],
  ['<g fill="currentColor"><path></path></g>', '<g fill="var(--ink)"><path/></g>'],
  [
    '<g><rect x="0" y="0" width="2" height="3" fill="red"/><rect x="5" y="1" width="2" height="3" fill="red"/></g>',
    '<g><path d="M0,0h2v3h-2zM5,1h2v3h-2z" fill="red"/></g>',
  ],
  [
    '<g><path transform="translate(10,20)" d="M1,0L0,1Z"/><path transform="translate(0,0)" d="M1,0h2v-1"/></g>',
    '<g><path d="M11,20l-1,1zM1,0l2,0l0,-1"/></g>',
  ],
  // Marks that look otherwise stay apart.
  ['<g><rect x="0"></rect><rect x="1" fill="red"></rect></g>', '<g><rect x="0"/><rect x="1" fill="red"/></g>'],
])('%s is written as %s', (written, expected) => {
  expect(compact(written)).toBe(`<svg>${expected}</svg>`);
});

test.each([
  ['line', 'a,b\n1,2\n2,3', /stroke="var\(--code-function\)"/],
  ['scatter', 'a,b\n1,2\n2,3', /<g[^>]* fill="var\(--code-function\)"/],
  ['bar', 'a,b\nx,2\ny,3', /fill-opacity="0.8"/],
  ['histogram', 'a\n1\n2\n2.5', /fill-opacity="0.75"/],
  ['heatmap', 'a,b,c\nx,1,2', /fill-opacity="0.45"/],
])('a %s has its marks', async (type, csv, marks) => {
  expect(await svgOf(`type: ${type}\ndata: |\n${csv.replace(/^/gm, '  ')}`)).toMatch(marks);
});

test('the same text gives the same bytes', async () => {
  const text = 'title: T\ndata: |\n  day,a,b\n  2024-01-01,1,2\n  2024-02-01,3,1';
  expect(await svgOf(text)).toBe(await svgOf(text));
});
