import type { DocumentState } from './kit/document.ts';
import { textBlocks } from './hidden/blocks.ts';

/**
 * What is refused before Sätteri reads a document, because there it costs the square of its size, comes out wrong, or
 * ends the process (seen in 0.10.5: 800 quotations inside each other in MDX, 96 kB of quotation marks in one
 * paragraph). Of 976 Markdown files in eight repositories of blogs and documentation (7 million characters), none is
 * refused; the largest value seen stands behind each limit.
 */
const limits = {
  /** Quotations and lists inside each other. */
  nesting: 100, // 2
  /** Elements inside each other in MDX. */
  elements: 500, // 53
  /** Quotation marks, `--` and `...` in one paragraph, which become typographic. */
  marks: 1_000, // 255
  /** `==`, `^` and `~` in one paragraph, which become marks: each adds a node to it. */
  signs: 3_000, // 40
  /** Entities (`&amp;`) in one paragraph. */
  entities: 2_000, // 17
  /** `<!--` in one paragraph. */
  comments: 500, // 2
  /** Expressions (`{…}`) in one paragraph of MDX. */
  braces: 2_000, // 123
  /** `*` and `_` in one paragraph: 8,000 emphases inside each other overflow the stack, 12,000 end the process. */
  emphases: 3_000, // 71
  /** Brackets inside each other in the code of MDX: 12,000 end the process. */
  brackets: 1_000, // 11
  headings: 1_000, // 122
  /** Blocks between `:::`. */
  directives: 500, // 4
  /** Cells of one table, those that a row lacks too. */
  cells: 100_000, // 343
  /** Characters after the language of a fence. */
  words: 2_000, // 65
};

/** Something that is over a limit, at a line of the text, counted from 1. */
interface Excess {
  line: number;
  message: string;
  fix: string;
}

const divide = 'Divide it, or take out what a program has put there by mistake.';
const over = (line: number, what: string, most: number, fix = divide): Excess => ({
  line,
  message: `There are more than ${most.toLocaleString('en')} ${what}.`,
  fix,
});

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|:(?=[ \t])))+/;
const fenceWords = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}|~{3,})[ \t]*\S*/;
const heading = /^[ \t>]*#{1,6}(?:[ \t]|$)/;
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const tableRule = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** Marks of ours; `[^` begins a note. */
const signs = /(?<!=)==(?!=)|(?<!\[)\^|~/g;
const ownBlock = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t])/;
/**
 * What begins with a tag that has its line to itself, or with a block's tag, is HTML, in which nothing is set
 * (CommonMark 0.31, 4.6).
 */
const htmlBlock =
  /^\s*<(?:\/?[a-z][^<>]*>[ \t]*(?:\n|$)|\/?(?:article|aside|blockquote|details|div|dl|figure|figcaption|footer|form|header|hr|li|main|nav|ol|p|pre|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b)/i;

/** Says what of a document is over a limit; such a document must not be parsed. */
export function checkLimits(body: string, mdx: boolean, state: DocumentState): boolean {
  const found = [...excesses(body, mdx)];
  for (const { line, message, fix } of found)
    state.diagnostics.push({ file: state.file, line: state.firstLine - 1 + line, message, fix });
  return found.length === 0;
}

/** Everything in a text that is over a limit. */
function* excesses(body: string, mdx: boolean): Generator<Excess> {
  const lines = body.split('\n');
  let [headings, directives] = [0, 0];
  for (const { at, end, isCode } of textBlocks(lines)) {
    const block = lines.slice(at, end);
    const long = block.findIndex(
      (line) =>
        line.length > limits.words && line.replace(fenceWords, '').length > limits.words && fenceWords.test(line),
    );
    if (long !== -1) yield over(at + long + 1, 'characters after the language of the code', limits.words);
    if (isCode) lines.fill('', at, end);
    if (isCode) continue;
    const deep = block.findIndex((line) => (line.length <= limits.nesting ? 0 : depthOf(line)) > limits.nesting);
    if (deep !== -1) yield over(at + deep + 1, 'quotations and lists inside each other', limits.nesting);
    for (const [index, line] of block.entries()) {
      const before = headings;
      if (heading.test(line) || (index > 0 && underline.test(line))) headings += 1;
      if (headings > limits.headings && before === limits.headings)
        yield over(at + index + 1, 'headings in one document', limits.headings);
      if (
        /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*:{3,}[ \t]*\w/.test(line) &&
        (directives += 1) === limits.directives + 1
      )
        yield over(at + index + 1, 'blocks between `:::`', limits.directives);
    }
    yield* excessesOfText(block, at, mdx);
  }
  if (!mdx) return;
  const text = lines.join('\n');
  const elements = /<(?:\/?[A-Za-z][^<>]*|\/?)>/g;
  yield* tooDeep(
    text,
    elements,
    (tag) => (tag.endsWith('/>') ? 0 : tag.startsWith('</') ? -1 : 1),
    'elements inside each other',
    limits.elements,
  );
  yield* tooDeep(
    text,
    /[([{}\])]/g,
    (bracket) => ('([{'.includes(bracket) ? 1 : -1),
    'brackets inside each other',
    limits.brackets,
  );
}

const depthOf = (line: string): number => containers.exec(line)?.[0].match(/>|[-*+:]|\d+[.)]/g)?.length ?? 0;

/** What a paragraph or a table has too much of. */
function* excessesOfText(block: readonly string[], at: number, mdx: boolean): Generator<Excess> {
  const rule = block.findIndex((line) => line.includes('|') && tableRule.test(line));
  const columns = rule === -1 ? 0 : block[rule]!.split('|').length;
  if (columns * (block.length - rule) > limits.cells) yield over(at + rule + 1, 'cells in one table', limits.cells);
  let begin = 0;
  for (let index = 1; index <= block.length; index += 1) {
    if (index < block.length && (rule === -1 || index < rule) && !ownBlock.test(block[index]!)) continue;
    const text = block.slice(begin, index).join('\n');
    const line = at + begin + 1 + block.slice(begin, index).findIndex((each) => each.trim() !== '');
    begin = index;
    if (text.length < limits.comments) continue;
    if (count(text, /<!--/g) > limits.comments) yield over(line, '`<!--` in one paragraph', limits.comments);
    else if (!htmlBlock.test(text)) yield* excessesOfWords(text, line, mdx);
  }
}

function* excessesOfWords(text: string, line: number, mdx: boolean): Generator<Excess> {
  if (count(text, /&[#\w]/g) > limits.entities)
    yield over(line, 'entities such as `&amp;` in one paragraph', limits.entities);
  if (mdx && count(text, /\{/g) > limits.braces) yield over(line, 'braces in one paragraph', limits.braces);
  if (count(text, /[*_]/g) > limits.emphases) yield over(line, '`*` and `_` in one paragraph', limits.emphases);
  if (count(text, signs) > limits.signs) yield over(line, '`==`, `^` and `~` in one paragraph', limits.signs);
  // What stands in tags stays as it is.
  if (count(text.replace(/<[a-z/][^<>]*>/gi, ''), /["']|--|\.\.\./g) > limits.marks)
    yield over(line, 'quotation marks, `--` and `...` in one paragraph', limits.marks);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The place of MDX where too much has been opened; `step` is 1 for what opens something, -1 for what closes it. */
function* tooDeep(
  text: string,
  marks: RegExp,
  step: (mark: string) => number,
  what: string,
  most: number,
): Generator<Excess> {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    depth = Math.max(depth + step(mark), 0);
    if (depth > most) return yield over(text.slice(0, index).split('\n').length, what, most, 'Close what is open.');
  }
}
