import { describe, expect, test } from 'vitest';
import { readBars } from '../../src/charts/bar/read.ts';
import { momentOf, vagueDate } from '../../src/charts/cells.ts';
import { kindOf, numberReader, numberText } from '../../src/charts/numbers.ts';
import { readForm } from '../../src/charts/form.ts';
import { readHeatMap } from '../../src/charts/heat-map/read.ts';
import { readHistogram } from '../../src/charts/histogram/read.ts';
import { ChartInput } from '../../src/charts/input.ts';
import { readPoints } from '../../src/charts/points/read.ts';
import { readTable } from '../../src/charts/table.ts';
import { collect } from '../support/drawing.ts';

const known = { fields: ['series', 'log', 'bins', 'value', 'labels', 'rows', 'columns'], types: ['line', 'bar'] };

/** A text as the input of a chart. */
function inputOf(text: string, isHeadless = false) {
  const { collector, found } = collect();
  const form = readForm(text, [], known, collector)!;
  return {
    input: new ChartInput(
      form,
      readTable(form.source, isHeadless, () => undefined, collector)!,
      collector,
    ),
    found,
  };
}

describe('a form', () => {
  test('has fields with their lines, and data', () => {
    const form = readForm(
      'title: A\nx_label: B\ny: [c, d]\ndata: |\n  c,d\n  1,2',
      ['bar'],
      known,
      collect().collector,
    )!;
    expect([...form.settings]).toEqual([
      ['type', { values: ['bar'], line: 0 }],
      ['title', { values: ['A'], line: 1 }],
      ['xLabel', { values: ['B'], line: 2 }],
      ['y', { values: ['c', 'd'], line: 3 }],
    ]);
    expect(form.source).toEqual({ text: 'c,d\n1,2', line: 5 });
  });

  test.each([
    [
      'data: { a: 1, b: 2 }',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'data: { a: [1, 2], b: [3] }',
      [
        ['1', '3'],
        ['2', ''],
      ],
    ],
    ['data: [{ a: 1 }, { a: 2 }]', [['1'], ['2']]],
    ['data: [1, 2]', [['1'], ['2']]],
    ['data: [[a, b], [1, 2]]', [['1', '2']]],
  ])('reads rows from %j', (text, rows) => {
    expect(inputOf(text).input.table.rows.map(({ cells }) => cells)).toEqual(rows);
  });

  test('reports each unknown field by its line', () => {
    const { collector, found } = collect();
    expect(readForm('tilte: A\nz: 1', ['c'], known, collector)).toBeUndefined();
    expect(found()).toEqual([
      '0: `c` after `chart` means nothing here.',
      '1: A chart has no field `tilte`.',
      '2: A chart has no field `z`.',
    ]);
  });
});

describe('a table', () => {
  test('knows the line of each row', () => {
    const { table } = inputOf('a,b\n# comment\n"x\ny",1\n\nz,2').input;
    expect(table).toMatchObject({ columns: ['a', 'b'], rows: [{ line: 3 }, { line: 6, cells: ['z', '2'] }] });
  });

  test.each([
    ['a;b\n1;2', ['a', 'b']],
    ['a\tb\n1\t2', ['a', 'b']],
    ['"a;b",c\n1,2', ['a;b', 'c']],
  ])('%j has the columns %j', (text, columns) => {
    expect(inputOf(text).input.table.columns).toEqual(columns);
  });
});

