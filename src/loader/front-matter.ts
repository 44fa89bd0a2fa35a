import { z } from 'zod';
import { didYouMean, nearest } from '../core/suggest.ts';
import { TextError, type Diagnostic, type TextDiagnostic } from '../core/diagnostics.ts';
import { fieldsOf } from '../blog/front-matter.ts';
import { mapFrontMatter, type Mapped } from '../dialects/front-matter.ts';
import { readHead } from '../dialects/heads.ts';
import { readYaml, type WrittenFields } from './yaml-front-matter.ts';

/** A source file taken apart. */
export interface Source<Data> {
  data: Data;
  /** Line of the file on which the Markdown below the front matter begins, counted from 1. */
  bodyLine: number;
  /** Lines of the written fields, and of the entries of lists that have fields of their own: `changes.1`. */
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
  const lines = withOurNames(head.lines, mapped.sources);
  const lineOf = (field: string) => lineIn(lines, field);
  const result = schema.safeParse(mapped.fields);
  const strange = strangeFields(mapped, schema);
  const issues = result.error?.issues ?? [];
  const diagnostics = [
    ...strange.map(({ field, message, fix }) => ({ file, line: lineOf(field), message, fix })),
    ...issues
      .flatMap((issue) => valueErrors(issue))
      .map(({ path, message: words }) => {
        const [message = '', ...fix] = words.split('\n');
        return { file, line: lineOf(path.slice(0, 2).join('.')), message, fix: fix.join('\n') || undefined };
      }),
    ...[...head.diagnostics, ...mapped.diagnostics].map(inFile),
  ];
  const renamed = Object.keys(mapped.sources).filter((field) => mapped.sources[field]!.every((name) => name !== field));
  const data = result.success ? result.data : validFields(mapped.fields, schema);
  const unread = [...strange.flatMap(({ meant }) => meant ?? []), ...issues.map(({ path: [field] }) => String(field))];
  return { data, bodyLine, lines, renamed, unread, diagnostics };
}

/** Line of a field or of an entry of it, `changes.1`; the first line for a field that is not there. */
export const lineIn = (lines: Readonly<Record<string, number>>, field: string): number =>
  lines[field] ?? lines[field.split('.', 1)[0]!] ?? 1;

/** Lines of what is written, also by the names that our fields have. */
function withOurNames(written: Readonly<Record<string, number>>, sources: Readonly<Record<string, string[]>>) {
  const lines: Record<string, number> = { ...written };
  for (const [field, [name = '']] of Object.entries(sources)) {
    if (field === name) continue;
    for (const [each, line] of Object.entries(written))
      if (each === name || each.startsWith(`${name}.`)) lines[field + each.slice(name.length)] ??= line;
  }
  return lines;
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

function readFields(text: string): WrittenFields | TextDiagnostic[] {
  try {
    const head = readHead(text);
    return head.kind === 'yaml' ? readYaml(head) : { ...head, diagnostics: [] };
  } catch (error) {
    if (error instanceof TextError) return [error.diagnostic];
    throw error;
  }
}

/** One thing that is wrong with a value, as the schema says it, and where the value stands in the front matter. */
interface ValueError {
  path: PropertyKey[];
  message: string;
}

/**
 * What is wrong with a value by the words of our schemas, which have a line break before the fix. A union fails with
 * the errors of each of its members: those of the member count that the value has the form of, each entry of a list by
 * itself.
 */
function valueErrors(issue: z.core.$ZodIssue, outside: PropertyKey[] = [], words = ''): ValueError[] {
  const path = [...outside, ...issue.path];
  const message = issue.message.includes('\n') ? issue.message : words;
  const members = issue.code === 'invalid_union' ? issue.errors : [];
  const meant = members.find((errors) => errors.length > 0 && !errors.some(isOfOtherForm));
  return meant === undefined
    ? [{ path, message: message || issue.message }]
    : meant.flatMap((error) => valueErrors(error, path, message));
}

/** Whether an error says that a value is of another form: a text, say, where a list is meant. */
const isOfOtherForm = ({ code, path }: z.core.$ZodIssue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_union');

/** A field that the document cannot have. */
interface StrangeField extends Pick<Diagnostic, 'message' | 'fix'> {
  field: string;
  /** The field that its author probably meant. */
  meant: string | undefined;
}

/**
 * Fields that are nearly one of ours; in an intro, which no other engine has, all that are none of its own.
 */
function strangeFields({ unknown, misplaced }: Mapped, schema: z.ZodObject): StrangeField[] {
  const fields = fieldsOf(schema);
  const isIntro = nounFor(fields) === 'an intro';
  const own = `It has ${fields.map((field) => `\`${field}\``).join(', ')}.`;
  return [...unknown.filter((field) => !foreign.has(field)), ...(isIntro ? misplaced : [])].flatMap((field) => {
    const meant = nearest(field, fields, 2);
    if (meant === undefined && !isIntro) return [];
    const message = `\`${field}\` is not a field of ${nounFor(fields)}.`;
    return { field, meant, message, fix: meant === undefined ? own : didYouMean(meant) };
  });
}
