import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/core/html/reader.ts';
import { check, render, told } from '../../support/documents.ts';

const fence = (body: string, meta = '') => `\`\`\`chart ${meta}\n${body}\n\`\`\``;
const svgOf = (html: string) => /<svg.*<\/svg>/s.exec(html)![0];
const textsOf = (html: string) => [...svgOf(html).matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text!);
const described = (html: string) => /aria-label="([^"]*)"/.exec(html)![1]!;
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell!),
  );

/** The one chart of a fence that has nothing wrong. */
async function draw(body: string, meta = '', texts: Record<string, string> = {}): Promise<string> {
  const { html, state } = await render(fence(body, meta), { texts });
  expect(state.diagnostics).toEqual([]);
  return html;
}

/** What is told about a fence on line 3. */
async function wrong(body: string, meta = '', texts: Record<string, string> = {}): Promise<string[]> {
  const { state } = await render(`x\n\n${fence(body, meta)}`, { texts });
  expect(state.errors.every(({ fix }) => fix !== undefined && fix !== '')).toBe(true);
  expect(state.warnings).toEqual([]);
  return told(state.errors);
}

const loss = 'epoch,train,validation\n1,2.3,2.31\n2,0.9,1\n3,0.1,0.4';
const indent = (text: string) => text.replace(/^/gm, '  ');

test('a chart is a figure with a number, a caption, its data, and words', async () => {
  const html = await draw(loss, '#fig:loss caption="The loss"');
  expect(html).toMatch(
    /^<figure class="drawing" id="fig-loss"><div class="scroll" tabindex="0" data-page-wrapper><svg role="img" aria-label="[^"]+" data-feed-image="[^"]+"/,
  );
  expect(html).toContain('<figcaption><span class="number">Figure 1</span>: The loss</figcaption></figure>');
  expect(described(html)).toBe(
    'Line chart by epoch, 2 series: train falls from 2.3 to 0.1; validation falls from 2.31 to 0.4.',
  );
  expect(html).toContain(
    '<details><summary>Data</summary><div class="table" tabindex="0" data-page-wrapper><table><thead><tr><th ' +
      'scope="col" class="right">epoch</th>',
  );
  expect(rowsOf(html)).toEqual(loss.split('\n').map((row) => row.split(',')));
});