describe('cells', () => {
  test.each([
    [['1', '2', 'n/a'], 'number'],
    [['2024-01', 'Feb 2024'], 'time'],
    [['a', 'b', '1'], 'words'],
    [['1', 'b'], 'number'],
  ])('%j are of the kind %s', (cells, kind) => {
    expect(kindOf(cells)).toBe(kind);
  });

  test.each(['2024-01-08', '2024/01/08', '8 January 2024', 'Jan 8, 2024', '2024-W02', '2024-W02-1'])(
    '%s is the 8th of January',
    (text) => {
      expect(momentOf(text)).toBe(Date.UTC(2024, 0, 8));
    },
  );

  test.each(['30 February 2024', '2024-W54', 'Janu 2024', '01/02/2024'])('%s is no moment', (text) => {
    expect(momentOf(text)).toBeNaN();
  });

  test('a date that could be two is vague', () => {
    expect(vagueDate(['01/02/2024', '02/02/2024'])).toBe('01/02/2024');
    expect(vagueDate(['20240131'])).toBeUndefined();
  });

  test.each([
    [0, '0'],
    [1234.5678, '1,234.57'],
    [-0.00001234, '−1.23e−5'],
    [12_345_678, '12.35 million'],
    [0.123456, '0.1235'],
  ])('%s is written %s', (value, text) => {
    expect(numberText(value, { lang: 'en' })).toBe(text);
  });

  test.each([
    [
      ['91%', '3.5%'],
      [91, 3.5],
    ],
    [
      ['1,200,000', '853', '−1,500'],
      [1_200_000, 853, -1500],
    ],
    [
      ['$19.99', '-$5', '$1,000'],
      [19.99, -5, 1000],
    ],
    [
      ['1 234,5', '0,25', '7'],
      [1234.5, 0.25, 7],
    ],
    [
      ['1.234.567,8', '1.000'],
      [1_234_567.8, 1000],
    ],
    [
      ['1.234', '2.5'],
      [1.234, 2.5],
    ],
    [
      ['', '12 €', 'n/a'],
      [NaN, 12, NaN],
    ],
  ])('%j are the numbers %j', (cells, values) => {
    expect(cells.map(numberReader(cells))).toEqual(values);
    expect(kindOf(cells)).toBe('number');
  });
});

describe('types', () => {
  test('lines are sorted along their axis, with gaps', () => {
    const { input } = inputOf('epoch,a,b\n2,1,\n1,3,4');
    expect(readPoints('line', input)).toMatchObject({
      ...{ x: 'number', log: { x: false, y: false }, xLabel: 'epoch', yLabel: undefined },
      series: [
        {
          name: 'a',
          values: [
            { x: 1, y: 3, at: '1' },
            { x: 2, y: 1, at: '2' },
          ],
        },
        {
          name: 'b',
          values: [
            { x: 1, y: 4 },
            { x: 2, y: NaN },
          ],
        },
      ],
    });
  });

  test('bars keep the text of their numbers', () => {
    const { input } = inputOf('model,set,score\na,x,0.90\nb,x,n/a\na,y,1');
    expect(readBars(input)).toMatchObject({
      categories: ['a', 'b'],
      series: [
        {
          name: 'x',
          values: [
            { text: '0.90', value: 0.9 },
            { text: '', value: NaN },
          ],
        },
        {
          name: 'y',
          values: [
            { text: '1', value: 1 },
            { text: '', value: NaN },
          ],
        },
      ],
    });
  });

  test('a histogram has bins with round bounds', () => {
    expect(readHistogram(inputOf('bins: 4\ndata: [0.1, 0.5, 1.9]').input)).toMatchObject({
      series: [{ name: 'value', values: [0.1, 0.5, 1.9] }],
      bounds: [0, 0.5, 1, 1.5, 2],
    });
  });

  test('long and wide data make the same heat map', () => {
    const long = readHeatMap(inputOf('x: b\ny: a\nvalue: n\ndata: |\n  a,b,n\n  r,c,1\n  r,d,2').input);
    const wide = readHeatMap(inputOf('xLabel: b\ndata: |\n  a,c,d\n  r,1,2').input);
    expect(long).toEqual(wide);
    expect(long).toMatchObject({
      rows: ['r'],
      columns: ['c', 'd'],
      cells: [[{ value: 1 }, { value: 2 }]],
      yLabel: 'a',
    });
  });

  test.each([
    ['line', 'y: b\ndata: |\n  a,b,c\n  1,1,x\n  1,2,y\n  2,3,x', '3: `1` stands more than once in `a`'],
    ['line', 'log: z\ndata: |\n  a,b\n  1,1', '1: `log` names an axis, and `z` is none.'],
    ['scatter', 'x: c\ndata: |\n  a,b\n  1,1', '1: `x` names the column `c`, which is not in the data.'],
  ] as const)('a %s of %j is wrong', (type, text, message) => {
    const { input, found } = inputOf(text);
    expect(readPoints(type, input)).toBeUndefined();
    expect(found()).toEqual([expect.stringContaining(message)]);
  });
});
