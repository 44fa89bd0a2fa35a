/** Code of a text, fenced, or between backticks in a line. */
const code = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[^]*?(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$)|$)|(`+)(?!`)[^\n]*?[^`\n]\2(?!`)/gm;

/** `](Two words.ipynb)` and `](https://en.wikipedia.org/wiki/Rank_(mathematics)` without its last bracket. */
const looseLink =
  /\]\((?![<#])([^()\s<>"'][^()<>"'\n]*? [^()<>"'\n]*?\.[a-z0-9]{2,5}(?:#[^()\s<>]*)?)\)|\]\((https?:\/\/[^()\s<>]*\([^()\s<>]*)\)(?![^\s()]*\))/gi;

/** A formula between single dollars, with the spaces inside of them. */
const formula = /(?<![\\$\p{L}\p{N}])\$(?!\$)([ \t]*)([^$\n\0]*?[^\s$\\\0])([ \t]*)\$(?![$\d])/gu;
/** What TeX has and an amount of money has not. */
const tex = /[\\^_=<>{}]|^\p{L}{1,2}$/u;

/**
 * Markdown as Jupyter has always read it: links with spaces in the name of a file, or without the bracket that ends
 * them where their URL has brackets of its own; spaces between a formula and its dollars.
 */
export function withLooseMarkdown(text: string): string {
  if (!/\]\(|\$/.test(text)) return text;
  const linked = replaceOutsideCode(text, looseLink, ([whole, spaced, bracketed]) =>
    spaced !== undefined ? `](<${spaced}>)` : bracketed !== undefined ? `](${bracketed}))` : whole,
  );
  return replaceOutsideCode(linked, formula, ([whole, before, inside = '', after]) =>
    (before !== '' || after !== '') && tex.test(inside) ? `$${inside}$` : whole,
  );
}

function replaceOutsideCode(text: string, pattern: RegExp, change: (match: RegExpExecArray) => string): string {
  const hidden = text.replace(code, (found) => found.replace(/[^\n]/g, '\0'));
  let [out, done] = ['', 0];
  for (const match of hidden.matchAll(pattern)) {
    out += text.slice(done, match.index) + change(match);
    done = match.index + match[0].length;
  }
  return out + text.slice(done);
}
