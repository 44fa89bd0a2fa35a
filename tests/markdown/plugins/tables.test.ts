import { expect, test } from 'vitest';
import { render } from '../../support/documents.ts';

test('a table scrolls inside itself, and its alignment is a class', async () => {
  const { html } = await render('| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |');
  expect(html).toMatch(/^<div class="table" tabindex="0" data-page-wrapper><table>.*<\/table><\/div>\n?$/s);
  expect(html).toContain('<th>a</th>\n<th>b</th>\n<th class="center">c</th>\n<th class="right">d</th>');
  expect(html).toContain('<td>1</td>\n<td>2</td>\n<td class="center">3</td>\n<td class="right">4</td>');
  expect(html).not.toMatch(/style|align=/);
});

test('cells keep what is in them', async () => {
  const { html } = await render('| a |\n|--:|\n| **b** `x\\|y` [l](/x/) |\n|  |');
  expect(html).toContain('<td class="right"><strong>b</strong> <code>x|y</code> <a href="/x/">l</a></td>');
  expect(html).toContain('<td class="right"></td>');
});

test('a cell of many words is marked, so that it is not squeezed; a number or a cell on the right is not', async () => {
  const words = 'words that go on for longer than a short line';
  const { html } = await render(
    `| a | b | c | d |\n|---|:-:|--:|---|\n| ${words} | *${words}* | ${words} | 1,258,291,200 |`,
  );
  expect(html).toContain(
    `<td class="words">${words}</td>\n<td class="center words"><em>${words}</em></td>\n<td ` +
      `class="right">${words}</td>\n<td>1,258,291,200</td>`,
  );
});

test('each table has a wrapper of its own', async () => {
  const { html } = await render('| a |\n|---|\n\n> | b |\n> |---|');
  expect(html.match(/<div class="table"/g)).toHaveLength(2);
});
