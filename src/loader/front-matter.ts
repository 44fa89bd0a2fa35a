import { isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../core/suggest.ts';
import { plainValue } from '../core/plain.ts';
import { repeatedKeys } from '../core/yaml.ts';
import { TextError, type Diagnostic, type TextDiagnostic } from '../core/diagnostics.ts';
import { mapFrontMatter } from '../dialects/front-matter.ts';
import { readHead, type Head } from '../dialects/heads.ts';

/** A source file taken apart. */
export interface Source<Data> {
  data: Data;
  /** Line of the file on which the Markdown below the front matter begins, counted from 1. */
  bodyLine: number;
  /** Line on which each written field stands. */
  lines: Record<string, number>;
  /** Fields that only names of other engines gave. */
  renamed: string[];
  /** What is doubtful in the front matter. */
  warnings: Diagnostic[];
}

/** Markdown of a file that begins on `bodyLine`. */
export const bodyFrom = (text: string, bodyLine: number): string =>
  text
    .split(/\r\n?|\n/)
    .slice(bodyLine - 1)
    .join('\n');

/**
 * Fields that other blog engines read and this one does not need. They are ignored without a word; anything else that
 * is nearly one of our own fields is an error, because a typing mistake that is ignored is a post that is wrong.
 */
const foreign = new Set(
  `layout author authors comments toc math mathjax katex mermaid pin pinned keywords weight type css js featured license
  sitemap guid id slugline branch badges search_exclude canonical cssclass timezone sticky noindex style table`.split(
    /\s+/,
  ),
);

/**
 * Takes a file apart and checks its front matter against `schema`. Values reach the schema as the text that the author
 * wrote (`title: 2014`, `title: 1.0`, `date: 2022-01-01`), so YAML's types cannot change them; names and forms of other
 * engines have become ours before. Returns the source, or everything that is wrong with it.
 */
export function readSource<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  fields: readonly string[],
): Source<z.output<S>> | Diagnostic[] {
  const head = readFields(text);
  const inFile = (diagnostic: TextDiagnostic): Diagnostic => ({ file, ...diagnostic });
  if (Array.isArray(head)) return head.map(inFile);
  const mapped = mapFrontMatter(head.values, fields, head.lines);
  const lines: Record<string, number> = { ...head.lines };
  for (const [field, [name]] of Object.entries(mapped.sources)) lines[field] ??= head.lines[name!] ?? 1;
  const lineOf = (field: string) => lines[field] ?? 1;
  const result = schema.safeParse(mapped.fields);
  const diagnostics = [...head.warnings, ...mapped.diagnostics].map(inFile);
  const problems = [
    ...mistypedFields(mapped.unknown, fields).map(({ field, meant }) => ({
      file,
      line: lineOf(field),
      message: `\`${field}\` is not a field of a ${fields.includes('tags') ? 'post' : 'page'}.`,
      fix: `Did you mean \`${meant}\`?`,
    })),
    ...(result.success ? [] : result.error.issues.map((issue) => schemaProblem(file, issue, lineOf))),
    ...diagnostics.filter(({ severity }) => severity !== 'warning'),
  ];
  if (!result.success || problems.length > 0) return problems;
  const renamed = Object.keys(mapped.sources).filter((field) => mapped.sources[field]!.every((name) => name !== field));
  return { data: result.data, bodyLine: head.bodyLine, lines, renamed, warnings: diagnostics };
}

/** The written fields of a file, each with its line. */
interface WrittenFields {
  values: Record<string, unknown>;
  lines: Record<string, number>;
  bodyLine: number;
  warnings: TextDiagnostic[];
}

function readFields(text: string): WrittenFields | TextDiagnostic[] {
  try {
    const head = readHead(text);
    return head.kind === 'yaml' ? readYaml(head) : { ...head, warnings: [] };
  } catch (error) {
    if (error instanceof TextError) return [error.diagnostic];
    throw error;
  }
}

