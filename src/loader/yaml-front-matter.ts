import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { TextDiagnostic } from '../core/diagnostics.ts';
import { plainValue } from '../core/plain.ts';
import { repeatedKeys, syntaxErrors } from '../core/yaml.ts';
import type { Head } from '../dialects/heads.ts';

/** The written fields of a file, each with its line; no values where the errors are such that none can be read. */
export interface WrittenFields {
  values: Record<string, unknown> | undefined;
  /** Lines of the fields, and of the entries of lists that have fields of their own: `changes.1` is the second. */
  lines: Record<string, number>;
  bodyLine: number;
  diagnostics: TextDiagnostic[];
}

/** What is wrong with most lines that are no YAML. */
const quotes = 'Put a value that holds a colon, a quote or a `#` in quotes: `title: "Paper: a review"`.';

/** Reads the YAML between the lines of three hyphens. */
export function readYaml({ text, firstLine, bodyLine }: Head & { kind: 'yaml' }): WrittenFields {
  const counter = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: counter,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const failed = (diagnostics: TextDiagnostic[]) => ({ values: undefined, lines: {}, bodyLine, diagnostics });
  const errors = syntaxErrors(yaml, (offset) => lineAt(Math.min(offset, text.trimEnd().length)), quotes);
  if (errors.length > 0)
    return failed(
      errors.map(({ message, ...error }) => ({ ...error, message: `The front matter is not valid YAML: ${message}.` })),
    );
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
  return { values: values(map), lines: linesOf(map, lineAt), bodyLine, diagnostics };
}

/** Lines of the fields, and of entries of theirs. */
function linesOf(map: YAMLMap | null, lineAt: (offset: number) => number): Record<string, number> {
  const lines: [string, number][] = [];
  for (const { key, value } of map?.items ?? []) {
    if (!isScalar(key) || !key.range) continue;
    lines.push([String(key.value), lineAt(key.range[0])]);
    for (const [index, entry] of (isSeq(value) ? value.items : []).entries())
      if (isMap(entry) && entry.range) lines.push([`${String(key.value)}.${index}`, lineAt(entry.range[0])]);
  }
  return Object.fromEntries(lines);
}

/** Whether a field of the map itself is given again with the value that it has already. */
function isSameAsBefore(map: YAMLMap | null, offset: number): boolean {
  const index = map?.items.findIndex(({ key }) => isScalar(key) && key.range?.[0] === offset) ?? -1;
  const again = map?.items[index];
  const before = map?.items.find(({ key }) => isScalar(key) && isScalar(again?.key) && key.value === again.key.value);
  const valueOf = (value: unknown) => (isNode(value) ? JSON.stringify(value.toJSON()) : String(value));
  return index !== -1 && valueOf(before?.value) === valueOf(again?.value);
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
