import { describe, expect, test } from 'vitest';
import { portable } from '../../../src/feeds/portable.ts';
import { check, render, told } from '../../support/documents.ts';

const csv = 'Model,Accuracy,Loss\nLinear,0.9,1.25\nDeep,0.975,.5\nNone,n/a,−3\n';
const texts = { 'a.csv': csv };
const table = (words: string, content = '') => `\`\`\`table ${words}\n${content}\`\`\`\n`;
/** The cells of the body, row by row. */
const cellsOf = (html: string) =>
  [...html.matchAll(/<tr>\n(<td[^]*?)\n<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
  );

test('a file becomes a table whose numbers are in line below their decimal signs', async () => {
  const { html, state } = await render(table('file=./a.csv'), { texts });
  expect(state.diagnostics).toEqual([]);
  expect(html).toMatch(/^<div class="table" tabindex="0" data-page-wrapper><table class="data">\n<thead>/);
  expect(html).toContain('<th>Model</th>\n<th class="right">Accuracy</th>');
  expect(cellsOf(html)).toEqual([
    ['Linear', '<span class="decimal" data-pad="00">0.9</span>', '<span class="decimal">1.25</span>'],
    ['Deep', '<span class="decimal">0.975</span>', '<span class="decimal" data-pad="0">.5</span>'],
    ['None', 'n/a', '<span class="decimal" data-pad=".00">−3</span>'],
  ]);
});

test.each([
  ['tabs', 'a\tb\nx\t1\n'],
  ['semicolons', 'a;b\nx;1\n'],
  ['a comma in a value, and an empty line', 'a,b\n\n"x",1\n'],
])('data with %s', async (_, data) => {
  const { html } = await render(table('', data));
  expect(cellsOf(html)).toEqual([['x', '<span class="decimal">1</span>']]);
});

test.each([
  ['best=max', ['1.25', '0.975']],
  ['best=min', ['0.9', '−3']],
  ['best="Accuracy:max Loss:min"', ['0.975', '−3']],
  ['best="Loss:max"', ['1.25']],
  ['columns="Model, Loss=Log loss" best="Log loss:min"', ['−3']],
])('%s', async (words, expected) => {
  const { html, state } = await render(table(`file=./a.csv ${words}`), { texts });
  expect([...html.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, text]) => text)).toEqual(expected);
  expect(state.diagnostics).toEqual([]);
});

test('several best ones are all marked', async () => {
  const { html } = await render(table('best=max', 'a\n2\n1\n2.0\n'));
  expect(html.match(/<strong>/g)).toHaveLength(2);
});

test('columns are chosen, ordered and named', async () => {
  const { html } = await render(table('file=./a.csv columns="Loss=Log loss, Model"'), { texts });
  expect([...html.matchAll(/<th[^>]*>(.*?)<\/th>/g)].map(([, text]) => text)).toEqual(['Log loss', 'Model']);
});

describe('a caption and a name', () => {
  const caption = '<figure id="tbl-a"><figcaption>Table 1: Results</figcaption><div class="table"';
  test.each([
    ['after the language', `${table('file=./a.csv caption="Results" #tbl:a')}\nSee @tbl:a.`],
    ['in a paragraph below', `${table('file=./a.csv')}\n: Results {#tbl:a}\n\nSee @tbl:a.`],
  ])('%s', async (_, markdown) => {
    const { html, state } = await render(markdown, { texts });
    expect(html).toContain(caption);
    expect(html).toContain('<a href="#tbl-a">Table 1</a>');
    expect(state.diagnostics).toEqual([]);
  });
});

test('the feed has the table, and the Markdown copy too', async () => {
  const { html, state } = await render(table('file=./a.csv best=max caption="A | B" #tbl:a'), { texts });
  expect(portable(html, 'https://a.example/')).toContain('<td align="right"><strong>0.975</strong></td>');
  expect(state.markdown).toBe(
    '| Model | Accuracy | Loss |\n| --- | ---: | ---: |\n| Linear | 0.9 | **1.25** |\n| Deep | **0.975** | .5 |\n' +
      '| None | n/a | −3 |\n\n: A | B {#tbl:a}\n',
  );
});

describe('too many rows', () => {
  const many = `a\n${Array.from({ length: 1_500 }, (_, index) => `${index}\n`).join('')}`;
  test('are told, and cut', async () => {
    const { html, state } = await render(table('file=./many.csv'), { texts: { 'many.csv': many } });
    expect(told(state.warnings)).toEqual(['1: The table has 1,500 rows, of which the first 200 are shown.']);
    expect(cellsOf(html)).toHaveLength(200);
    expect(html).toContain('<figcaption>The first 200 of 1,500 rows.</figcaption>');
  });

  test.each([
    [20, 20],
    [300, 300],
    [5000, 1000],
  ])('rows=%i shows %i', async (rows, shown) => {
    const { html, state } = await render(table(`file=./many.csv rows=${rows}`), { texts: { 'many.csv': many } });
    expect(cellsOf(html)).toHaveLength(shown);
    expect(state.diagnostics).toEqual([]);
  });
});

test.each([
  ['file=./b.csv', '', '3: There is no file `./b.csv` beside the post.'],
  ['file=./a.csv', 'a\n1\n', '3: The fence names `./a.csv` and holds code as well.'],
  ['file=../../../../a.csv', '', '3: `../../../../a.csv` lies outside the project.'],
  ['file=./ragged.csv', '', '3: A row has 3 values, but there are 2 columns (line 3 of `./ragged.csv`).'],
  ['', 'a,b\n1,2\n1\n', '6: A row has 1 value, but there are 2 columns.'],
  ['', '', '3: The table is empty.'],
  ['', 'a,b\n', '3: The table has no rows.'],
  ['best="Acuracy:max" file=./a.csv', '', '3: There is no column `Acuracy`.'],
  ['best="Model:max" file=./a.csv', '', '3: The column `Model` has no numbers to find the best of.'],
  ['columns="Los" file=./a.csv', '', '3: There is no column `Los`.'],
  ['', `${'a,'.repeat(100)}b\n1\n`, '3: The table has 101 columns; a page shows at most 100.'],
])('%s %j is told', async (words, content, message) => {
  const { state } = await render(`x\n\n${table(words, content)}`, {
    texts: { ...texts, 'ragged.csv': 'a,b\n1,2\n1,2,3\n' },
  });
  expect(told(state.errors)).toEqual([message]);
});

test('a word that means nothing is told', async () => {
  const { state } = await render(table('best=most big file=./a.csv'), { texts });
  expect(told(state.warnings)).toEqual([
    '1: `best=most` after `table` means nothing here.',
    '1: `big` after `table` means nothing here.',
  ]);
});

test('the same in MDX', async () => {
  expect(told((await check(table('file=./b.csv'))).errors)).toEqual(['1: There is no file `./b.csv` beside the post.']);
});
