import type { Code, PhrasingContent, RootContent, TableRow } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { readIncluded } from '../code/includes.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { editNode } from '../kit/edits.ts';
import { generated } from '../kit/generated.ts';
import { findLabel } from '../kit/labels.ts';
import { captionedTable } from '../plugins/table-captions.ts';
import { parseTableOptions, type TableOptions } from './options.ts';
import { columnsOf, limits, type Cell, type Column, type Report, type Row } from './table.ts';

/**
 * ```` ```table file=./results.csv best=max ```` becomes a table: numbers in line below their decimal signs, the best
 * of a column in bold.
 */
export const dataTablesPlugin = () =>
  defineMdastPlugin({
    name: 'data-tables',
    options: { position: true },
    async code(node, context) {
      if (node.lang?.toLowerCase() !== 'table') return undefined;
      const options = parseTableOptions(node.meta ?? '');
      for (const word of options.unknown)
        report(context.data, node, {
          severity: 'warning',
          message: `\`${word}\` after \`table\` means nothing here.`,
          fix:
            'Known are file=./name.csv, columns="name=Title, other", best=max, best="name:max other:min", rows=20, ' +
            'caption="…", #tbl:name, .wide and .full.',
        });
      const data = dataOf(node, options, context);
      if (data === undefined) return generated('');
      const rows = await readRows(data);
      const columns = columnsOf(rows, options, data.report);
      if (columns.length === 0) return generated('');
      const left = checkLength(rows.length - 1, options, data.report);
      const caption = [options.caption, left && messagesOf(context.data).firstRows(columns[0]!.cells.length, left)];
      const captionText = caption.filter(Boolean).join(' ');
      const label = options.label === undefined ? undefined : findLabel(context.data, 'tbl', options.label);
      if (node.position?.start.column === 1)
        editNode(context.data.post, node, markdownOf(columns, captionText, options));
      const table = tableOf(columns);
      if (captionText === '' && label === undefined && options.width === undefined) return table;
      const text: PhrasingContent[] = captionText === '' ? [] : [{ type: 'text', value: captionText }];
      return captionedTable(table as never, text, label, options.width);
    },
  });

/** The text of the data, the line of the fence on which it begins, and what reports its errors. */
interface Data {
  text: string;
  firstLine: number;
  report: Report;
}

function dataOf(node: Readonly<Code>, { file }: TableOptions, context: MdastVisitorContext): Data | undefined {
  const reportHere: Report = (diagnostic) => report(context.data, node, diagnostic);
  if (file === undefined) return { text: node.value, firstLine: 2, report: reportHere };
  const found = readIncluded(file, node.value, context);
  if (!('lines' in found)) return void reportHere(found);
  const [path = ''] = file.split('#');
  const [, from = 1] = /#L(\d+)/.exec(file) ?? [];
  return {
    text: found.lines.join('\n'),
    firstLine: Number(from),
    // What stands in the file is told by its lines, at the line of the fence.
    report: ({ line, message, ...others }) =>
      reportHere({
        ...others,
        message: line === undefined ? message : `${message.slice(0, -1)} (line ${line} of \`${path}\`).`,
      }),
  };
}

async function readRows({ text, firstLine, report }: Data): Promise<Row[]> {
  const { parseCsv } = await import('../../charts/csv.ts');
  return parseCsv(text, firstLine, ({ message, fix, at }) => report({ message: `${message}.`, fix, line: at }));
}

/** How many rows there are where not all of them are shown; reports a number that nobody asked for. */
function checkLength(rows: number, options: TableOptions, report: Report): number | undefined {
  if (options.rows !== undefined) return rows > options.rows ? rows : undefined;
  if (rows <= limits.rows) return undefined;
  report({
    severity: 'warning',
    message: `The table has ${rows.toLocaleString('en')} rows, of which the first ${limits.rows} are shown.`,
    fix: `Write how many to show, up to ${limits.mostRows.toLocaleString('en')}: \`rows=20\`.`,
  });
  return rows;
}

function tableOf(columns: readonly Column[]): RootContent {
  const row = (cells: PhrasingContent[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: [cell] })),
  });
  const head = row(columns.map(({ title }) => ({ type: 'text', value: title })));
  const body = columns[0]!.cells.map((_, index) => row(columns.map(({ cells }) => cellNode(cells[index]!))));
  return {
    type: 'table',
    align: columns.map(({ isNumeric }) => (isNumeric ? 'right' : null)),
    data: { hProperties: { className: ['data'] } },
    children: [head, ...body],
  } as never;
}

function cellNode({ text, padding, isBest }: Cell): PhrasingContent {
  const shown: PhrasingContent = isBest
    ? { type: 'strong', children: [{ type: 'text', value: text }] }
    : { type: 'text', value: text };
  if (padding === undefined) return shown;
  const hProperties = { className: ['decimal'], ...(padding !== '' && { dataPad: padding }) };
  return { type: 'decimal', data: { hName: 'span', hProperties }, children: [shown] } as never;
}

/** The table for those who read the post as Markdown. */
function markdownOf(columns: readonly Column[], caption: string, { label }: TableOptions): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const escape = (text: string) => text.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ');
  const cell = ({ text, isBest }: Cell) => (isBest ? `**${escape(text)}**` : escape(text));
  const below = [caption, label && `{#${label}}`].filter(Boolean).join(' ');
  return [
    line(columns.map(({ title }) => escape(title))),
    line(columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---'))),
    ...columns[0]!.cells.map((_, index) => line(columns.map(({ cells }) => cell(cells[index]!)))),
    ...(below === '' ? [] : ['', `: ${below}`]),
  ].join('\n');
}
