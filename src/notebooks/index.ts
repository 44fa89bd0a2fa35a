import { withAttachments } from './attachments.ts';
import { Body, trimmed, type Place } from './post-body.ts';
import { writeCodeCell, type Writing } from './code-cells.ts';
import { readContents, type Cell, type Contents } from './nbformat.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readJson, type JsonError } from './json.ts';
import { unclosed } from './markdown.ts';
import { Told, type Finding } from './told.ts';

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
  /** For each line of `body`, index 0 = line 1: where it came from, an output's lines from the last line of its cell; undefined for lines that we made. */
  places: (Place | undefined)[];
  /** Pictures to write, by name (`output-3-1.png`); `body` refers to them below the given folder. */
  files: Map<string, Uint8Array>;
  /** What stops the build. */
  problems: Finding[];
  /** What does not. */
  warnings: Finding[];
}

/** Where the post's files are. */
export interface NotebookOptions {
  /** Folder of the pictures as the post's Markdown says it, without a `/` at its end. */
  folder: string;
  /** Address of the notebook itself, for what is too long for the page. */
  download: string;
}

/** Reads the text of a Jupyter notebook, format 4 or 3. Never throws: what is wrong is in `problems`. */
export function readNotebook(text: string, options: NotebookOptions): Notebook {
  const told = new Told();
  const contents = readFile(text.replace(/^\ufeff/, ''), told);
  const front = readFrontMatter(contents.cells);
  const writing: Writing = { body: new Body(), files: new Map(), told, ...options, language: contents.language };
  for (const cell of contents.cells) {
    if (cell.kind === 'code') writeCodeCell(cell, writing);
    else writeText(cell, cell.number === front.cell ? front : undefined, writing);
  }
  const { body, files } = writing;
  const { problems, warnings } = told;
  return {
    yaml: front.yaml,
    yamlCell: front.cell,
    yamlLines: front.lines,
    body: body.text,
    places: body.places,
    files,
    problems,
    warnings,
  };
}

function readFile(text: string, told: Told): Contents {
  const json = readJson(text);
  const contents = 'value' in json ? readContents(json.value) : notJson(text, json);
  if ('cells' in contents) return contents;
  told.problem(undefined, 'value' in json ? undefined : json.line, contents.message, contents.fix);
  return { language: 'python', cells: [] };
}

function notJson(text: string, { line, column }: JsonError): { message: string; fix: string } {
  if (text.trim() === '')
    return { message: 'The notebook is empty.', fix: 'Save it again in Jupyter, or delete the file.' };
  if (/^([<=>|])\1{6}( |\r?$)/.test(text.split('\n')[line - 1] ?? '')) {
    const fix = 'Settle it with `nbdime mergetool`, or take one side’s file: `git checkout --ours name.ipynb`.';
    return { message: 'The notebook holds the marks of a Git merge that is not finished.', fix };
  }
  return {
    message: `The notebook is not valid JSON: see column ${column} of this line.`,
    fix: 'Open it in Jupyter and save it again, or take it from an earlier version.',
  };
}

/** Writes a Markdown cell as it is, without the lines that were front matter. A raw cell is for other programs. */
function writeText(cell: Cell, front: FrontMatter | undefined, writing: Writing): void {
  const lines = cell.lines.map((text, index) => ({ text, place: { cell: cell.number, line: index + 1 } }));
  const own = trimmed(
    front === undefined
      ? lines
      : lines.filter(({ place: { line } }) => line < front.taken.first || line > front.taken.last),
  );
  if (own.length === 0 || cell.tags.some((tag) => tag === 'remove-cell' || tag === 'remove-input')) return;
  if (cell.kind === 'raw' && front === undefined) {
    return writing.told.warning(
      cell.number,
      `Cell ${cell.number} is a raw cell, which is left out.`,
      'Make it a Markdown cell to show it; front matter goes into the first cell.',
    );
  }
  const texts = withAttachments(own.map(({ text }) => text).join('\n'), cell, writing).split('\n');
  const open = unclosed(texts.join('\n'));
  const shown = own.map(({ place }, index) => ({ text: texts[index]!, place }));
  if (open !== undefined) {
    const { line } = own[open.line - 1]?.place ?? {};
    const fix = `Close it in the same cell, with a line that says ${open.close}`;
    writing.told.problem(cell.number, line, `Cell ${cell.number} opens ${open.what} here and does not close it.`, fix);
    shown.push({ text: open.close, place: own.at(-1)!.place });
  }
  writing.body.markdown(shown);
}
