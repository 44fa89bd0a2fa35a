import { withoutColours } from './ansi.ts';
import type { CellOptions } from './cell-options.ts';
import { imageMarkdown, urlOf, type OutputImage } from './images.ts';
import { unclosed } from './markdown.ts';
import type { Cell, Output } from './nbformat.ts';
import { formOf, type Form } from './output-forms.ts';
import type { Block } from './outputs-plugin.ts';
import { linesAt, type CellPosition } from './post-body.ts';
import { readTerminal } from './terminal.ts';
import type { Writing } from './writing.ts';

/** Writes what a code cell put out. */
export function writeOutputs(cell: Cell, options: CellOptions, writing: Writing): void {
  const outputs = new Outputs(cell, options, writing);
  for (const [index, output] of cell.outputs.entries()) outputs.write(output, index + 1);
  outputs.reportLosses();
}

/** Characters of an error's last line that stand where its traceback is folded: two or three lines of a page. */
const longestSummary = 200;

/** Writes the outputs of one cell. */
class Outputs {
  readonly #cell: number;
  readonly #position: CellPosition;
  readonly #options: CellOptions;
  readonly #writing: Writing;
  #images = 0;
  #isElsewhere = false;
  /** Numbers of outputs by what was lost of them. */
  readonly #losses = new Map<string, number[]>();

  constructor({ number, lines }: Cell, options: CellOptions, writing: Writing) {
    this.#cell = number;
    this.#position = { cell: number, line: lines.length };
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
    if (lost !== undefined) this.#noteLoss(number, lost, form);
    if (form.kind === 'image') this.#image(output, form.image, number);
    else if (form.kind === 'broken image')
      this.#writing.diagnostics.push({
        cell: this.#cell,
        message: `${which} is an image that cannot be read.`,
        fix: 'Run the cell again and save the notebook.',
      });
    else if (form.kind === 'markdown') this.#markdown(form.text, which);
    else if (form.kind === 'math')
      this.#writing.body.block(linesAt(['$$', ...form.tex.split(/\r\n?|\n/), '$$'], this.#position));
    else if (form.kind === 'html') this.#html(form, which);
    else if (form.kind === 'text') this.#text('text', form.text);
    else if (lost !== undefined && !this.#isElsewhere) {
      // One line of a cell says it of all.
      this.#isElsewhere = true;
      this.#block({ kind: 'elsewhere' });
    }
  }

  #warn(message: string, fix: string): void {
    this.#writing.diagnostics.push({ cell: this.#cell, message, fix, severity: 'warning' });
  }

  /** Says of each kind of output that is lost once how many there are. */
  reportLosses(): void {
    for (const [reason, [first, ...others]] of this.#losses) {
      const are = others.length === 0 ? 'is' : `and ${others.length} more are`;
      this.#warn(
        `Output ${first} of cell ${this.#cell} ${are} ${reason}.`,
        'Show an image or a table, such as `fig.show("svg")` of Plotly, or leave it out with `#| output: false`.',
      );
    }
  }

  #noteLoss(number: number, lost: string, form: Form): void {
    const instead = form.kind === 'none' ? 'the page links to the notebook instead' : 'its text is shown instead';
    const reason = `${lost}, which a page without JavaScript cannot show; ${instead}`;
    this.#losses.set(reason, [...(this.#losses.get(reason) ?? []), number]);
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
      this.#warn(`${which} has images inside its HTML; they are left out.`, 'Show each image as an output of its own.');
    this.#block({ kind: 'html', html, whole: rows === undefined ? undefined : `${rows} rows` });
  }

  #markdown(text: string, which: string): void {
    const open = unclosed(text);
    if (open !== undefined)
      this.#warn(
        `${which} opens ${open.what} and does not close it.`,
        `The page closes it with a line that says ${open.close}`,
      );
    this.#writing.body.markdown(
      linesAt(`${text}${open === undefined ? '' : `\n${open.close}`}`.split(/\r\n?|\n/), this.#position),
    );
  }

  #image({ data, alt }: Extract<Output, { kind: 'data' }>, { extension, bytes }: OutputImage, number: number): void {
    const { captions, alts, label } = this.#options;
    const index = this.#images++;
    const name = `output-${this.#cell}-${number}.${extension}`;
    const described = alts[index] || captions[index] || alt || descriptionIn(data['text/plain'] ?? '');
    if (!described)
      this.#warn(
        `Output ${number} of cell ${this.#cell} is an image without alt text.`,
        'Say what it shows, in the first line of the cell: `#| fig-alt: A line that rises steeply`.',
      );
    this.#writing.files.set(name, bytes);
    const line = imageMarkdown(
      urlOf(this.#writing.folder, name),
      described || `Output ${number} of cell ${this.#cell}: a picture`,
      captions[index] || undefined,
      index === 0 ? label : undefined,
    );
    this.#writing.body.block(linesAt([line], this.#position));
  }

  #block(block: Block): void {
    const json = JSON.stringify({ ...block, download: this.#writing.download });
    this.#writing.body.block(linesAt(['```{output}', json, '```'], this.#position));
  }
}

/**
 * The text of an image, when it says what is seen: not an object's name and its address in memory, nor an expression.
 */
function descriptionIn(plain: string): string | undefined {
  const text = plain.trim();
  return text.length <= 300 &&
    /\p{L}\s+\p{L}/u.test(text) &&
    !/^[[({<]|0x[\da-f]{4}|^[\w.]+\(|^Plot with/i.test(text) &&
    text !== 'plot without title'
    ? text
    : undefined;
}
