import { escapeText } from '../core/escape.ts';
import type { Messages } from '../i18n/index.ts';
import type { Chart } from './model.ts';
import { kindOf } from './cells.ts';

/** A table longer than this is no help to a reader, and most of the page. */
const most = 200;

/** The data of a chart as a table that opens. */
export function dataTable(chart: Chart, words: Messages['body']): string {
  const { columns, rows } = rowsOf(chart);
  const numeric = columns.map(
    (_, index) => kindOf(rows.map((cells) => cells[index]!)) === 'number' && rows.some((cells) => cells[index] !== ''),
  );
  const cut = rows.length > most ? `<p>${words.firstRows(most, rows.length)}</p>` : '';
  const right = (index: number) => (numeric[index] ? ' class="right"' : '');
  const head = columns.map((name, index) => `<th scope="col"${right(index)}>${escapeText(name)}</th>`).join('');
  const cell = (text: string, index: number) =>
    index === 0 && !numeric[0]
      ? `<th scope="row">${escapeText(text)}</th>`
      : `<td${right(index)}>${escapeText(text)}</td>`;
  const body = rows
    .slice(0, most)
    .map((cells) => `<tr>${cells.map(cell).join('')}</tr>`)
    .join('');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return `<details><summary>${words.data}</summary>${cut}<div class="table" tabindex="0" data-page-wrapper>${table}</div></details>`;
}

/** The data as the author wrote it; a matrix with its labels. */
function rowsOf(chart: Chart): { columns: string[]; rows: string[][] } {
  if (chart.type === 'heatmap') return chart.data;
  return { columns: chart.table.columns, rows: chart.table.rows.map(({ cells }) => cells) };
}
