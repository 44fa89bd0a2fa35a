import { expect, test } from 'vitest';
import { drawChart } from '../../src/charts/index.ts';
import { messages } from '../support/drawing.ts';

test('text in, drawing, description and data out', async () => {
  const { drawing, diagnostics } = await drawChart('epoch,loss\n1,2.5\n2,1', { messages });
  expect(diagnostics).toEqual([]);
  expect(drawing!.svg).toMatch(/^<svg class="chart"[^>]* width="640"/);
  expect(drawing!.description).toBe('Line chart of loss by epoch, 1 series: it falls from 2.5 to 1.');
  expect(drawing!.data).toEqual({
    columns: [
      { name: 'epoch', isNumeric: true },
      { name: 'loss', isNumeric: true },
    ],
    rows: [
      ['1', '2.5'],
      ['2', '1'],
    ],
  });
});

test('options set the width, the type and where files come from', async () => {
  const options = { messages, width: 300, settings: ['type=bar'], readFile: (path: string) => `model,${path}\na,1` };
  const { drawing } = await drawChart('file: ./a.csv', options);
  expect(drawing!.svg).toMatch(/viewBox="0 0 300 /);
  expect(drawing!.description).toBe('Bar chart of ./a.csv by model, 1 bar: a 1.');
});

test('without a reader there are no files', async () => {
  const { drawing, diagnostics } = await drawChart('file: ./a.csv', { messages });
  expect(drawing).toBeUndefined();
  expect(diagnostics).toMatchObject([{ line: 1, message: 'There is no file `./a.csv` beside the post.' }]);
});

test.each([
  ['value: n\ndata: |\n  a,b,n\n  x,y,1', 'Heat map'],
  ['bins: 3\ndata: [1, 2, 3]', 'Histogram'],
  ['labels: [a, b]\ndata: [[1, 2], [3, 4]]', 'Heat map'],
  ['data: { a: 1, b: 2 }', 'Bar chart'],
  ['data: |\n  a,b\n  1,2\n  2,3', 'Line chart'],
])('the type of %j follows from what only it has', async (text, kind) => {
  expect((await drawChart(text, { messages })).drawing!.description).toMatch(new RegExp(`^${kind}`));
});

test('a field of other types says which these are', async () => {
  const { diagnostics } = await drawChart('type: histogram\nlog: y\ndata: [1, 2]', { messages });
  expect(diagnostics).toMatchObject([
    { message: '`log` means nothing in a chart of type `histogram`.', fix: expect.stringContaining('`type: scatter`') },
  ]);
});
