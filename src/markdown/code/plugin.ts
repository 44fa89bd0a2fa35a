import { stripVTControlCharacters } from 'node:util';
import type { Element, RootContent } from 'hast';
import { defineHastPlugin, defineMdastPlugin, type HastVisitorContext } from 'satteri';
import { suggestion } from '../../core/suggest.ts';
import { parseCodeMeta, type CodeMeta } from './meta.ts';
import { escapeAttribute, escapeText } from '../../core/escape.ts';
import { bodyMessages, type Messages } from '../../i18n/index.ts';
import { report } from '../kit/diagnostics.ts';
import { messagesOf } from '../kit/document.ts';
import { Annotations, listBelow, takeAnnotations, type LineEnd } from './annotations.ts';
import { largestLongLines, longLinesOf } from './highlight-budget.ts';
import { highlightLines, plainLines } from './highlight.ts';
import { isColoured, isKnownLanguage, languageNames } from './languages.ts';

/** Reports fences that name an unknown language or option; they become plain text. */
export const codeChecksPlugin = () =>
  defineMdastPlugin({
    name: 'check-code',
    options: { position: true },
    code(node, context) {
      const warn = (message: string, fix: string) => report(context.data, node, { severity: 'warning', message, fix });
      const language = node.lang?.toLowerCase() ?? '';
      if (!isKnownLanguage(language)) {
        warn(
          `The code’s language \`${language}\` is unknown, so it has no colours.`,
          [suggestion(language, languageNames(), 2), 'Write `text` for plain text.'].filter(Boolean).join(' '),
        );
      }
      const meta = parseCodeMeta(node.meta ?? '');
      for (const word of meta.unknown)
        warn(`\`${word}\` after the code’s language means nothing here.`, `Known are ${known}.`);
      const text = meta.diff ? takeDiffMarks(node.value, meta) : node.value;
      for (const word of meta.words.filter((each) => !text.includes(each)))
        warn(
          `\`${word}\` is to be marked, but does not stand in the code.`,
          'Write it as it stands there, in one line; capitals count.',
        );
    },
  });

const known =
  'title="…", {1,3-5}, /word/, ins={2}, del={4}, showLineNumbers, diff, fold, terminal, label="…" and file=./name.py';

/** Code blocks: tokens as short classes, and what the fence asks for. */
export const codePlugin = () => {
  let longLines = 0;
  const outputs = new Set<number | undefined>();
  const annotations = new Annotations();
  return defineHastPlugin({
    name: 'code',
    options: { position: true },
    element: {
      filter: ['pre'],
      async visit(node, context) {
        const child = codeOf(node);
        if (child === undefined) return undefined;
        const { lang, meta } = fenceOf(child);
        const written = context.textContent(child).replace(/\n$/, '');
        const annotated = takeAnnotations(written, lang);
        const list = annotated && listBelow(node, context);
        const source = list === undefined ? written : annotated!.code;
        const ends = list && annotations.link(node, list, annotated!, context);
        const isOutput = lang === 'output' && followsCode(node, context, outputs);
        longLines += longLinesOf(source);
        const { html, isTooDear } = await codeBlock(source, lang, meta, {
          isOutput,
          messages: messagesOf(context.data),
          plain: longLines > largestLongLines,
          ...(ends && { ends }),
        });
        if (isTooDear)
          report(context.data, node, {
            severity: 'warning',
            message: 'Highlighting this code would take too long, so it has no colours.',
            fix: 'Break its very long lines, show a part of it, or write `text` as its language.',
          });
        if (context.sourceFormat === 'markdown') return { type: 'raw', value: html };
        // Astro gives `Fragment` to every MDX document.
        return {
          type: 'mdxJsxTextElement',
          name: 'Fragment',
          attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
          children: [],
        } as never;
      },
    },
  });
};

/** The `<code>` that is all of a `<pre>`. */
function codeOf(node: Readonly<RootContent>): Readonly<Element> | undefined {
  const child = node.type === 'element' && node.tagName === 'pre' ? node.children[0] : undefined;
  return child?.type === 'element' && child.tagName === 'code' ? child : undefined;
}

function fenceOf({ data }: Readonly<Element>): { lang: string; meta: string } {
  const { lang, meta } = (data ?? {}) as { lang?: string | null; meta?: string | null };
  return { lang: lang?.toLowerCase() ?? '', meta: meta ?? '' };
}

/**
 * Whether a block of output stands right below code, or below other output of that code; `outputs` are those before it,
 * by their lines.
 */
function followsCode(node: Readonly<Element>, context: HastVisitorContext, outputs: Set<number | undefined>): boolean {
  const siblings = context.parent(node).children;
  let at = context.indexOf(node)! - 1;
  while (siblings[at]?.type === 'text' && (siblings[at] as { value: string }).value.trim() === '') at -= 1;
  const sibling = siblings[at];
  const code = sibling === undefined ? undefined : codeOf(sibling);
  const follows = code !== undefined && (fenceOf(code).lang !== 'output' || outputs.has(sibling!.position?.start.line));
  if (follows) outputs.add(node.position?.start.line);
  return follows;
}

/** How a code block is shown. */
export interface CodeBlockOptions {
  /** Whether it is what the block above it printed. */
  isOutput?: boolean;
  /** Messages in the text's language. */
  messages?: Messages['body'];
  /** Whether it stays without colours, whatever its language. */
  plain?: boolean;
  /** What stands at the ends of lines, by their indexes. */
  ends?: ReadonlyMap<number, LineEnd>;
}

/**
 * The HTML of a code block. Marked lines are `<mark>`, `<ins>` and `<del>`, which mean the same without our stylesheet.
 * `isTooDear` says that it has no colours because making them would cost too much.
 */