test('the drawing passes the policy, takes its colours from the page and is the same each time', async () => {
  const [html, again] = [await draw(loss), await draw(loss)];
  expect(again).toBe(html);
  const svg = svgOf(html);
  expect(svg).toMatch(/viewBox="0 0 640 \d+"/);
  expect(svg).not.toMatch(
    /<style|<script|<marker|<clipPath|url\(|\sid=|\sstyle=|font-family|currentColor|\saria-(?!label="Line)|plot-|NaN|undefined/,
  );
  expect(
    [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].every(([, colour]) =>
      /^(none|var\(--(ink|soft|line|paper|code-\w+)\))$/.test(colour!),
    ),
  ).toBe(true);
  expect(
    [...svg.matchAll(/(?: d| x| y|transform)="([^"]+)"/g)].every(([, value]) => !/\.\d{2}(?!em)/.test(value!)),
  ).toBe(true);
  expect(svg.length).toBeLessThan(4000);
});

describe('every form of the same data', () => {
  const forms: [string, string, string?, Record<string, string>?][] = [
    ['CSV alone', loss],
    ['CSV with spaces and empty lines', '\nepoch , train, validation\n\n1,2.3 , 2.31\n2,0.9,1\n\n3,0.1,0.4\n'],
    ['tabs', loss.replaceAll(',', '\t')],
    ['semicolons', loss.replaceAll(',', ';')],
    ['a comment', `# of the second run\n${loss}`],
    ['a block', `type: line\ndata: |\n${indent(loss)}`],
    ['a block further in', `data: |\n${indent(indent(loss))}\ntype: line`],
    ['a block without its bar', `type: line\ndata:\n${indent(loss)}`],
    ['a folded block', `type: line\ndata: >\n${indent(loss)}`],
    [
      'a list of rows',
      'type: line\ndata:\n  - { epoch: 1, train: 2.3, validation: 2.31 }\n  - { epoch: 2, train: 0.9, ' +
        'validation: 1 }\n  - epoch: 3\n    train: 0.1\n    validation: 0.4',
    ],
    ['lists', 'type: line\ndata: [[epoch, train, validation], [1, 2.3, 2.31], [2, 0.9, 1], [3, 0.1, 0.4]]'],
    ['columns', 'type: line\ndata:\n  epoch: [1, 2, 3]\n  train: [2.3, 0.9, 0.1]\n  validation: [2.31, 1, 0.4]'],
    ['a file', 'type: line\nfile: ./runs.csv', '', { 'runs.csv': loss }],
    ['a file as data', 'data: ./runs.csv', '', { 'runs.csv': `\uFEFF${loss.replaceAll('\n', '\r\n')}\r\n` }],
    ['a file after the word', '', 'file=./runs.csv', { 'runs.csv': loss }],
    ['the type after the word', loss, 'type=line'],
    ['the bare type after the word', loss, 'line'],
    ['the order of its fields', `data: |\n${indent(loss)}\nTYPE: Line`],
    [
      'chosen columns',
      `x: epoch\ny: [train, validation]\ndata: |\n  other,epoch,train,validation\n  a,1,2.3,2.31\n  b,2,0.9,1\n ` +
        ` c,3,0.1,0.4`,
    ],
    [
      'chosen columns in one text',
      `x: epoch\ny: train, validation\ndata: |\n  epoch,other,train,validation\n  1,9,2.3,2.31\n  2,9,0.9,1\n  ` +
        `3,9,0.1,0.4`,
    ],
  ];
  test.each(forms)('%s', async (_, body, meta, texts) => {
    expect(svgOf(await draw(body, meta, texts))).toBe(svgOf(await draw(loss)));
  });

  test.each([
    [
      'long data',
      'series: run\ny: loss\nyLabel: " "\ndata: |\n  epoch,run,loss\n  1,train,2.3\n  1,validation,2.31\n  ' +
        '2,train,0.9\n  2,validation,1\n  3,train,0.1\n  3,validation,0.4',
    ],
    [
      'long data whose words name the series',
      'data: |\n  epoch,run,value\n  1,train,2.3\n  2,train,0.9\n  3,train,0.1\n  1,validation,2.31\n  ' +
        '2,validation,1\n  3,validation,0.4',
    ],
    ['rows in another order', 'data: |\n  epoch,train,validation\n  3,0.1,0.4\n  1,2.3,2.31\n  2,0.9,1'],
  ])('%s', async (_, body) => {
    const html = await draw(body);
    expect(described(html)).toContain('train falls from 2.3 to 0.1; validation falls from 2.31 to 0.4');
    expect(textsOf(html)).toEqual(expect.arrayContaining(['train', 'validation']));
  });
});

describe('in words', () => {
  test.each([
    [
      'line',
      'yLabel: loss\ndata: |\n  epoch,a\n  1,2\n  2,0.5\n  3,1',
      'Line chart of loss by epoch, 1 series: it falls from 2 to 1, lowest 0.5 at 2.',
    ],
    [
      'line',
      'data: |\n  epoch,a,b,c\n  1,2,1,\n  2,2,9,5\n  3,2,1,',
      'Line chart by epoch, 3 series: a stays at 2; b goes from 1 to 1, highest 9 at 2; c is 5 at 2.',
    ],
    [
      'line',
      'log: [x, y]\ndata: |\n  n,loss\n  10,1234567\n  1000,0.00001234',
      'Line chart of loss by n, 1 series, horizontal and vertical axis logarithmic: it falls from 1.235 million to 1.23e−5.',
    ],
    [
      'line',
      `data: |\n  x,${'abcdefghi'.split('').join(',')}\n  1,1,1,1,1,1,1,1,1,1\n  2,2,2,2,2,2,2,2,2,2`,
      'f rises from 1 to 2; and 3 more.',
    ],
    [
      'line',
      'title: Visits.\ndata: |\n  month,visits\n  2024-01,1000\n  2024-02,2500',
      'Visits. Line chart of visits by month, 1 series: it rises from 1,000 to 2,500.',
    ],
    ['bar', 'data:\n  cnn: 0.90\n  mlp: 0.7', 'Bar chart, 2 bars: cnn 0.90, mlp 0.7.'],
    [
      'bar',
      'data: |\n  model,accuracy\n  a,1\n  b,2\n  c,3\n  d,4\n  e,5\n  f,6\n  g,7',
      'Bar chart of accuracy by model, 7 bars: highest g 7, lowest a 1.',
    ],
    [
      'bar',
      'data: |\n  task,a,b\n  x,1,\n  y,2,',
      'Bar chart by task, 2 groups of 2 bars: a: x 1, y 2; b has no values.',
    ],
    [
      'scatter',
      'data: |\n  w,h\n  1.5,-2\n  3,1234.5678',
      'Scatter plot of h against w, 2 points: w from 1.5 to 3, h from −2 to 1,234.57.',
    ],
    [
      'scatter',
      'data: |\n  w,h,kind\n  1,2,a\n  3,4,b\n  5,6,b',
      'Scatter plot of h against w, 3 points in 2 groups (a, b): w from 1 to 5, h from 2 to 6.',
    ],
    [
      'histogram',
      'bins: 2\ndata: [1, 2, 3, 3.5]',
      'Histogram: 4 values from 1 to 3.5, median 2.5, most between 3 and 4 (2).',
    ],
    [
      'heatmap',
      'xLabel: predicted\nyLabel: true\nlabels: [cat, dog]\ndata: [[50, 2], [3, 45]]',
      'Heat map, 2 rows (true) by 2 columns (predicted): 95 of 100 lie on the diagonal; highest 50 (true cat, ' +
        'predicted cat), lowest 2 (true cat, predicted dog).',
    ],
    [
      'heatmap',
      'data: |\n  ,a,b\n  a,1,-0.5\n  b,-0.5,1',
      'Heat map, 2 rows by 2 columns: highest 1 (a, a), lowest -0.5 (a, b).',
    ],
  ])('%s: %s', async (type, body, expected) => {
    expect(described(await draw(`type: ${type}\n${body}`))).toContain(expected);
  });

  test('the author’s own words come first', async () => {
    expect(
      described(await draw(`description: "Both fall; <b>&quot; $& validation less."\ndata: |\n${indent(loss)}`)),
    ).toBe('Both fall; &lt;b&gt;&amp;quot; $&amp; validation less.');
  });
});

describe('lines', () => {
  test('are named at their ends where that fits', async () => {
    const texts = textsOf(await draw(loss));
    expect(texts).toEqual(expect.arrayContaining(['train', 'validation', 'epoch', '2']));
    const svg = svgOf(await draw(loss));
    expect(svg).toMatch(
      /<g fill="var\(--code-function\)"[^>]*><text[^>]*>train|<g[^>]*fill="var\(--code-function\)"[^>]*><text[^>]*>train/,
    );
  });

  test.each([
    ['one ends early', 'x,a,b\n1,1,5\n2,2,\n3,3,'],
    [
      'their ends are too close',
      `x,${'abcdefghi'.split('').join(',')}\n1,1,2,3,4,5,6,7,8,9\n` +
        `2,${Array.from({ length: 9 }, (_, index) => 5 + index / 100).join(',')}`,
    ],
    ['a name is long', `x,a,${'long '.repeat(10)}\n1,1,5\n2,2,3`],
  ])('have a key where %s', async (_, csv) => {
    const svg = svgOf(await draw(csv));
    // Text of the drawing in ink: names beside lines have the lines' colours.
    expect(svg).toMatch(/<g[^>]*fill="var\(--ink\)"[^>]*><text[^>]*>a<\/text>/);
  });

  test('one line needs no name beside it', async () => {
    expect(textsOf(await draw('epoch,loss\n1,2\n2,1')).filter((text) => text === 'loss')).toHaveLength(1);
  });

  test('are told apart without colour', async () => {
    const svg = svgOf(
      await draw(`x,a,b,c\n${Array.from({ length: 100 }, (_, x) => `${x},${x},${x + 50},${100 - x}`).join('\n')}`),
    );
    const marks = [...svg.matchAll(/<path[^>]*d="M[\d.,]+([^"M]*)/g)].map(([, tail]) => tail!.slice(0, 20));
    expect(svg).toContain('<circle');
    expect(new Set(marks.filter((tail) => tail.endsWith('z') || tail.includes('l'))).size).toBeGreaterThanOrEqual(2);
  });

  test('break at what is missing', async () => {
    const path = (csv: string) =>
      draw(csv).then(
        (html) =>
          / d="(M[^"]*L[^"]*)"/.exec(svgOf(html).slice(svgOf(html).indexOf('stroke="var(--code-function)"')))![1]!,
      );
    for (const gap of ['', 'NaN', 'nan', 'None', 'null', '-', 'NA', 'inf', '-Infinity', '1e999'])
      expect((await path(`x,y\n1,1\n2,2\n3,${gap}\n4,4\n5,5`)).match(/M/g), gap).toHaveLength(2);
    expect((await path('x,y\n1,1\n2,2\n3,3\n4,4\n5,5')).match(/M/g)).toHaveLength(1);
  });

  test.each([
    ['y', 'x,y\n1,0.001\n2,1\n3,700', ['0.001', '0.01', '0.1', '1', '10', '100']],
    ['y', 'x,y\n1,2\n2,7', ['2', '5', '10']],
    ['x', 'x,y\n100000,1\n1e11,2', ['100,000', '1 million', '100 billion']],
    ['[x, y]', 'x,y\n1e-6,0.01\n1,100', ['1e−6', '0.01', '100']],
  ])('logarithmic: %s, %s', async (log, csv, ticks) => {
    expect(textsOf(await draw(`log: ${log}\ndata: |\n${indent(csv)}`))).toEqual(expect.arrayContaining(ticks));
  });

  test.each([
    ['days', 'x,y\n2024-01-01,1\n2024-03-01,2', 'Jan'],
    ['months', 'x,y\n2021-01,1\n2024-12,2', '2022'],
    ['moments, read as UTC', 'x,y\n2024-01-01 00:00,1\n2024-01-01 06:00,2', '3 AM'],
    ['years have no separator', 'x,y\n1990,1\n2024,2', '2000'],
    ['thousands have one', 'x,y\n0,1\n20000,2', '10,000'],
    ['words', 'x,y\nsmall,1\nbase,2', 'small'],
    ['whole numbers', 'x,y\n1,1\n3,2', '2'],
    ['a minus', 'x,y\n-10,-1\n10,1', '−10'],
  ])('axis: %s', async (_, csv, tick) => {
    const html = await draw(csv, 'type=line');
    expect(svgOf(html)).toContain(`>${tick}<`);
  });

  test('5,000 points do not weigh more than a picture shows', async () => {
    const csv = `step,a,b\n${Array.from({ length: 5000 }, (_, x) => `${x},${Math.sin(x * x)},${x % 7}`).join('\n')}`;
    const html = await draw('type: line\nfile: ./a.csv', '', { 'a.csv': csv });
    expect(svgOf(html).length).toBeLessThan(30_000);
    expect(html).toContain('<details><summary>Data</summary><p>The first 200 of 5,000 rows.</p>');
    expect(rowsOf(html)).toHaveLength(201);
  });

  test('a peak is not thinned out', async () => {
    const values = Array.from({ length: 5000 }, (_, x) => (x === 2503 ? 100 : x === 2507 ? -100 : 0));
    const html = await draw('type: line\nfile: ./a.csv', '', {
      'a.csv': `x,y\n${values.map((y, x) => `${x},${y}`).join('\n')}`,
    });
    const heights = [
      .../M[^"]*L[^"]*/
        .exec(svgOf(html).slice(svgOf(html).indexOf('stroke="var(--code-function)"')))![0]
        .matchAll(/,([\d.]+)/g),
    ].map(([, y]) => Number(y));
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(250);
  });
});

