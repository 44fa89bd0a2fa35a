/**
 * Length of `$…$`, by Pandoc's rule: no space just inside the dollars, no digit after the closing one
 * unless the formula begins with a command (https://pandoc.org/MANUAL.html#extension-tex_math_dollars). Prices with words between them stay prices, too. With
 * spaces inside, which Jupyter and MathJax allow, it has to look like nothing but a formula.
 */
export function inlineMathLength(
  text: string,
  at: number,
  { blockEnd, isRow, notebook }: { blockEnd: number; isRow: boolean; notebook: boolean },
): number {
  if (/^\s*$/.test(text.slice(at + 1, at + 4))) return 0;
  for (let end = at + 1; end < blockEnd; end++) {
    const char = text[end];
    if (char === '\\') end += textLength(text, end, blockEnd) || 1;
    else if (char === '`' || (isRow && char === '|' && /\s/.test(text[end - 1]!) && /\s/.test(text[end + 1] ?? ' ')))
      return 0;
    else if (char === '$') {
      const [before, inside, after] = [text[at - 1] ?? '', text.slice(at + 1, end), text.slice(end + 1, end + 4)];
      if (/^\s|\s$/.test(inside)) return isSpacedFormula(before, inside, after, notebook) ? end + 1 - at : 0;
      if (after.startsWith('$') || (/^\d/.test(after) && !/^\\[a-z]{2}/i.test(inside))) return 0;
      return isInText(before, inside, after.charAt(0)) || isPrice(inside) ? 0 : end + 1 - at;
    }
  }
  return 0;
}

/** Length of `\text{if $x > 0$}` less its first character, whose dollars belong to it; 0 for anything else. */
function textLength(text: string, at: number, limit: number): number {
  const [opening] = /^\\(?:text[a-z]*|[mh]box)\s*\{/.exec(text.slice(at, at + 20)) ?? [];
  if (opening === undefined) return 0;
  let depth = 1;
  for (let end = at + opening.length; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return end - at;
  }
  return 0;
}

/**
 * Whether what stands between dollars and spaces, `$ x_1 $`, can only be a formula: it has a command, and no words
 * outside of `\text{…}`, or else signs and single letters; in a notebook one letter is enough.
 */
function isSpacedFormula(before: string, inside: string, after: string, notebook: boolean): boolean {
  if (/[\w$]/.test(before) || /^(?:\d|\$|(?!th\b)[a-z])/i.test(after) || /\n[ \t>]*\n/.test(inside)) return false;
  const plain = inside.replace(/\\(?:text[a-z]*|[mh]box|operatorname\*?|math[a-z]+)\s*\{[^{}]*\}|\\[a-z]+/gi, '\\');
  if (/[a-z]{3,}\s+[a-z]{3,}/i.test(plain)) return false;
  return (
    plain.includes('\\') ||
    (/^[\w\s^{}()[\]=<>+\-*/.,|':;!]+$/.test(plain) &&
      (/[_^=<>]/.test(plain) || (notebook && /^\s*[a-z]'*\s*$/i.test(plain))) &&
      !/[a-z]{3}/i.test(plain))
  );
}

/**
 * Whether two dollars are signs of the text around them: inside words, behind amounts (`35$** or **40$`), before names
 * (`$HOME/$USER`).
 */
function isInText(before: string, inside: string, after: string): boolean {
  if (/\d/.test(before) && /^[-*,.;:!?/)\]|"”’]/.test(inside)) return true;
  return /[a-z]/i.test(after) && (/[a-z\d]/i.test(before) || /[-/:.,=@]$/.test(inside));
}

/** `5 bill, a 10` between two dollars: begins with an amount and goes on in words, without a command of TeX. */
const isPrice = (text: string): boolean =>
  !/\\[a-z]{2}/i.test(text) &&
  /^[\d.,]+/.test(text) &&
  /(^|[^\\\p{L}])\p{L}{2,}/u.test(text.replace(/\\[a-z]+\s*(\{[^}]*\})?/gi, ' '));
