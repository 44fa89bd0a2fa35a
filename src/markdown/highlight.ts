import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bundledLanguagesAlias, bundledLanguagesBase, createHighlighterCore, type HighlighterCore } from 'shiki';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import shiki from 'shiki/package.json' with { type: 'json' };
import { openHighlightCache, type HighlightCache } from './highlight-cache.ts';
import { openHighlightThreads, type HighlightThreads } from './highlight-threads.ts';
import { theme, tokenClass } from './theme.ts';

type Loader = (typeof bundledLanguagesBase)[keyof typeof bundledLanguagesBase];

const languages = new Map<string, Loader>(Object.entries({ ...bundledLanguagesBase, ...bundledLanguagesAlias }));
const plainText = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

/**
 * Grammars run on JavaScript's own regular expressions: a quarter to 40 % faster than Oniguruma in WebAssembly, with the
 * same tokens (compared on 2,000 blocks in ten languages). ES2024, because V8 13.6 now and then misses matches of a
 * pattern with ES2025's modifiers, `(?i:…)`, once many grammars have been compiled.
 */
const engineOptions = { target: 'ES2024', forgiving: true } as const;
const engine = createJavaScriptRegexEngine(engineOptions);

const highlighters = new Map<Loader, Promise<HighlighterCore>>();

/**
 * A highlighter for each language, made when the first block needs it. With one for all, a block of Markdown or Vue would
 * come out differently after a language that it embeds had been loaded for another block.
 */
function highlighterFor(language: string): Promise<HighlighterCore> {
  const loader = languages.get(language)!;
  const known = highlighters.get(loader) ?? createHighlighterCore({ themes: [theme], langs: [loader], engine, warnings: false });
  highlighters.set(loader, known);
  return known;
}

/** Whether code in `language` can be coloured, or is text that wants no colour. */
export function isKnownLanguage(language: string): boolean {
  return plainText.has(language) || languages.has(language);
}

/** Names a fence may carry, for suggestions. */
export const languageNames = (): string[] => [...languages.keys()];

let cache: HighlightCache | undefined;
let threads: HighlightThreads | undefined;

/**
 * Keeps highlighted blocks in a file of `folder` from build to build; the version is made of the highlighter's, the theme
 * and this module's own code. With much to do, `count` threads help. The returned function ends both; `all` says that
 * every block of the site was asked for, so that the others can be forgotten.
 */
export function keepHighlights(folder: string, count: number): (all: boolean) => Promise<void> {
  const code = [shiki.version, theme, engineOptions, tokenClass, highlighterFor, highlight, escape].map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)));
  const opened = openHighlightCache(join(folder, 'highlight.json'), createHash('sha256').update(code.join()).digest('base64'));
  cache = opened;
  threads = count === 0 ? undefined : openHighlightThreads(count);
  return async (all) => {
    opened.save(all);
    await threads?.close();
    cache = threads = undefined;
  };
}

/** `code` as one HTML string a line, its tokens in `<span class="k">` and so on; escaped plain lines for other text. */
export async function highlightLines(code: string, language: string): Promise<string[]> {
  if (plainText.has(language) || !languages.has(language)) return code.split('\n').map(escape);
  const make = () => (threads ?? { highlight }).highlight(code, language);
  return cache === undefined ? make() : cache.lines(language, code, make);
}

/** The same for a language that is known, here and now. */
export async function highlight(code: string, language: string): Promise<string[]> {
  const highlighter = await highlighterFor(language);
  // Shiki gives up on a line after half a second, and what a slow machine leaves out depends on the machine.
  const lines = highlighter.codeToTokensBase(code, { lang: language, theme: theme.name, tokenizeTimeLimit: 0 });
  return lines.map((tokens) => {
    const runs: { name: string | undefined; text: string }[] = [];
    for (const { content, color } of tokens) {
      const name = tokenClass(color);
      const last = runs.at(-1);
      // White space has no colour, so it joins the run before it; neighbours of one kind share one element.
      if (last !== undefined && (last.name === name || content.trim() === '')) last.text += content;
      else runs.push({ name, text: content });
    }
    return runs.map(({ name, text }) => (name === undefined ? escape(text) : `<span class="${name}">${escape(text)}</span>`)).join('');
  });
}

/** `text` as the text of an HTML element. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
