/**
 * Length of `$…$`, by Pandoc's rule: no space just inside the dollars, no digit after the closing one
 * (https://pandoc.org/MANUAL.html#extension-tex_math_dollars). Prices with words between them stay prices, too.
 */
export function inlineMathLength(
  text: string,
  at: number,
  { blockEnd, isRow }: { blockEnd: number; isRow: boolean },
): number {
  if (/\s/.test(text[at + 1] ?? ' ')) return 0;
  for (let end = at + 1; end < blockEnd; end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '`' || (isRow && char === '|' && /\s/.test(text[end - 1]!) && /\s/.test(text[end + 1] ?? ' ')))
      return 0;
    else if (char === '$') {
      const after = text[end + 1] ?? '';
      if (/\s/.test(text[end - 1]!) || /[\d$]/.test(after)) return 0;
      return isInText(text[at - 1] ?? '', text.slice(at + 1, end), after) || isPrice(text.slice(at + 1, end))
        ? 0
        : end + 1 - at;
    }
  }
  return 0;
}

/**
 * Whether two dollars are signs of the text around them: inside words, behind amounts (`35$** or **40$`), before names
 * (`$HOME/$USER`).
 */
function isInText(before: string, inside: string, after: string): boolean {
  if (/\d/.test(before) && /^[-*,.;:!?/)\]|"”’]/.test(inside)) return true;
  return /[a-z]/i.test(after) && (/[a-z\d]/i.test(before) || /[-/:.,=@]$/.test(inside));
}

/** `5 bill, a 10` between two dollars: begins with an amount and goes on in words. */
const isPrice = (text: string): boolean =>
  /^[\d.,]+/.test(text) && /(^|[^\\\p{L}])\p{L}{2,}/u.test(text.replace(/\\[a-z]+\s*(\{[^}]*\})?/gi, ' '));
