import { TextError } from '../core/diagnostics.ts';
import { withAttachments } from './attachments.ts';
import { endElements, type EndedText } from './elements.ts';
import { withLooseMarkdown } from './loose-markdown.ts';
import { linesAt, PostBody, trimmed, type CellPosition, type Line } from './post-body.ts';
import { writeCodeCell } from './code-cells.ts';
import { readContents, type Cell, type Contents } from './nbformat.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readJson } from './json.ts';
import { unclosed } from './markdown.ts';
import type { NotebookDiagnostic, Writing } from './writing.ts';

/** A notebook as the Markdown of a post. */
export interface Notebook {
  /** Front matter as YAML text (without the `---` lines), '' when there is none. */
  yaml: string;
  /** Cell that the front matter came from, counted from 1; undefined when none. */
  yamlCell: number | undefined;
  /** For each line of `yaml`, the line of that cell, counted from 1. */
  yamlLines: number[];
  /** Markdown of the post. */
  body: string;
  /**
   * For each line of `body`, index 0 = line 1: where it came from, an output's lines from the last line of its cell;
   * undefined for lines that we made.
   */
  positions: (CellPosition | undefined)[];
  /** Images to write, by name (`output-3-1.png`); `body` refers to them below the given folder. */
  files: Map<string, Uint8Array>;
  /** Errors, which stop the build, and warnings. */
  diagnostics: NotebookDiagnostic[];
}

/** Where the post's files are. */
export interface NotebookOptions {
  /** Folder of the images as the post's Markdown says it, without a `/` at its end. */
  folder: string;
  /** URL of the notebook itself, for what is too long for the page. */
  download: string;
}

/** Reads the text of a Jupyter notebook, format 4 or 3. Never throws: what is wrong is in `diagnostics`. */
export function readNotebook(text: string, options: NotebookOptions): Notebook {
  const diagnostics: NotebookDiagnostic[] = [];
  const contents = readFile(text.replace(/^\ufeff/, ''), diagnostics);
  const front = readFrontMatter(contents.cells);
  const { language, cells } = contents;
  const writing: Writing = { body: new PostBody(), files: new Map(), diagnostics, ...options, language };
  const texts = new Map(
    cells.flatMap((cell) => {
      const own = cell.kind === 'code' ? [] : ownLines(cell, cell.number === front.cell ? front : undefined, writing);
      return own.length === 0 ? [] : [[cell.number, own]];
    }),
  );
  const ended = endElements(
    [...texts].map(([cell, lines]) => ({ cell, text: lines.map(({ text }) => text).join('\n') })),
    diagnostics,
  );
  for (const cell of cells) {
    if (cell.kind === 'code') writeCodeCell(cell, writing);
    else if (texts.has(cell.number)) writeText(cell, texts.get(cell.number)!, ended.get(cell.number)!, writing);
  }
  const { body, files } = writing;
  return {
    yaml: front.yaml,
    yamlCell: front.cell,
    yamlLines: front.lines,
    body: body.text,
    positions: body.positions,
    files,
    diagnostics,
  };
}

function readFile(text: string, diagnostics: NotebookDiagnostic[]): Contents {
  try {
    return readContents(readJson(text));
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    diagnostics.push(error.diagnostic);
    return { language: 'python', cells: [] };
  }
}

/** The lines of a Markdown cell without those that were front matter. A raw cell is for other programs. */
function ownLines(cell: Cell, front: FrontMatter | undefined, writing: Writing): readonly Line[] {
  const lines = cell.lines.map((text, index) => ({ text, position: { cell: cell.number, line: index + 1 } }));
  const isTaken = ({ position: { line } }: (typeof lines)[number]) =>
    front !== undefined && line >= front.taken.first && line <= front.taken.last;
  const own = trimmed(lines.filter((line) => !isTaken(line)));
  if (own.length === 0 || cell.tags.some((tag) => tag === 'remove-cell' || tag === 'remove-input')) return [];
  if (cell.kind === 'raw' && front === undefined) {
    const message = `Cell ${cell.number} is a raw cell, which is left out.`;
    const fix = 'Make it a Markdown cell to show it; front matter goes into the first cell.';
    writing.diagnostics.push({ cell: cell.number, message, fix, severity: 'warning' });
    return [];
  }
  const texts = withLooseMarkdown(withAttachments(own.map(({ text }) => text).join('\n'), cell, writing)).split('\n');
  return own.map(({ position }, index) => ({ text: texts[index]!, position }));
}

/** Writes a Markdown cell, given its lines, the same with its elements ended, and what stands after them. */
function writeText(cell: Cell, own: readonly Line[], ended: EndedText, writing: Writing): void {
  const texts = ended.text.split('\n');
  const last = own.at(-1)!.position;
  const shown = [
    ...own.map(({ position }, index) => ({ text: texts[index]!, position })),
    ...linesAt(ended.after, last),
  ];
  const open = unclosed(shown.map(({ text }) => text).join('\n'));
  if (open !== undefined) {
    const { line } = own[open.line - 1]?.position ?? {};
    const fix = `Close it in the same cell, with a line that says ${open.close}`;
    const message = `Cell ${cell.number} opens ${open.what} here and does not close it.`;
    writing.diagnostics.push({ cell: cell.number, line, message, fix });
    shown.push({ text: open.close, position: last });
  }
  writing.body.markdown(shown);
}
