import { isMap, isScalar, LineCounter, parseDocument, type Node } from 'yaml';
import type { DiagnosticCollector } from '../core/diagnostics.ts';
import { suggestion } from '../core/suggest.ts';
import { readData, textsOf, type Source, type Written } from './yaml-data.ts';

/** What a field is set to, and the line on which that stands; 0 outside of the text. */
export interface Setting {
  values: string[];
  line: number;
}

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
