/** Where a line of a notebook stands; both counted from 1. */
export interface Place {
  cell: number;
  line: number;
}

/** A line of a cell, or one that we made for the cell. */
export interface Line {
  text: string;
  place: Place | undefined;
}

/** The Markdown of a post, block by block, with the place that each line came from. */
export class Body {
  readonly #lines: Line[] = [];
  /** Whether the last block was Markdown of the author's, in which a list may still be open. */
  #open = false;

  /** Adds lines that end in themselves: a fence, a picture, an element. */
  block(lines: readonly Line[]): void {
    if (this.#lines.length > 0) this.#lines.push({ text: '', place: undefined });
    for (const line of lines) this.#lines.push(line);
    this.#open = false;
  }

  /** Adds Markdown as it was written. What would go on with a list of the cell before is kept apart from it, as in Jupyter. */
  markdown(lines: readonly Line[]): void {
    const written = trimmed(lines);
    if (written.length === 0) return;
    if (this.#open && /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)/.test(written[0]!.text))
      this.block([{ text: '<!-- -->', place: undefined }]);
    this.block(written);
    this.#open = true;
  }

  /** The Markdown; ends without a line break. */
  get text(): string {
    return this.#lines.map(({ text }) => text).join('\n');
  }

  /** For each line of `text` its place. */
  get places(): (Place | undefined)[] {
    return this.#lines.map(({ place }) => place);
  }
}

/** Lines without the empty ones at both ends. */
export function trimmed(lines: readonly Line[]): readonly Line[] {
  const isText = ({ text }: Line) => text.trim() !== '';
  return lines.slice(Math.max(lines.findIndex(isText), 0), lines.findLastIndex(isText) + 1);
}

/** Lines that we made for one place. */
export const made = (lines: readonly string[], place: Place | undefined): Line[] =>
  lines.map((text) => ({ text, place }));
