import { createJavaScriptRegexEngine, defaultJavaScriptRegexConstructor } from 'shiki/engine/javascript';

/**
 * What highlighting may cost. Grammars are written for code as people write it: against other text their regular
 * expressions look from each character to the end of the line, and nest as deep as the text does. So the work is
 * counted (never timed: the same code gets the same colours on every machine), and code that needs too much of it stays
 * plain.
 */

/** Characters that regular expressions have looked at since `done` was last set to 0. */
export const work = { done: 0 };

/**
 * How many characters the regular expressions may look at for a block. Measured on 24 runs of 80 kB from files of
 * installed packages (a C++ header, minified CSS, Unicode tables): 7 to 175 for each character, and 600 for minified
 * CSS.
 */
export const workFor = (code: string): number => 2_000_000 + 500 * code.length;

/**
 * How deep what a grammar has opened may nest at the end of a line; each level costs at each line. Code that people
 * write stays below 100.
 */
export const largestDepth = 500;

/** A line of more characters counts as long. */
const longLine = 500;

/** Sum of the squares of the lengths of the long lines in one document; one line of 6,300 characters is as much. */
export const largestLongLines = 40_000_000;

/**
 * What the long lines of a block add to that sum: one match may cost the square of a line’s length (17,645 characters
 * of minified JavaScript took about ten seconds).
 */
export function longLinesOf(code: string): number {
  return code.split('\n').reduce((sum, { length }) => (length > longLine ? sum + length ** 2 : sum), 0);
}

/**
 * Grammars run on JavaScript's own regular expressions: a quarter to 40 % faster than Oniguruma in WebAssembly, with
 * the same tokens (compared on 2,000 blocks in ten languages). ES2024, because V8 13.6 now and then misses matches of a
 * pattern with ES2025's modifiers, `(?i:…)`, once many grammars have been compiled.
 */
const options = { target: 'ES2024', forgiving: true } as const;

/** Shiki's engine for regular expressions, which counts in `work`. */
export const countingEngine = () =>
  createJavaScriptRegexEngine({
    ...options,
    regexConstructor(pattern) {
      const expression = defaultJavaScriptRegexConstructor(pattern, { target: options.target });
      const exec = expression.exec.bind(expression);
      expression.exec = (text) => {
        const from = expression.lastIndex;
        const found = exec(text);
        work.done += (found === null ? text.length : found.index + found[0].length) - from + 1;
        return found;
      };
      return expression;
    },
  });
