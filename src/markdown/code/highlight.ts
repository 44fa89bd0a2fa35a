import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  bundledLanguagesAlias,
  bundledLanguagesBase,
  createHighlighterCore,
  type GrammarState,
  type HighlighterCore,
  type ThemedToken,
} from 'shiki';
import shiki from 'shiki/package.json' with { type: 'json' };
import { escapeCode } from '../../core/escape.ts';
import { startWorkers, type WorkerClient } from '../../core/worker.ts';
import { countingEngine, largestDepth, work, workFor } from './highlight-budget.ts';
import { openHighlightCache, type HighlightCache } from './highlight-cache.ts';
import { theme, tokenClass } from './theme.ts';

type Loader = (typeof bundledLanguagesBase)[keyof typeof bundledLanguagesBase];

const languages = new Map<string, Loader>(Object.entries({ ...bundledLanguagesBase, ...bundledLanguagesAlias }));
const plainText = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

const { engine, options: engineOptions } = countingEngine();

const highlighters = new Map<Loader, Promise<HighlighterCore>>();

/**
 * A highlighter for each language, made when the first block needs it. With one for all, a block of Markdown or Vue
 * would come out differently after a language that it embeds had been loaded for another block.
 */
function highlighterFor(language: string): Promise<HighlighterCore> {
  const loader = languages.get(language)!;
  const known =
    highlighters.get(loader) ?? createHighlighterCore({ themes: [theme], langs: [loader], engine, warnings: false });
  highlighters.set(loader, known);
  return known;
}

/** Whether code in `language` can be coloured, or is text that wants no colour. */
export function isKnownLanguage(language: string): boolean {
  return plainText.has(language) || languages.has(language);
}

/** Whether code in `language` gets colours. */
export const isColoured = (language: string): boolean => languages.has(language) && !plainText.has(language);

/** Names a fence may carry, for suggestions. */
export const languageNames = (): string[] => [...languages.keys()];

let cache: HighlightCache | undefined;
let workers: HighlightWorkers | undefined;

/** Code to highlight in a worker thread. */
export interface HighlightRequest {
  code: string;
  language: string;
}

/** Threads that highlight beside the caller. */
export type HighlightWorkers = WorkerClient<HighlightRequest, string[] | null>;

/** Starts `count` threads for highlighting. */
export const startHighlightWorkers = (count: number): HighlightWorkers =>
  startWorkers(new URL('./highlight-worker.ts', import.meta.url), count);

/**
 * Caches highlighted blocks in a file of `folder` from build to build; the version is made of the highlighter's, the
 * theme and this module's own code. With much to do, `count` threads help. The returned function ends both; `all` says
 * that every block of the site was needed, so that the others can be forgotten.
 */
export function cacheHighlights(folder: string, count: number): (all: boolean) => Promise<void> {
  const code = [shiki.version, theme, engineOptions, tokenClass, highlighterFor, highlight, lineHtml, escapeCode].map(
    (part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)),
  );
  const opened = openHighlightCache(
    join(folder, 'highlight.json'),
    createHash('sha256').update(code.join()).digest('base64'),
  );
  cache = opened;
  workers = count === 0 ? undefined : startHighlightWorkers(count);
  return async (all) => {
    opened.save(all);
    await workers?.end();
    cache = workers = undefined;
  };
}

/**
 * `code` as one HTML string a line, its tokens in `<span class="k">` and so on; escaped plain lines for other text.
 * `undefined` for code whose highlighting would cost too much.
 */
export async function highlightLines(code: string, language: string): Promise<string[] | undefined> {
  if (!isColoured(language)) return plainLines(code);
  const make = () => workers?.ask({ code, language }) ?? highlight(code, language);
  return (cache === undefined ? await make() : await cache.lines(language, code, make)) ?? undefined;
}

/** The lines of a text without colours. */
export const plainLines = (code: string): string[] => code.split('\n').map(escapeCode);

/** The same for a language that is known, here and now. `null` for code whose highlighting would cost too much. */
export async function highlight(code: string, language: string): Promise<string[] | null> {
  const highlighter = await highlighterFor(language);
  work.done = 0;
  const limit = workFor(code);
  const lines: string[] = [];
  let grammarState: GrammarState | undefined;
  for (const line of code.split('\n')) {
    // Shiki gives up on a line after half a second, and what a slow machine leaves out depends on the machine.
    const tokens = highlighter.codeToTokensBase(line, {
      lang: language,
      theme: theme.name,
      tokenizeTimeLimit: 0,
      ...(grammarState && { grammarState }),
    });
    grammarState = highlighter.getLastGrammarState(tokens);
    if (work.done > limit || (grammarState?.getInternalStack()?.depth ?? 0) > largestDepth) return null;
    lines.push(lineHtml(tokens[0] ?? []));
  }
  return lines;
}

/** The HTML of a line. */
function lineHtml(tokens: readonly ThemedToken[]): string {
  const runs: { name: string | undefined; text: string }[] = [];
  for (const { content, color } of tokens) {
    const name = tokenClass(color);
    const last = runs.at(-1);
    // White space has no colour, so it joins the run before it; neighbours of one kind share one element.
    if (last !== undefined && (last.name === name || content.trim() === '')) last.text += content;
    else runs.push({ name, text: content });
  }
  return runs
    .map(({ name, text }) =>
      name === undefined ? escapeCode(text) : `<span class="${name}">${escapeCode(text)}</span>`,
    )
    .join('');
}
