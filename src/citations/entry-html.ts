import { escapeAttribute, escapeText } from '../core/escape.ts';
import { readHtml, type Tag } from '../core/html/reader.ts';

const allowed = new Set(['i', 'b', 'sup', 'sub']);

/** A piece of an entry: a tag as it goes into the page, or text. */
type Piece = { tag: string } | { text: string };

/** An address that an entry has, and how it may stand in it. */
export interface Address {
  href: string;
  /** In order of preference; the first is also what is shown when none of them stands there. */
  shown: readonly string[];
  /** Whether it is added when the style does not print it. */
  add: boolean;
}

/** The HTML of a style with no more than italics, bold, superscript and subscript; all else is text. */
export const cleanHtml = (html: string): string =>
  piecesOf(html)
    .map((piece) => ('tag' in piece ? piece.tag : escapeText(piece.text)))
    .join('')
    .trim();

/** The same as text. */
export const plainText = (html: string): string =>
  piecesOf(html)
    .map((piece) => ('tag' in piece ? '' : piece.text))
    .join('')
    .trim();

/** The same as `cleanHtml`, addresses made links. */
export function linkedHtml(html: string, addresses: readonly Address[]): string {
  const pieces = piecesOf(html);
  const missing = addresses.filter((address) => !linkFirst(pieces, address));
  const ends = missing.filter(({ add }) => add).map(({ href, shown }) => ` ${anchor(href, shown[0]!)}`);
  return (
    pieces
      .map((piece) => ('tag' in piece ? piece.tag : escapeText(piece.text)))
      .join('')
      .trim() + ends.join('')
  );
}

const anchor = (href: string, text: string): string => `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`;

/** Makes the first place where an address stands a link. */
function linkFirst(pieces: Piece[], { href, shown }: Address): boolean {
  for (const words of shown) {
    const index = pieces.findIndex((piece) => 'text' in piece && piece.text.includes(words));
    const piece = pieces[index];
    if (piece === undefined || !('text' in piece)) continue;
    const at = piece.text.indexOf(words);
    pieces.splice(
      index,
      1,
      { text: piece.text.slice(0, at) },
      { tag: anchor(href, words) },
      { text: piece.text.slice(at + words.length) },
    );
    return true;
  }
  return false;
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  const addTag = (name: string, tag: string) => void (allowed.has(name) && pieces.push({ tag }));
  const reader = {
    open: ({ name }: Tag) => addTag(name, `<${name}>`),
    close: (name: string) => addTag(name, `</${name}>`),
    text(text: string) {
      const last = pieces.at(-1);
      if (last !== undefined && 'text' in last) last.text += text;
      else pieces.push({ text });
    },
  };
  // The number of an entry is that of our list.
  readHtml(html.replace(/<div class="csl-left-margin">.*?<\/div>/s, ''), reader);
  return pieces;
}
