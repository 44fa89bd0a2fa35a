import { closest, distance } from 'fastest-levenshtein';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { types, type Tell } from './model.ts';

/** What an author may set. */
const fields = [
  ...['type', 'x', 'y', 'series', 'value', 'log', 'bins', 'labels', 'rows', 'columns'],
  ...['title', 'xLabel', 'yLabel', 'caption', 'description', 'data', 'file'],
] as const;
export type Field = (typeof fields)[number];

/** A field’s words, and the line of the fence on which they stand. */
export interface Setting {
  values: string[];
  line: number;
}

/** Data as the fence has it: text to be read as CSV, lists to be read as rows, or a file to be read. */
export type Source =
  | { text: string; line: number }
  /** Each row with its line; `named` rows give their columns’ names, of the others the first row does, unless they are bare numbers. */
  | { rows: { cells: [column: string, cell: string][]; line: number }[]; named: boolean; line: number }
  | { file: string; line: number };

/** What a fence asks for. */
export interface Form {
  settings: Map<Field, Setting>;
  /** `undefined` when there is none. */
  source: Source | undefined;
}

/** Reads a fence: fields in YAML, or only the data as CSV with settings after the word `chart`. Gives `undefined` when it cannot be read, and tells why. */
export function readForm(body: string, words: readonly string[], tell: Tell): Form | undefined {
  const form: Form = { settings: readWords(words, tell), source: undefined };
  const first = body.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  if (/^\s*["']?[\p{L}_-]+["']?\s*:(\s|$)/u.test(first)) return readYaml(body, form, tell);
  if (body.trim() !== '') form.source = { text: body, line: 1 };
  return form;
}

/** `xLabel`, however it is written: `x-label`, `x_label`, `xlabel`. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
const fieldOf = (name: string): Field | undefined => fields.find((field) => plain(field) === plain(name));

/** ```` ```chart bar ```` */
const isType = (word: string): boolean => types.some((type) => type === word);

function readWords(words: readonly string[], tell: Tell): Form['settings'] {
  const settings: Form['settings'] = new Map();
  for (const word of words) {
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/s.exec(word) ?? [];
    const field = fieldOf(name);
    if (isType(word)) settings.set('type', { values: [word], line: 0 });
    else if (field === undefined)
      tell(0, `\`${word}\` after \`chart\` means nothing here.`, unknownFix(name || word, 'type=bar'));
    else settings.set(field, { values: [value.replace(/^(["'])(.*)\1$/s, '$2')], line: 0 });
  }
  return settings;
}

/** The nearest of the names that are known, when it is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(
    name.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  );
  return distance(name.toLowerCase(), near) <= Math.max(1, Math.min(3, near.length / 2))
    ? known.find((each) => each.toLowerCase() === near)
    : undefined;
}

function unknownFix(name: string, example: string): string {
  const near = nearest(name, fields);
  return `${near === undefined ? `Write, for example, \`${example}\`. ` : `Did you mean \`${near}\`? `}Known are ${fields.join(', ')}.`;
}

function readYaml(body: string, form: Form, tell: Tell): Form | undefined {
  const counter = new LineCounter();
  // Failsafe: every value stays the text that the author wrote, `0.90` and `2024-01-01` too.
  const yaml = parseDocument(body, { schema: 'failsafe', prettyErrors: false, lineCounter: counter });
  const lineOf = (node: Node | null | undefined) => counter.linePos(node?.range?.[0] ?? 0).line;
  const [error] = yaml.errors;
  if (error !== undefined || !isMap<Node, Node | null>(yaml.contents)) {
    const why = error === undefined ? '' : `: ${error.message.replace(/\.?$/, '')}`;
    const what =
      error?.code === 'DUPLICATE_KEY' ? 'A field stands twice in the chart.' : `The chart’s YAML cannot be read${why}.`;
    const fix =
      'Write one `field: value` a line; a value with `: `, `#` or quotes in it goes between quotes, CSV below `data: |`, indented.';
    tell(counter.linePos(error?.pos[0] ?? 0).line, what, fix);
    return undefined;
  }
  let ok = true;
  for (const { key, value } of yaml.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const field = fieldOf(name);
    const refuse = (message: string, fix: string) => {
      ok = false;
      tell(lineOf(key), message, fix);
    };
    if (field === undefined) refuse(`A chart has no field \`${name}\`.`, unknownFix(name, 'type: bar'));
    else if ((field === 'data' || field === 'file') && form.source !== undefined)
      refuse('The chart has its data twice.', 'Leave either `data` or `file`.');
    else if (field === 'data')
      form.source = readData(value, body, lineOf) ?? void refuse('The chart’s `data` cannot be read.', dataFix);
    else {
      const values = textsOf(value);
      if (values === undefined || (values.length === 0 && value !== null))
        refuse(`\`${field}\` is a text or a list of texts.`, `Write \`${field}: …\`.`);
      else if (field === 'file') form.source = { file: values[0] ?? '', line: lineOf(key) };
      else if (values.length > 0) form.settings.set(field, { values, line: lineOf(key) });
    }
  }
  return ok ? form : undefined;
}

const dataFix =
  'Write CSV below `data: |`, indented; or a list of rows, `- { epoch: 1, loss: 2.3 }`; or `file: ./runs.csv`.';

/** The text of a value, or those of a list; none for nothing; `undefined` for anything else. */
function textsOf(node: Node | null): string[] | undefined {
  if (node === null) return [];
  if (isScalar(node)) return node.value === '' && node.source === '' ? [] : [String(node.value)];
  if (isSeq(node) && node.items.every(isScalar))
    return node.items.map((item) => String((item as { value: unknown }).value));
  return undefined;
}

/** CSV, a file’s name, rows as lists or as mappings, bare numbers, or one mapping of names to numbers or to columns. */
function readData(node: Node | null, body: string, lineOf: (node: Node) => number): Source | undefined {
  if (node === null) return { text: '', line: 0 };
  const line = lineOf(node);
  if (isScalar(node)) return readText(String(node.value), body.slice(node.range?.[0], node.range?.[1]), line);
  if (isSeq<Node>(node)) {
    const rows = node.items.map((item) => ({ cells: cellsOf(item), line: lineOf(item) }));
    const lists = node.items.filter(isSeq).length;
    if (lists > 0 && lists < rows.length) return undefined;
    return rows.every((row): row is { cells: [string, string][]; line: number } => row.cells !== undefined)
      ? { rows, named: lists === 0, line }
      : undefined;
  }
  return isMap<Node, Node | null>(node) ? readMapping(node.items, line, lineOf) : undefined;
}

/** CSV that stands in YAML, or a file’s name. As it was written: without `|`, YAML would join the lines. */
function readText(value: string, written: string, line: number): Source {
  if (/^\S+\.(csv|tsv|txt)$/.test(value)) return { file: value, line };
  if (/^["']/.test(written)) return { text: value, line };
  const block = /^[|>][^\n]*\n/.exec(written)?.[0];
  return {
    text: written.slice(block?.length ?? 0).replace(/^[ \t]+/gm, ''),
    line: line + (block === undefined ? 0 : 1),
  };
}

function cellsOf(node: Node): [string, string][] | undefined {
  if (isScalar(node)) return [['value', String(node.value)]];
  if (isMap<Node, Node | null>(node)) {
    const cells = node.items.map(({ key, value }) => [textsOf(key)?.[0], textsOf(value)] as const);
    return cells.every(([name, texts]) => name !== undefined && texts !== undefined && texts.length <= 1)
      ? cells.map(([name, texts]) => [name!, texts![0] ?? ''])
      : undefined;
  }
  return textsOf(node)?.map((text, index) => [String(index), text]);
}

function readMapping(
  items: readonly { key: Node; value: Node | null }[],
  line: number,
  lineOf: (node: Node) => number,
): Source | undefined {
  const columns = items.map(({ key, value }) => ({
    name: textsOf(key)?.[0],
    texts: textsOf(value),
    list: isSeq(value),
    line: lineOf(key),
  }));
  if (columns.some(({ name, texts, list }) => name === undefined || texts === undefined || list !== columns[0]?.list))
    return undefined;
  if (columns[0]?.list !== true)
    return {
      rows: columns.map(({ name, texts, line }) => ({
        cells: [
          ['name', name!],
          ['value', texts![0] ?? ''],
        ],
        line,
      })),
      named: true,
      line,
    };
  const count = Math.max(...columns.map(({ texts }) => texts!.length));
  return {
    rows: Array.from({ length: count }, (_, row) => ({
      cells: columns.map(({ name, texts }) => [name!, texts![row] ?? '']),
      line,
    })),
    named: true,
    line,
  };
}