describe('bars', () => {
  const lying = (html: string) =>
    /<g[^>]*text-anchor="end"[^>]*>(?:<text[^>]*>[^<]*<\/text>)*<text[^>]*>(linear|A rather)/.test(svgOf(html));

  test('words along the axis are bars, numbers a line', async () => {
    expect(described(await draw('model,accuracy\nlinear,0.7\ncnn,0.90'))).toMatch(/^Bar chart/);
    expect(described(await draw('epoch,accuracy\n1,0.7\n2,0.9'))).toMatch(/^Line chart/);
  });

  test('few bars have their numbers, as they were written, and no axis', async () => {
    const texts = textsOf(await draw('model,accuracy\nlinear,0.7\ncnn,0.90\nnone,\nworse,-0.25'));
    expect(texts).toEqual(expect.arrayContaining(['0.7', '0.90', '−0.25', 'linear', 'none']));
    expect(texts).not.toContain('0.2');
  });

  test('many bars have an axis', async () => {
    const texts = textsOf(
      await draw(
        `year,posts\n${Array.from({ length: 40 }, (_, index) => `${1980 + index},${index * 3}`).join('\n')}`,
        'bar',
      ),
    );
    expect(texts).toEqual(expect.arrayContaining(['0', '20', '100', '1980']));
    expect(texts).not.toContain('117');
  });

  test('lie down where their names are long', async () => {
    const names = [
      'A rather long name of a model',
      'Another long name of another one',
      'One more that takes much room',
      'And the last of these models',
    ];
    expect(lying(await draw(`m,a\n${names.map((name, index) => `${name},${index}`).join('\n')}`))).toBe(true);
    expect(lying(await draw('m,a\nlinear,1\ncnn,2'))).toBe(false);
  });

  test('stand in groups that differ in lightness, with a key', async () => {
    const svg = svgOf(await draw('type: bar\ndata: |\n  model,MNIST,CIFAR\n  cnn,0.99,0.93\n  mlp,0.9,0.5'));
    expect(svg).toMatch(/fill-opacity="0\.9"/);
    expect(svg).toMatch(/fill-opacity="0\.4"/);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['MNIST', 'CIFAR', '0.93', '0.5']));
  });

  test('long data is grouped by its series', async () => {
    const html = await draw('model,set,accuracy\ncnn,MNIST,0.99\ncnn,CIFAR,0.93\nmlp,MNIST,0.9', 'type=bar');
    expect(described(html)).toBe(
      'Bar chart of accuracy by model, 2 groups of 2 bars: MNIST: cnn 0.99, mlp 0.9; CIFAR: cnn 0.93.',
    );
  });
});

