/** The opening of a fence, after the marks of quotations and lists. */
const fence = /^((?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * A block of a text: the code of a fence, or what lies between empty lines; from line `at`, counted from 0, to before
 * line `end`.
 */
export interface TextBlock {
  at: number;
  end: number;
  isCode: boolean;
}

/** The blocks of a text in order. In MDX a program may have empty lines in it. */
export function* textBlocks(lines: readonly string[], mdx = false): Generator<TextBlock> {
  const isClosed = mdx ? bracesOf(lines) : () => true;
  for (let at = 0; at < lines.length;) {
    const codeEnd = endOfFence(lines, at);
    const end = codeEnd ?? endOfFormula(lines, at, endOfParagraph(lines, at, isClosed));
    yield { at, end, isCode: codeEnd !== undefined };
    at = end;
  }
}

/** The line after the code that a fence opens on a line; `undefined` when none does. */
function endOfFence(lines: readonly string[], at: number): number | undefined {
  const [, prefix = '', marks = ''] = fence.exec(lines[at]!) ?? [];
  if (marks === '') return undefined;
  const quoted = prefix.includes('>');
  const indent = /[-*+.)]/.test(prefix) ? prefix.length : 0;
  const closing = new RegExp(`^[ \\t>]*${marks[0]}{${marks.length},}[ \\t]*$`);
  for (let end = at + 1; end < lines.length; end++) {
    const line = lines[end]!;
    if (closing.test(line)) return end + 1;
    // A quotation or a list that ends takes its code with it.
    if (line.trim() !== '' && (quoted ? !line.trimStart().startsWith('>') : line.search(/\S/) < indent)) return end;
  }
  return lines.length;
}

function endOfParagraph(
  lines: readonly string[],
  at: number,
  isClosed: (end: number, from: number) => boolean,
): number {
  let end = at + 1;
  while (end < lines.length && !(isClosed(end, at) && (/^[ \t>]*$/.test(lines[end]!) || fence.test(lines[end]!))))
    end++;
  return end;
}

/** A formula with empty lines in it has at most so many lines below the first one. */
const longestFormula = 60;
const opening = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:\$\$|\\\[)/;

/** The end of a paragraph, further down where a displayed formula in it goes on across empty lines. */
function endOfFormula(lines: readonly string[], at: number, end: number): number {
  const start = lines.slice(at, end).findLastIndex((line) => /\$\$|\\\[/.test(line)) + at;
  const [first] = opening.exec(start < at ? '' : lines[start]!) ?? [];
  if (first === undefined || end === lines.length) return end;
  const closing = first.endsWith('$') ? '$$' : '\\]';
  if (lines.slice(start, end).join('\n').slice(first.length).includes(closing) || isOdd(lines, at, start)) return end;
  for (let next = end; next < Math.min(lines.length, end + longestFormula); next++) {
    const line = lines[next]!;
    if (isNoFormula(line)) return end;
    if (!line.includes(closing)) continue;
    const isClosing =
      line.indexOf(closing) === line.lastIndexOf(closing) &&
      /(?:\$\$|\\\])\s*(?:\S{0,9}|\([^()\s]+\)|\{[^{}]*\})\s*$/.test(line);
    return isClosing ? next + 1 : end;
  }
  return end;
}

/** Whether an odd number of `$$` stands before a line, so that the one on it closes. */
const isOdd = (lines: readonly string[], from: number, to: number): boolean =>
  (
    lines
      .slice(from, to)
      .join('\n')
      .match(/(?<!\\)\$\$/g) ?? []
  ).length %
    2 ===
  1;

/** Whether a line begins another block, or is a sentence: three words side by side outside of `\text{…}`. */
const isNoFormula = (line: string): boolean =>
  fence.test(line) ||
  /^[ \t]*(?:#{1,6}[ \t]|:::|<[a-z!/]|[-*+][ \t]+\p{L}{2}|\|[ \t])/iu.test(line) ||
  /(?:^|\s)\p{L}{2,}\s+\p{L}{2,}\s+\p{L}{2,}/u.test(
    line.replace(/\\(?:text[a-z]*|[mh]box)\s*\{[^{}]*\}|\\[a-z]+/gi, ''),
  );

/**
 * For MDX: whether the lines from one to another close every brace that they open. A program may have empty lines in
 * it; braces that nothing closes are no program.
 */
function bracesOf(lines: readonly string[]): (end: number, from: number) => boolean {
  const depths = [0];
  for (const line of lines) {
    const braces = line.replace(/\\./g, '').match(/[{}]/g) ?? [];
    depths.push(braces.reduce((depth, brace) => depth + (brace === '{' ? 1 : -1), depths.at(-1)!));
  }
  const lowest = depths.with(-1, depths.at(-1)!);
  for (let at = lowest.length - 2; at >= 0; at--) lowest[at] = Math.min(lowest[at]!, lowest[at + 1]!);
  return (end, from) => depths[end]! <= depths[from]! || lowest[end]! > depths[from]!;
}
