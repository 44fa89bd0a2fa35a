/** Elements whose text is not read as Markdown's. */
const verbatim = /<(code|pre|kbd|samp|script|style|textarea|math|svg)\b/iy;
const tag = /<\/?[a-z][^<>]*>/iy;

/** Length of a comment, a tag, or an element whose text is not read as Markdown's; at least 1. */
export function htmlLength(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return untilLength(text, /-->/g, at);
  verbatim.lastIndex = tag.lastIndex = at;
  const name = verbatim.exec(text)?.[1];
  return name === undefined ? (tag.exec(text)?.[0].length ?? 1) : untilLength(text, new RegExp(`</${name}>`, 'gi'), at);
}

/** Length of a tag of MDX, whose attributes may be programs with `>` in them. */
export function jsxLength(text: string, at: number): number {
  verbatim.lastIndex = at;
  const name = verbatim.exec(text)?.[1];
  if (name !== undefined) return untilLength(text, new RegExp(`</${name}>`, 'gi'), at);
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end]!;
    if (char === '>') return end + 1 - at;
    if (char === '{') end += bracesLength(text, end) - 1;
    else if (char === '"' || char === "'")
      end = text.indexOf(char, end + 1) === -1 ? text.length : text.indexOf(char, end + 1);
  }
  return 1;
}

/** Length of what stands between braces, which may hold others. */
export function bracesLength(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}' && --depth === 0) return end + 1 - at;
  }
  return text.length - at;
}

/** Length of what ends with `closing`, or with the text. */
function untilLength(text: string, closing: RegExp, at: number): number {
  closing.lastIndex = at;
  const found = closing.exec(text);
  return found === null ? text.length - at : closing.lastIndex - at;
}
