import { closest, distance } from 'fastest-levenshtein';
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { plainValue } from '../core/plain.ts';
import { repeatedKeys } from '../core/yaml.ts';
import type { Diagnostic } from '../core/diagnostics.ts';

/** A source file taken apart. */
export interface Source<Data> {
  data: Data;
  /** Line of the file on which the Markdown below the front matter begins, counted from 1. */
  bodyLine: number;
  /** Line on which each written field stands. */
  lines: Record<string, number>;
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
  `layout permalink categories category author authors comments excerpt summary subtitle toc math mathjax katex mermaid
  pin pinned cover thumbnail keywords weight type css js hidden featured last_modified_at lastmod modified license
  sitemap redirect_from guid id url image_alt header hero slugline branch badges hide search_exclude canonical ogImage
  modDatetime pubDatetime pubDate cssclass status timezone social_image og_image sticky noindex style table`.split(
    /\s+/,
  ),
);

/** The name that was probably meant by one that is not among `names`; `undefined` when none is near. */
export function meantBy(written: string, names: readonly string[]): string | undefined {
  const nearest = closest(written.toLowerCase(), [...names]);
  return isNearMiss(written, nearest) ? nearest : undefined;
}

/** Whether one field name is probably the other, mistyped: two keystrokes apart, in a short name one, or two letters exchanged. */
function isNearMiss(written: string, meant: string): boolean {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()];
  const sameLetters = [...a].sort().join() === [...b].sort().join();
  return distance(a, b) <= (written.length < 5 && !sameLetters ? 1 : 2);
}

/**
 * Takes a file apart and checks its front matter against `schema`. Values reach the schema as the text that the author
 * wrote (`title: 2014`, `title: 1.0`, `date: 2022-01-01`), so YAML's types cannot change them.
 * Returns the source, or everything that is wrong with it.
 */
export function readSource<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  fields: readonly string[],
): Source<z.output<S>> | Diagnostic[] {
  const parts = split(file, text);
  if ('message' in parts) return [parts];
  const counter = new LineCounter();
  const yaml = parseDocument(parts.yaml, {
    lineCounter: counter,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  if (yaml.errors.length > 0)
    return yaml.errors.map((error) =>
      yamlProblem(file, error, lineAt(Math.min(error.pos[0], parts.yaml.trimEnd().length))),
    );
  const twice = repeatedKeys(yaml).map((offset) => ({ file, line: lineAt(offset), ...givenTwice }));
  if (twice.length > 0) return twice;
  const map = yaml.contents;
  if (map !== null && !isMap(map)) {
    return [
      {
        file,
        line: 2,
        message: 'The front matter is not a list of fields.',
        fix: 'Write one `field: value` on each line, such as `title: A title`.',
      },
    ];
  }
  const keys = map?.items.map(({ key }) => key) ?? [];
  const lines = Object.fromEntries(
    keys.flatMap((key) => (isScalar(key) && key.range ? [[String(key.value), lineAt(key.range[0])]] : [])),
  );
  const lineOf = (field: string) => lines[field] ?? 1;
  const result = schema.safeParse(values(map));
  const problems = [
    ...mistypedFields(map, fields).map(({ field, meant }) => ({
      file,
      line: lineOf(field),
      message: `\`${field}\` is not a field of a ${fields.includes('tags') ? 'post' : 'page'}.`,
      fix: `Did you mean \`${meant}\`?`,
    })),
    ...(result.success ? [] : result.error.issues.map((issue) => schemaProblem(file, issue, lineOf))),
  ];
  if (!result.success || problems.length > 0) return problems;
  return { data: result.data, bodyLine: parts.bodyLine, lines };
}

const givenTwice = { message: 'This field is given twice.', fix: 'Keep one of the two lines.' };

function split(file: string, text: string): { yaml: string; bodyLine: number } | Diagnostic {
  const lines = text.split(/\r\n?|\n/);
  const example = 'Begin the file with three lines:\n---\ntitle: A title\n---';
  if (text.trim() === '')
    return { file, line: 1, message: 'The file is empty.', fix: `${example}\nor delete the file.` };
  if (lines[0]!.trimEnd() !== '---') return { file, line: 1, message: 'The file has no front matter.', fix: example };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1)
    return {
      file,
      line: 1,
      message: 'The front matter is never closed.',
      fix: 'Put a line `---` after its last field.',
    };
  return { yaml: `${lines.slice(1, end).join('\n')}\n`, bodyLine: end + 2 };
}

/** What the parser says, as a part of a sentence. */
export const inSentence = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

function yamlProblem(file: string, error: { code: string; message: string }, line: number): Diagnostic {
  const tab = error.code === 'TAB_AS_INDENT';
  const message = `The front matter is not valid YAML: ${inSentence(error.message)}.`;
  return {
    file,
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

function mistypedFields(map: YAMLMap | null, fields: readonly string[]): { field: string; meant: string }[] {
  const written = map?.items.map(({ key }) => String(isScalar(key) ? key.value : key)) ?? [];
  return written
    .filter((field) => !fields.includes(field) && !foreign.has(field))
    .flatMap((field) => {
      const meant = meantBy(field, fields);
      return meant === undefined ? [] : [{ field, meant }];
    });
}
