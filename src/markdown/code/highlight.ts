import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledLanguagesAlias, bundledLanguagesBase, createHighlighterCore } from 'shiki';
import shiki from 'shiki/package.json' with { type: 'json' };
import { escapeCode } from '../../core/escape.ts';
import { startWorkers, type WorkerClient } from '../../core/worker.ts';
import { countingEngine } from './highlight-budget.ts';
import { openHighlightCache, type HighlightCache } from './highlight-cache.ts';
import { createLineHighlighter, type HighlightLines } from './line-highlighter.ts';
import { theme } from './theme.ts';

type Loader = (typeof bundledLanguagesBase)[keyof typeof bundledLanguagesBase];

const languages = new Map<string, Loader>(Object.entries({ ...bundledLanguagesBase, ...bundledLanguagesAlias }));
const plainText = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

const engine = countingEngine();

const highlighters = new Map<Loader, Promise<HighlightLines>>();

/**
 * A highlighter for each language, made when the first block needs it. With one for all, a block of Markdown or Vue
 * would come out differently after a language that it embeds had been loaded for another block.
 */
function highlighterFor(language: string): Promise<HighlightLines> {
  const loader = languages.get(language)!;
  const known = highlighters.get(loader) ?? createHighlighter(language, loader);
  highlighters.set(loader, known);
  return known;
}

const createHighlighter = async (language: string, loader: Loader): Promise<HighlightLines> =>
  createLineHighlighter(
    await createHighlighterCore({ themes: [theme], langs: [loader], engine, warnings: false }),
    language,
  );

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

/** What decides how a block looks, this site's own code as files. */
const deciding = ['./line-highlighter.ts', './highlight-budget.ts', './theme.ts', '../../core/escape.ts'];

/**
 * Caches highlighted blocks in a file of `folder` from build to build; the version is made of the highlighter's and of
 * the code that decides how they look. With much to do, `count` threads help. The returned function ends both; `all`
 * says that every block of the site was needed, so that the others can be forgotten.
 */
export function cacheHighlights(folder: string, count: number): (all: boolean) => Promise<void> {
  const version = createHash('sha256').update(`${process.version} ${shiki.version}`);
  for (const file of deciding) version.update(readFileSync(new URL(file, import.meta.url)));
  const opened = openHighlightCache(join(folder, 'highlight.json'), version.digest('base64'));
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
  return (await highlighterFor(language))(code);
}
