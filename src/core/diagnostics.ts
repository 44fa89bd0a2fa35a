import { compare } from './order.ts';
import { wrap } from './text.ts';

/** Something an author or a build got wrong, told so that the person reading it can mend it. */
export interface Diagnostic {
  /** Path of the file to open, relative to the project. */
  file: string;
  /** Line in that file, counted from 1, where one is known. */
  line?: number | undefined;
  /** Cell of a notebook, counted from 1; `line` is then a line of the cell. */
  cell?: number | undefined;
  /** What is wrong, one sentence. The author's own words stand between backticks. */
  message: string;
  /** What to write instead, one or more lines. */
  fix?: string | undefined;
  /** What kind of mistake it is, where the message does not say it; see `kindOf`. */
  kind?: string | undefined;
}

/** How a list of diagnostics is to be printed. */
export interface ReportOptions {
  /** Every diagnostic, however many there are. */
  all?: boolean;
  /** Columns of the terminal. Lines are not broken without. */
  width?: number | undefined;
  /** How many files were looked at, to say how many are fine. */
  files?: number | undefined;
}

/** Up to so many diagnostics are printed one by one. */
const few = 10;
/** So many kinds, and positions of each, are shown of more. */
const shownKinds = 12;
const shownPositions = 3;

/**
 * The kind of a diagnostic: what its message says apart from what it says of this one place. That are the author's words
 * (between backticks), paths, numbers, and after a colon the words of a parser. Two messages of one kind are made from one
 * sentence in the code, so a new mistake has a kind without naming it.
 */
export function kindOf({ kind, message }: Diagnostic): string {
  if (kind !== undefined) return kind;
  const [sentence = ''] = /^.+?[.!?](?=\s|$)|^.+$/s.exec(message.replace(authorsWords, (words) => (words.startsWith('`') ? '`…`' : '…'))) ?? [];
  return sentence.replace(/:\s.*$/s, '.');
}

/** Code between backticks; a path; a number. */
const authorsWords = /(`+)[^`].*?\1|[^\s`]*\/[^\s`]*[^\s`.,;:]|\d+/gs;

/** One diagnostic as text: `file:line`, what is wrong, then the fix, each indented more. */
export function formatDiagnostic(diagnostic: Diagnostic, { width }: Pick<ReportOptions, 'width'> = {}): string {
  const { message, fix } = diagnostic;
  return [positionOf(diagnostic), wrap(message, '  ', width), ...(fix === undefined ? [] : [wrap(fix, '    ', width)])].join('\n');
}

/** Where to look: `file:line`, or the cell of a notebook. */
export function positionOf({ file, line, cell }: Diagnostic): string {
  if (cell !== undefined) return `${file}, cell ${cell}${line === undefined ? '' : `, line ${line}`}`;
  return line === undefined ? file : `${file}:${line}`;
}

/** Diagnostics in reading order: by file, then by line. The same in, the same order out. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => compare(a.file, b.file) || (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
  );
}

/**
 * Diagnostics as a person reads them: each in full while they are few; of many first the kinds, the most frequent first,
 * each with how many there are, some positions and one fix.
 */
export function formatReport(diagnostics: readonly Diagnostic[], { all = false, width, files }: ReportOptions = {}): string {
  const sorted = sortDiagnostics(diagnostics);
  if (all || sorted.length <= few) return [...sorted.map((each) => formatDiagnostic(each, { width })), `${counted(sorted.length, 'problem')}.`].join('\n\n');
  const groups = [...Map.groupBy(sorted, kindOf)].sort(([a, many], [b, others]) => others.length - many.length || compare(a, b));
  const shown = groups.slice(0, shownKinds).map(([kind, group]) => formatKind(kind, group, width));
  const left = groups.slice(shownKinds);
  const wrong = new Set(sorted.map(({ file }) => file));
  const summary = `${counted(sorted.length, 'problem')} of ${counted(groups.length, 'kind')} in ${inFiles(wrong)}.`;
  const fine = files === undefined ? '' : ` ${Math.max(0, files - wrong.size)} of ${counted(files, 'file')} are fine.`;
  const others = left.length === 0 ? [] : [`And ${counted(left.flatMap(([, group]) => group).length, 'problem')} of ${counted(left.length, 'other kind')}.`];
  return [wrap(summary + fine, '', width), ...shown, ...others, 'See every one of them with `npm run build -- --all`.'].join('\n\n');
}

function formatKind(kind: string, group: readonly Diagnostic[], width: number | undefined): string {
  const files = new Set(group.map(({ file }) => file));
  // Of different files, as far as there are such.
  const ofEachFile = [...Map.groupBy(group, ({ file }) => file).values()];
  const first = [...ofEachFile.map(([one]) => one!), ...ofEachFile.flatMap(([, ...others]) => others)].slice(0, shownPositions);
  const positions = first.map((each) => [positionOf(each), ...(each.message.match(authorsWords) ?? []).filter((words) => words.startsWith('`'))].join('  '));
  const rest = group.length > first.length ? [`… and ${group.length - first.length} more`] : [];
  const fix = first[0]?.fix === undefined ? [] : [wrap(first[0].fix, '    ', width)];
  return [`${group.length} in ${inFiles(files)}`, wrap(kind, '  ', width), ...[...positions, ...rest].map((line) => wrap(line, '      ', width)), ...fix].join('\n');
}

/** `3 posts`; files that are not all posts are files. */
function inFiles(files: ReadonlySet<string>): string {
  return counted(files.size, [...files].every((file) => file.startsWith('src/content/posts/')) ? 'post' : 'file');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * Stops a build with diagnostics instead of a stack trace. Astro prints an error's stack when it has one, so this one has
 * none: the file and line that matter are the author's, not ours.
 */
export class DiagnosticsError extends Error {
  /** What is wrong. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were looked at, where that is known. */
  readonly files: number | undefined;

  constructor(diagnostics: readonly Diagnostic[], files?: number) {
    super(`${formatReport(diagnostics, { files })} The site was not changed.`);
    this.name = 'DiagnosticsError';
    this.diagnostics = diagnostics;
    this.files = files;
    delete this.stack;
  }
}