describe('scatter plots', () => {
  test('tell groups by symbols', async () => {
    const svg = svgOf(await draw('w,h,kind\n1,2,a\n2,3,a\n5,1,b\n6,2,b', 'scatter'));
    expect(svg).toContain('<circle');
    expect(svg).toMatch(/d="M[\d.]+,[\d.]+l[^"]*z/);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['a', 'b', 'w', 'h']));
  });

  test('name single points', async () => {
    const texts = textsOf(await draw('model,parameters,accuracy\nA,10,70\nB,20,80', 'scatter log=x'));
    expect(texts).toEqual(expect.arrayContaining(['A', 'B', 'parameters', 'accuracy', '10', '20']));
  });

  test.each([
    [
      'numbers alone',
      'kind,score,size\na,1,2\na,2,3\nb,3,4\nb,3,5',
      'Scatter plot of size against score, 4 points in 2 groups (a, b): score from 1 to 3, size from 2 to 5.',
    ],
    ['words along x', 'kind,score\na,1\nb,3', 'Scatter plot of score against kind, 2 points: score from 1 to 3.'],
  ])('%s', async (_, csv, expected) => {
    expect(described(await draw(csv, 'scatter'))).toBe(expected);
  });

  test('5,000 points stay small', async () => {
    const csv = `a,b\n${Array.from({ length: 5000 }, (_, x) => `${(Math.sin(x * 12.9898) * 43758.5453) % 1},${(Math.sin(x * 78.233) * 12543.123) % 1}`).join('\n')}`;
    expect(svgOf(await draw('type: scatter\nfile: ./a.csv', '', { 'a.csv': csv })).length).toBeLessThan(60_000);
  });
});

describe('histograms', () => {
  test.each([
    ['bare numbers', 'type: histogram\ndata: [1, 1, 2, 5]'],
    ['a column', 'type: histogram\nx: b\ndata: |\n  a,b\n  9,1\n  9,1\n  9,2\n  9,5'],
    ['`bins` says that it is one', 'bins: 4\nx: b\ndata: |\n  a,b\n  9,1\n  9,1\n  9,2\n  9,5'],
  ])('%s', async (_, body) => {
    expect(described(await draw(body))).toMatch(/^Histogram(?: of b)?: 4 values from 1 to 5, median 1\.5/);
  });

  test('several series share their bins and have outlines of their own', async () => {
    const html = await draw('score,set\n0.1,good\n0.2,good\n0.7,bad\n0.9,bad', 'histogram bins=5');
    expect(described(html)).toBe(
      'Histogram of score: good: 2 values from 0.1 to 0.2, median 0.15, most between 0 and 0.2 (1); bad: 2 ' +
        'values from 0.7 to 0.9, median 0.8, most between 0.6 and 0.8 (1).',
    );
    expect(svgOf(html)).toContain('stroke-dasharray');
  });

  test('whole numbers stand in the middle of their bins', async () => {
    const html = await draw('type: histogram\ndata: [1, 2, 2, 3, 5]');
    expect(described(html)).toBe('Histogram: 5 values from 1 to 5, median 2, most at 2 (2).');
    expect(textsOf(html)).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']));
  });

  test.each([
    ['one value', '[3]'],
    ['the same value', '[3, 3, 3]'],
    ['gaps', '[3, nan, 4]'],
    ['far apart', '[1, 1000000000]'],
    ['tiny', '[1e-9, 2e-9, 3e-9]'],
  ])('%s', async (_, data) => {
    expect(svgOf(await draw(`type: histogram\ndata: ${data}`))).toContain('<path');
  });
});

describe('heat maps', () => {
  const matrix = ['true,cat,dog', 'cat,50,2', 'dog,3,45'].join('\n');

  test.each([
    ['wide', `type: heatmap\nxLabel: predicted\ndata: |\n${indent(matrix)}`],
    [
      'long',
      'x: predicted\ny: true\nvalue: n\ndata: |\n  true,predicted,n\n  cat,cat,50\n  cat,dog,2\n  dog,cat,3\n  ' +
        'dog,dog,45',
    ],
    ['bare numbers with labels', 'labels: [cat, dog]\nxLabel: predicted\nyLabel: true\ndata: |\n  50,2\n  3,45'],
    ['lists with labels', 'labels: cat, dog\nxLabel: predicted\nyLabel: true\ndata:\n  - [50, 2]\n  - [3, 45]'],
    [
      'rows and columns apart',
      'rows: [cat, dog]\ncolumns: [cat, dog]\nxLabel: predicted\nyLabel: true\ndata: [[50, 2], [3, 45]]',
    ],
  ])('%s', async (_, body) => {
    const html = await draw(body, 'heatmap');
    expect(textsOf(html)).toEqual(
      expect.arrayContaining(['50', '2', '3', '45', 'cat', 'dog', 'predicted →', 'true ↓']),
    );
    expect(rowsOf(html)).toEqual([
      ['true', 'cat', 'dog'],
      ['cat', '50', '2'],
      ['dog', '3', '45'],
    ]);
  });

  test('numbers stand on shades that leave them readable', async () => {
    const svg = svgOf(await draw(matrix, 'heatmap'));
    const shades = [...svg.matchAll(/fill-opacity="([\d.]+)"/g)].map(([, opacity]) => Number(opacity));
    expect(Math.max(...shades)).toBe(0.45);
    expect(Math.min(...shades)).toBeGreaterThan(0);
  });

  test('below 0 is another hue', async () => {
    const svg = svgOf(await draw(',a,b\na,1,-0.5\nb,-0.5,1', 'heatmap'));
    expect(svg).toContain('var(--code-escape)');
    expect(textsOf(svg)).toContain('−0.5');
  });

  test('too small for numbers, it has a scale', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const svg = svgOf(
      await draw(
        `,${names.join(',')}\n${names.map((name, row) => `${name},${names.map((_, column) => (row * column) / 1521).join(',')}`).join('\n')}`,
        'heatmap',
      ),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['0', '1']));
    expect(textsOf(svg).length).toBeLessThan(100);
    expect(svg.length).toBeLessThan(60_000);
  });

  test('a gap is left empty in the drawing, and stands in the table as it was written', async () => {
    const html = await draw(',a,b\nx,1,\ny,nan,2', 'heatmap');
    expect(textsOf(html)).not.toContain('nan');
    expect(rowsOf(html)).toEqual([
      ['', 'a', 'b'],
      ['x', '1', ''],
      ['y', 'nan', '2'],
    ]);
  });
});

