import { posix } from 'node:path';
import { defineMdastPlugin } from 'satteri';
import type { DataTable } from '../../charts/index.ts';
import { escapeText } from '../../core/escape.ts';
import type { Messages } from '../../i18n/index.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf, readBeside } from '../kit/document.ts';
import { drawingFigure, parseDrawingMeta } from '../kit/drawing.ts';
import { generated } from '../kit/generated.ts';

/**
 * Widths of drawings, in units: as wide as the text, or as the figure that reaches beyond it, so that letters stay as
 * large.
 */
const widths: Partial<Record<string, number>> = { wide: 740, full: 1040 };

/** A ```` ```chart ```` fence becomes a figure: drawn at build, with its data as a table and a description. */
export const chartsPlugin = () =>
  defineMdastPlugin({
    name: 'charts',
    options: { position: true },
    async code(node, context) {
      if (node.lang?.toLowerCase() !== 'chart') return undefined;
      const { drawChart } = await import('../../charts/index.ts');
      const state = context.data.post;
      const messages = messagesOf(context.data);
      const meta = parseDrawingMeta(node.meta ?? '');
      // Of a file outside the project, nothing is read; the second time MDX is compiled, all has been looked at before.
      const isOutside = (path: string) =>
        state !== undefined && posix.join(posix.dirname(state.file), path.replaceAll('\\', '/')).startsWith('../');
      const { drawing, diagnostics } = await drawChart(node.value, {
        messages: messages.drawing,
        settings: meta.unknown,
        width: widths[meta.width ?? ''] ?? 640,
        readFile: (path) => (isOutside(path) ? undefined : readBeside(context, path)),
      });
      const lines = (node.position?.end.line ?? 0) - (node.position?.start.line ?? 0);
      // What `file=` after `chart` has fetched stands on no line of the fence.
      const isOwn = node.value.split('\n').length < lines;
      for (const { line = 0, ...others } of diagnostics)
        report(context.data, node, { ...others, line: isOwn ? line + 1 : 1 });
      if (drawing === undefined) return generated('');
      const { caption, data } = drawing;
      const figure = { ...drawing, more: dataTable(data, messages) };
      return generated(drawingFigure(figure, { ...meta, caption: meta.caption ?? caption }, context.data));
    },
  });

/** A table longer than this is no help to a reader, and most of the page. */
const mostRows = 200;

/** The data of a chart as a table that opens. */
function dataTable({ columns, rows }: DataTable, messages: Messages['body']): string {
  const hasRowNames = columns[0]?.isNumeric === false;
  const right = (index: number) => (columns[index]?.isNumeric ? ' class="right"' : '');
  const head = columns.map(({ name }, index) => `<th scope="col"${right(index)}>${escapeText(name)}</th>`).join('');
  const cell = (text: string, index: number) =>
    index === 0 && hasRowNames
      ? `<th scope="row">${escapeText(text)}</th>`
      : `<td${right(index)}>${escapeText(text)}</td>`;
  const shown = rows.slice(0, mostRows);
  const body = shown.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('');
  const cut = rows.length > mostRows ? `<p>${messages.firstRows(mostRows, rows.length)}</p>` : '';
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return (
    `<details><summary>${messages.data}</summary>${cut}` +
    `<div class="table" tabindex="0" data-page-wrapper>${table}</div></details>`
  );
}
