import type { Draft, Edit } from './draft.ts';

const row = /^([ \t>]*)\|(.*)\|[ \t]*$/;
const rule = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Tables without a heading row, which kramdown has, get an empty one. */
export function readTables(draft: Draft): void {
  const lines = draft.prose.split('\n');
  const edits: Edit[] = [];
  let at = 0;
  let previous = '';
  let until = -1;
  for (const [index, line] of lines.entries()) {
    const begins = index > until && /^[ \t>]*$/.test(previous) && row.test(line);
    if (begins) {
      until = index;
      while (row.test(lines[until + 1] ?? '')) until += 1;
      const second = lines[index + 1] ?? '';
      const cells = cellsOf(rule.test(line) ? second : line);
      const isWhole = /^[ \t>]*$/.test(lines[until + 1] ?? '') && (until > index || rule.test(second));
      const [, prefix = ''] = row.exec(line)!;
      const heading = `${prefix}|${'  |'.repeat(cells)}\n`;
      if (rule.test(line) && row.test(second)) edits.push({ start: at, end: at, text: heading });
      else if (
        isWhole &&
        !rule.test(second) &&
        !lines.slice(index, until + 1).some((each) => rule.test(each)) &&
        cells > 1
      )
        edits.push({ start: at, end: at, text: `${heading}${prefix}|${' - |'.repeat(cells)}\n` });
    }
    previous = line;
    at += line.length + 1;
  }
  draft.apply(edits);
}

const cellsOf = (line: string): number => row.exec(line)?.[2]!.replace(/\\\|/g, '').split('|').length ?? 0;
