/** What the words after a fence's language ask for. */
export interface CodeMeta {
  title: string | undefined;
  /** Line numbers to mark, insert or delete, counted from 1. */
  mark: Set<number>;
  ins: Set<number>;
  del: Set<number>;
  /** First line number to print; `undefined` for no numbers. */
  numbersFrom: number | undefined;
  /** Lines begin with `+`, `-` or a space, which says what they are. */
  diff: boolean;
  /** Words that mean nothing here. */
  unknown: string[];
}

/** Words of other tools that ask for what happens here anyway, or for nothing that a static page can do. */
const ignored = /^(wrap|nowrap|frame=.*|icon=.*|copy|collapse.*|twoslash|caption=.*|filename=.*|tabs?|\.[\w-]+)$/;

/** Reads `title="a.py" {1,3-5} ins={2} del={4-6} showLineNumbers startLineNumber=10 diff`. */
export function parseCodeMeta(meta: string): CodeMeta {
  const result: CodeMeta = { title: undefined, mark: new Set(), ins: new Set(), del: new Set(), numbersFrom: undefined, diff: false, unknown: [] };
  for (const [word] of meta.matchAll(/[\w-]*=?(?:"[^"]*"|'[^']*'|\{[^}]*\})|\S+/g)) readWord(word, result);
  return result;
}

function readWord(word: string, result: CodeMeta): void {
  const [, name = '', value = ''] = /^(?:([\w-]+)=)?(.*)$/s.exec(word) ?? [];
  const content = value.replace(/^["'{]|["'}]$/g, '');
  if (name === 'title') result.title = content;
  else if (/^\{.*\}$/.test(value) && ['', 'mark', 'hl', 'ins', 'del'].includes(name)) {
    const lines = lineNumbers(content);
    if (lines === undefined) result.unknown.push(word);
    else for (const line of lines) result[name === 'ins' || name === 'del' ? name : 'mark'].add(line);
  } else if (name === 'startLineNumber') result.numbersFrom = Number(content) || 1;
  else if (/^(showLineNumbers|lineNumbers|linenos|numberLines)$/.test(name || value)) {
    if (content !== 'false') result.numbersFrom ??= Number(name && content) || 1;
  }
  else if (word === 'diff') result.diff = true;
  else if (!ignored.test(word)) result.unknown.push(word);
}

function lineNumbers(ranges: string): number[] | undefined {
  const parts = ranges.split(',').map((range) => /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(range));
  if (parts.some((part) => part === null)) return undefined;
  return parts.flatMap((part) => {
    const first = Number(part![1]);
    const last = Number(part![2] ?? first);
    return Array.from({ length: Math.min(Math.max(last - first + 1, 0), 10_000) }, (_, index) => first + index);
  });
}
