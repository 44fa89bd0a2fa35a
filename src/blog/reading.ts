/**
 * Words in a text: runs of letters and digits; in scripts written without spaces, characters. An ideograph counts as
 * one word because it takes about as long to read (228 words against 255 characters a minute: Trauzettel-Klosinski
 * & Dietz 2012, the IReST texts).
 */
export function countWords(text: string): number {
  // Most texts have none of these scripts, and need not be searched for them.
  if (!/[\u0e00-\u0e7f\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\ud800-\udfff]/.test(text)) return text.match(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’]*/gu)?.length ?? 0;
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const words = text.match(/[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]][[\p{L}\p{N}\p{M}'’]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]*/gv)?.length ?? 0;
  return ideographs + words;
}

/** Minutes to read `words`, at least 1, at 228 words a minute (source as above). */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 228));
}

/** `text` on one line, cut at a word to at most `limit` characters, with an ellipsis when something is missing. */
export function shorten(text: string, limit = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const lastSpace = cut.lastIndexOf(' ');
  // Without a space near the end (Chinese, a long address) the cut falls between two characters, never inside one.
  const kept = lastSpace > limit / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.–—-]+$/, '')}…`;
}
