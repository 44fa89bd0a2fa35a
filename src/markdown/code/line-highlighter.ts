import type { HighlighterCore } from 'shiki';
import { EncodedTokenMetadata, INITIAL, type StateStack } from 'shiki/textmate';
import { escapeCode } from '../../core/escape.ts';
import { largestDepth, work, workFor } from './highlight-budget.ts';
import { theme, tokenClass } from './theme.ts';

/** Gives the HTML of each line of a code; `null` for code whose highlighting would cost too much. */
export type HighlightLines = (code: string) => string[] | null;

/** What a grammar makes of a line. */
interface Line {
  html: string;
  /** What is open at its end. */
  state: State;
  /** What it cost; see `work`. */
  work: number;
}

/** A state of a grammar, with what its type does not say. */
type State = StateStack & { parent?: State | null; beginRuleCapturedEOL?: boolean; endRule?: string | null };

/** Lines that are longer, or stand deeper in what is open, seldom come again. */
const longestKnown = 200;
const deepestKnown = 30;
/** So many lines are remembered, which take about 10 MB. */
const mostKnown = 20_000;

/**
 * Highlights code in the language of a highlighter. A line that has been seen before in the same state, such as `}` or
 * an import, is not read again; it counts as if it were, so that a block comes out the same after any other.
 */
export function createLineHighlighter(highlighter: HighlighterCore, language: string): HighlightLines {
  const grammar = highlighter.getLanguage(language);
  const classes = highlighter.setTheme(theme.name).colorMap.map(tokenClass);
  const known = new Map<State, Map<string, Line>>();
  const states = new Map<string, State>();
  let count = 0;
  const sharedState = (state: State): State => {
    if (state.depth > deepestKnown) return state;
    const key = keyOf(state);
    const shared = states.get(key) ?? state;
    states.set(key, shared);
    return shared;
  };
  const read = (text: string, before: State): Line => {
    const done = work.done;
    // Shiki gives up on a line after half a second, and what a slow machine leaves out depends on the machine.
    const { tokens, ruleStack } = grammar.tokenizeLine2(text, before, 0);
    return { html: lineHtml(text, tokens, classes), state: sharedState(ruleStack), work: work.done - done };
  };
  const recall = (text: string, before: State): Line => {
    if (text.length > longestKnown || before.depth > deepestKnown) return read(text, before);
    const line = known.get(before)?.get(text);
    if (line !== undefined) work.done += line.work;
    if (line !== undefined) return line;
    if (count === mostKnown) {
      known.clear();
      states.clear();
      count = 0;
    }
    const made = read(text, before);
    known.set(before, (known.get(before) ?? new Map<string, Line>()).set(text, made));
    count += 1;
    return made;
  };
  return (code) => {
    work.done = 0;
    const limit = workFor(code);
    const lines: string[] = [];
    let state: State = INITIAL;
    for (const text of code.split('\n')) {
      const line = text === '' ? { html: '', state } : recall(text, state);
      if (work.done > limit || line.state.depth > largestDepth) return null;
      lines.push(line.html);
      state = line.state;
    }
    return lines;
  };
}

/** The same for two states of a grammar that read what follows alike: `equals` passes over the end of a line. */
function keyOf(state: State): string {
  const parts = [String(state)];
  for (let each: State | null | undefined = state; each; each = each.parent)
    parts.push(`${each.beginRuleCapturedEOL} ${each.endRule}`);
  return parts.join('\n');
}

/** The HTML of a line; `tokens` holds where each begins and its metadata, in turn. */
function lineHtml(line: string, tokens: Uint32Array, classes: readonly (string | undefined)[]): string {
  let html = '';
  let [name, text]: [string | undefined, string] = [undefined, ''];
  const flush = () => {
    if (text === '') return;
    html += name === undefined ? escapeCode(text) : `<span class="${name}">${escapeCode(text)}</span>`;
  };
  for (let at = 0; at < tokens.length; at += 2) {
    const content = line.slice(tokens[at], tokens[at + 2] ?? line.length);
    if (content === '') continue;
    const next = classes[EncodedTokenMetadata.getForeground(tokens[at + 1]!)];
    // White space has no colour, so it joins the run before it; neighbours of one kind share one element.
    if (text !== '' && (next === name || content.trim() === '')) text += content;
    else {
      flush();
      [name, text] = [next, content];
    }
  }
  flush();
  return html;
}
