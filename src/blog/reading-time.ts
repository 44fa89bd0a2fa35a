/** Scripts whose words have no spaces between them. */
const unspaced =
  '\\p{Script=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}' +
  '\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const isUnspaced = new RegExp(`[${unspaced}]`, 'u');
const unspacedRun = new RegExp(`[${unspaced}]+`, 'gu');
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Words in a text: runs of letters and digits; where a script has no spaces, what dictionaries take for words (UAX #29
 * and ICU).
 */
export function countWords(text: string): number {
  // Most texts have none of these scripts, and need not be searched for them.
  const latin = countLatin(text);
  if (latin !== undefined) return latin;
  if (!isUnspaced.test(text)) return countSpaced(text);
  let runs = '';
  const rest = text.replace(unspacedRun, (run) => {
    runs += `${run}\n`;
    return ' ';
  });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(runs)) if (isWordLike) words += 1;
  return words + countSpaced(rest);
}

const countSpaced = (text: string): number => text.match(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’]*/gu)?.length ?? 0;

const [gap, letter, apostrophe, other] = [0, 1, 2, 3];

/** What each UTF-16 unit is: of Latin letters as Western Europe writes them, of punctuation, and of symbols. */
const kinds = Uint8Array.from({ length: 0x2c00 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (code >= 0x180 && code < 0x2000) return other;
  return /['’]/.test(char) ? apostrophe : /[\p{L}\p{N}\p{M}]/u.test(char) ? letter : gap;
});

/** The same, quicker, for a text that has no other characters; `undefined` for one that has. */
function countLatin(text: string): number | undefined {
  let words = 0;
  let before = gap;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < kinds.length ? kinds[code]! : other;
    if (kind === other) return undefined;
    if (kind === letter && before === gap) words += 1;
    before = kind === apostrophe ? before : kind;
  }
  return words;
}

/**
 * Words a minute by language: the means of Trauzettel-Klosinski & Dietz 2012, “The New International Reading Speed
 * Texts IReST”, table 2 (https://doi.org/10.1167/iovs.11-8284), where those of Chinese and Japanese are words too.
 */
const speeds: Readonly<Record<string, number>> = {
  ...{ ar: 138, de: 179, en: 228, es: 218, fi: 161, fr: 195, he: 187, it: 188, ja: 193 },
  ...{ nl: 202, pl: 166, pt: 181, ru: 184, sl: 180, sv: 199, tr: 166, zh: 158 },
};

/** The mean of all 17 languages, for every other one. */
const meanSpeed = 184;

/** Minutes to read `words` of a language (BCP 47), at least 1. */
export function readingMinutes(words: number, lang: string): number {
  return Math.max(1, Math.round(words / (speeds[lang.split('-')[0]!.toLowerCase()] ?? meanSpeed)));
}

/**
 * `text` on one line, cut at a word to at most `limit` UTF-16 units, with an ellipsis when something is missing. Never
 * cut inside what a reader sees as one character.
 */
export function shorten(text: string, limit = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  let end = 0;
  for (const { segment, index } of graphemes.segment(line.slice(0, 2 * limit))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  const lastSpace = line.lastIndexOf(' ', end);
  // Without a space near the end (Chinese, a long URL) the cut falls between two characters.
  const cut = lastSpace > limit / 2 ? line.slice(0, lastSpace) : line.slice(0, end);
  return `${cut.replace(/[\s,;:.–—，、；：。([{（「『《〈【“‘-]+$/, '')}…`;
}
