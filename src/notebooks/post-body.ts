/** Where a line of a notebook is; both counted from 1. */
export interface CellPosition {
  cell: number;
  line: number;
}

/** A line of a cell, or one that we made for the cell. */
export interface Line {
  text: string;
  position: CellPosition | undefined;
}

/** The Markdown of a post, block by block, with the position that each line came from. */
export class PostBody {
  readonly #lines: Line[] = [];
  /** Whether the last block was Markdown of the author's, in which a list may still be open. */
  #open = false;

  /** Adds lines that end in themselves: a fence, an image, an element. */
  block(lines: readonly Line[]): void {
    if (this.#lines.length > 0) this.#lines.push({ text: '', position: undefined });
    for (const line of lines) this.#lines.push(line);
    this.#open = false;
  }

  /**
   * Adds Markdown as it was written. What would go on with a list of the cell before is kept apart from it, as in
   * Jupyter.
   */
  markdown(lines: readonly Line[]): void {
    const written = trimmed(lines);
    if (written.length === 0) return;
    if (this.#open && /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)/.test(written[0]!.text))
      this.block([{ text: '<!-- -->', position: undefined }]);
    this.block(written);
    this.#open = true;
  }

  /** The Markdown; ends without a line break. */
  get text(): string {
    return this.#lines.map(({ text }) => text).join('\n');
  }

  /** For each line of `text` its position. */
  get positions(): (CellPosition | undefined)[] {
    return this.#lines.map(({ position }) => position);
  }
}

/** Lines without the empty ones at both ends. */
export function trimmed(lines: readonly Line[]): readonly Line[] {
  const isText = ({ text }: Line) => text.trim() !== '';
  return lines.slice(Math.max(lines.findIndex(isText), 0), lines.findLastIndex(isText) + 1);
}

/** Lines that we made for one position. */
export const linesAt = (lines: readonly string[], position: CellPosition | undefined): Line[] =>
  lines.map((text) => ({ text, position }));
