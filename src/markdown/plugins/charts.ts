import { posix } from 'node:path';
import { defineMdastPlugin } from 'satteri';
import { dataTable } from '../../charts/data-table.ts';
import { describe } from '../../charts/describe.ts';
import type { Tell } from '../../charts/model.ts';
import { report } from '../kit/diagnostics.ts';
import { readBeside, messagesOf } from '../kit/document.ts';
import { drawingFigure, parseDrawingMeta } from '../kit/drawing.ts';
import { generated } from '../kit/generated.ts';

/** A ```` ```chart ```` fence becomes a figure: drawn at build, with its data as a table, and in words for those who cannot see it. */
export const charts = () =>
  defineMdastPlugin({
    name: 'charts',
    options: { position: true },
    async code(node, context) {
      if (node.lang?.toLowerCase() !== 'chart') return undefined;
      const state = context.data.post;
      const lines = (node.position?.end.line ?? 0) - (node.position?.start.line ?? 0);
      // What `file=` after `chart` has fetched stands on no line of the fence.
      const isOwn = node.value.split('\n').length < lines;
      const tell: Tell = (line, message, fix) =>
        report(context.data, node, { message, fix, line: isOwn ? line + 1 : 1 });

      const { parseChart } = await import('../../charts/read.ts');
      const meta = parseDrawingMeta(node.meta ?? '');
      // Of a file outside the project, nothing is read; the second time MDX is compiled, all has been looked at before.
      const isOutside = (path: string) =>
        state !== undefined && posix.join(posix.dirname(state.file), path.replaceAll('\\', '/')).startsWith('../');
      const read = parseChart(
        node.value,
        meta.unknown,
        (path) => (isOutside(path) ? undefined : readBeside(context, path)),
        tell,
      );
      if (read === undefined) return generated('');
      const { drawChart } = await import('../../charts/draw.ts');
      const words = messagesOf(context.data);
      const drawing = {
        svg: await drawChart(read.chart, meta.width, words.drawing),
        description: read.chart.description ?? describe(read.chart, words.drawing),
        more: dataTable(read.chart, words),
      };
      return generated(drawingFigure(drawing, { ...meta, caption: meta.caption ?? read.caption }, context.data));
    },
  });
