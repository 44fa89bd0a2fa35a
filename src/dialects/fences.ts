import { readBraces } from './arguments.ts';
import { calloutKind, calloutOpening } from './blocks.ts';
import type { Draft, Edit } from './draft.ts';

/** A fence: what stands before it on its line, its marks, its info string, and its lines. */
const fencePattern = /^((?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*)(`{3,}|~{3,})[ \t]*([^`\n]*)$/;

/**
 * Fences as other engines write them: the language alone, and our words after it. A cell of Quarto is shown, and not
 * run.
 */
export function readFences(draft: Draft): void {
  const lines = draft.text.split('\n');
  const edits: Edit[] = [];
  let at = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const [, prefix, marks, info = ''] = fencePattern.exec(line) ?? [];
    const start = at;
    at += line.length + 1;
    if (prefix === undefined) continue;
    const close = new RegExp(`^[ \\t>]*${marks![0]}{${marks!.length},}[ \\t]*$`);
    let end = index + 1;
    while (end < lines.length && !close.test(lines[end]!)) end += 1;
    const content = lines.slice(index + 1, end);
    const open = { start, end: start + line.length };
    for (const changed of changes(draft, open, { prefix, marks: marks!, info: info.trim(), content, last: lines[end] }))
      edits.push(changed);
    for (; index < end && index + 1 < lines.length; index++) at += lines[index + 1]!.length + 1;
  }
  draft.apply(edits);
}

interface Fence {
  prefix: string;
  marks: string;
  info: string;
  content: string[];
  /** The line that closes it, where one does. */
  last: string | undefined;
}

type Span = Pick<Edit, 'start' | 'end'>;

function changes(draft: Draft, open: Span, fence: Fence): Edit[] {
  const { prefix, marks, info, content, last = '' } = fence;
  const contentStart = open.end + 1;
  const lastStart = contentStart + content.join('\n').length + (content.length > 0 ? 1 : 0);
  const close = { start: lastStart, end: lastStart + last.length };
  const raw = /^\{=(\w+)\}$/.exec(info)?.[1];
  if (raw !== undefined && /^html/i.test(raw))
    return [
      { ...open, text: prefix },
      { ...close, text: prefix },
    ];
  if (raw !== undefined) {
    draft.report(
      open.start,
      `raw ${raw}`,
      `A block of \`${raw}\` has no place in a web page, and is left out.`,
      'Write it as Markdown or HTML.',
      'warning',
    );
    return [{ start: open.start, end: close.end, text: prefix }];
  }
  const [, directive, title = ''] = /^\{([a-z]+)\}(?:\s+(.*))?$/.exec(info) ?? [];
  const kind = directive === undefined ? undefined : calloutKind(directive);
  // MyST's callouts are fences.
  if (kind !== undefined || directive === 'admonition') {
    const body = content.findIndex((line) => !/^\s*:[\w-]+:/.test(line));
    const options = content.slice(0, Math.max(0, body)).join('\n').length;
    return [
      { ...open, text: `${prefix}${calloutOpening(kind ?? 'note', title)}` },
      ...(options > 0 ? [{ start: contentStart, end: contentStart + options, text: '' }] : []),
      { ...close, text: `${prefix}:::` },
    ];
  }
  if (directive === 'math') return mathEdits(open, close, contentStart, fence);
  // Reserved for what a notebook printed.
  if (info === '{output}') return [];
  const isCell = /^\{[a-z]\w*(?:[\s,][^}]*)?\}$/i.test(info);
  const { words, taken } = isCell ? cellOptions(content, prefix) : { words: [], taken: 0 };
  const said = ourInfo(info);
  if (said === undefined && taken === 0) return [];
  return [
    { ...open, text: `${prefix}${marks}${[said ?? info, ...words].join(' ')}` },
    ...(taken > 0 ? [{ start: contentStart, end: contentStart + taken, text: '' }] : []),
  ];
}

/** MyST’s formula on lines of its own, ` ```{math} `, with its label. */
function mathEdits(open: Span, close: Span, contentStart: number, { prefix, content }: Fence): Edit[] {
  // An empty line below the options parts nothing.
  const count = content.findIndex((line) => !/^\s*(?::[\w-]+:|$)/.test(line));
  const options = content.slice(0, count === -1 ? content.length : count).join('\n');
  const [, label] = /:label:\s*(\S+)/.exec(options) ?? [];
  return [
    { ...open, text: `${prefix}$$` },
    ...(options === '' ? [] : [{ start: contentStart, end: contentStart + options.length + 1, text: '' }]),
    { ...close, text: `${prefix}${label === undefined ? '' : `\\label{${label}}\n${prefix}`}$$` },
  ];
}

