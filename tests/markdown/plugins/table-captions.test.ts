import { expect, test } from 'vitest';
import { render } from '../../support/documents.ts';

const table = '| a |\n|---|\n| 1 |';
const body = /<div class="table" tabindex="0" data-page-wrapper><table>.*?<\/table><\/div>/s;

test.each([
  ['below', `${table}\n\n: Some *models*`, '<figure><figcaption>Some <em>models</em></figcaption>TABLE</figure>'],
  ['below, in words', `${table}\n\nTable: Some models`, '<figure><figcaption>Some models</figcaption>TABLE</figure>'],
  ['above', `Table: Some models\n\n${table}`, '<figure><figcaption>Some models</figcaption>TABLE</figure>'],
  [
    'with a name',
    `${table}\n\n: Some models {#tbl:models}`,
    '<figure id="tbl-models"><figcaption>Table 1: Some models</figcaption>TABLE</figure>',
  ],
  [
    'with a name and a width',
    `${table}\n\n: {#tbl:models .wide}`,
    '<figure id="tbl-models" class="wide"><figcaption>Table 1</figcaption>TABLE</figure>',
  ],
])('a caption %s', async (_, markdown, expected) => {
  expect((await render(markdown)).html.trim().replace(body, 'TABLE')).toBe(expected);
});

const said = (name: string) => `: ${name} {#tbl:${name}}`;

test.each([
  ['below each', [table, said('a'), table, said('b')], ['Table 1: a', 'Table 2: b']],
  ['above each', [said('a'), table, said('b'), table], ['Table 1: a', 'Table 2: b']],
  ['between two tables', [table, said('a'), table], ['Table 1: a']],
  [
    'between three, in a quotation',
    [table, said('a'), table, said('b'), table].map((part) => part.replace(/^/gm, '> ')),
    ['Table 1: a', 'Table 2: b'],
  ],
  ['alike', [table, ': Same', table, ': Same'], ['Same', 'Same']],
])('captions %s: each is of one table', async (_, parts, expected) => {
  const { html } = await render(parts.join(parts[0]!.startsWith('>') ? '\n>\n' : '\n\n'));
  expect([...html.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, words]) => words)).toEqual(expected);
  expect(html.match(/<table>/g)).toHaveLength(parts.filter((part) => part.includes('|')).length);
  expect(html).not.toMatch(/<p>:/);
});

test.each([`${table}\n\nAnother: paragraph`, `${table}\n\ntext\n\n: Not mine`, `: Not a caption\n\ntext`])(
  '%j has none',
  async (markdown) => {
    expect((await render(markdown)).html).not.toContain('<figure');
  },
);
