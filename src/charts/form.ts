import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { DiagnosticCollector } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';

/** What a field is set to, and the line on which that stands; 0 outside of the text. */
export interface Setting {
  values: string[];
  line: number;
}

/** Rows of data in YAML. */
export interface RowSource {
  rows: { cells: [column: string, cell: string][]; line: number }[];
  /** Whether each row names its columns; if none does, the first row has their names, unless it holds bare numbers. */
  named: boolean;
  line: number;
}

/** Data as it is written: text to be read as CSV, rows, or a file to be read. */
export type Source = { text: string; line: number } | RowSource | { file: string; line: number };

/** What an author asks for. */
export interface Form {
  /** Fields by their names. */
  settings: Map<string, Setting>;
  /** `undefined` when there is none. */
  source: Source | undefined;
}

/** What can be written: the fields that only some types have, and the names of types. */
export interface Known {
  fields: readonly string[];
  types: readonly string[];
}

/** The one text of a field. */
export const textOf = ({ settings }: Form, field: string): string | undefined =>
  settings.get(field)?.values.join(', ').trim() || undefined;

/** The fields that every chart may have. */
const common = ['type', 'x', 'y', 'title', 'xLabel', 'yLabel', 'caption', 'description', 'data', 'file'];

/** `xLabel`, however it is written: `x-label`, `x_label`, `xlabel`. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
const fieldOf = (name: string, { fields }: Known): string | undefined =>
  [...common, ...fields].find((field) => plain(field) === plain(name));

/**
 * Reads a text: fields in YAML, or only the data as CSV, with `words` such as `type=bar` outside of it. Returns
 * `undefined` when it cannot be read, and reports why.
 */
