import type { TextDiagnostic } from '../core/diagnostics.ts';
import { Draft, type DialectOptions } from './draft.ts';
import { readDivs } from './divs.ts';
import { readEmoji } from './emoji.ts';
import { readFences } from './fences.ts';
import { readFormulas } from './formulas.ts';
import { readHtml } from './html.ts';
import { readImages } from './images.ts';
import { readKramdown, readLooseMarkdown } from './kramdown.ts';
import { readQuarto } from './quarto.ts';
import { readTables } from './tables.ts';
import { readTemplates } from './templates.ts';
import { readWikiLinks } from './wiki-links.ts';

export type { DialectOptions } from './draft.ts';

/** What other engines' Markdown is in ours. */
export interface Read {
  markdown: string;
  /** For each line of `markdown`, the line of the source that it comes from, counted from 1; `undefined` when all are where they were. */
  lines: readonly number[] | undefined;
  /** What means nothing here, by the line of the source. */
  diagnostics: TextDiagnostic[];
}

/** What is read, in order, each only where its mark stands in the text. */
const passes: readonly [RegExp, (draft: Draft) => void][] = [
  [/\{%|\{\{/, readTemplates],
  [/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:`{3,}|~{3,})[ \t]*(?:\{|[\w+#.-]+(?:[?,:{]|[^\n`]*\{))/m, readFences],
  [/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*:{3,}[ \t]*(?:\{|[ \t]\w|\w+[ \t]|\w+\{)/m, readDivs],
  [/\)\{|\]\{:|\s=\d*%?x\d*%?\s*\)/, readImages],
  [/\{:|\[_?TOC_?\]|\$\{toc\}/i, readKramdown],
  [/\)\{/, readImages],
  [/\]\{|\^\[|\{#eq|(?<![\w:]):[a-z][\w-]*\[/i, readQuarto],
  [/\$\$|\\[([]|\\mbox|[_^]\\[A-Za-z]+\{|\\\*/, readFormulas],
  [/\*\*[\p{L}\p{N}]|\\\\\n|^#{1,6}\p{Lu}/mu, readLooseMarkdown],
  [/^[ \t>]*\|/m, readTables],
  [/<iframe|markdown\s*=|^(?: {4,}|\t)[ \t]*<[a-z/!]/im, readHtml],
  [/\[\[/, readWikiLinks],
  [/:[a-z0-9_+-]+:(?![\d:/])/, readEmoji],
];

/** Reads a text that was written for another engine. One that uses nothing of theirs comes out as it went in. */
export function readDialects(markdown: string, options: DialectOptions = {}): Read {
  const draft = new Draft(markdown, options);
  for (const [mark, pass] of passes) if (mark.test(draft.text)) pass(draft);
  return { markdown: draft.text, lines: draft.lines, diagnostics: draft.diagnostics };
}
