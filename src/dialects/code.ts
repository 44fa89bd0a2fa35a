/**
 * Hides what no dialect may touch: fences, indented code, code spans, comments, and elements whose text is not
 * Markdown's.
 * Each hidden character stands as `hidden`; lines and offsets stay, so what is found in the result is there in the
 * text.
 */
export const hidden = '\u0001';

const fence = /((?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*)(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/y;
const listItem = /[ \t]*(?:>[ \t]?)*((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)+|\[\^[^\]\n]+\]:[ \t]*|:[ \t]{3})/y;
/** Elements whose text is not read as Markdown. */
const verbatim = /<(pre|code|script|style|textarea|math|svg)\b/iy;
/** Blocks of templates whose content is not read as a template. */
const templateBlock =
  /\{%-?\s*(raw|comment|highlight|codeblock|mermaid)\b(?:(?!%\})[^\n])*%\}|\{\{[<%]\s*(highlight|code|mermaid)\b(?:(?!\/?[>%]\}\})[^\n])*[>%]\}\}|\{::(comment|nomarkdown)\}/y;
const blockTag =
  /<(\/?)(?:article|aside|center|details|div|dl|figure|footer|header|main|nav|ol|p|section|table|tbody|td|th|thead|tr|ul)\b/iy;

/** A text with its code hidden. */
export function hideCode(text: string): string {
  return new CodeScanner(text).scan();
}

const blank = (text: string): string => text.replace(/[^\n]/g, hidden);

class CodeScanner {
  readonly #text: string;
  readonly #out: string[] = [];
  #done = 0;
  /** Column at which the content of the list item in hand begins. */
  #content = 0;
  /** HTML elements that are open. */
  #depth = 0;
  /** Where the paragraph in hand ends, and lengths of runs of backticks that no other closes before. */
  #paragraphEnd = -1;
  readonly #unclosed = new Set<number>();
  /** What ends something and stands nowhere ahead. */
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  scan(): string {
    const text = this.#text;
    const special = /[`<{\\\n]/g;
    for (let at = this.#startLine(0, true); at < text.length;) {
      special.lastIndex = at;
      const found = special.exec(text);
      if (found === null) break;
      at = this.#stepOver(found.index, found[0]);
    }
    return this.#out.join('') + text.slice(this.#done);
  }

  #hide(start: number, end: number): number {
    this.#out.push(this.#text.slice(this.#done, start), blank(this.#text.slice(start, end)));
    this.#done = end;
    return end;
  }

  #stepOver(at: number, char: string): number {
    const text = this.#text;
    if (char === '\n') return this.#startLine(at + 1, /\n[ \t>]*$/.test(text.slice(Math.max(0, at - 200), at)));
    if (char === '\\') return at + (text[at + 1] === '\n' ? 1 : 2);
    if (char === '`') return this.#codeSpan(at);
    if (char === '{') return this.#template(at);
    if (text.startsWith('<!--', at)) return this.#hideUntil(at, at, '-->');
    verbatim.lastIndex = blockTag.lastIndex = at;
    const [open, name] = verbatim.exec(text) ?? [];
    if (name !== undefined) {
      const end = text.indexOf('>', at + open!.length);
      if (end === -1 || text[end - 1] === '/') return at + 1;
      // The tag of a style sheet is looked at; see `styles.ts`.
      const from = name.toLowerCase() === 'style' ? end + 1 : at;
      return Math.max(end + 1, this.#hideUntil(from, end + 1, `</${name.toLowerCase()}`));
    }
    const tag = blockTag.exec(text);
    if (tag !== null) this.#depth = Math.max(0, this.#depth + (tag[1] === '/' ? -1 : 1));
    return at + 1;
  }

  /** Hides from `start` up to `closing`, which counts from `from` on; an opening that nothing closes hides nothing. */
  #hideUntil(start: number, from: number, closing: string): number {
    const match = this.#find(new RegExp(RegExp.escape(closing), 'gi'), from);
    return match === null ? start + 1 : this.#hide(start, match.index + match[0].length);
  }

  /** The next of what ends something; what is not there once is not looked for again. */
  #find(closing: RegExp, from: number): RegExpExecArray | null {
    if (this.#missing.has(closing.source)) return null;
    closing.lastIndex = from;
    const match = closing.exec(this.#text);
    if (match === null) this.#missing.add(closing.source);
    return match;
  }

  #template(at: number): number {
    templateBlock.lastIndex = at;
    const [open, liquid, shortcode, kramdown] = templateBlock.exec(this.#text) ?? [];
    if (open === undefined) return at + 1;
    const closing =
      liquid === undefined
        ? shortcode === undefined
          ? new RegExp(`\\{:/(?:${kramdown})?\\}`, 'g')
          : new RegExp(`\\{\\{[<%]\\s*/\\s*${shortcode}\\s*[>%]\\}\\}`, 'g')
        : new RegExp(`\\{%-?\\s*end${liquid}\\s*-?%\\}`, 'g');
    const end = this.#find(closing, at + open.length);
    if (end === null) return at + open.length;
    this.#hide(at + open.length, end.index);
    return end.index + end[0].length;
  }

  #codeSpan(at: number): number {
    const text = this.#text;
    let length = 1;
    while (text[at + length] === '`') length++;
    if (at >= this.#paragraphEnd) {
      const end = text.slice(at).search(/\n[ \t>]*\n/);
      this.#paragraphEnd = end === -1 ? text.length : at + end;
      this.#unclosed.clear();
    }
    if (this.#unclosed.has(length)) return at + length;
    const run = new RegExp(`(?<!\`)\`{${length}}(?!\`)`, 'g');
    run.lastIndex = at + length;
    const close = run.exec(text);
    if (close !== null && close.index < this.#paragraphEnd) return this.#hide(at, close.index + length);
    this.#unclosed.add(length);
    return at + length;
  }

  /**
   * Steps over what a line begins with, and over blocks of code. `afterBlank` says that the line before has nothing on
   * it.
   */
  #startLine(at: number, afterBlank: boolean): number {
    const text = this.#text;
    fence.lastIndex = listItem.lastIndex = at;
    const code = this.#indented(at, afterBlank);
    if (code > at) return this.#startLine(this.#hide(at, code), true);
    const opening = fence.exec(text);
    if (opening !== null) return this.#fence(at, opening[1]!, opening[2]!);
    const item = listItem.exec(text);
    if (item !== null) this.#content = item[1]!.startsWith('[^') || item[1]!.startsWith(':') ? 4 : widthOf(item[0]);
    else if (afterBlank && /^[^\s]/.test(text.slice(at, at + 1))) this.#content = 0;
    return at;
  }

  #fence(at: number, prefix: string, marks: string): number {
    const text = this.#text;
    const indent = /[-*+.)]/.test(prefix) ? prefix.length : 0;
    const closing = new RegExp(`^[ \\t>]*${marks[0]}{${marks.length},}[ \\t]*$`);
    const infoEnd = lineEnd(text, at);
    let end = Math.min(text.length, infoEnd + 1);
    while (end < text.length) {
      const next = lineEnd(text, end);
      const line = text.slice(end, next);
      if (closing.test(line)) break;
      // A quotation or a list that ends takes its code with it.
      if (line.trim() !== '' && (prefix.includes('>') ? !line.trimStart().startsWith('>') : line.search(/\S/) < indent))
        return this.#startLine(this.#hide(at + prefix.length, end), false);
      end = Math.min(text.length, next + 1);
    }
    const last = lineEnd(text, end);
    this.#hide(at + prefix.length, last);
    return last;
  }