describe('texts', () => {
  const evil = '</text><script>alert(1)</script>" onload="x" $& &lt; \'';
  const forms = [
    [
      'line',
      `title: ${JSON.stringify(evil)}\nxLabel: ${JSON.stringify(evil)}\nyLabel: ${JSON.stringify(evil)}\n` +
        `caption: ${JSON.stringify(evil)}\ndata:\n  ? ${JSON.stringify(evil)}\n  : [1, 2]\n  b: [3, 4]\n  ? ` +
        `${JSON.stringify(`${evil}2`)}\n  : [5, 6]`,
    ],
    ['bar', `data:\n  ${JSON.stringify(evil)}: 1\n  b: 2`],
    ['scatter', `data: [[x, y, z], [1, 2, ${JSON.stringify(evil)}], [3, 4, ${JSON.stringify(evil)}], [3, 4, b]]`],
    ['histogram', `xLabel: ${JSON.stringify(evil)}\ndata: [1, 2]`],
    [
      'heatmap',
      `labels: [${JSON.stringify(evil)}, b]\nyLabel: ${JSON.stringify(evil)}\nxLabel: ${JSON.stringify(evil)}\n` +
        `data: [[1, 2], [3, 4]]`,
    ],
  ] as const;
  test.each(forms)('%s: are never markup', async (type, body) => {
    const html = await draw(`type: ${type}\n${body}`);
    const seen: string[] = [];
    readHtml(html, {
      open: ({ name, attributes }) => void seen.push(name, ...Object.keys(attributes)),
      close: () => undefined,
      text: () => undefined,
    });
    expect(seen.filter((name) => /^(script|b|on.*)$/.test(name))).toEqual([]);
    expect(seen.filter((name) => name === 'svg')).toHaveLength(1);
  });

  test.each([
    ['Chinese', '损失', '训练集'],
    ['Hebrew', 'הפסד', 'אימון'],
    ['emoji', '📉', '👩‍🔬'],
    ['very long', 'word '.repeat(200).trim(), 'name '.repeat(200).trim()],
  ])('%s', async (_, label, name) => {
    const html = await draw(
      `type: line\nyLabel: ${label}\ntitle: ${name}\ndata: |\n  ${label},${name},b\n  1,2,3\n  2,3,4`,
    );
    expect(svgOf(html)).toContain(`>${label.slice(0, 2)}`);
    expect(rowsOf(html)[0]).toEqual([label, name, 'b']);
    expect(textsOf(html).every((text) => text.length < 130)).toBe(true);
  });

  test('a title stands above, a caption in the form counts', async () => {
    const html = await draw(
      `title: The loss\ncaption: Both fall\nx-label: Epoch\ny_label: Loss\ndata: |\n${indent(loss)}`,
    );
    expect(textsOf(html)).toEqual(expect.arrayContaining(['The loss', 'Epoch', 'Loss']));
    expect(html).toContain('<figcaption>Both fall</figcaption>');
  });

  test.each([
    ['.wide', 740],
    ['.full', 1040],
  ])('%s is drawn wider, so that letters keep their size', async (meta, width) => {
    const html = await draw(loss, meta);
    expect(html).toContain(`<figure class="drawing ${meta.slice(1)}">`);
    expect(svgOf(html)).toContain(`viewBox="0 0 ${width} `);
  });
});

