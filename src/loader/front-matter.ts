import { isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
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
  /** Fields that are written, and whose values cannot be read. */
  unread: string[];
  /** Errors and warnings of the front matter. */
  diagnostics: Diagnostic[];
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
  `layout author authors comments toc math mathjax katex mermaid keywords weight type css js featured license
  sitemap guid id links slugline branch badges search_exclude canonical cssclass timezone noindex style table`.split(
    /\s+/,
  ),
);

/**
 * Takes a file apart and checks its front matter against `schema`. Values reach the schema as the text that the author
 * wrote (`title: 2014`, `title: 1.0`, `date: 2022-01-01`), so YAML's types cannot change them; names and forms of other
 * engines have become ours before. Of front matter with errors, returns what can be read; of a file whose text cannot
 * be told from its front matter, the errors alone. `wordsAreTags`: `tags: a b` are two in the whole blog.
 */
export function readSource<S extends z.ZodObject>(
  file: string,
  text: string,
  schema: S,
  wordsAreTags = false,
): Source<Partial<z.output<S>>> | Diagnostic[] {
  const fields = Object.keys(schema.shape);
  const head = readFields(text);
  const inFile = (diagnostic: TextDiagnostic): Diagnostic => ({ file, ...diagnostic });
  if (Array.isArray(head)) return head.map(inFile);
  const { bodyLine } = head;
  if (head.values === undefined)
    return { data: {}, bodyLine, lines: {}, renamed: [], unread: fields, diagnostics: head.diagnostics.map(inFile) };
  const mapped = mapFrontMatter(head.values, fields, head.lines, wordsAreTags);
  const lines: Record<string, number> = { ...head.lines };
  for (const [field, [name]] of Object.entries(mapped.sources)) lines[field] ??= head.lines[name!] ?? 1;
  const lineOf = (field: string) => lines[field] ?? 1;
  const result = schema.safeParse(mapped.fields);
  const mistyped = mistypedFields(mapped.unknown, fields);
  const issues = result.error?.issues ?? [];
  const diagnostics = [
    ...mistyped.map(({ field, meant }) => ({
      file,
      line: lineOf(field),
      message: `\`${field}\` is not a field of ${nounFor(fields)}.`,
      fix: `Did you mean \`${meant}\`?`,
    })),
    ...issues.map((issue) => schemaError(file, issue, lineOf)),
    ...[...head.diagnostics, ...mapped.diagnostics].map(inFile),
  ];
  const renamed = Object.keys(mapped.sources).filter((field) => mapped.sources[field]!.every((name) => name !== field));
  const data = result.success ? result.data : validFields(mapped.fields, schema);
  const unread = [...mistyped.map(({ meant }) => meant), ...issues.map(({ path: [field] }) => String(field))];
  return { data, bodyLine, lines, renamed, unread, diagnostics };
}

/** What has these fields, in a sentence. */
const nounFor = (fields: readonly string[]): string =>
  fields.includes('tags') ? 'a post' : fields.includes('slug') ? 'a page' : 'an intro';

/** The fields whose own values are right. */
function validFields<S extends z.ZodObject>(values: Readonly<Record<string, unknown>>, schema: S) {
  const read = Object.entries(schema.shape).map(([field, type]) => [field, z.safeParse(type, values[field])] as const);
  const valid = read.flatMap(([field, { success, data }]) => (success && data !== undefined ? [[field, data]] : []));
  return Object.fromEntries(valid) as Partial<z.output<S>>;
}

/** The written fields of a file, each with its line; no values where the errors are such that none can be read. */
interface WrittenFields {
  values: Record<string, unknown> | undefined;
  lines: Record<string, number>;
  bodyLine: number;
  diagnostics: TextDiagnostic[];
}

function readFields(text: string): WrittenFields | TextDiagnostic[] {
  try {
    const head = readHead(text);
    return head.kind === 'yaml' ? readYaml(head) : { ...head, diagnostics: [] };
  } catch (error) {
    if (error instanceof TextError) return [error.diagnostic];
    throw error;
  }
}

function readYaml({ text, firstLine, bodyLine }: Head & { kind: 'yaml' }): WrittenFields {
  const counter = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: counter,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const failed = (diagnostics: TextDiagnostic[]) => ({ values: undefined, lines: {}, bodyLine, diagnostics });
  if (yaml.errors.length > 0)
    return failed(yaml.errors.map((error) => yamlError(error, lineAt(Math.min(error.pos[0], text.trimEnd().length)))));
  const repeated = repeatedKeys(yaml);
  const map = yaml.contents;
  if (map !== null && !isMap(map)) {
    const message = 'The front matter is not a list of fields.';
    const fix = 'Write one `field: value` on each line, such as `title: A title`.';
    return failed([{ line: firstLine, message, fix }]);
  }
  const isSaidAlike = repeated.every((offset) => isSameAsBefore(map, offset));
  const diagnostics = repeated.map((offset): TextDiagnostic => ({
    line: lineAt(offset),
    message: 'This field is given twice.',
    fix: 'Keep one of the two lines.',
    ...(isSaidAlike && { severity: 'warning' }),
  }));
  const keys = map?.items.map(({ key }) => key) ?? [];
  const lines = Object.fromEntries(
    keys.flatMap((key) => (isScalar(key) && key.range ? [[String(key.value), lineAt(key.range[0])]] : [])),
  );
  return { values: values(map), lines, bodyLine, diagnostics };
}

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

function yamlError(error: { code: string; message: string }, line: number): TextDiagnostic {
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

function schemaError(file: string, issue: z.core.$ZodIssue, lineOf: (field: string) => number): Diagnostic {
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
