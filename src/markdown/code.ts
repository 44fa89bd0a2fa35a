import { closest, distance } from 'fastest-levenshtein';
import { defineHastPlugin, defineMdastPlugin, htmlToHast } from 'satteri';
import { parseCodeMeta, type CodeMeta } from './code-meta.ts';
import { problemAt } from './document.ts';
import { escape, highlightLines, isKnownLanguage, languageNames } from './highlight.ts';

/** Says which fences name a language or a word that nobody knows; they become plain text. */
export const checkCode = () =>
  defineMdastPlugin({
    name: 'check-code',
    options: { position: true },
    code(node, context) {
      const state = context.data.post;
      if (state === undefined) return;
      const language = node.lang?.toLowerCase() ?? '';
      if (!isKnownLanguage(language)) {
        const near = closest(language, languageNames());
        const fix = distance(language, near) <= 2 ? `Did you mean \`${near}\`? ` : '';
        state.warnings.push(problemAt(state, node, `The code’s language \`${language}\` is unknown, so it has no colours.`, `${fix}Write \`text\` for plain text.`));
      }
      for (const word of parseCodeMeta(node.meta ?? '').unknown) {
        state.warnings.push(problemAt(state, node, `\`${word}\` after the code’s language means nothing here.`, 'Known are title="…", {1,3-5}, ins={2}, del={4}, showLineNumbers and diff.'));
      }
    },
  });

/** Code blocks: tokens as short classes, and what the fence asks for. */
export const code = () =>
  defineHastPlugin({
    name: 'code',
    element: {
      filter: ['pre'],
      async visit(node, context) {
        const child = node.children[0];
        if (child?.type !== 'element' || child.tagName !== 'code') return undefined;
        const data = child.data as { lang?: string; meta?: string } | undefined;
        const html = await codeBlock(context.textContent(child).replace(/\n$/, ''), data?.lang?.toLowerCase() ?? '', data?.meta ?? '');
        if (context.sourceFormat === 'markdown') return { type: 'raw', value: html };
        const tree = htmlToHast(html, { fragment: true });
        return 'children' in tree ? (tree.children[0] as typeof node) : undefined;
      },
    },
  });

/** The HTML of a code block. Marked lines are `<mark>`, `<ins>` and `<del>`, which mean the same without our stylesheet. */
export async function codeBlock(source: string, language: string, metaText: string): Promise<string> {
  const meta = parseCodeMeta(metaText);
  const text = meta.diff ? takeDiffMarks(source, meta) : source;
  const lines = await highlightLines(text, language);
  const plain = meta.mark.size + meta.ins.size + meta.del.size === 0 && meta.numbersFrom === undefined;
  const body = plain ? lines.join('\n') : lines.map((line, index) => codeLine(line, index + 1, meta)).join('');

  const classes = plain ? '' : ` class="lines${meta.numbersFrom === undefined ? '' : ' numbered'}"`;
  const numbers = meta.numbersFrom === undefined ? '' : lineNumberGutter(meta.numbersFrom, lines.length);
  const pre = `<pre tabindex="0"${classes}${language === '' ? '' : ` data-lang="${escape(language).replace(/"/g, '&quot;')}"`}>${numbers}<code>${body}</code></pre>`;
  return meta.title === undefined ? pre : `<figure class="code"><figcaption>${escape(meta.title)}</figcaption>${pre}</figure>`;
}

function codeLine(html: string, number: number, { mark, ins, del }: CodeMeta): string {
  const tag = ins.has(number) ? 'ins' : del.has(number) ? 'del' : mark.has(number) ? 'mark' : 'span';
  return `<${tag} class="l">${html}\n</${tag}>`;
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