describe('stops the build', () => {
  test.each<[string, string, string, string?]>([
    ['no data', '', '3: The chart has no data.'],
    ['no data below fields', 'type: line', '3: The chart has no data.'],
    ['an empty block', 'type: line\ndata: |\n\n', '6: The chart’s data is empty.'],
    ['nothing', 'type: line\ndata:', '5: The chart’s data is empty.'],
    ['only names', 'epoch,loss', '4: The chart’s data has names of columns, but no row.'],
    ['no names', '1,2\n3,4', '4: The first line of the data holds numbers; it is to name the columns.'],
    [
      'bad YAML',
      'type: line\ndata: [1, 2',
      '5: The chart’s YAML cannot be read: Flow sequence in block collection must be sufficiently indented and ' +
        'end with a ].',
    ],
    ['a field twice', 'type: line\ntype: bar', '5: A field stands twice in the chart.'],
    ['an unknown field', `type: line\nylable: loss\ndata: |\n${indent(loss)}`, '5: A chart has no field `ylable`.'],
    ['an unknown type', `type: lien\ndata: |\n${indent(loss)}`, '4: There is no chart of type `lien`.'],
    ['an unknown type after the word', loss, '3: There is no chart of type `pie`.', 'type=pie'],
    ['an unknown word', loss, '3: `barr` after `chart` means nothing here.', 'barr'],
    ['an unknown setting', loss, '3: `colour=red` after `chart` means nothing here.', 'colour=red'],
    [
      'an unknown x',
      `x: epochs\ndata: |\n${indent(loss)}`,
      '4: `x` names the column `epochs`, which is not in the data.',
    ],
    [
      'an unknown y',
      `data: |\n${indent(loss)}\ny: [train, valid]`,
      '9: `y` names the column `valid`, which is not in the data.',
    ],
    [
      'an unknown series',
      `data: |\n${indent(loss)}\nseries: run`,
      '9: `series` names the column `run`, which is not in the data.',
    ],
    ['two x', `data: |\n${indent(loss)}\nx: [epoch, train]`, '9: `x` is the name of one column.'],
    [
      'no number',
      'epoch,loss\n1,2\n2,high\n3,1\n4,low',
      '6: `high` in row 2, column `loss`, is no number (and 1 more).',
    ],
    [
      'a unit',
      'data: |\n  epoch,loss\n  1,2\n\n  2,93%\n  3,1',
      '8: `93%` in row 2, column `loss`, has another unit than `2`.',
    ],
    [
      'two currencies',
      'day,price\na,$5\nb,7 €\nc,$6',
      '6: `7 €` in row 2, column `price`, has another unit than `$5`.',
    ],
    [
      'a comma that could be two signs',
      'day;n\na;1,234\nb;5,678',
      '5: `1,234` in row 1, column `n`, could be `1234` or `1.234`.',
    ],
    [
      'no number in a list',
      'data:\n  - { epoch: 1, loss: 2 }\n  - { epoch: 2, loss: 1 }\n  - { epoch: 3, loss: <b> }',
      '7: `<b>` in row 3, column `loss`, is no number.',
    ],
    ['no number along x', 'epoch,loss\n1,2\n2,2\nlast,1', '7: `last` in row 3, column `epoch`, is no number.'],
    [
      'no date along x',
      'day,loss\n2024-01-01,2\n2024-01-02,2\n2024-13-03,1',
      '7: `2024-13-03` in row 3, column `day`, is no date.',
    ],
    ['only words', 'a,b\nx,y\nz,w', '4: The column `b` holds no number to draw.'],
    ['only gaps', 'a,b\n1,\n2,nan', '4: The column `b` holds no number to draw.'],
    [
      'one column',
      'a\n1\n2',
      '4: The chart’s data has one column, and a chart of this type needs two: `x` and `y`.',
      'line',
    ],
    ['a column twice', 'a,b,b\n1,2,3', '4: Two columns of the data are called `b`.'],
    ['two columns without a name', 'a,,,b\n1,2,3,4', '4: Two columns of the data have no name.'],
    ['a long row', 'a,b\n1,2\n1,2,3', '6: A row of the data has 3 values, but there are 2 columns.'],
    ['two columns of words', 'epoch,run,host,loss\n1,a,b,2', '4: The columns `run` and `host` hold words.', 'line'],
    [
      'series and many y',
      'epoch,run,a,b\n1,x,2,3',
      '3: With `series`, one column is drawn, and here are 2.',
      'line series=run',
    ],
    [
      'series and many columns of a histogram',
      'x: [a, b]\nseries: s\nbins: 3\ndata: |\n  a,b,s\n  1,2,c',
      '5: With `series`, one column is drawn, and here are 2.',
    ],
    ['a bar twice in a series', 'm,s,a\ncnn,x,1\ncnn,x,2', '4: `cnn` has more than one bar in the series `x`.'],
    ['a bad file after the word', '', '3: `x` in row 2, column `b`, is no number.', 'file=./bad.csv'],
    ['a bar twice', 'model,accuracy\ncnn,1\ncnn,2', '4: `cnn` has more than one bar.'],
    [
      'zero on a logarithmic axis',
      'log: y\ndata: |\n  x,y\n  1,1\n  2,0',
      '8: `0` in row 2, column `y`, has no place on a logarithmic axis, which begins above 0.',
    ],
    [
      'words on a logarithmic axis',
      'type: line\nlog: x\ndata: |\n  x,y\n  a,1\n  b,2',
      '5: `log` names the x axis, but the column `x` holds no numbers.',
    ],
    ['a logarithmic nothing', `log: true\ndata: |\n${indent(loss)}`, '4: `log` names an axis, and `true` is none.'],
    [
      'logarithmic bars',
      'type: bar\nlog: y\ndata:\n  a: 1',
      '5: Bars begin at 0, which a logarithmic axis does not have.',
    ],
    [
      'bins of lines',
      `bins: 5\ntype: line\ndata: |\n${indent(loss)}`,
      '4: `bins` means nothing in a chart of type `line`.',
    ],
    ['bins that are no number', 'bins: many\ndata: [1, 2]', '4: `bins` is a whole number from 1 to 200.'],
    ['too few labels', 'labels: [a, b, c]\ndata: [[1, 2], [3, 4]]', '4: There are 3 labels for 2 rows of numbers.'],
    [
      'no number in a matrix',
      'type: heatmap\ndata: |\n  ,a,b\n  a,1,x\n  b,2,3',
      '7: `x` in row 1, column `b`, is no number.',
    ],
    [
      'a cell twice',
      'type: heatmap\nx: p\ny: t\ndata: |\n  t,p,n\n  a,a,1\n  a,a,2',
      '10: The heat map has two values for `t` a, `p` a.',
    ],
    ['data twice', `file: ./a.csv\ndata: |\n${indent(loss)}`, '5: The chart has its data twice.'],
    ['data of no form', 'type: line\ndata:\n  - a: { b: c }', '5: The chart’s `data` cannot be read.'],
    ['no file', 'type: line\nfile: ./no.csv', '5: There is no file `./no.csv` beside the post.'],
    [
      'a file elsewhere',
      'type: line\nfile: https://example.org/a.csv',
      '5: `https://example.org/a.csv` is not relative to the post.',
    ],
    ['a file from the root', 'type: line\nfile: /etc/passwd', '5: `/etc/passwd` is not relative to the post.'],
    [
      'a file outside the project',
      'type: line\nfile: ../../../../a.csv',
      '5: There is no file `../../../../a.csv` beside the post.',
    ],
    ['a picture as data', 'type: line\nfile: ./bad.png', '5: The file `./bad.png` is not UTF-8 text.'],
    ['a bad file', 'type: line\nfile: ./bad.csv', '5: `x` in row 2 (line 3 of `./bad.csv`), column `b`, is no number.'],
    [
      'too many series',
      `x,${Array.from({ length: 30 }, (_, index) => `c${index}`).join(',')}\n1${',1'.repeat(30)}`,
      '4: The chart has 30 series, more than can be told apart.',
    ],
    [
      'too many bars',
      `x,y\n${Array.from({ length: 301 }, (_, index) => `c${index},1`).join('\n')}`,
      '4: The chart has 301 bars, more than can be told apart.',
    ],
    [
      'too many cells',
      `type: heatmap\nlabels: ${Array.from({ length: 80 }, (_, index) => index).join(',')}\ndata: ` +
        `[${`[${'1,'.repeat(79)}1],`.repeat(80)}]`,
      '6: The heat map has 6,400 cells; a page can carry 5,000.',
    ],
  ])('%s', async (_, body, message, meta) => {
    const texts = {
      'bad.csv': 'a,b\n1,2\n2,x',
      'bad.png': '\x89PNG\r\n\0',
      '/etc/passwd': 'a,b\n1,2',
      'https://example.org/a.csv': 'a,b\n1,2',
      'a.csv': 'a,b\n1,2',
      '../../../../a.csv': 'a,b\n1,2',
    };
    expect(await wrong(body, meta, texts)).toEqual([message]);
  });

  test.each([
    ['type: lien', 'Did you mean `line`?'],
    ['ylable: x', 'Did you mean `yLabel`?'],
    ['y: trian', 'Did you mean `train`?'],
    ['y: nothing', 'Its columns are `epoch`, `train`, `validation`.'],
    ['type: treemap', 'Known are line, bar, scatter, histogram, heatmap.'],
  ])('%s is told with what is near', async (field, fix) => {
    const { state } = await render(fence(`${field}\ndata: |\n${indent(loss)}`));
    expect(state.errors[0]!.fix).toContain(fix);
  });
});

