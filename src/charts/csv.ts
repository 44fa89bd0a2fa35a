import { dsvFormat } from 'd3-dsv';
import { isNumber } from './cells.ts';

/** A row of data, and the line on which it stands. */
export interface Row {
  cells: string[];
  line: number;
}

/** What divides the values of CSV, by its first line: a comma, else a tab or a semicolon. */
export function delimiterOf(text: string): string {
  const header = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  return [',', '\t', ';'].find((each) => bare.includes(each)) ?? ',';
}

/**
 * Rows of CSV, of which the first stands on line `from`; with tabs or semicolons when the first line has no comma.
 * Empty lines and comments are left out; a comment that looks like a row is reported.
 */
export function parseCsv(
  text: string,
  from: number,
  report: (diagnostic: { message: string; fix: string; at: number }) => void,
): Row[] {
  const delimiter = delimiterOf(text);
  let next = from;
  const rows = dsvFormat(delimiter).parseRows(text, (written) => {
    const line = next;
    next += 1 + written.reduce((count, cell) => count + (cell.match(/\r\n|[\r\n]/g)?.length ?? 0), 0);
    return { cells: written.map((cell) => cell.trim()), line };
  });
  const { length = 0 } = rows.find(({ cells }) => !isComment(cells))?.cells ?? [];
  for (const { cells, line } of rows) {
    if (!isComment(cells) || length <= 1 || cells.length !== length || !cells.slice(1).some(isNumber)) continue;
    const message = `\`${cells.join(',')}\` begins as a comment does, but has the values of a row`;
    const fix = 'Delete the line; or let its first cell begin with another sign than `#`, if it is a row.';
    report({ message, fix, at: line });
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== '') && !isComment(cells));
}

/** `#1,5` and `#,5` are rows; a comment has a space after its sign, or is one cell. */
const isComment = (cells: readonly string[]): boolean =>
  /^#\s/.test(cells[0]!) || (cells[0]!.startsWith('#') && cells.slice(1).every((cell) => cell === ''));
