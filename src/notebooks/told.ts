/** Something an author should mend or know. */
export interface Finding {
  /** The cell, counted from 1; undefined when it is about the whole file. */
  cell: number | undefined;
  /** The line in the cell; in the file when there is no cell. */
  line?: number;
  message: string;
  fix: string;
}

/** Findings about a notebook, in the order in which they were met. */
export class Told {
  /** What stops the build. */
  readonly problems: Finding[] = [];
  /** What does not. */
  readonly warnings: Finding[] = [];

  problem(cell: number | undefined, line: number | undefined, message: string, fix: string): void {
    this.problems.push({ cell, ...(line === undefined ? {} : { line }), message, fix });
  }

  warning(cell: number, message: string, fix: string): void {
    this.warnings.push({ cell, message, fix });
  }
}
