import { bodyMessages } from '../i18n/index.ts';
import { readOptions, type CellOptions } from './cell-options.ts';
import { writeOutputs } from './cell-outputs.ts';
import { longestRun } from './markdown.ts';
import type { Cell } from './nbformat.ts';
import { linesAt, trimmed, type Line } from './post-body.ts';
import type { Writing } from './writing.ts';

/** Writes a code cell and what it put out, as far as the cell wants both shown. */
export function writeCodeCell(cell: Cell, writing: Writing): void {
  const options = readOptions(cell, writing.diagnostics);
  const lines = trimmed(options.lines);
  if (options.code !== 'hidden' && lines.length > 0) writeCode(cell, lines, options, writing);
  if (options.outputs === 'hidden' || cell.outputs.length === 0) return;
  const position = { cell: cell.number, line: cell.lines.length };
  if (options.outputs === 'folded')
    writing.body.block(linesAt(['<details>', `<summary>${bodyMessages(undefined).output}</summary>`], position));
  writeOutputs(cell, options, writing);
  if (options.outputs === 'folded') writing.body.block(linesAt(['</details>'], position));
}

function writeCode(cell: Cell, lines: readonly Line[], { code }: CellOptions, { body, language }: Writing): void {
  const text = lines.map((line) => line.text);
  const fence = '`'.repeat(Math.max(3, longestRun(text.join('\n'), '`') + 1));
  const words = [
    languageOf(text, language),
    ...(cell.count === undefined ? [] : [`label="In [${cell.count}]"`]),
    ...(code === 'folded' ? ['fold'] : []),
  ];
  body.block([
    ...linesAt([`${fence}${words.join(' ')}`], lines[0]!.position),
    ...lines,
    ...linesAt([fence], lines.at(-1)!.position),
  ]);
}

/** Languages of IPython's cell magics. */
const magics: Record<string, string> = {
  ...{
    bash: 'bash',
    sh: 'bash',
    script: 'bash',
    system: 'bash',
    '!': 'bash',
    sx: 'bash',
    sql: 'sql',
    bigquery: 'sql',
    html: 'html',
    svg: 'xml',
  },
  ...{
    javascript: 'javascript',
    js: 'javascript',
    latex: 'latex',
    markdown: 'markdown',
    perl: 'perl',
    ruby: 'ruby',
    r: 'r',
    cython: 'python',
  },
};

/** A cell magic names its language; a cell of nothing but `!commands` is a shell's. */
function languageOf(lines: readonly string[], kernel: string): string {
  const magic = /^\s*%%(!|\w+)/.exec(lines[0]!)?.[1]?.toLowerCase();
  if (magic !== undefined) return Object.hasOwn(magics, magic) ? magics[magic]! : kernel;
  return lines.every((line) => /^\s*(!|$)/.test(line)) ? 'bash' : kernel;
}
