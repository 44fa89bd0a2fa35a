import { parse as parseToml } from 'smol-toml';
import { isMap, parseAllDocuments } from 'yaml';
import { TextError } from '../core/diagnostics.ts';
import { readHead, type Head } from '../dialects/heads.ts';
import type { Fields, Value } from './model.ts';

/** A file taken apart. */
export interface SplitFile {
  fields: Fields;
  body: string;
  /** Line of the file on which the body begins, counted from 1. */
  bodyLine: number;
  /** Why some of the front matter could not be read. */
  problem?: string;
  /** Whether there was front matter. */
  hasFields: boolean;
}

/** Takes a file apart: front matter as YAML, TOML, JSON, or Pelican's lines. What is not valid is read line by line. */
export function splitFile(text: string): SplitFile {
  const json = /^\s*(\{\s*\n[^]*?\n\})\s*?\n/.exec(text);
  if (json !== null)
    return withBody(text, json[0].split('\n').length, () => texts(JSON.parse(json[1]!)) as Fields, json[1]!);
  let head: Head;
  try {
    head = readHead(text);
  } catch (error) {
    return brokenHead(text, error instanceof TextError ? error.diagnostic.message : String(error));
  }
  if (head.kind === 'values')
    return {
      fields: texts(head.values) as Fields,
      body: bodyFrom(text, head.bodyLine),
      bodyLine: head.bodyLine,
      hasFields: Object.keys(head.values).length > 0,
    };
  const { text: yaml, bodyLine } = head;
  return withBody(text, bodyLine, () => parseYaml(yaml), yaml);
}

function withBody(text: string, bodyLine: number, read: () => Fields, source: string): SplitFile {
  const rest = { body: bodyFrom(text, bodyLine), bodyLine, hasFields: true };
  try {
    return { ...rest, fields: read() };
  } catch (error) {
    return { ...rest, fields: lineFields(source), problem: (error as Error).message.split('\n')[0]! };
  }
}

/** Front matter that is not valid TOML, or never ends: it is as long as its lines look like fields. */
function brokenHead(text: string, problem: string): SplitFile {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^(?:---|\+\+\+)\s*$/.test(line));
  const closing = lines.findIndex((line, index) => index > first && /^(?:---|\+\+\+|\.\.\.)\s*$/.test(line));
  const after = lines.findIndex((line, index) => index > first && !/^(?:[\w-]+\s*[:=]|\s+\S|-\s|#|\[)/.test(line));
  const end = closing === -1 ? (after === -1 ? lines.length : after) : closing + 1;
  const source = lines.slice(first + 1, closing === -1 ? end : closing).join('\n');
  return { fields: lineFields(source), body: lines.slice(end).join('\n'), bodyLine: end + 1, hasFields: true, problem };
}

const bodyFrom = (text: string, bodyLine: number): string =>
  text
    .split('\n')
    .slice(bodyLine - 1)
    .join('\n');

/** A YAML map with its scalars as they are written. Throws what is wrong with it. */
export function parseYaml(source: string): Fields {
  // Of several documents, as a line of hyphens makes them, Ruby reads the first.
  const [document] = parseAllDocuments(source, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
  if (document === undefined) return {};
  if (document.errors.length > 0) throw new Error(document.errors[0]!.message);
  return isMap(document.contents) ? (texts(document.toJS({ maxAliasCount: 100 })) as Fields) : {};
}

/** A TOML document with its scalars as text. Throws what is wrong with it. */
export const parseTomlFields = (source: string): Fields => texts(parseToml(source)) as Fields;

/** Values with every scalar as text; what is empty is left out of maps. */
export function texts(value: unknown): Value {
  if (Array.isArray(value)) return value.map(texts);
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== null && each !== undefined && each !== '' && each !== '~' && each !== 'null')
        .map(([key, each]) => [key, texts(each)]),
    );
  return value === null || value === undefined ? '' : String(value as string | number | boolean);
}

/** The same; what is not valid is read line by line. */
export function readYaml(source: string): Fields {
  try {
    return parseYaml(source);
  } catch {
    return lineFields(source);
  }
}

/** What can be read of front matter that is not valid: one field a line, and lists below it. */
function lineFields(source: string): Fields {
  const fields: Fields = {};
  let last = '';
  for (const line of source.split('\n')) {
    const [, key, value] = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line) ?? [];
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (key !== undefined) {
      last = key;
      const list = /^\[(.*)\]$/.exec(value!.trim())?.[1];
      fields[key] = list === undefined ? unquoted(value!) : list.split(',').map(unquoted).filter(Boolean);
    } else if (item !== undefined && last !== '' && (fields[last] === '' || Array.isArray(fields[last]))) {
      const list = fields[last];
      fields[last] = [...(Array.isArray(list) ? list : []), unquoted(item)];
    }
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/s, '$2');

/** A field whatever its capitals, as one text; of a list the first. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const key = Object.keys(fields).find((each) => each.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? undefined : fields[key];
    const one = Array.isArray(value) ? value[0] : value;
    if (typeof one === 'string' && one.trim() !== '') return one.trim();
  }
  return undefined;
}

/** A field as a list of texts; a text is split at commas, and at blanks where `blanks` says so. */
export function listOf(fields: Fields, name: string, separator = /\s*,\s*/): string[] {
  const key = Object.keys(fields).find((each) => each.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : fields[key];
  const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(separator) : [];
  return all
    .filter((each) => typeof each === 'string')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** The field inside of maps: `at(config, 'website', 'title')`. */
export function at(fields: Fields, ...path: string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (inside, key) => (typeof inside === 'object' && !Array.isArray(inside) ? inside[key] : undefined),
    fields,
  );
}

/** The same, where it is a text. */
export function textAt(fields: Fields, ...path: string[]): string | undefined {
  const found = at(fields, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** The same, where it is a map. */
export function mapAt(fields: Fields, ...path: string[]): Fields {
  const found = at(fields, ...path);
  return typeof found === 'object' && !Array.isArray(found) ? found : {};
}

/** Whether a field says yes. */
export const isTrue = (value: Value | undefined): boolean =>
  typeof value === 'string' && /^(true|yes|on)$/i.test(value);
/** Whether a field says no. */
export const isFalse = (value: Value | undefined): boolean =>
  typeof value === 'string' && /^(false|no|off)$/i.test(value);
