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
  /** A warning does not stop a build; an error, which is meant without, does. */
  severity?: 'warning' | undefined;
  /** What kind of mistake it is, where the message does not say it; see `kindOf`. */
  kind?: string | undefined;
}

/** Whether a diagnostic stops the build. */
export const isError = ({ severity }: Pick<Diagnostic, 'severity'>): boolean => severity !== 'warning';

/**
 * A diagnostic whose file the caller knows: what a reader of a text reports. `line` counts lines of that text, from 1.
 */
export type TextDiagnostic = Omit<Diagnostic, 'file' | 'cell'>;

/** Thrown by a reader of a text that cannot go on; carries one diagnostic. */
export class TextError extends Error {
  /** What is wrong. */
  readonly diagnostic: TextDiagnostic;

  constructor(message: string, fix?: string, line?: number) {
    super(message);
    this.diagnostic = { message, fix, line };
  }
}

/** Collects what is wrong with one text, in the order of finding. */
export interface DiagnosticCollector {
  /** What was found. */
  readonly diagnostics: TextDiagnostic[];
  /** Adds an error; see `Diagnostic`. */
  error(message: string, fix?: string, line?: number): void;
  /** Adds a warning. */
  warning(message: string, fix?: string, line?: number): void;
}

/** A new, empty collector. */
export function createCollector(): DiagnosticCollector {
  const diagnostics: TextDiagnostic[] = [];
  return {
    diagnostics,
    error: (message, fix, line) => void diagnostics.push({ message, fix, line }),
    warning: (message, fix, line) => void diagnostics.push({ message, fix, line, severity: 'warning' }),
  };
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
 * The kind of a diagnostic: what its message says apart from what it says of this one place. That are the author's
 * words (between backticks), paths, numbers, and after a colon the words of a parser. Two messages of one kind are made
 * from one sentence in the code, so a new mistake has a kind without naming it.
 */
export function kindOf({ kind, message }: Diagnostic): string {
  if (kind !== undefined) return kind;
  return titleOf(message, []);
}

/** The first sentence of a message, with an ellipsis for the author's words that vary; all do unless told otherwise. */
function titleOf(message: string, varies: readonly boolean[]): string {
  let index = 0;
  const marked = message.replace(authorsWords, (words) =>
    varies[index++] === false ? words.replace(/[.!?:]/g, (sign) => hidden[sign]!) : words.startsWith('`') ? '`…`' : '…',
  );
  const [sentence = ''] = /^.+?[.!?](?=\s|$)|^.+$/s.exec(marked) ?? [];
  return sentence
    .replace(/:\s.*$/s, '.')
    .replace(/[\uE000-\uE003]/g, (sign) => Object.keys(hidden)[sign.charCodeAt(0) - 0xe000]!);
}

/** Signs that end a sentence, while they stand in the author's words. */
const hidden: Record<string, string> = { '.': '\uE000', '!': '\uE001', '?': '\uE002', ':': '\uE003' };

/** The author's words in the first sentence of a message, a parser's own aside. */
const wordsIn = (message: string): string[] => {
  const count = (titleOf(message, []).match(/…/g) ?? []).length;
  return (message.match(authorsWords) ?? []).slice(0, count);
};

/** Code between backticks; a path; a number. */
const authorsWords = /(`+)[^`].*?\1|[^\s`]*\/[^\s`]*[^\s`.,;:]|\d+/gs;

/** One diagnostic as text: `file:line`, what is wrong, then the fix, each indented more. */
export function formatDiagnostic(diagnostic: Diagnostic, { width }: Pick<ReportOptions, 'width'> = {}): string {
  const { message, fix, severity } = diagnostic;
  return [
    positionOf(diagnostic),
    wrap(severity === 'warning' ? `Warning: ${message}` : message, '  ', width),
    ...(fix === undefined ? [] : [wrap(fix, '    ', width)]),
  ].join('\n');
}

/** Where to look: `file:line`, or the cell of a notebook. */
export function positionOf({ file, line, cell }: Pick<Diagnostic, 'file' | 'line' | 'cell'>): string {
  if (cell !== undefined) return `${file}, cell ${cell}${line === undefined ? '' : `, line ${line}`}`;
  return line === undefined ? file : `${file}:${line}`;
}

/** Diagnostics in reading order: by file, then by line. The same in, the same order out. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.cell ?? 0) - (b.cell ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.message, b.message),
  );
}

/**
 * Diagnostics as a person reads them: each in full while they are few; of many first the kinds, the most frequent
 * first, each with how many there are, some positions and one fix.
 */
export function formatReport(
  diagnostics: readonly Diagnostic[],
  { all = false, width, files }: ReportOptions = {},
): string {
  const sorted = sortDiagnostics(diagnostics);
  if (all || sorted.length <= few)
    return [...sorted.map((each) => formatDiagnostic(each, { width })), `${countDiagnostics(sorted)}.`].join('\n\n');
  const groups = [...Map.groupBy(sorted, kindOf)].sort(
    ([a, many], [b, others]) => others.length - many.length || compare(a, b),
  );
  const shown = groups.slice(0, shownKinds).map(([kind, group]) => formatKind(kind, group, width));
  const left = groups.slice(shownKinds);
  const wrong = new Set(sorted.map(({ file }) => file));
  const summary = `${countDiagnostics(sorted)} of ${counted(groups.length, 'kind')} in ${inFiles(wrong)}.`;
  const fine = files === undefined ? '' : ` ${Math.max(0, files - wrong.size)} of ${counted(files, 'file')} are fine.`;
  const others =
    left.length === 0
      ? []
      : [`And ${countDiagnostics(left.flatMap(([, group]) => group))} of ${counted(left.length, 'other kind')}.`];
  return [
    wrap(summary + fine, '', width),
    ...shown,
    ...others,
    'See every one of them with `npm run build -- --all`.',
  ].join('\n\n');
}

function formatKind(kind: string, group: readonly Diagnostic[], width: number | undefined): string {
  const files = new Set(group.map(({ file }) => file));
  // What all of them say alike belongs to the kind.
  const said = group.map(({ message }) => wordsIn(message));
  const varies = said[0]!.map((word, index) => said.some((words) => words[index] !== word));
  const slots = said[0]!.filter((_, index) => !varies[index]).length;
  const title =
    kind === kindOf({ ...group[0]!, kind: undefined }) && slots > 0 ? titleOf(group[0]!.message, varies) : kind;
  // The one of which it is known what was meant shows more than another.
  const example = group.find(({ fix }) => fix?.startsWith('Did you mean')) ?? group[0]!;
  // Of different files, as far as there are such.
  const ofEachFile = [...Map.groupBy(group, ({ file }) => file).values()];
  const first = [
    ...new Set([example, ...ofEachFile.map(([one]) => one!), ...ofEachFile.flatMap(([, ...others]) => others)]),
  ].slice(0, shownPositions);
  const positions = first.map((each) =>
    [positionOf(each), ...wordsIn(each.message).filter((word, index) => varies[index] && word.startsWith('`'))].join(
      '  ',
    ),
  );
  const rest = group.length > first.length ? [`… and ${group.length - first.length} more`] : [];
  // A fix that is each one's own is said of the first, which the positions begin with.
  const isShared = group.every(({ fix }) => fix === example.fix);
  const fix =
    example.fix === undefined ? [] : [wrap(isShared ? example.fix : `For the first: ${example.fix}`, '    ', width)];
  return [
    `${group.length} in ${inFiles(files)}`,
    wrap(title, '  ', width),
    ...[...positions, ...rest].map((line) => wrap(line, '      ', width)),
    ...fix,
  ].join('\n');
}

/** `3 posts`; files that are not all posts are files. */
function inFiles(files: ReadonlySet<string>): string {
  return counted(files.size, [...files].every((file) => file.startsWith('src/content/posts/')) ? 'post' : 'file');
}

/** `2 errors and 1 warning`. */
function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors > 0 || warnings === 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(' and ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * Stops a build with diagnostics instead of a stack trace. Astro prints an error's stack when it has one, so this one
 * has none: the file and line that matter are the author's, not ours.
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
