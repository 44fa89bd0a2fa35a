import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bundledLanguagesAlias, bundledLanguagesBase, createHighlighterCore, type HighlighterCore } from 'shiki';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import shiki from 'shiki/package.json' with { type: 'json' };
import { openHighlightCache, type HighlightCache } from './highlight-cache.ts';
import { theme, tokenClass } from './theme.ts';

type Loader = (typeof bundledLanguagesBase)[keyof typeof bundledLanguagesBase];

const languages = new Map<string, Loader>(Object.entries({ ...bundledLanguagesBase, ...bundledLanguagesAlias }));
const plainText = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'output', 'none']);

let shared: Promise<HighlighterCore> | undefined;

/** One highlighter for the process; a language's grammar is loaded when the first block needs it. */
async function highlighterFor(language: string): Promise<HighlighterCore> {
  shared ??= createHighlighterCore({ themes: [theme], engine: createOnigurumaEngine(import('shiki/wasm')) });
  const highlighter = await shared;
  if (!highlighter.getLoadedLanguages().includes(language)) await highlighter.loadLanguage(languages.get(language)!);
  return highlighter;
}

/** Whether code in `language` can be coloured, or is text that wants no colour. */
export function isKnownLanguage(language: string): boolean {
  return plainText.has(language) || languages.has(language);
}

/** Names a fence may carry, for suggestions. */
export const languageNames = (): string[] => [...languages.keys()];

let cache: HighlightCache | undefined;

/**
 * Keeps highlighted blocks in a file of `folder` from build to build; returns what writes it. The version is made of the
 * highlighter's, the theme and this module's own code.
 */
export function keepHighlights(folder: string): () => void {
  const code = [shiki.version, theme, tokenClass, highlight, escape].map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)));
  const opened = openHighlightCache(join(folder, 'highlight.json'), createHash('sha256').update(code.join()).digest('base64'));
  cache = opened;
  return () => opened.save();
}

/** `code` as one HTML string a line, its tokens in `<span class="k">` and so on; escaped plain lines for other text. */
export async function highlightLines(code: string, language: string): Promise<string[]> {
  if (plainText.has(language) || !languages.has(language)) return code.split('\n').map(escape);
  return cache === undefined ? highlight(code, language) : cache.lines(language, code, () => highlight(code, language));
}

async function highlight(code: string, language: string): Promise<string[]> {
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
