/** Full-width punctuation, and the quotation marks and dots that Chinese shares with English: no URL holds them. */
const closing =
  '\\u3001-\\u3004\\u3008-\\u301f\\u3030\\u303d\\u30fb\\ufe30-\\ufe4f' +
  '\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65“”…';

/** The destination of a link or image after `](` (CommonMark 0.31, 6.3): without spaces, its brackets in pairs. */
const destination = /\]\(\s*(?:<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)(?=\s*\)|\s+["'(])/y;
/** The destination of a definition, and its label before it (4.7). */
const definition = /^([ \t>]*\[(?!\^)(?:\\.|[^[\]\\\n])+\]:[ \t]*)(<[^<>\n]*>|\S+)/;
/** A URL that stands in the text as it is (GFM 0.29, 6.9). */
const bare = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:https?://|www\\.)(?:(?!\\]\\()[^\\s<${closing}])+`, 'iuy');

/** Length of the URL at a position of a text, from `](` on where it is that of a link; 0 for none. */
export function urlLength(text: string, at: number): number {
  const pattern = text[at] === ']' ? destination : bare;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Where the URL of a definition stands in its line; `undefined` in a line that is none. */
export function definedUrl(line: string): { start: number; end: number } | undefined {
  const [whole, label] = definition.exec(line) ?? [];
  return whole === undefined ? undefined : { start: label!.length, end: whole.length };
}

const ending = new RegExp(`^[${closing}]`);

/** Whether Markdown would take a character for a part of the URL before it, and no reader would. */
export const endsUrl = (char: string): boolean => ending.test(char);