/** The lines `#| …` with which a cell begins, which are no code. */
function cellOptions(content: readonly string[], prefix: string): { words: string[]; taken: number } {
  const count = content.findIndex((line) => !/^[ \t>]*(?:#|\/\/|--|%%)\|/.test(line));
  const options = content.slice(0, count === -1 ? content.length : count);
  const text = options.map((line) => line.slice(prefix.length)).join('\n');
  const [, file] = /\|\s*filename:\s*["']?([^"'\n]+)/.exec(text) ?? [];
  return {
    words: [
      ...(file === undefined ? [] : [`title="${file.trim()}"`]),
      ...(/\|\s*code-fold:\s*(?:true|show)/.test(text) ? ['fold'] : []),
    ],
    taken: options.length === 0 ? 0 : options.join('\n').length + (options.length < content.length ? 1 : 0),
  };
}

/** The words of ours for an info string of another engine; `undefined` where it has nothing of the kind. */
function ourInfo(info: string): string | undefined {
  const [, inside] = /^\{\s*([^{}=][^{}]*)\}$/.exec(info) ?? [];
  if (inside !== undefined) return fromBraces(inside);
  const [first = ''] = /^\S+/.exec(info) ?? [];
  const rest = info.slice(first.length).trim();
  const language = /^([\w+#.-]+)(?:\?[^\s]*|,[^\s]*|:([^\s:{]+))?(\{.*\})?$/.exec(first);
  const [, name = '', file, attached = ''] = language ?? [];
  const braces = /(?:^|\s)(\{[^{}]*(?:=|linenos|lineNos|hl_lines|\.)[^{}]*\})/.exec(`${attached} ${rest}`)?.[1];
  if (language === null || (name === first && braces === undefined)) return undefined;
  const others = braces === undefined ? [attached, rest] : [hugoOptions(braces), rest.replace(braces, '').trim()];
  return [name, ...(file === undefined ? [] : [`title="${file.replace(/^title=/, '')}"`]), ...others]
    .filter(Boolean)
    .join(' ');
}

/** `.python .numberLines startFrom="5"`, `python echo=FALSE`, `r, echo=FALSE`. */
function fromBraces(inside: string): string {
  const { classes, named } = readBraces(inside);
  const [, cell] = /^([a-z]\w*)(?:[\s,]|$)/i.exec(inside.trim()) ?? [];
  const [language = '', ...others] = cell === undefined ? classes : [cell, ...classes];
  const numbers = others.some((name) => /^(?:numberLines|line-numbers|linenos)$/i.test(name));
  const from = named['startfrom'];
  const title = named['filename'] ?? named['title'];
  return [
    language.replace(/^language-/, ''),
    ...(title === undefined ? [] : [`title="${title}"`]),
    ...(numbers ? ['showLineNumbers'] : []),
    ...(from === undefined ? [] : [`startLineNumber=${from}`]),
    ...(/^(?:true|show)$/.test(named['code-fold'] ?? '') ? ['fold'] : []),
  ].join(' ');
}

/** Hugo's `{linenos=true,hl_lines=[2,"4-6"],linenostart=5}`. */
function hugoOptions(braces: string): string {
  const [, marked] = /hl_lines=["'[]*([\d\s,"'-]+)/i.exec(braces) ?? [];
  const lines = marked
    ?.replace(/["']/g, '')
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(',');
  const [, from] = /linenostart=(\d+)/i.exec(braces) ?? [];
  const [, title] = /(?:title|filename)=["']([^"']+)/i.exec(braces) ?? [];
  return [
    ...(title === undefined ? [] : [`title="${title}"`]),
    ...(/linenos=["']?(?:true|table|inline)|numberLines/i.test(braces) || from !== undefined
      ? ['showLineNumbers']
      : []),
    ...(from === undefined ? [] : [`startLineNumber=${from}`]),
    ...(lines ? [`{${lines}}`] : []),
  ].join(' ');
}
