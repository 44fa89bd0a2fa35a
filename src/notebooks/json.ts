import { TextError } from '../core/diagnostics.ts';

/**
 * The value of the JSON text of a notebook. Throws a `TextError` where it stops being JSON; V8 gives no position for
 * some errors, so it is looked for here.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notJson(text);
  }
}

function notJson(text: string): TextError {
  const before = text.slice(0, errorOffset(text)).split('\n');
  const line = before.length;
  if (text.trim() === '')
    return new TextError('The notebook is empty.', 'Save it again in Jupyter, or delete the file.', line);
  if (/^([<=>|])\1{6}( |\r?$)/.test(text.split('\n')[line - 1] ?? ''))
    return new TextError(
      'The notebook holds the marks of a Git merge that is not finished.',
      'Settle it with `nbdime mergetool`, or take one side’s file: `git checkout --ours name.ipynb`.',
      line,
    );
  return new TextError(
    `The notebook is not valid JSON: see column ${before.at(-1)!.length + 1} of this line.`,
    'Open it in Jupyter and save it again, or take it from an earlier version.',
    line,
  );
}

/**
 * The tokens of RFC 8259. Each repetition begins with a character that the one before it cannot take, so none runs
 * away.
 */
const token =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
const space = /[ \t\n\r]*/y;

type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'more';

function errorOffset(text: string): number {
  const open: string[] = [];
  let wanted: Wanted | undefined = 'value';
  for (let at = 0; ;) {
    at = endOf(space, text, at)!;
    const end = endOf(token, text, at);
    if (end === undefined) return at;
    wanted = next(wanted, text[at]!, open);
    if (wanted === undefined) return at;
    at = end;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What may follow a token that begins with `first`; `undefined` when the token may not stand here. */
function next(wanted: Wanted, first: string, open: string[]): Wanted | undefined {
  if (first === '}' || first === ']') {
    const empty = wanted === (first === '}' ? 'first key' : 'first value');
    return (empty || wanted === 'more') && open.pop() === first ? 'more' : undefined;
  }
  if (first === ',') return wanted === 'more' && open.length > 0 ? (open.at(-1) === '}' ? 'key' : 'value') : undefined;
  if (first === ':') return wanted === 'colon' ? 'value' : undefined;
  if (wanted === 'key' || wanted === 'first key') return first === '"' ? 'colon' : undefined;
  if (wanted !== 'value' && wanted !== 'first value') return undefined;
  if (first === '{' || first === '[') open.push(first === '{' ? '}' : ']');
  return first === '{' ? 'first key' : first === '[' ? 'first value' : 'more';
}
