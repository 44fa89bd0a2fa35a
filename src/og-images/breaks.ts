/** A stretch of text that stays on one line, and the spaces after it; UTF-16 positions. */
export interface Unit {
  start: number;
  end: number;
  /** Where the next one starts. */
  next: number;
}

/** Scripts that put no spaces between words. Korean does; so do we there. */
const spaceless =
  /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3000-\u303f\uff00-\uffef]/u;

/** May not begin a line: closing marks, stops, signs of repetition and length, small kana, per cent (W3C’s JLREQ, cl-02 to 07, 09 to 11, 13). */
const neverFirst =
  /^[\p{Pe}\p{Pf}\p{Mn}\p{Lm}!"'%,.:;?‰°…‥—、。，．・：；？！％〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ々〻ー]/u;

/** What may not end a line: opening marks and the signs of currencies (JLREQ, cl-01 and 12). */
const neverLast = /[\p{Ps}\p{Pi}\p{Sc}"'＄￥№]$/u;

const space = /[^\S\u00a0\u202f\u2007]|\u200b/u;

/**
 * Where a text may be divided: at spaces, after the hyphen or dash in a word, at the sign between Tibetan syllables, and
 * between the words of scripts that have no spaces, where a line neither begins nor ends with a mark that may not.
 */
export function unitsOf(text: string, lang: string): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  const cut = (at: number) => {
    if (at <= start) return;
    const end = start + text.slice(start, at).replace(/[\s\u200b]+$/u, '').length;
    units.push({ start, end, next: at });
    start = at;
  };
  for (const { segment, index } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    if (mayBreak(text.slice(start, index), text.slice(index), segment)) cut(index);
  }
  cut(text.length);
  return units;
}

function mayBreak(before: string, after: string, word: string): boolean {
  if (before === '' || space.test(after[0]!)) return false;
  if (space.test(before.at(-1)!)) return true;
  if (/[\p{L}\p{N}][-‐–—]$/u.test(before) || /་$/.test(before)) return /^\p{L}/u.test(after);
  const between =
    spaceless.test([...before.slice(-2)].at(-1)!) || spaceless.test(String.fromCodePoint(after.codePointAt(0)!));
  // One or two hiragana are a particle or an ending: they belong to the word before.
  return between && !neverFirst.test(after) && !neverLast.test(before) && !/^\p{sc=Hira}{1,2}$/u.test(word);
}

/** Divides a unit that is wider than a line: after the signs in addresses, names and code, then between any two characters. */
export function divide(text: string, unit: Unit, fits: (start: number, end: number) => boolean): Unit[] {
  const parts = text.slice(unit.start, unit.end).match(/[^/._:\\=&?-]*[/._:\\=&?-]+|[^/._:\\=&?-]+/g) ?? [];
  const units: Unit[] = [];
  for (const part of parts) {
    const start = units.at(-1)?.end ?? unit.start;
    const whole = fits(start, start + part.length);
    const pieces = whole
      ? [part]
      : [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(part)].map(({ segment }) => segment);
    for (const piece of pieces) {
      const from = units.at(-1)?.end ?? unit.start;
      units.push({ start: from, end: from + piece.length, next: from + piece.length });
    }
  }
  return units.map((piece, index) => (index === units.length - 1 ? { ...piece, next: unit.next } : piece));
}