test('a bad chart gives its own problem only, and the others are drawn', async () => {
  const { html, state } = await render(`${fence('x')}\n\n${fence(loss)}\n\n- ${fence(loss).replaceAll('\n', '\n  ')}`);
  expect(told(state.errors)).toEqual(['2: The chart’s data has names of columns, but no row.']);
  expect(html.match(/<svg/g)).toHaveLength(2);
});

test('a problem in a list stands on its line', async () => {
  const { state } = await render(`- a\n\n  ${fence('x,y\n1,2\n2,b\n3,1').replaceAll('\n', '\n  ')}`);
  expect(told(state.errors)).toEqual(['6: `b` in row 2, column `y`, is no number.']);
});

test('other code is left alone', async () => {
  const { html } = await render('```text\nchart\n```\n\n```charts\na,b\n1,2\n```');
  expect(html).not.toContain('<svg');
});

test('in MDX the same is told', async () => {
  expect(told((await check(`x\n\n${fence('x,y\n1,2\n2,b\n3,1')}`)).errors)).toEqual([
    '6: `b` in row 2, column `y`, is no number.',
  ]);
  expect((await check(fence(loss))).errors).toEqual([]);
});

test('as a file of its own it has colours of its own', async () => {
  const { state } = await render(fence(loss));
  const [[name, svg]] = [...state.drawings] as [[string, string]];
  expect(name).toMatch(/^[\da-f]{16}\.svg$/);
  expect(svg).not.toContain('var(');
  expect(svg).toContain('#1c5a86');
});

describe('in the language of the post', () => {
  const drawIn = async (lang: string, body: string) => (await render(fence(body), { lang })).html;
  const many = 'x,a,b\n1,0,5\n2,4,1\n3,9,5';
  const days = 'x,y\n2024-01-01,1\n2024-03-01,2';

  test.each([
    ['hi', many, 'x के अनुसार रेखा चार्ट, 2 शृंखलाएँ: a: 0 से बढ़कर 9; b: 5 से 5 तक, सबसे कम 1, 2 पर।'],
    ['ar', many, 'مخطط خطي بحسب x، متسلسلتان: a: صعود من 0 إلى 9؛ b: من 5 إلى 5، الأدنى 1 عند 2.'],
    ['zh-Hans', many, '折线图，按 x 排列，2 个系列：a 从 0 升到 9；b 从 5 到 5，最低 1（在 2 处）。'],
    ['zh-Hans', 'type: scatter\ndata: |\n  a,b\n  1,2\n  3,4', 'b 对 a 的散点图，2 个点：a 从 1 到 3，b 从 2 到 4。'],
    [
      'ar',
      'type: bar\ndata: |\n  model,acc\n  x,1\n  y,2\n  z,3',
      'مخطط أعمدة يبيّن acc بحسب model، 3 أعمدة: x 1، y 2، z 3.',
    ],
    [
      'hi',
      'type: histogram\ndata: |\n  v\n  1\n  2\n  2\n  5',
      'v का हिस्टोग्राम: 1 से 5 तक 4 मान, माध्यिका 2, सबसे अधिक 2 पर (2)।',
    ],
    [
      'zh-Hans',
      'type: heatmap\ndata: |\n  true,a,b\n  a,1,2\n  b,3,4',
      '热图，2 行（true）、2 列：10 个中有 5 个在对角线上；最高 4 (true b，b)，最低 1 (true a，a)。',
    ],
  ])('%s: %j', async (lang, body, expected) => {
    expect(described(await drawIn(lang, body))).toBe(expected);
  });

  test('a histogram counts, and a time axis names its months', async () => {
    expect(textsOf(await drawIn('hi', 'type: histogram\ndata: |\n  v\n  1\n  2\n  2\n  5'))).toContain('संख्या');
    expect(svgOf(await drawIn('zh-Hans', days))).toContain('>1月<');
    expect(svgOf(await drawIn('ar', days))).toContain('>يناير<');
    expect(svgOf(await drawIn('en', days))).toContain('>Jan<');
  });
});

describe('nothing is drawn that nobody asked for', () => {
  test.each([
    ['type: line\nx: epoch\ny: loss\ndata: |\n  epoch,loss,note\n  1,3,warm\n  2,2,warm\n  3,1,cold'],
    ['type: line\ndata: |\n  epoch,loss,note\n  1,3,\n  2,2,peak\n  3,1,'],
    ['type: scatter\nx: epoch\ny: loss\ndata: |\n  epoch,loss,note\n  1,3,warm\n  2,2,cold'],
    ['type: bar\nx: model\ny: score\ndata: |\n  model,score,by\n  a,3,me\n  b,2,you'],
  ])('%j has one series', async (body) => {
    expect(described(await draw(body))).not.toMatch(/[02-9] series|groups/);
  });

  test('rows of several runs without a name for them', async () => {
    expect(await wrong('x: epoch\ny: loss\ndata: |\n  epoch,loss,run\n  1,3,a\n  2,2,a\n  1,4,b\n  2,3,b')).toEqual([
      '7: `1` stands more than once in `epoch`, so that one line would join what belongs to several.',
    ]);
  });
});

