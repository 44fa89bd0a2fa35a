import { expect, test } from 'vitest';
import { render } from '../support/documents.ts';

const table = '| a |\n|---|\n| 1 |';
const body = /<div class="table" tabindex="0" data-page-wrapper><table>.*?<\/table><\/div>/s;

test.each([
  ['below', `${table}\n\n: Some *models*`, '<figure><figcaption>Some <em>models</em></figcaption>TABLE</figure>'],
  ['below, in words', `${table}\n\nTable: Some models`, '<figure><figcaption>Some models</figcaption>TABLE</figure>'],
  ['above', `Table: Some models\n\n${table}`, '<figure><figcaption>Some models</figcaption>TABLE</figure>'],
  ['with a name', `${table}\n\n: Some models {#tbl:models}`, '<figure id="tbl-models"><figcaption>Table 1: Some models</figcaption>TABLE</figure>'],
  ['with a name and a width', `${table}\n\n: {#tbl:models .wide}`, '<figure id="tbl-models" class="wide"><figcaption>Table 1</figcaption>TABLE</figure>'],
])('a caption %s', async (_, markdown, expected) => {
  expect((await render(markdown)).html.trim().replace(body, 'TABLE')).toBe(expected);
});

test.each([`${table}\n\nAnother: paragraph`, `${table}\n\ntext\n\n: Not mine`, `: Not a caption\n\ntext`])('%j has none', async (markdown) => {
  expect((await render(markdown)).html).not.toContain('<figure');
});
