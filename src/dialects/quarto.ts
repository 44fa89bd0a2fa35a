import { readBraces } from './arguments.ts';
import type { Draft, Edit } from './draft.ts';

const directive = /(?<![\w:\\]):[a-z][\w-]*\[((?:[^[\]\n]|\[[^[\]\n]*\](?:\([^()\n]*\))?)*)\](?:\{([^{}\n]*)\})?/dgi;
/** Not the title of a block of ours, `:::theorem[Bayes]{#thm:bayes}`. */
const span =
  /(?<![!\]\\])(?<!^[ \t>]*:{3,}[\w-]*)\[((?:[^[\]\n]|\[[^[\]\n]*\](?:\([^()\n]*\))?)*)\]\{(?=\s*[.#\w])([^{}\n]*)\}/dgm;
const inlineNote = /(?<![\\[])\^\[((?:[^[\]]|\[[^[\]]*\])*)\]/dg;
const equationLabel = /(\n[ \t]*)?\$\$[ \t]*\{#(eq[-:][^\s{}]+)[^{}\n]*\}/dg;

/** What Pandoc and Quarto have inside of lines: spans with attributes, footnotes in place, names of equations. */
export function readQuarto(draft: Draft): void {
  // What a directive inside of a line does is a plugin's of the old site; its words stay.
  draft.replace(
    directive,
    ({ groups: [, content = '', braces = ''] }) => anchor(readBraces(braces).id) + content,
    'prose',
  );
  draft.replace(
    span,
    ({ groups: [, content = '', braces = ''] }) => {
      const { id, classes } = readBraces(braces);
      if (classes.some((name) => /^(?:mark|highlight)$/.test(name))) return `${anchor(id)}==${content}==`;
      return anchor(id) + (classes.includes('underline') || classes.includes('ul') ? `<u>${content}</u>` : content);
    },
    'prose',
  );
  draft.replace(
    equationLabel,
    ({ groups: [, before = '', label = ''] }) =>
      `${before === '' ? ' ' : before}\\label{${label.replace(/^eq[-:]/, 'eq:')}}${before}$$`,
  );
  readSections(draft);
  readInlineNotes(draft);
}

/** `@sec-method` leads to the heading `## Method {#sec-method}`, and is called by its words. */
function readSections(draft: Draft): void {
  if (!draft.text.includes('@sec-')) return;
  const headings = new Map(
    [...draft.masked.matchAll(/^[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*\{[^{}\n]*#(sec-[\w-]+)[^{}\n]*\}[ \t]*$/gm)].map(
      ([, words, id]) => [id!, words!.replace(/[[\]]/g, '\\$&')],
    ),
  );
  draft.replace(
    /(?<![\w\\@])\[?-?@(sec-[\w-]*\w)\]?(?![\w(\]])/dg,
    ({ groups: [, id = ''] }) => (headings.has(id) ? `[${headings.get(id)!}](#${id})` : undefined),
    'prose',
  );
}

const anchor = (id: string | undefined): string => (id === undefined ? '' : `<a id="${id}"></a>`);

function readInlineNotes(draft: Draft): void {
  const edits: Edit[] = [];
  const notes: string[] = [];
  let number = 0;
  for (const match of draft.prose.matchAll(inlineNote)) {
    const [start, end] = match.indices![1]!;
    const words = draft.text
      .slice(start, end)
      .replace(/\s*\n[ \t>]*/g, ' ')
      .trim();
    if (!/\s|\p{L}{3}/u.test(words) || /\n[ \t>]*\n/.test(match[0])) continue;
    do number += 1;
    while (draft.text.includes(`[^note-${number}]`));
    const name = `[^note-${number}]`;
    notes.push(`${name}: ${words}`);
    edits.push({ start: match.index, end: match.index + match[0].length, text: name });
  }
  if (notes.length === 0) return;
  const { text } = draft;
  // Each definition stands at the end of the text.
  draft.apply([...edits, { start: text.trimEnd().length, end: text.length, text: `\n\n${notes.join('\n\n')}\n` }]);
}