async function codeBlock(
  source: string,
  language: string,
  metaText: string,
  { isOutput = false, messages = bodyMessages(undefined), plain: noColours = false, ends }: CodeBlockOptions = {},
): Promise<{ html: string; isTooDear: boolean }> {
  const meta = parseCodeMeta(metaText);
  const printed = isOutput ? stripVTControlCharacters(source) : source;
  const text = meta.diff ? takeDiffMarks(printed, meta) : printed;
  const coloured = noColours && isColoured(language) ? undefined : await highlightLines(text, language);
  const hasPrompt = meta.terminal && /^(console|shellsession)$/.test(language);
  const lines = markWords(coloured ?? plainLines(text), text, meta.words, hasPrompt);
  const plain =
    meta.mark.size + meta.ins.size + meta.del.size === 0 && meta.numbersFrom === undefined && ends === undefined;
  const body = plain
    ? lines.join('\n')
    : lines.map((line, index) => codeLine(line, index + 1, meta, ends?.get(index))).join('');

  const classes = plain ? '' : ` class="lines${meta.numbersFrom === undefined ? '' : ' numbered'}"`;
  const numbers = meta.numbersFrom === undefined ? '' : lineNumberGutter(meta.numbersFrom, lines.length);
  const lang = language === '' ? '' : ` data-lang="${escapeAttribute(language)}"`;
  const pre = `<pre tabindex="0"${classes}${lang}>${numbers}<code>${body}</code></pre>`;
  return { html: surround(pre, meta, isOutput, lines.length, messages), isTooDear: coloured === undefined };
}

/**
 * Around the block: caption and frame, fold, label. A folded block without words of its own for the summary gives it
 * its title.
 */
function surround(
  pre: string,
  { title, terminal, fold, label }: CodeMeta,
  isOutput: boolean,
  lineCount: number,
  messages: Messages['body'],
): string {
  let html = pre;
  const caption = fold === '' ? undefined : (title ?? (isOutput && fold === undefined ? messages.output : undefined));
  if (caption !== undefined || terminal) {
    const classes = [...(terminal ? ['terminal'] : []), ...(isOutput && fold === undefined ? ['result'] : []), 'code'];
    const shown = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
    html = `<figure class="${classes.join(' ')}">${shown}${html}</figure>`;
  }
  if (fold !== undefined) {
    const summary = fold || title || (isOutput ? messages.showOutput(lineCount) : messages.showCode(lineCount));
    const classes = isOutput ? 'fold result' : 'fold';
    html = `<details class="${classes}"><summary>${escapeText(summary)}</summary>${html}</details>`;
  }
  return label ? `<div class="cell"><span class="label" data-page-only>${escapeText(label)}</span>${html}</div>` : html;
}

function codeLine(html: string, number: number, { mark, ins, del }: CodeMeta, end?: LineEnd): string {
  const tag = ins.has(number) ? 'ins' : del.has(number) ? 'del' : mark.has(number) ? 'mark' : 'span';
  return `<${tag} class="l${end?.classes ?? ''}">${html}${end?.html ?? ''}\n</${tag}>`;
}

/**
 * The lines of `text` with each of `words` in `<mark class="word">`, the longest where several fit; a prompt is no part
 * of the code.
 */
function markWords(
  lines: readonly string[],
  text: string,
  words: readonly string[],
  hasPrompt: boolean,
): readonly string[] {
  const parts = [
    ...words.toSorted((a, b) => b.length - a.length).map((word) => RegExp.escape(word)),
    ...(hasPrompt ? ['(?<prompt>^\\$ )'] : []),
  ];
  if (parts.length === 0) return lines;
  const pattern = new RegExp(parts.join('|'), 'g');
  return text.split('\n').map((line, index) => wrapMatches(lines[index]!, [...line.matchAll(pattern)]));
}

/**
 * A highlighted line with elements around parts of its text. Tokens that such a part cuts are closed before and opened
 * after.
 */
function wrapMatches(html: string, matches: readonly RegExpExecArray[]): string {
  if (matches.length === 0) return html;
  const starts = new Map(
    matches.map(({ index, groups }) => [
      index,
      groups?.prompt === undefined ? '<mark class="word">' : '<span class="prompt">',
    ]),
  );
  const ends = new Map(
    matches.map(({ index, groups, 0: found }) => [
      index + found.length,
      groups?.prompt === undefined ? '</mark>' : '</span>',
    ]),
  );
  let [out, token, at] = ['', '', 0];
  const put = (tag = '') => (tag !== '' && token !== '' ? `</span>${tag}${token}` : tag);
  for (const [piece] of html.matchAll(/<[^>]+>|&\w+;|[^]/g)) {
    if (piece.startsWith('<')) {
      token = piece === '</span>' ? '' : piece;
      out += piece;
    } else out += put(starts.get(at++)) + piece + put(ends.get(at));
  }
  return out.replace(/<span class="\w+"><\/span>/g, '');
}

/** Numbers in a column of their own, so that neither copying nor the feed picks them up. */
function lineNumberGutter(from: number, count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => from + index).join('\n');
  return `<span class="gutter" aria-hidden="true" data-page-only>${numbers}</span>`;
}

function takeDiffMarks(source: string, meta: CodeMeta): string {
  return source
    .split('\n')
    .map((line, index) => {
      if (line.startsWith('+')) meta.ins.add(index + 1);
      if (line.startsWith('-')) meta.del.add(index + 1);
      return /^[+\- ]/.test(line) ? line.slice(1) : line;
    })
    .join('\n');
}