describe('dates', () => {
  const days = (cells: readonly string[]) => `day,n\n${cells.map((cell, index) => `"${cell}",${index}`).join('\n')}`;
  const at = (html: string) =>
    [...svgOf(html).matchAll(/ d="(M[^"]*L[^"]*)"/g)]
      .map(([, path]) =>
        path!
          .split(/[ML,\s]+/)
          .filter(Boolean)
          .map(Number)
          .filter((_, index) => index % 2 === 0),
      )
      .find((xs) => xs.length === 3);

  test.each([
    ['2024/01/01', '2024/01/02', '2024/02/02'],
    ['Jan 1, 2024', '2 January 2024', '02-Feb-2024'],
    ['2024-W01', '2024-W02', '2024-W09'],
    ['2024 Q1', '2024Q2', 'Q1 2026'],
    ['Jan 2020', 'Feb 2020', 'Jan 2021'],
    ['2024.01', '2024.02', '2025.01'],
  ])('%s, %s and %s stand at their distances', async (...cells) => {
    const [a, b, c] = at(await draw(`type: line\ndata: |\n${indent(days(cells))}`))!;
    expect((c! - b!) / (b! - a!)).toBeGreaterThan(6);
  });

  test.each([
    ['01/31/2024', '02/01/2024'],
    ['1.2.2024', '3.2.2024'],
    ['31-01-24', '01-02-24'],
    ['12:30', '14:00'],
    ['20240131', '20240201'],
    ['202401', '202402'],
    ['01/2024', '02/2024'],
    ['Jan-20', 'Feb-20'],
  ])('%s is told', async (...cells) => {
    expect(await wrong(`type: line\ndata: |\n${indent(days(cells))}`)).toEqual([
      `7: \`${cells[0]}\` in row 1, column \`day\`, seems to be a date or a time, but which one cannot be told ` +
        `for certain.`,
    ]);
  });
});

describe('CSV without names of its columns is told', () => {
  test.each([
    '2024-01-01,5\n2024-01-02,6',
    'cat,5\ndog,7',
    '1,2.5,a\n2,3.5,b',
    'a,9,3,4\nb,1,2,3',
    'Jan 2020,1\nFeb 2020,2',
  ])('%j', async (csv) => {
    expect(await wrong(csv)).toEqual([
      expect.stringMatching(/^4: The first line of the data seems to hold values|^4: The first line of the data holds/),
    ]);
  });

  test.each(['country,2019\na,1\nb,2', 'model,1,5,10\na,1,2,3', 'word,"a; b"\nx,1\ny,2'])(
    '%j has them',
    async (csv) => {
      await draw(csv);
    },
  );
});

test.each([
  ['a mark of the byte order', '\uFEFFa,b\n1,2\n2,3', 'a,b\n1,2\n2,3'],
  ['a comma in a name', '"a, b";c\n1;2\n2;3', '"a, b",c\n1,2\n2,3'],
])('%s does not change what is read', async (_, written, plain) => {
  expect(rowsOf(await draw(written))).toEqual(rowsOf(await draw(plain)));
});

test('a row that begins with `#1` is a row', async () => {
  expect(rowsOf(await draw('rank,score\n#1,5\n#2,4'))).toHaveLength(3);
});

describe('no cell is lost in silence', () => {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

  test.each<[what: string, cells: string[][], form?: string]>([
    [
      'a line break between quotes',
      [
        ['name', 'v'],
        ['a\nb', '5'],
        ['c', '6'],
      ],
    ],
    [
      'quotes',
      [
        ['name', 'v'],
        ['say "hi"', '5'],
        ['<b>, & so on', '6'],
      ],
    ],
    [
      'empty cells',
      [
        ['a', 'b'],
        ['1', ''],
        ['', '3'],
        ['4', '5'],
      ],
    ],
    [
      'gaps',
      [
        ['a', 'b', 'c'],
        ['1', 'n/a', '2'],
        ['2', 'NaN', '3'],
        ['3', '5', '-'],
      ],
    ],
    [
      'a short row',
      [
        ['a', 'b', 'c'],
        ['1', '2'],
        ['3', '4', '5'],
      ],
    ],
    [
      'a column that is not drawn',
      [
        ['x', 'y', 'remark'],
        ['1', '2', 'first'],
        ['2', '3', 'second'],
      ],
    ],
    [
      'a column without a name',
      [
        ['', 'y', 'z'],
        ['1', '2', '3'],
        ['2', '3', '4'],
      ],
    ],
    [
      'names in a histogram',
      [
        ['name', 'v'],
        ['first', '1'],
        ['second', '2'],
      ],
      'type: histogram',
    ],
    [
      'a sign alone',
      [
        ['name', 'v'],
        ['#', '1'],
        ['#2', '2'],
      ],
    ],
    [
      'gaps in a heat map',
      [
        ['', 'a', 'b'],
        ['c', '1', 'n/a'],
        ['d', '', '4'],
      ],
      'type: heatmap',
    ],
    [
      'gaps in bare numbers',
      [
        ['1', 'n/a'],
        ['3', '4'],
      ],
      'labels: [cat, dog]',
    ],
    [
      'a fourth column of long data in a heat map',
      [
        ['r', 'c', 'v', 'who'],
        ['a', 'b', '1', 'me'],
        ['a', 'd', '2', 'you'],
      ],
      'type: heatmap\nx: c\ny: r\nvalue: v',
    ],
  ])('%s', async (_, cells, form = 'title: x') => {
    const csv = cells.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\n');
    const shown = (await draw(`${form}\nfile: d.csv`, '', { 'd.csv': csv })).match(/<table>.*<\/table>/s)![0];
    for (const cell of cells.flat()) expect(shown).toContain(`>${escaped(cell)}<`);
  });

  test.each([
    ['a,b,b\n1,2,3', '4: Two columns of the data are called `b`.'],
    ['a,b\n1,1 h\n2,2 h', '4: The column `b` holds no number to draw.'],
    ['a,b\n1,1 h\n2,20\n3,30', '5: `1 h` in row 1, column `b`, is no number.'],
    ['a,b\n1,2,3', '5: A row of the data has 3 values, but there are 2 columns.'],
    ['a,b,\n1,2,x\n3,4,y', '5: A row of the data has 3 values, but there are 2 columns.'],
    ['what,n\n# of users,5\nvisits,9', '5: `# of users,5` begins as a comment does, but has the values of a row.'],
  ])('%j is told', async (csv, message) => {
    expect(await wrong(csv)).toEqual([message]);
  });

  test('a comment is none of it', async () => {
    expect(rowsOf(await draw('a,b\n# measured twice, by me\n# and here\n1,2\n2,3'))).toHaveLength(3);
  });
});
