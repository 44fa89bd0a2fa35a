import { bodyMessages } from '../i18n/index.ts';
import { withoutColours } from './ansi.ts';
import { made, trimmed, type Body, type Line, type Place } from './post-body.ts';
import type { Cell, Output } from './nbformat.ts';
import { formOf, type Form } from './output-forms.ts';
import { longestRun, unclosed } from './markdown.ts';
import { readOptions, type CellOptions } from './cell-options.ts';
import type { Block } from './outputs-plugin.ts';
import { addressOf, pictureMarkdown } from './images.ts';
import { readTerminal } from './terminal.ts';
import type { Told } from './told.ts';

/** A post in the making. */
export interface Writing {
  body: Body;
  files: Map<string, Uint8Array>;
  told: Told;
  /** Where the pictures will be, as the post says it. */
  folder: string;
  /** Address of the notebook. */
  download: string;
  /** The kernel's language. */
  language: string;
}

/** Writes a code cell and what it put out, as far as the cell wants both shown. */
export function writeCodeCell(cell: Cell, writing: Writing): void {
  const options = readOptions(cell, writing.told);
  const lines = trimmed(options.lines);
  if (options.code !== 'hidden' && lines.length > 0) writeCode(cell, lines, options, writing);
  if (options.outputs === 'hidden' || cell.outputs.length === 0) return;
  const place = { cell: cell.number, line: cell.lines.length };
  if (options.outputs === 'folded')
    writing.body.block(made(['<details>', `<summary>${bodyMessages(undefined).output}</summary>`], place));
  const outputs = new Outputs(cell.number, place, options, writing);
  for (const [index, output] of cell.outputs.entries()) outputs.write(output, index + 1);
  if (options.outputs === 'folded') writing.body.block(made(['</details>'], place));
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
    ...made([`${fence}${words.join(' ')}`], lines[0]!.place),
    ...lines,
    ...made([fence], lines.at(-1)!.place),
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

/** Characters of an error's last line that stand where its traceback is folded: two or three lines of a page. */
const longestSummary = 200;

/** Writes the outputs of one cell. */
class Outputs {
  readonly #cell: number;
  readonly #place: Place;
  readonly #options: CellOptions;
  readonly #writing: Writing;
  #pictures = 0;

  constructor(cell: number, place: Place, options: CellOptions, writing: Writing) {
    this.#cell = cell;
    this.#place = place;
    this.#options = options;
    this.#writing = writing;
  }

  /** Writes output `number` of the cell, counted from 1. */
  write(output: Output, number: number): void {
    if (output.kind === 'error') return this.#error(output);
    if (output.kind === 'stream') {
      if (output.name === 'stdout' || this.#options.messages)
        this.#text(output.name === 'stdout' ? 'text' : 'messages', output.text);
      return;
    }
    const { form, lost } = formOf(output.data);
    const which = `Output ${number} of cell ${this.#cell}`;
    if (lost !== undefined) this.#warnLost(which, lost, form);
    if (form.kind === 'picture') this.#picture(output, form.picture, number);
    else if (form.kind === 'broken picture') this.#tellBroken(which);
    else if (form.kind === 'markdown') this.#markdown(form.text, which);
    else if (form.kind === 'math')
      this.#writing.body.block(made(['$$', ...form.tex.split(/\r\n?|\n/), '$$'], this.#place));
    else if (form.kind === 'html') this.#html(form, which);
    else if (form.kind === 'text') this.#text('text', form.text);
    else if (lost !== undefined) this.#block({ kind: 'elsewhere' });
  }

  #warnLost(which: string, lost: string, form: Form): void {
    const instead = form.kind === 'none' ? 'the page links to the notebook instead' : 'its text is shown instead';
    const fix =
      'Show a picture or a table, such as `fig.show("svg")` of Plotly, or leave the output out with `#| output: false`.';
    this.#writing.told.warning(
      this.#cell,
      `${which} is ${lost}, which a page without JavaScript cannot show; ${instead}.`,
      fix,
    );
  }

  #tellBroken(which: string): void {
    this.#writing.told.problem(
      this.#cell,
      undefined,
      `${which} is a picture that cannot be read.`,
      'Run the cell again and save the notebook.',
    );
  }

  #text(kind: 'text' | 'messages', written: string): void {
    const { text, whole } = readTerminal(written);
    if (withoutColours(text).trim() !== '') this.#block({ kind, text, whole });
  }

  #error({ name, value, traceback }: Extract<Output, { kind: 'error' }>): void {
    const { text, whole } = readTerminal(traceback, 'end');
    const firstLine = (written: string) =>
      withoutColours(readTerminal(written).text).split('\n')[0]!.slice(0, longestSummary).toWellFormed();
    this.#block({
      kind: 'error',
      summary: [firstLine(name) || 'Error', firstLine(value)].filter(Boolean).join(': '),
      text,
      whole,
    });
  }

  #html({ html, rows }: Extract<Form, { kind: 'html' }>, which: string): void {
    if (/<img\b/i.test(html))
      this.#writing.told.warning(
        this.#cell,
        `${which} has pictures inside its HTML; they are left out.`,
        'Show each picture as an output of its own.',
      );
    this.#block({ kind: 'html', html, whole: rows === undefined ? undefined : `${rows} rows` });
  }

  #markdown(text: string, which: string): void {
    const open = unclosed(text);
    if (open !== undefined)
      this.#writing.told.warning(
        this.#cell,
        `${which} opens ${open.what} and does not close it.`,
        `The page closes it with a line that says ${open.close}`,
      );
    this.#writing.body.markdown(
      made(`${text}${open === undefined ? '' : `\n${open.close}`}`.split(/\r\n?|\n/), this.#place),
    );
  }

  #picture(
    { data, alt }: Extract<Output, { kind: 'data' }>,
    { extension, bytes }: { extension: string; bytes: Uint8Array },
    number: number,
  ): void {
    const { captions, alts, label } = this.#options;
    const index = this.#pictures++;
    const name = `output-${this.#cell}-${number}.${extension}`;
    const said = alts[index] || captions[index] || alt || describing(data['text/plain'] ?? '');
    const generic = `Output ${number} of cell ${this.#cell}: a picture`;
    if (!said) {
      const fix = 'Say what it shows, in the first line of the cell: `#| fig-alt: A line that rises steeply`.';
      this.#writing.told.warning(
        this.#cell,
        `Output ${number} of cell ${this.#cell} is a picture without a text alternative.`,
        fix,
      );
    }
    this.#writing.files.set(name, bytes);
    const line = pictureMarkdown(
      addressOf(this.#writing.folder, name),
      said || generic,
      captions[index] || undefined,
      index === 0 ? label : undefined,
    );
    this.#writing.body.block(made([line], this.#place));
  }

  #block(block: Block): void {
    const json = JSON.stringify({ ...block, download: this.#writing.download });
    this.#writing.body.block(made(['```{output}', json, '```'], this.#place));
  }
}

/** The text of a picture, when it says what is seen: not an object's name and address in memory, nor an expression. */
function describing(plain: string): string | undefined {
  const text = plain.trim();
  return text.length <= 300 &&
    /\p{L}\s+\p{L}/u.test(text) &&
    !/^[[({<]|0x[\da-f]{4}|^[\w.]+\(|^Plot with/i.test(text) &&
    text !== 'plot without title'
    ? text
    : undefined;
}
