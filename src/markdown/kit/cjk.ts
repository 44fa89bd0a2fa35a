/**
 * What a class of a regular expression (flag `u`) needs to hold the letters and punctuation of Chinese and Japanese.
 */
export const cjk =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}' +
  '\\u3000-\\u303f\\u30a0-\\u30ff\\ufe30-\\ufe4f\\uff01-\\uff65\\uffe0-\\uffe6';

const cjkOrHangul = new RegExp(`[${cjk}\\p{Script=Hangul}]`, 'u');
const isPunctuation = (char: string): boolean => /[\p{P}\p{S}]/u.test(char);
const isSpace = (char: string): boolean => char.trim() === '';

/**
 * On which side of a run of `*` or `~~` between two characters something has to stand that is neither space nor
 * punctuation, so that it can begin or end emphasis. CommonMark wants a space or punctuation on one side, which
 * Chinese, Japanese and Korean do not write: `**重点。**后面`. The rule is that of `specification.md` in
 * https://github.com/tats-u/markdown-cjk-friendly: CJK punctuation counts as a letter, and punctuation beside the run
 * is no obstacle where the character on its other side is CJK.
 */
export function emphasisGap(before: string, after: string): 'before' | 'after' | undefined {
  if (isSpace(before) || isSpace(after) || isPunctuation(before) === isPunctuation(after)) return undefined;
  if (!cjkOrHangul.test(before) && !cjkOrHangul.test(after)) return undefined;
  return isPunctuation(before) ? 'before' : 'after';
}
