import type { TextDiagnostic } from '../core/diagnostics.ts';
import { readAdmonitions } from './admonitions.ts';
import { readBareUrls } from './bare-urls.ts';
import { Draft, type DialectOptions } from './draft.ts';
import { readDistill } from './distill.ts';
import { readDivs } from './divs.ts';
import { readEmoji } from './emoji.ts';
import { readExports } from './exports.ts';
import { readFences } from './fences.ts';
import { readFormulas } from './formulas.ts';
import { readHtml } from './html.ts';
import { readImages } from './images.ts';
import { readKramdown, readLooseMarkdown } from './kramdown.ts';
import { readObsidian } from './obsidian.ts';
import { readOldLinks } from './old-links.ts';
import { readQuarto } from './quarto.ts';
import { readReadingLists } from './reading-lists.ts';
import { readSpaces } from './spaces.ts';
import { readStatementFences, readStatementReferences } from './statements.ts';
import { readStyles } from './styles.ts';
import { readTables } from './tables.ts';
import { readTemplates } from './templates.ts';
import { readWikiLinks } from './wiki-links.ts';
import { readZola, readZolaLinks } from './zola.ts';

export type { DialectOptions } from './draft.ts';

/** What other engines' Markdown is in ours. */
export interface Read {
  markdown: string;
  /**
   * For each line of `markdown`, the line of the source that it comes from, counted from 1; `undefined` when all are
   * where they were.
   */
  lines: readonly number[] | undefined;
  /** Rules of style that the text needs, for the page that shows it; empty without any. */
  css: string;
  /** What means nothing here, by the line of the source. */
  diagnostics: TextDiagnostic[];
}

/**
 * What is read, in order, each only where its marks stand in the text: one of some texts, and then a pattern, which
 * takes longer to find.
 */
const passes: readonly { has: readonly string[]; mark?: RegExp; read: (draft: Draft) => void }[] = [
  // First, for its content looks like code.
  { has: ['!!!', '???'], mark: /(?:^|\n)[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z]/, read: readAdmonitions },
  {
    has: ['__GHOST_URL__', '['],
    mark: /__GHOST_URL__|\[(?:caption|embed|(?:source)?code|youtube|vimeo|tweet|gist|gallery|playlist|contact-form|wpvideo|audio|video|slideshow)\b/,
    read: readExports,
  },
  { has: ['{%', '{{'], mark: /\{[{%]-?\s*\w+\(/, read: readZola },
  { has: ['{%', '{{'], read: readTemplates },
  {
    has: ['{prf:', '{exercise', '{solution', '```{', '``` {'],
    mark: /(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:prf:|(?:exercise|solution)[-}]|[a-z]+[\s,}])/i,
    read: readStatementFences,
  },
  { has: ['```', '~~~'], mark: /(?:```|~~~)[ \t]*(?:\{|[\w+#.-]+(?:[?,:{]|[^\n`]*\{))/, read: readFences },
  { has: ['::'], mark: /::[ \t]*references/, read: readReadingLists },
  { has: [':::'], mark: /:::[ \t]*(?:\{|[ \t]\w|\w+[ \t]|\w+\{)/, read: readDivs },
  {
    has: ['ref}`', '{eq}`', '\\@ref(', '](#'],
    mark: /\{(?:(?:prf:)?(?:num)?ref|eq)\}`|\\@ref\(|\]\(#/,
    read: readStatementReferences,
  },
  { has: ['![[', '%%', ' ^'], mark: /!\[\[|%%|[ \t]\^[a-z\d]/, read: readObsidian },
  { has: [']('], mark: /\]\([ \t]*[^\s()<>][^()<>\n]* [^()<>\n]*(?:\)|\()/, read: readSpaces },
  { has: ['){', ']{:'], read: readImages },
  { has: [']('], mark: /\]\([^()\s]+ +=[\dx]/, read: readImages },
  { has: ['{:', '[TOC', '[toc', '[[_TOC', '${toc}'], read: readKramdown },
  { has: ['<d-footnote'], read: readDistill },
  { has: [']{', '^[', '{#eq', '@sec-'], read: readQuarto },
  { has: [':'], mark: /:[a-zA-Z][\w-]*\[/, read: readQuarto },
  { has: ['$$', '\\(', '\\['], read: readFormulas },
  { has: ['**'], mark: /[^\s\w*]\*\*[\p{L}\p{N}]/u, read: readLooseMarkdown },
  { has: ['\\\\\n', '#'], mark: /\\\\\n|(?:^|\n)#{1,6}\p{Lu}/u, read: readLooseMarkdown },
  { has: ['|'], mark: /^\s*\|/, read: readTables },
  { has: ['|\n'], mark: /\n\n[ \t>]*\|(?!.*\n[ \t>]*\|?[ \t]*:?-)/, read: readTables },
  { has: ['<iframe', 'markdown='], read: readHtml },
  { has: ['\n\n    ', '\n\n\t'], mark: /\n\n(?: {4}|\t)[ \t]*<[a-z/!]/i, read: readHtml },
  {
    has: ['<'],
    mark: /<(?:[a-z][^<>]*\s(?:style|align|bgcolor|width)\s*=|style\b|center\b|font\b)/i,
    read: readStyles,
  },
  { has: ['](@/', '](<@/', ']: @/'], read: readZolaLinks },
  { has: ['](/', '](</', ']: /', '://', 'href='], read: readOldLinks },
  { has: ['ftp://'], read: readBareUrls },
  { has: ['[['], mark: /\[\[[^\s[\]][^[\]\n]*\]\]/, read: readWikiLinks },
  { has: [':'], mark: /:[a-z0-9_+-]+:(?![\d:/])/, read: readEmoji },
];

/** Reads a text that was written for another engine. One that uses nothing of theirs comes out as it went in. */
export function readDialects(markdown: string, options: DialectOptions = {}): Read {
  const draft = new Draft(markdown, options);
  for (const { has, mark, read } of passes) {
    const { text } = draft;
    if (has.some((each) => text.includes(each)) && (mark === undefined || mark.test(text))) read(draft);
  }
  return { markdown: draft.text, lines: draft.lines, css: [...draft.css].join(''), diagnostics: draft.diagnostics };
}
