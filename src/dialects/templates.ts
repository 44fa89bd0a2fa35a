import { codeBlock } from './blocks.ts';
import { hidden } from './code.ts';
import { blockEdit, removal, type Draft, type Edit, type Found } from './draft.ts';
import { liquidOutput, liquidTag } from './liquid.ts';
import { shortcode } from './hugo.ts';

/** What a tag becomes: a block with empty lines around it, text in its place, or nothing, its line with it. */
export type Replacement = { block: string } | { inline: string } | 'nothing';

/** A tag as its handler sees it. */
export interface Tag {
  name: string;
  /** What stands after the name. */
  rest: string;
  draft: Draft;
  /** Where it stands in the text. */
  at: number;
  /** Whether it is the value of an attribute of HTML. */
  inHtml: boolean;
  /** What stands right after it. */
  after: string;
}

/** What stands in a tag, up to a length that none has in earnest. */
const inside = (end: string) => String.raw`(?:"[^"]{0,2000}"|'[^']{0,2000}'|(?!${end})[^"']){0,2000}?`;
/** Content that is hidden: of such a block, and of one whose end there is. */
const content = `[${hidden}\\n]*`;

const liquidBlock =
  String.raw`\{%-?\s*(?<block>raw|comment|highlight|codeblock|mermaid)\b(?<info>(?:(?!%\})[^\n])*?)-?%\}` +
  String.raw`(?<content>${content})\{%-?\s*end\k<block>\s*-?%\}`;
const shortcodeBlock =
  String.raw`\{\{(?<mark>[<%])\s*(?<code>highlight|code|mermaid)\b(?<codeInfo>(?:(?![>%]\}\})[^\n])*?)[>%]\}\}` +
  String.raw`(?<codeContent>${content})\{\{[<%]\s*/\s*\k<code>\s*[>%]\}\}`;
const liquidTagPattern = String.raw`\{%-?\s*(?<tag>[\w-]*)(?<rest>${inside(String.raw`%\}`)})-?%\}`;
const escapedShortcode = String.raw`\{\{[<%](?<escaped>/\*(?:(?!\*/)[^]){0,2000}\*/)[>%]\}\}`;
const shortcodeArguments =
  '(?:`[^`]{0,2000}`|' + String.raw`"[^"]{0,2000}"|'[^']{0,2000}'|(?![>%]\}\})[^"'` + '`]){0,2000}?';
const shortcodeTag =
  String.raw`\{\{[<%]\s*(?<closing>/?)\s*(?<shortcode>[\w./-]*)` +
  String.raw`(?<arguments>${shortcodeArguments})[>%]\}\}`;
const filtered = String.raw`(?:"[^"\n]*"|'[^'\n]*'|[a-z][\w-]*\.[\w.-]+)(?:\s*\|${inside(String.raw`\}\}`)})?`;
const outputPattern = String.raw`\{\{-?(?<output>\s${inside(String.raw`\}\}`)}|${filtered}|\w+)-?\}\}`;

/** Blocks whose content is no template, then single tags. */
const lexer = new RegExp(
  [liquidBlock, shortcodeBlock, liquidTagPattern, escapedShortcode, shortcodeTag, outputPattern].join('|'),
  'dg',
);

