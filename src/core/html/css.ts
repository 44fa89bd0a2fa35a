import { ident, string, tokenize, tokenTypes, url } from '../css-tree.ts';

/** Functions whose text between quotation marks is the URL of an image (CSS Images 4, 2; CSS Values 4, 4.5). */
const imageFunctions = /^(?:-webkit-)?(?:url|src|image|image-set|cross-fade)$/i;

const opening = new Set([tokenTypes.LeftParenthesis, tokenTypes.LeftSquareBracket, tokenTypes.LeftCurlyBracket]);
const closing = new Set([tokenTypes.RightParenthesis, tokenTypes.RightSquareBracket, tokenTypes.RightCurlyBracket]);

/**
 * The URLs that CSS loads, in a style sheet, a declaration or a value, read by the standard's own tokens: escapes
 * (`u\72l(…)`), `image-set("…" 1x)` and `@import "…"` count. Where an image takes a variable, every text may be one.
 */
export function cssUrls(css: string): string[] {
  // Each way to name one begins with one of these characters.
  if (!/[(@\\]/.test(css)) return [];
  const found: string[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  let rule = '';
  let takesVariable = false;
  tokenize(css, (type, start, end) => {
    const written = css.slice(start, end);
    if (type === tokenTypes.AtKeyword) rule = ident.decode(written.slice(1)).toLowerCase();
    else if (type === tokenTypes.Semicolon || type === tokenTypes.LeftCurlyBracket) rule = '';
    if (type === tokenTypes.Function) {
      const name = ident.decode(written.slice(0, -1)).toLowerCase();
      if (/^(?:var|attr|env)$/.test(name) && open.some((each) => imageFunctions.test(each))) takesVariable = true;
      open.push(name);
      // The tokens know only an unescaped `url(` by its bare URL.
      if (name === 'url' && !/^\s*["']/.test(css.slice(end))) found.push(/^[^)]*/.exec(css.slice(end))![0].trim());
    } else if (opening.has(type)) open.push('');
    else if (closing.has(type)) open.pop();
    if (type === tokenTypes.Url && rule !== 'namespace') found.push(url.decode(written));
    // A browser does not load from a broken one; a browser to come may.
    if (type === tokenTypes.BadUrl) found.push(written.replace(/^[^(]*\(\s*["']?/, ''));
    if (type === tokenTypes.String) {
      const text = string.decode(written);
      const loads = imageFunctions.test(open.at(-1) ?? '') || (rule === 'import' && open.length === 0);
      if (loads && rule !== 'namespace') found.push(text);
      else texts.push(text);
    }
  });
  return takesVariable ? [...found, ...texts] : found;
}
