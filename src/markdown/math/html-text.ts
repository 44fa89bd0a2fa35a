/** What is no text in HTML, or text that is shown as it is. */
const noText =
  /<!--[^]*?(?:-->|$)|<(pre|code|kbd|samp|script|style|textarea|title|math|svg)\b[^]*?(?:<\/\1\s*>|$)|<\/?[a-z][^<>]*>/gi;

/** HTML in pieces: its text, in which formulas may stand, and what stands between. */
export function splitHtml(html: string): { isText: boolean; value: string }[] {
  const pieces: { isText: boolean; value: string }[] = [];
  let done = 0;
  for (const { 0: found, index } of html.matchAll(noText)) {
    pieces.push({ isText: true, value: html.slice(done, index) }, { isText: false, value: found });
    done = index + found.length;
  }
  return [...pieces, { isText: true, value: html.slice(done) }];
}

/** Whether a paragraph of HTML is open, which can hold no block. */
export const isInParagraph = (before: string): boolean => /<p\b/i.test(before.slice(before.lastIndexOf('</p>') + 1));