  /** Where indented code that begins on a line ends; the line itself when none does. */
  #indented(at: number, afterBlank: boolean): number {
    const text = this.#text;
    let end = at;
    let last = at;
    while (afterBlank && end < text.length) {
      const next = Math.min(text.length, lineEnd(text, end) + 1);
      const line = text.slice(end, next);
      const isBlank = line.trim() === '';
      if (!isBlank && indentOf(line) < this.#content + 4) break;
      if (!isBlank && this.#depth > 0 && /^\s*<[a-z/!]/i.test(line)) break;
      // Inside of an item, what is indented as its content is, is text.
      if (!isBlank) last = next;
      if (isBlank && last === at) return at;
      end = next;
    }
    return last;
  }
}

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};

const widthOf = (text: string): number =>
  [...text].reduce((width, char) => width + (char === '\t' ? 4 - (width % 4) : 1), 0);

const indentOf = (line: string): number => widthOf(/^[ \t]*/.exec(line)![0]);

/** A text with its formulas hidden, too: those between dollars, in brackets with backslashes, and environments. */
export function hideMath(masked: string): string {
  if (!/[$]|\\[[(b]/.test(masked)) return masked;
  return masked.replace(
    /\\[\\$`]|\$\$(?:(?!\n[ \t>]*\n)[^$])+\$\$|\$(?![\s$])(?:\\.|(?!\n[ \t>]*\n)[^$\\])*?(?<!\s)\$(?!\d)|\\\[(?:(?!\n[ \t>]*\n)[^])*?\\\]|\\\((?:(?!\n[ \t>]*\n)[^])*?\\\)|\\begin\{(\w+\*?)\}(?:(?!\n[ \t>]*\n)[^])*?\\end\{\1\}/g,
    (found) => (found.length > 2 ? blank(found) : found),
  );
}
