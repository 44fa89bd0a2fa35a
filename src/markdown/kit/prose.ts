/** A fence at the beginning of a line; whether it opens code or closes it depends on those before it. */
const fence = /^(`{3,}|~{3,})(.*)$/gm;
/** What makes that less plain: HTML, and fences that stand elsewhere. */
const unusual = /^[ \t>]*<|^(?=[ \t>*+\-\d:[])[^`~\n]*(?:`{3,}|~{3,})/m;

/** The language of what becomes text of the document, not code. */
const isText = /^\s*(?:table\b|\{)/i;

let last = { source: '', prose: '' };

/**
 * Markdown without its blocks of code, as far as these are plainly written; it may hold code, but lacks no text.
 */
export function proseOf(source: string): string {
  if (last.source !== source) last = { source, prose: withoutCode(source) };
  return last.prose;
}

function withoutCode(source: string): string {
  if (unusual.test(source)) return source;
  const parts: string[] = [];
  let done = 0;
  let open: { marks: string; at: number; isText: boolean } | undefined;
  for (const { index, 0: line, 1: marks = '', 2: words = '' } of source.matchAll(fence)) {
    if (open === undefined) {
      // A line of code between backticks opens nothing.
      if (!marks.startsWith('`') || !words.includes('`')) open = { marks, at: index, isText: isText.test(words) };
    } else if (marks.startsWith(open.marks) && words.trim() === '') {
      if (!open.isText) {
        parts.push(source.slice(done, open.at));
        done = index + line.length;
      }
      open = undefined;
    }
  }
  return parts.join('') + source.slice(done);
}