function readYaml({ text, firstLine, bodyLine }: Head & { kind: 'yaml' }): WrittenFields | TextDiagnostic[] {
  const counter = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: counter,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  if (yaml.errors.length > 0)
    return yaml.errors.map((error) => yamlProblem(error, lineAt(Math.min(error.pos[0], text.trimEnd().length))));
  const repeated = repeatedKeys(yaml);
  const map = yaml.contents;
  if (map !== null && !isMap(map)) {
    return [
      {
        line: firstLine,
        message: 'The front matter is not a list of fields.',
        fix: 'Write one `field: value` on each line, such as `title: A title`.',
      },
    ];
  }
  const isSaidAlike = repeated.every((offset) => isSameAsBefore(map, offset));
  const twice = repeated.map((offset): TextDiagnostic => ({ line: lineAt(offset), ...givenTwice }));
  if (!isSaidAlike) return twice;
  const keys = map?.items.map(({ key }) => key) ?? [];
  const lines = Object.fromEntries(
    keys.flatMap((key) => (isScalar(key) && key.range ? [[String(key.value), lineAt(key.range[0])]] : [])),
  );
  return { values: values(map), lines, bodyLine, warnings: twice.map((each) => ({ ...each, severity: 'warning' })) };
}

const givenTwice = { message: 'This field is given twice.', fix: 'Keep one of the two lines.' };

/** Whether a field of the map itself is given again with the value that it has already. */
function isSameAsBefore(map: YAMLMap | null, offset: number): boolean {
  const index = map?.items.findIndex(({ key }) => isScalar(key) && key.range?.[0] === offset) ?? -1;
  const again = map?.items[index];
  const before = map?.items.find(({ key }) => isScalar(key) && isScalar(again?.key) && key.value === again.key.value);
  const valueOf = (value: unknown) => (isNode(value) ? JSON.stringify(value.toJSON()) : String(value));
  return index !== -1 && valueOf(before?.value) === valueOf(again?.value);
}

/** What the parser says, as a part of a sentence. */
export const inSentence = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

function yamlProblem(error: { code: string; message: string }, line: number): TextDiagnostic {
  const tab = error.code === 'TAB_AS_INDENT';
  const message = `The front matter is not valid YAML: ${inSentence(error.message)}.`;
  return {
    line,
    message,
    fix: tab
      ? 'Indent with spaces, or not at all.'
      : 'Put a value that holds a colon, a quote or a `#` in quotes: `title: "Paper: a review"`.',
  };
}

function schemaProblem(file: string, issue: z.core.$ZodIssue, lineOf: (field: string) => number): Diagnostic {
  // A union fails with the errors of each of its members; the last is the one for a list's or a text's own content.
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().find(({ code }) => code === 'custom') : undefined;
  const [message = '', ...fix] = (inner ?? issue).message.split('\n');
  return { file, line: lineOf(String(issue.path[0] ?? '')), message, fix: fix.length > 0 ? fix.join('\n') : undefined };
}

/** The YAML as plain values; a field with nothing after its colon, or YAML's own word for nothing, is left out. */
function values(map: YAMLMap | null): Record<string, unknown> {
  const isNothing = (value: unknown) =>
    value === null || (isScalar(value) && value.type === 'PLAIN' && /^(~|null)?$/i.test(String(value.value)));
  const written =
    map?.items.filter(({ value }) => !isNothing(value)).map(({ key }) => String(isScalar(key) ? key.value : key)) ?? [];
  // Of a text, what no page and no feed may hold is left out here.
  const all = plainValue((map?.toJSON() ?? {}) as Record<string, unknown>);
  return Object.fromEntries(written.map((field) => [field, all[field]]).filter(([, value]) => value !== ''));
}

function mistypedFields(written: readonly string[], fields: readonly string[]): { field: string; meant: string }[] {
  return written
    .filter((field) => !foreign.has(field))
    .flatMap((field) => {
      const meant = nearest(field, fields, 2);
      return meant === undefined ? [] : [{ field, meant }];
    });
}