const titleHeading =
  /^[ \t]*(?:#[ \t]*\{\{\s*page\.title[^{}\n]*\}\}[ \t]*#*|\{\{\s*page\.title[^{}\n]*\}\}[ \t]*\n[ \t]*(?:=+|-+))[ \t]*(?:\n|$)/dgm;

/** Reads Liquid and shortcodes, and reports by its name what of them means nothing here. */
export function readTemplates(draft: Draft): void {
  // The title of the page stands above the text anyway.
  draft.replace(titleHeading, ({ start, end }) => ({ start, end, text: '' }));
  const text = draft.text;
  draft.replace(lexer, (found) => {
    const { groups } = found;
    const [whole, block, info = '', blockContent = '', , code, codeInfo = '', codeContent = '', tag, rest = ''] =
      groups;
    const [escaped, closing, name, words = '', output] = groups.slice(10);
    if (block !== undefined) return readBlock(draft, found, block, info, blockContent);
    if (code !== undefined) return blockEdit(text, found.start, found.end, shortcodeCode(code, codeInfo, codeContent));
    const before = text.slice(Math.max(0, found.start - 40), found.start);
    const context = {
      draft,
      at: found.start,
      inHtml:
        /=["']?[^"'>\n]*$/.test(before) && /<\w[^>]*$/.test(text.slice(Math.max(0, found.start - 400), found.start)),
      after: text.slice(found.end, found.end + 3),
    };
    if (tag !== undefined) return place(found, whole!, liquidTag({ ...context, name: tag, rest }), text);
    if (escaped !== undefined) return whole!.replace(/\/\*\s?|\s?\*\//g, (mark) => mark.replace(/[/*]/g, ''));
    if (name !== undefined)
      return place(found, whole!, shortcode({ ...context, name, rest: words }, closing === '/'), text);
    if (isTex(before, output!)) return undefined;
    return place(found, whole!, liquidOutput({ ...context, name: '', rest: output! }), text);
  });
}

/**
 * Whether two braces are those of a formula, `\frac{{a}}{b}`, which Liquid's never are in a text that has passed
 * through it.
 */
const isTex = (before: string, output: string): boolean => /[\w^_{}\\]$/.test(before) && !/^\s/.test(output);

function place(
  { start, end }: Found,
  whole: string,
  replacement: Replacement | undefined,
  text: string,
): Edit | string | undefined {
  if (replacement === undefined) return undefined;
  if (replacement === 'nothing') return whole === '' ? undefined : removal(text, start, end);
  return 'block' in replacement ? blockEdit(text, start, end, replacement.block) : replacement.inline;
}

function readBlock({ text }: Draft, { start, end }: Found, block: string, info: string, content: string): Edit {
  if (block === 'comment') return removal(text, start, end);
  if (block !== 'raw')
    return blockEdit(text, start, end, codeBlock(content, block === 'mermaid' ? block : liquidInfo(info)));
  // Tags on lines of their own go with their lines.
  const isBlock = /^[ \t]*\n/.test(content) && text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  return isBlock
    ? { start, end: end + (text[end] === '\n' ? 1 : 0), text: content.replace(/^[ \t]*\n/, '').replace(/[ \t]+$/, '') }
    : { start, end, text: content };
}

/** `python linenos hl_lines="1 2"`, and Octopress' `lang:python Title`. */
function liquidInfo(info: string): string {
  const [, lang = ''] = /^\s*(?:lang:)?(?!\w+=)([\w+#.-]+)/.exec(info) ?? [];
  const [, marked] = /\b(?:hl_lines|mark_lines)=["']([^"']*)/.exec(info) ?? [];
  const lines =
    marked === undefined
      ? ''
      : ` {${marked
          .trim()
          .split(/[\s,]+/)
          .join(',')}}`;
  return `${lang}${/\blinenos\b(?!=false)/.test(info) ? ' showLineNumbers' : ''}${lines}`;
}

function shortcodeCode(name: string, info: string, content: string): string {
  if (name === 'mermaid') return codeBlock(content, 'mermaid');
  const [, language] =
    /\b(?:lang|language)=["']?([\w+#-]+)/.exec(info) ?? /^\s*["']?([\w+#-]+)(?!\s*=)/.exec(info) ?? [];
  const [, marked] = /hl_lines=["'[]*([\d\s,-]+)/.exec(info) ?? [];
  const lines =
    marked === undefined
      ? ''
      : ` {${marked
          .trim()
          .split(/[\s,]+/)
          .join(',')}}`;
  return codeBlock(
    content,
    `${language ?? ''}${/\blinenos=["']?(?!false)/.test(info) ? ' showLineNumbers' : ''}${lines}`,
  );
}
