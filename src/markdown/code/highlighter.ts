import { createHighlighterCore } from 'shiki';
import { countingEngine } from './highlight-budget.ts';
import { languages, type LanguageLoader } from './languages.ts';
import { createLineHighlighter, type HighlightLines } from './line-highlighter.ts';
import { theme } from './theme.ts';

const engine = countingEngine();

const highlighters = new Map<LanguageLoader, Promise<HighlightLines>>();

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

const createHighlighter = async (language: string, loader: LanguageLoader): Promise<HighlightLines> =>
  createLineHighlighter(
    await createHighlighterCore({ themes: [theme], langs: [loader], engine, warnings: false }),
    language,
  );

/** Code in a language that is known, in lines of HTML; `null` for code whose highlighting would cost too much. */
export async function highlight(code: string, language: string): Promise<string[] | null> {
  return (await highlighterFor(language))(code);
}
