/** Scripts that put no spaces between words. Korean does; so do we there. */
const spaceless =
  /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3000-\u303f\uff00-\uffef]/u;

/**
 * May not begin a line: closing marks, stops, signs of repetition and length, small kana, per cent (W3C’s JLREQ, cl-02
 * to 07, 09 to 11, 13).
 */
const neverFirst =
  /^[\p{Pe}\p{Pf}\p{Mn}\p{Lm}!"'%,.:;?‰°…‥—、。，．・：；？！％〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ々〻ー]/u;

/** What may not end a line: opening marks and the signs of currencies (JLREQ, cl-01 and 12). */
const neverLast = /[\p{Ps}\p{Pi}\p{Sc}"'＄￥№]$/u;

/**
 * The text with a zero width space wherever a line may end between two words of a script that has no spaces; the
 * typesetter itself would divide Chinese words, and Thai ones not at all.
 */
export function markBreaks(text: string, lang: string): string {
  if (!spaceless.test(text)) return text;
  let marked = '';
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    const mayBreak =
      spaceless.test(marked.slice(-1) + segment[0]!) && !neverFirst.test(segment) && !neverLast.test(marked);
    marked += marked !== '' && mayBreak ? `\u200b${segment}` : segment;
  }
  return marked;
}
