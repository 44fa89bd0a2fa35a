/** Something an author or a build got wrong, told so that the person reading it can mend it. */
export interface Problem {
  /** Path of the file to open, relative to the project. */
  file: string;
  /** Line in that file, counted from 1, where one is known. */
  line?: number | undefined;
  /** Cell of a notebook, counted from 1; `line` is then a line of the cell. */
  cell?: number | undefined;
  /** What is wrong, one sentence. */
  message: string;
  /** What to write instead, one or more lines. */
  fix?: string | undefined;
}

/** One problem as text: `file:line  message`, then the remedy, indented. */
export function formatProblem({ file, cell, line, message, fix }: Problem): string {
  const inCell = `${file}, cell ${cell}${line === undefined ? '' : `, line ${line}`}`;
  const where = cell !== undefined ? inCell : line === undefined ? file : `${file}:${line}`;
  const remedy = fix === undefined ? '' : `\n${fix.replace(/^/gm, '    ')}`;
  return `${where}\n  ${message}${remedy}`;
}

/** Problems in reading order: by file, then by line. Same problems in, same order out. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
  );
}

/** Code-unit order, the same on every machine (`localeCompare` follows the machine's language). */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Stops a build with problems instead of a stack trace. Astro prints an error's stack when it has one,
 * so this one has none: the file and line that matter are the author's, not ours.
 */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${sortProblems(problems).map(formatProblem).join('\n\n')}\n\n${count}. The site was not changed.`);
    this.name = 'ProblemsError';
    this.problems = problems;
    delete this.stack;
  }
}