export function readForm(
  text: string,
  words: readonly string[],
  known: Known,
  diagnostics: DiagnosticCollector,
): Form | undefined {
  const form: Form = { settings: readWords(words, known, diagnostics), source: undefined };
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  if (/^\s*["']?[\p{L}_-]+["']?\s*:(\s|$)/u.test(first)) return readYaml(text, form, known, diagnostics);
  if (text.trim() !== '') form.source = { text, line: 1 };
  return form;
}

function readWords(words: readonly string[], known: Known, { error }: DiagnosticCollector): Form['settings'] {
  const settings: Form['settings'] = new Map();
  for (const word of words) {
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/s.exec(word) ?? [];
    const field = fieldOf(name, known);
    if (known.types.includes(word)) settings.set('type', { values: [word], line: 0 });
    else if (field === undefined)
      error(`\`${word}\` after \`chart\` means nothing here.`, unknownFix(name || word, 'type=bar', known), 0);
    else settings.set(field, { values: [value.replace(/^(["'])(.*)\1$/s, '$2')], line: 0 });
  }
  return settings;
}

function unknownFix(name: string, example: string, { fields }: Known): string {
  const all = [...common.slice(0, 3), ...fields, ...common.slice(3)];
  return `${suggestion(name, all) ?? `Write, for example, \`${example}\`.`} Known are ${all.join(', ')}.`;
}

function readYaml(text: string, form: Form, known: Known, { error }: DiagnosticCollector): Form | undefined {
  const counter = new LineCounter();
  // Failsafe: every value stays the text that the author wrote, `0.90` and `2024-01-01` too.
  const yaml = parseDocument(text, { schema: 'failsafe', prettyErrors: false, lineCounter: counter });
  const lineOf = (node: Node) => counter.linePos(node.range?.[0] ?? 0).line;
  const [problem] = yaml.errors;
  if (problem !== undefined || !isMap<Node, Node | null>(yaml.contents)) {
    const why = problem === undefined ? '' : `: ${problem.message.replace(/\.?$/, '')}`;
    const isTwice = problem?.code === 'DUPLICATE_KEY';
    const message = isTwice ? 'A field stands twice in the chart.' : `The chart’s YAML cannot be read${why}.`;
    const fix =
      'Write one `field: value` a line; a value with `: `, `#` or quotes in it goes between quotes, ' +
      'CSV below `data: |`, indented.';
    error(message, fix, counter.linePos(problem?.pos[0] ?? 0).line);
    return undefined;
  }
  let isFine = true;
  for (const { key, value } of yaml.contents.items) {
    const refusal = readField(isScalar(key) ? String(key.value) : '', value, form, known, {
      text,
      lineOf,
      line: lineOf(key),
    });
    if (refusal === undefined) continue;
    isFine = false;
    error(...refusal, lineOf(key));
  }
  return isFine ? form : undefined;
}

/** The YAML that values are read from. */
interface Written {
  text: string;
  lineOf(node: Node): number;
}

/** Adds a field to the form; returns message and fix when it cannot be read. */
function readField(
  name: string,
  value: Node | null,
  form: Form,
  known: Known,
  { line, ...written }: Written & { line: number },
): [message: string, fix: string] | undefined {
  const field = fieldOf(name, known);
  if (field === undefined) return [`A chart has no field \`${name}\`.`, unknownFix(name, 'type: bar', known)];
  if ((field === 'data' || field === 'file') && form.source !== undefined)
    return ['The chart has its data twice.', 'Leave either `data` or `file`.'];
  if (field === 'data') {
    form.source = readData(value, written);
    return form.source === undefined ? ['The chart’s `data` cannot be read.', dataFix] : undefined;
  }
  const values = textsOf(value);
  if (values === undefined || (values.length === 0 && value !== null))
    return [`\`${field}\` is a text or a list of texts.`, `Write \`${field}: …\`.`];
  if (field === 'file') form.source = { file: values[0] ?? '', line };
  else if (values.length > 0) form.settings.set(field, { values, line });
  return undefined;
}

const dataFix =
  'Write CSV below `data: |`, indented; or a list of rows, `- { epoch: 1, loss: 2.3 }`; or `file: ./runs.csv`.';

/** The text of a value, or those of a list; none for nothing; `undefined` for anything else. */
function textsOf(node: Node | null): string[] | undefined {
  if (node === null) return [];
  if (isScalar(node)) return node.value === '' && node.source === '' ? [] : [String(node.value)];
  if (!isSeq(node)) return undefined;
  const texts = node.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []));
  return texts.length === node.items.length ? texts : undefined;
}

/** CSV, a file’s name, rows as lists or as mappings, bare numbers, or one mapping of names to numbers or to columns. */
function readData(node: Node | null, { text, lineOf }: Written): Source | undefined {
  if (node === null) return { text: '', line: 0 };
  const line = lineOf(node);
  if (isScalar(node)) return readText(String(node.value), text.slice(node.range?.[0], node.range?.[1]), line);
  if (isMap<Node, Node | null>(node)) return readMapping(node.items, line, lineOf);
  if (!isSeq<Node>(node)) return undefined;
  const lists = node.items.filter(isSeq).length;
  if (lists > 0 && lists < node.items.length) return undefined;
  const rows = node.items.flatMap((item) => {
    const cells = cellsOf(item);
    return cells === undefined ? [] : [{ cells, line: lineOf(item) }];
  });
  return rows.length === node.items.length ? { rows, named: lists === 0, line } : undefined;
}

/** CSV that stands in YAML, or a file’s name. As it was written: without `|`, YAML would join the lines. */
function readText(value: string, written: string, line: number): Source {
  if (/^\S+\.(csv|tsv|txt)$/.test(value)) return { file: value, line };
  if (/^["']/.test(written)) return { text: value, line };
  const [block = ''] = /^[|>][^\n]*\n/.exec(written) ?? [];
  return { text: written.slice(block.length).replace(/^[ \t]+/gm, ''), line: line + (block === '' ? 0 : 1) };
}

function cellsOf(node: Node): [string, string][] | undefined {
  if (isScalar(node)) return [['value', String(node.value)]];
  if (!isMap<Node, Node | null>(node)) return textsOf(node)?.map((text, index) => [String(index), text]);
  const cells = node.items.flatMap(({ key, value }): [string, string][] => {
    const [name, texts] = [textsOf(key)?.[0], textsOf(value)];
    return name === undefined || texts === undefined || texts.length > 1 ? [] : [[name, texts[0] ?? '']];
  });
  return cells.length === node.items.length ? cells : undefined;
}

function readMapping(
  items: readonly { key: Node; value: Node | null }[],
  line: number,
  lineOf: (node: Node) => number,
): RowSource | undefined {
  const hasLists = isSeq(items[0]?.value);
  const columns = items.flatMap(({ key, value }) => {
    const [name, texts] = [textsOf(key)?.[0], textsOf(value)];
    return name === undefined || texts === undefined || isSeq(value) !== hasLists
      ? []
      : [{ name, texts, line: lineOf(key) }];
  });
  if (columns.length < items.length) return undefined;
  if (!hasLists) {
    const rows = columns.map(({ name, texts, line }): RowSource['rows'][number] => ({
      cells: Object.entries({ name, value: texts[0] ?? '' }),
      line,
    }));
    return { rows, named: true, line };
  }
  const count = Math.max(...columns.map(({ texts }) => texts.length));
  const rows = Array.from({ length: count }, (_, row): RowSource['rows'][number] => ({
    cells: columns.map(({ name, texts }) => [name, texts[row] ?? '']),
    line,
  }));
  return { rows, named: true, line };
}
