/** What the words after a fence's language ask for. */
export interface CodeMeta {
  title: string | undefined;
  /** Line numbers to mark, insert or delete, counted from 1. */
  mark: Set<number>;
  ins: Set<number>;
  del: Set<number>;
  /** Texts to mark wherever they stand in a line, each at least one character. */
  words: string[];
  /** First line number to print; `undefined` for no numbers. */
  numbersFrom: number | undefined;
  /** Lines begin with `+`, `-` or a space, which says what they are. */
  diff: boolean;
  /** Framed like a terminal's window. */
  terminal: boolean;
  /**
   * What to press to see the block, which is closed at first; empty for words of ours, `undefined` for a block that is
   * open.
   */
  fold: string | undefined;
  /** What stands beside the block and is no part of it, such as `In [3]`. */
  label: string | undefined;
  /** Words that mean nothing here. */
  unknown: string[];
}

/** Words of other tools that ask for what happens here anyway, or for nothing that a static page can do. */
const ignored = /^(wrap|nowrap|frame=.*|icon=.*|copy|collapse.*|twoslash|caption=.*|filename=.*|tabs?|\.[\w-]+)$/;

/** The words after a fence's language, those in quotes, braces or slashes whole: `title="a b"`, `{1, 3}`, `/let x/`. */
export function metaWords(meta: string): string[] {
  return [...meta.matchAll(/[\w-]*=?(?:"[^"]*"|'[^']*'|\{[^}]*\})|\/.+?\/(?=\s|$)|\S+/g)].map(([word]) => word);
}

/**
 * Reads `title="a.py" {1,3-5} ins={2} del={4-6} /word/ showLineNumbers startLineNumber=10 diff terminal fold label="In
 * [1]"`.
 */
export function parseCodeMeta(meta: string): CodeMeta {
  const result: CodeMeta = {
    ...{ mark: new Set(), ins: new Set(), del: new Set(), words: [], unknown: [], diff: false, terminal: false },
    ...{ title: undefined, numbersFrom: undefined, fold: undefined, label: undefined },
  };
  for (const word of metaWords(meta)) readWord(word, result);
  return result;
}

function readWord(word: string, result: CodeMeta): void {
  const [, name = '', value = ''] = /^(?:([\w-]+)=)?(.*)$/s.exec(word) ?? [];
  const content = value.replace(/^["'{]|["'}]$/g, '');
  const [, , literal] = /^(["'/])(.+)\1$/.exec(word) ?? [];
  if (literal !== undefined) result.words.push(literal);
  else if (name === 'title' || name === 'label') result[name] = content;
  else if (/^\{.*\}$/.test(value) && ['', 'mark', 'hl', 'ins', 'del'].includes(name)) {
    const lines = lineNumbers(content);
    if (lines === undefined) result.unknown.push(word);
    else for (const line of lines) result[name === 'ins' || name === 'del' ? name : 'mark'].add(line);
  } else if (name === 'startLineNumber') result.numbersFrom = Number(content) || 1;
  else if (/^(showLineNumbers|lineNumbers|linenos|numberLines)$/.test(name || value)) {
    if (content !== 'false') result.numbersFrom ??= Number(name && content) || 1;
  } else if (/^(fold|collapse|collapsed)$/.test(name || value) && !value.startsWith('{')) result.fold = name && content;
  else if (word === 'diff') result.diff = true;
  else if (/^(terminal|frame=(["']?)terminal\2)$/.test(word)) result.terminal = true;
  else if (!ignored.test(word)) result.unknown.push(word);
}

/** No block has more lines than this. */
const mostLines = 10_000;

function lineNumbers(ranges: string): number[] | undefined {
  const parts = ranges.split(',').map((range) => /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(range));
  if (parts.some((part) => part === null)) return undefined;
  const numbers = new Set<number>();
  for (const part of parts) {
    const first = Number(part![1]);
    const last = Math.min(Number(part![2] ?? first), first + mostLines - 1);
    for (let line = first; line <= last && numbers.size < mostLines; line += 1) numbers.add(line);
  }
  return [...numbers];
}
