import { TextError } from '../core/diagnostics.ts';

/** What a cell shows in several forms: content by MIME type; '' for one that is no text, such as JSON. */
export type Bundle = Record<string, string>;

/** One output of a code cell. */
export type Output =
  | { kind: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | {
      kind: 'data';
      data: Bundle;
      /** Text alternative from the output's metadata, '' when there is none. */ alt: string;
    }
  | { kind: 'error'; name: string; value: string; traceback: string };

/** A cell of either format. */
export interface Cell {
  /** Position in the notebook, counted from 1. */
  number: number;
  kind: 'markdown' | 'code' | 'raw';
  lines: string[];
  /** The number in `In [3]`; undefined for a cell that has not been run. */
  count: number | undefined;
  tags: string[];
  outputs: Output[];
  /** Pasted images by name. */
  attachments: Record<string, Bundle>;
}

/** A notebook without its format. */
export interface Contents {
  /** The kernel's language as a fence names it. */
  language: string;
  cells: Cell[];
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/**
 * Text as the formats store it, a string or a list of its lines; half a character, which JSON can hold, becomes a �.
 */
const textOf = (value: unknown): string =>
  [value]
    .flat()
    .filter((line) => typeof line === 'string')
    .join('')
    .toWellFormed();
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const saveAgain =
  'Convert it with `jupyter nbconvert --to notebook --nbformat 4 name.ipynb`, or open it in Jupyter and save it.';

/** The cells of a notebook in format 4 or 3. Throws a `TextError` for anything else. https://nbformat.readthedocs.io */
export function readContents(notebook: unknown): Contents {
  const { nbformat, cells, worksheets, metadata } = fieldsOf(notebook);
  if (
    typeof nbformat !== 'number' ||
    (nbformat === 4 && !Array.isArray(cells)) ||
    (nbformat === 3 && !Array.isArray(worksheets))
  )
    throw new TextError(
      'This is JSON, but no Jupyter notebook: it has no cells of a known format.',
      'Check that it is the right file; Jupyter writes `"nbformat": 4` and a list of `cells`.',
    );
  if (nbformat < 3 || nbformat > 4) {
    const age = nbformat < 3 ? 'too old to read' : 'newer than this blog knows (4)';
    throw new TextError(`The notebook is in format ${nbformat}, which is ${age}.`, saveAgain);
  }
  const written = nbformat === 4 ? listOf(cells) : listOf(worksheets).flatMap((sheet) => listOf(fieldsOf(sheet).cells));
  return {
    language: languageOf(fieldsOf(metadata), written),
    cells: written.map((cell, index) => readCell(fieldsOf(cell), index + 1)),
  };
}

/** Names of kernels that highlighters know by another one. */
const languages: Record<string, string> = {
  ...{ ipython: 'python', ipython3: 'python', python3: 'python', sage: 'python', sagemath: 'python' },
  ...{ 'c++11': 'cpp', 'c++14': 'cpp', 'c++17': 'cpp', octave: 'matlab' },
};

function languageOf({ kernelspec, language_info: info }: Fields, cells: unknown[]): string {
  const ofCell = cells.map((cell) => textOf(fieldsOf(cell).language)).find(Boolean);
  const name = (
    textOf(fieldsOf(kernelspec).language) ||
    textOf(fieldsOf(info).name) ||
    ofCell ||
    'python'
  ).toLowerCase();
  // It stands after a fence, where a space or a backtick would end it.
  return Object.hasOwn(languages, name) ? languages[name]! : /^[\w+#.-]{1,30}$/.test(name) ? name : 'text';
}

function readCell(cell: Fields, number: number): Cell {
  const type = textOf(cell.cell_type);
  const metadata = fieldsOf(cell.metadata);
  const source = textOf(cell.source ?? cell.input);
  // Format 3 had a kind of cell for headings.
  const text =
    type === 'heading'
      ? `${'#'.repeat(Math.min(Math.max(numberOf(cell.level) ?? 1, 1), 6))} ${source.replace(/\s+/g, ' ')}`
      : source;
  return {
    number,
    kind:
      type === 'code'
        ? 'code'
        : type === 'raw' && !/markdown/.test(textOf(metadata.raw_mimetype ?? metadata.format))
          ? 'raw'
          : 'markdown',
    lines: text.split(/\r\n?|\n/),
    count: numberOf(cell.execution_count) ?? numberOf(cell.prompt_number),
    tags: listOf(metadata.tags).map((tag) => textOf(tag).toLowerCase().replaceAll('_', '-')),
    outputs: merged(listOf(cell.outputs).map((output) => readOutput(fieldsOf(output)))),
    attachments: Object.fromEntries(
      Object.entries(fieldsOf(cell.attachments)).map(([name, bundle]) => [name, readBundle(fieldsOf(bundle))]),
    ),
  };
}

/** What format 3 called the MIME types. */
const oldTypes: Record<string, string> = {
  ...{
    text: 'text/plain',
    html: 'text/html',
    latex: 'text/latex',
    javascript: 'application/javascript',
    json: 'application/json',
  },
  ...{ svg: 'image/svg+xml', png: 'image/png', jpeg: 'image/jpeg' },
};

const readBundle = (bundle: Fields): Bundle =>
  Object.fromEntries(Object.entries(bundle).map(([type, content]) => [type, textOf(content)]));

function readOutput(output: Fields): Output {
  const type = textOf(output.output_type);
  if (type === 'stream')
    return {
      kind: 'stream',
      name: (output.name ?? output.stream) === 'stderr' ? 'stderr' : 'stdout',
      text: textOf(output.text),
    };
  if (type === 'error' || type === 'pyerr') {
    return {
      kind: 'error',
      name: textOf(output.ename),
      value: textOf(output.evalue),
      traceback: listOf(output.traceback).map(textOf).join('\n'),
    };
  }
  if (output.data === undefined) {
    const known = Object.entries(output).filter(([name]) => Object.hasOwn(oldTypes, name));
    return {
      kind: 'data',
      data: Object.fromEntries(known.map(([name, content]) => [oldTypes[name]!, textOf(content)])),
      alt: '',
    };
  }
  // `IPython.display.Image(…, alt='…')` puts it below the image's type.
  const metadata = fieldsOf(output.metadata);
  const alt =
    [metadata, ...Object.values(metadata).map(fieldsOf)].map((fields) => textOf(fields.alt)).find(Boolean) ?? '';
  return { kind: 'data', data: readBundle(fieldsOf(output.data)), alt };
}

/** Outputs in which what was printed in one go is one output: Jupyter stores it in the pieces that arrived. */
function merged(outputs: Output[]): Output[] {
  const result: Output[] = [];
  for (const output of outputs) {
    const last = result.at(-1);
    if (output.kind === 'stream' && last?.kind === 'stream' && last.name === output.name) last.text += output.text;
    else result.push(output);
  }
  return result;
}
