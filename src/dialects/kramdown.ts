import { readBraces } from './arguments.ts';
import { removal, type Draft, type Edit } from './draft.ts';

const extension = /\{::(options|comment|nomarkdown)[^{}]*?(?:\/\}|\}([^]*?)\{:\/(?:\1)?\})/dg;
const attributeLine = /^([ \t>]*)\{:(?![:/])([^{}\n]*)\}[ \t]*$/;
const spanAttributes = /([ \t]*)\{:(?![:/])[ \t]?([^{}\n]*)\}/dg;
const contents =
  /^(?:[ \t>]*[-*+\d.]+[ \t]+.*\n[ \t>]*\{:\s*toc\b[^}\n]*\}|[ \t]*\{:\s*toc\b[^}\n]*\}|[ \t]*\[\[?_?TOC_?\]?\]|[ \t]*\$\{toc\})[ \t]*$/gim;

/** Kramdown's extensions, lists of contents and attributes. */
export function readKramdown(draft: Draft): void {
  draft.replace(extension, ({ start, end, groups: [, name, content = ''] }) =>
    name === 'nomarkdown' ? content : removal(draft.text, start, end),
  );
  draft.apply(
    [...draft.masked.matchAll(contents)].map((match) =>
      removal(draft.text, match.index, match.index + match[0].length),
    ),
  );
  readAttributeLines(draft);
  draft.replace(
    spanAttributes,
    ({ start, end, groups: [, space = '', braces = ''] }) => {
      const before = draft.text.slice(draft.text.lastIndexOf('\n', start - 1) + 1, start);
      const atEnd = /^[ \t]*(?:#*[ \t]*)?(?:\n|$)/.test(draft.text.slice(end, end + 20));
      const { id } = readBraces(braces);
      if (/^[ \t>]*#{1,6}\s/.test(before) && atEnd) return id === undefined ? '' : ` {#${id}}`;
      if (space === '' ? /[^\s{\\]$/.test(before) || before === '' : atEnd)
        return id === undefined ? '' : `<a id="${id}"></a>`;
      draft.report(
        start,
        `attributes ${braces.trim()}`,
        `\`{:${braces}}\` belongs to nothing here.`,
        'Take it out. To show it as text, put it between backticks.',
      );
      return undefined;
    },
    'prose',
  );
}

/** A line of attributes below a block, or above one: its id stays, where a link may lead to it. */
function readAttributeLines(draft: Draft): void {
  const { text } = draft;
  const lines = text.split('\n');
  const masked = draft.prose.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const isBlank = (index: number) => /^[ \t>]*$/.test(lines[index] ?? '');
  const edits: Edit[] = [];
  for (const [index, line] of masked.entries()) {
    const [, prefix, braces] = attributeLine.exec(line) ?? [];
    if (prefix === undefined) continue;
    const start = starts[index]!;
    const end = start + lines[index]!.length;
    const { id, classes, named } = readBraces(braces!);
    const above = index > 0 && !isBlank(index - 1) && !attributeLine.test(masked[index - 1]!);
    const block = above ? blockStart(index - 1, lines) : index + 1;
    const callout = above ? classes.flatMap((name) => calloutOf(name) ?? [])[0] : undefined;
    if (callout !== undefined) edits.push(...calloutEdits(callout, index, lines, starts));
    const file = above ? (named['file'] ?? named['title']) : undefined;
    if (file !== undefined) edits.push(...fileEdits(file, index - 1, lines, starts));
    const first = lines[block] ?? '';
    const image = above && block === index - 1 && /^[ \t>]*!\[.*\)[ \t]*$/.test(first) && named['width'];
    if (image) edits.push({ start: start - 1, end: start - 1, text: `{:width="${named['width']}"}` });
    else if (id !== undefined && /^[ \t>]*#{1,6}\s/.test(first)) {
      const close = starts[block]! + first.trimEnd().length;
      if (!/\{[^{}]*\}\s*$/.test(first)) edits.push({ start: close, end: close, text: ` {#${id}}` });
    } else if (id !== undefined) {
      const anchor = `<a id="${id}"></a>`;
      const [opening] = /^[ \t>]*/.exec(first)!;
      const isText =
        /^[ \t>]*(?:[\p{L}\p{N}*_[!(“"'$]|<(?:a|em|strong|span|img)\b)/u.test(first) &&
        !/^[ \t>]*(?:[*+-]|\d+[.)])\s/.test(first);
      const where = starts[block] ?? start;
      edits.push({
        start: where + (isText ? opening.length : 0),
        end: where + (isText ? opening.length : 0),
        text: isText ? anchor : `${prefix}${anchor}\n${prefix.trimEnd()}\n`,
      });
    }
    const parts =
      above &&
      !isBlank(index + 1) &&
      index + 1 < lines.length &&
      !/^[ \t>]*(?:[-*+]|\d+[.)]|#|```)/.test(lines[index + 1]!);
    edits.push(parts ? { start, end, text: prefix.trimEnd() } : removal(text, start, end));
  }
  draft.apply(edits.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** What the classes of Chirpy and Minimal Mistakes make of a block. */
const themeCallouts: Readonly<Record<string, string>> = {
  ...{ 'prompt-tip': 'TIP', 'prompt-info': 'NOTE', 'prompt-warning': 'WARNING', 'prompt-danger': 'CAUTION' },
  ...{ notice: 'NOTE', 'notice--primary': 'NOTE', 'notice--info': 'NOTE', 'notice--success': 'TIP' },
  ...{ 'notice--warning': 'WARNING', 'notice--danger': 'CAUTION' },
};

const calloutOf = (name: string): string | undefined =>
  Object.hasOwn(themeCallouts, name) ? themeCallouts[name] : undefined;

/** A quotation, or a paragraph, above line `end` as a callout. */
function calloutEdits(kind: string, end: number, lines: readonly string[], starts: readonly number[]): Edit[] {
  const isQuote = /^[ \t]*>/.test(lines[end - 1]!);
  let first = isQuote ? end - 1 : blockStart(end - 1, lines);
  while (isQuote && first > 0 && /^[ \t]*>/.test(lines[first - 1]!)) first -= 1;
  if (!isQuote && /^[ \t]*(?:[*+-][ \t]|\d+[.)][ \t]|#|\||<|```|~~~)/.test(lines[first]!)) return [];
  const [indent] = /^[ \t]*/.exec(lines[first]!)!;
  const at = starts[first]!;
  const opening = { start: at, end: at, text: `${indent}> [!${kind}]\n` };
  if (isQuote) return [opening];
  return lines.slice(first, end).map((line, index) => {
    const start = starts[first + index]!;
    return {
      start,
      end: start + line.length,
      text: `${index === 0 ? opening.text : ''}${indent}> ${line.trimStart()}`,
    };
  });
}

/** The name of a file for the code whose last line is given, as Chirpy has it. */
function fileEdits(file: string, last: number, lines: readonly string[], starts: readonly number[]): Edit[] {
  const [, marks] = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(lines[last] ?? '') ?? [];
  if (marks === undefined) return [];
  const opening = new RegExp(`^[ \\t>]*${marks}(?!${marks[0]})`);
  const first = lines.findLastIndex((line, index) => index < last && opening.test(line));
  if (first === -1 || /\btitle=/.test(lines[first]!)) return [];
  const line = lines[first]!.trimEnd();
  const at = starts[first]! + line.length;
  return [{ start: at, end: at, text: `${line.endsWith(marks) ? 'text' : ''} title="${file.replace(/"/g, "'")}"` }];
}

/** The line on which the block begins that a line is the last of. */
function blockStart(index: number, lines: readonly string[]): number {
  let at = index;
  while (
    at > 0 &&
    !/^[ \t>]*$/.test(lines[at - 1]!) &&
    !/^[ \t>]*#{1,6}\s/.test(lines[at]!) &&
    !attributeLine.test(lines[at - 1]!)
  )
    at -= 1;
  return at;
}

const bold = /(?<=^|[\s(“"'>—-])\*\*(?=\S)((?:[^*\n\\]|\\.)+?[\p{P}\p{S}])\*\*(?=[\p{L}\p{N}])/dgmu;
/** Letters of scripts without spaces, beside which our own reading begins and ends emphasis. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const hardBreak = /(?<=[^\s\\])[ \t]*\\\\(?=\n[ \t>]*[^\s>])/dg;
const tightHeading =
  /(?<=(?:^|\n)[ \t>]*\n|^)(#{1,6})(?=[\p{Lu}])(?=[^\n]*[ \t][^\n#]*\n?$|[^\n#]*[ \t][^\n#]*\n)([^\n]*)(?=\n[ \t>]*\n|\n?$)/dgu;

/** What kramdown reads and CommonMark does not: emphasis against a letter, `\\` at the end of a line, `#Heading`. */
export function readLooseMarkdown(draft: Draft): void {
  draft.replace(
    bold,
    ({ groups: [, words = ''], end }) => {
      const next = draft.text.slice(end, end + 1);
      return wide.test(next) || wide.test(words.slice(-1)) ? undefined : `<strong>${words}</strong>`;
    },
    'prose',
  );
  draft.replace(hardBreak, () => '\\', 'prose');
  draft.replace(tightHeading, ({ groups: [, marks = '', words = ''] }) => `${marks} ${words}`, 'prose');
}
