import { defineMdastPlugin } from 'satteri';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { runsScript } from '../blog/urls.ts';
import type { Messages } from '../i18n/index.ts';
import { messagesOf } from '../markdown/kit/document.ts';
import { generated } from '../markdown/kit/generated.ts';
import { editNode, fenced } from '../markdown/kit/edits.ts';
import { ansiToHtml, withoutColours } from './ansi.ts';
import { cleanHtml } from './clean-html.ts';

/**
 * What stands in a fence of the reserved language `{output}`, as JSON, together with `download`, the notebook's
 * address.
 */
export type Block =
  /** Text as a terminal shows it; `messages` went to stderr. `whole` says how long all of it is, when it was cut. */
  | { kind: 'text' | 'messages'; text: string; whole: string | undefined }
  /** A traceback, and its last line. */
  | { kind: 'error'; summary: string; text: string; whole: string | undefined }
  /** HTML from anywhere. */
  | { kind: 'html'; html: string; whole: string | undefined }
  /** Something that only the notebook can show. */
  | { kind: 'elsewhere' };

/** Outputs of a notebook's cells: text, tables, messages and errors. */
export const notebookOutputsPlugin = () =>
  defineMdastPlugin({
    name: 'notebook-outputs',
    options: { position: true },
    async code(node, context) {
      if (node.lang !== '{output}') return undefined;
      const written = read(node.value);
      if (written === undefined) return undefined;
      const block = written.kind === 'html' ? cleaned(written) : written;
      editNode(context.data.post, node, blockMarkdown(block));
      return generated((await blockHtml(block, messagesOf(context.data))).toWellFormed());
    },
  });

/** An output of HTML made safe; what no browser would show is left to the notebook. */
function cleaned(block: Extract<Block, { kind: 'html' }> & { download: string }): Block & { download: string } {
  const html = cleanHtml(block.html);
  return html === undefined ? { kind: 'elsewhere', download: block.download } : { ...block, html };
}

/** The block of a fence; `undefined` for a fence that a person wrote, which is shown as it is. */
function read(json: string): (Block & { download: string }) | undefined {
  try {
    const block = JSON.parse(json) as Record<string, unknown> | null;
    const needed = { text: ['text'], messages: ['text'], error: ['summary', 'text'], html: ['html'], elsewhere: [] }[
      String(block?.kind)
    ];
    const complete =
      needed?.every((field) => typeof block?.[field] === 'string') &&
      typeof block?.download === 'string' &&
      ['string', 'undefined'].includes(typeof block.whole);
    return complete ? (block as unknown as Block & { download: string }) : undefined;
  } catch {
    return undefined;
  }
}

/** An output for those who read the post as Markdown: its text, a table as HTML. */
function blockMarkdown(block: Block): string {
  if (block.kind === 'elsewhere') return '';
  return block.kind === 'html'
    ? block.html.replace(/<\/?div[^>]*>| class="[^"]*"/g, '')
    : fenced(withoutColours(block.text), 'output');
}

/** `1200 lines` in the words of a language. */
function amount(whole: string, words: Messages['body']): string {
  const [, count, unit] = /^(\d+) (lines|characters|rows)$/.exec(whole) ?? [];
  return count === undefined ? whole : words[unit as 'lines' | 'characters' | 'rows'](Number(count));
}

/** The HTML of an output; that of the notebook's own has been cleaned. */
async function blockHtml(block: Block & { download: string }, words: Messages['body']): Promise<string> {
  const link = (text: string) =>
    block.download === '' || runsScript('href', block.download)
      ? text
      : `<a href="${escapeAttribute(block.download)}" download>${text}</a>`;
  if (block.kind === 'elsewhere') return `<div class="output"><p>${words.notShown(link(words.theNotebook))}</p></div>`;
  const rest =
    block.whole === undefined
      ? ''
      : `<p>${words.cut(escapeText(amount(block.whole, words)), link(words.theNotebook))}</p>`;
  if (block.kind === 'html') return block.html + rest === '' ? '' : `<div class="output">${block.html}${rest}</div>`;
  const pre = block.text === '' ? '' : `<pre tabindex="0">${await ansiToHtml(block.text)}</pre>`;
  if (block.kind === 'text') return `<div class="output">${pre}${rest}</div>`;
  const summary = block.kind === 'error' ? `<code>${escapeText(block.summary)}</code>` : words.messages;
  return `<details class="output"><summary>${summary}</summary>${pre}${rest}</details>`;
}
