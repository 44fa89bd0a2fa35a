import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { repeatedKeys } from '../core/yaml.ts';
import type { Line } from './post-body.ts';
import type { Cell } from './nbformat.ts';
import type { NotebookDiagnostic } from './writing.ts';

/** How much of something is shown: what is folded is behind a line that opens it. */
export type Visibility = 'shown' | 'folded' | 'hidden';

/** What a code cell asks for. */
export interface CellOptions {
  code: Visibility;
  outputs: Visibility;
  /** Whether what went to stderr is shown. */
  messages: boolean;
  /** Captions and alt texts of its images, in order. */
  captions: string[];
  alts: string[];
  /** Name of its figure, without `fig-`. */
  label: string | undefined;
  /** The code without the lines that ask for all this. */
  lines: Line[];
}

/** Quarto's and nbdev's `#| echo: false`, in the comments of any kernel's language. */
const pipe = /^\s*(?:#|\/\/|--|%%?|;)\|\s?(.*)$/;
/** The comments of fastpages, and nbdev's first form. */
const comment = /^\s*#\s*(hide|hide[-_]input|hide[-_]output|collapse|collapse[-_](?:hide|show|input|output))\s*$/i;

const isNo = (value: string | undefined) => value !== undefined && /^(false|no|off)$/i.test(value);
const isYes = (value: string | undefined) => value !== undefined && /^(true|yes|on)$/i.test(value);

/** Reads what a code cell asks for in its tags and its first lines, and takes those lines out. */
export function readOptions(cell: Cell, diagnostics: NotebookDiagnostic[]): CellOptions {
  const lines = cell.lines.map((text, index) => ({ text, position: { cell: cell.number, line: index + 1 } }));
  // A cell magic such as `%%time` must be its first line.
  const start = /^\s*%%\w/.test(lines[0]?.text ?? '') ? 1 : 0;
  const rest = lines.findIndex(
    ({ text }, index) => index >= start && text.trim() !== '' && !pipe.test(text) && !comment.test(text),
  );
  const end = rest === -1 ? lines.length : rest;
  const words = lines
    .slice(start, end)
    .flatMap(({ text }) => comment.exec(text)?.[1]?.toLowerCase().replaceAll('_', '-') ?? []);
  const piped = lines.slice(start, end).flatMap(({ text, position }) => {
    const content = pipe.exec(text)?.[1];
    return content === undefined ? [] : [{ text: content, position }];
  });
  const { fields, bare } = readPiped(piped, diagnostics);
  const options: CellOptions = {
    code: 'shown',
    outputs: 'shown',
    messages: !isNo(fields.get('warning')?.[0]),
    captions: fields.get('fig-cap') ?? [],
    alts: fields.get('fig-alt') ?? [],
    label: /^fig-([\w-]+)$/.exec(fields.get('label')?.[0] ?? '')?.[1],
    lines: [...lines.slice(0, start), ...lines.slice(end)],
  };
  fold([...words, ...bare, ...cell.tags.map((tag) => `tag ${tag}`)], fields, options);
  return options;
}

/** The words that fold or hide. In Jupyter Book's tags `hide` means to fold, elsewhere to leave out. */
const effects: Record<string, Partial<Pick<CellOptions, 'code' | 'outputs'>>> = {
  hide: { code: 'hidden', outputs: 'hidden' },
  'hide-input': { code: 'hidden' },
  'hide-output': { outputs: 'hidden' },
  collapse: { code: 'folded' },
  'collapse-hide': { code: 'folded' },
  'collapse-input': { code: 'folded' },
  'collapse-output': { outputs: 'folded' },
  'tag hide-cell': { code: 'folded', outputs: 'folded' },
  'tag hide-input': { code: 'folded' },
  'tag hide-output': { outputs: 'folded' },
  'tag remove-cell': { code: 'hidden', outputs: 'hidden' },
  'tag remove-input': { code: 'hidden' },
  'tag remove-output': { outputs: 'hidden' },
};

function fold(words: readonly string[], fields: ReadonlyMap<string, string[]>, options: CellOptions): void {
  const option = (name: string) => fields.get(name)?.[0];
  const found = words.map((word) => effects[word] ?? {});
  if (isYes(option('fold')) || isYes(option('code-fold'))) found.push({ code: 'folded' });
  if (isYes(option('hide')) || isNo(option('include'))) found.push(effects['hide']!);
  if (isNo(option('echo'))) found.push({ code: 'hidden' });
  if (isNo(option('output'))) found.push({ outputs: 'hidden' });
  // Where a cell asks for both, to hide says more than to fold.
  for (const part of ['code', 'outputs'] as const) {
    options[part] =
      (['hidden', 'folded'] as const).find((each) => found.some((effect) => effect[part] === each)) ?? 'shown';
  }
}

/** `name: value` lines are YAML, whose values may go on over indented lines; all others are words of nbdev's. */
function readPiped(
  lines: readonly Line[],
  diagnostics: NotebookDiagnostic[],
): { fields: Map<string, string[]>; bare: string[] } {
  const yaml: Line[] = [];
  const bare: string[] = [];
  for (const { text, position } of lines) {
    if (/^[\w-]+\s*:/.test(text)) yaml.push({ text: text.replace(/^([\w-]+)\s*:(?=\S)/, '$1: '), position });
    else if (yaml.length > 0 && /^[\s-]/.test(text)) yaml.push({ text, position });
    else bare.push(text.trim().toLowerCase().replaceAll('_', '-'));
  }
  const counter = new LineCounter();
  const source = yaml.map(({ text }) => text).join('\n');
  const reading = { lineCounter: counter, schema: 'failsafe', prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(source, reading);
  const errors = document.errors.map(({ message, pos: [at] }) => ({ message, at, severity: undefined }));
  const repeated = repeatedKeys(document).map((at) => ({
    message: 'Map keys must be unique',
    at,
    severity: 'warning' as const,
  }));
  // Of two options of one name the last counts, as in Quarto.
  for (const { message, at, severity } of [...errors, ...repeated].slice(0, 1)) {
    const { position } = yaml[Math.min(counter.linePos(at).line, yaml.length) - 1]!;
    const reason = message.charAt(0).toLowerCase() + message.slice(1);
    const what = `The options of cell ${position!.cell} are not valid YAML: ${reason}.`;
    const fix = 'Put a value that holds a colon, a quote or a `#` in quotes: `#| fig-cap: "Loss: a closer look"`.';
    diagnostics.push({ ...position, message: what, fix, ...(severity && { severity }) });
  }
  const items = isMap(document.contents) ? document.contents.items : [];
  return {
    fields: new Map(items.map(({ key, value }) => [String(isScalar(key) ? key.value : ''), valuesOf(value)])),
    bare,
  };
}

const valuesOf = (value: unknown): string[] =>
  isSeq(value)
    ? value.items.flatMap(valuesOf)
    : isScalar(value) && typeof value.value === 'string'
      ? [value.value.trim()]
      : [];
