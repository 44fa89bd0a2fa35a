import { defineMdastPlugin } from 'satteri';
import { runsScript } from '../blog/urls.ts';
import { escapeAttribute, escapeText } from '../blog/escape.ts';
import { generated } from '../markdown/generated.ts';
import { ansiToHtml } from './ansi.ts';
import { cleanHtml } from './html.ts';

/** What stands in a fence of the reserved language `{output}`, as JSON, together with `download`, the notebook's address. */
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
export const notebookOutputs = () =>
  defineMdastPlugin({
    name: 'notebook-outputs',
    async code(node) {
      if (node.lang !== '{output}') return undefined;
      const block = read(node.value);
      return block === undefined ? undefined : generated((await blockHtml(block)).toWellFormed());
    },
  });

/** The block of a fence; `undefined` for a fence that a person wrote, which is shown as it is. */
function read(json: string): (Block & { download: string }) | undefined {
  try {
    const block = JSON.parse(json) as Record<string, unknown> | null;
    const needed = { text: ['text'], messages: ['text'], error: ['summary', 'text'], html: ['html'], elsewhere: [] }[String(block?.kind)];
    const complete = needed?.every((field) => typeof block?.[field] === 'string') && typeof block?.download === 'string' && ['string', 'undefined'].includes(typeof block.whole);
    return complete ? (block as unknown as Block & { download: string }) : undefined;
  } catch {
    return undefined;
  }
}

async function blockHtml(block: Block & { download: string }): Promise<string> {
  const link = (text: string) => (runsScript('href', block.download) ? text : `<a href="${escapeAttribute(block.download)}" download>${text}</a>`);
  if (block.kind === 'elsewhere') return `<div class="output"><p>This output cannot be shown here; it is in ${link('the notebook')}.</p></div>`;
  const rest = block.whole === undefined ? '' : `<p>Cut here: all ${escapeText(block.whole)} are in ${link('the notebook')}.</p>`;
  if (block.kind === 'html') {
    const html = await cleanHtml(block.html);
    return html + rest === '' ? '' : `<div class="output">${html}${rest}</div>`;
  }
  const pre = block.text === '' ? '' : `<pre tabindex="0">${await ansiToHtml(block.text)}</pre>`;
  if (block.kind === 'text') return `<div class="output">${pre}${rest}</div>`;
  const summary = block.kind === 'error' ? `<code>${escapeText(block.summary)}</code>` : 'Messages (stderr)';
  return `<details class="output"><summary>${summary}</summary>${pre}${rest}</details>`;
}
