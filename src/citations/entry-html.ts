import { escapeAttribute, escapeText } from '../core/escape.ts';
import { readHtml, type Tag } from '../core/html/reader.ts';

const allowed = new Set(['i', 'b', 'sup', 'sub']);

/** A piece of an entry: a tag as it goes into the page, or text. */
type Piece = { tag: string } | { text: string };

/** A URL that an entry has, and how it may stand in it. */
export interface EntryLink {
  href: string;
  /** In order of preference; the first is also what is shown when none of them stands there. */
  shown: readonly string[];
  /** Whether it is added when the style does not print it. */
  add: boolean;
}

const htmlOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => ('tag' in piece ? piece.tag : escapeText(piece.text)))
    .join('')
    .trim();

/** The HTML of a style with no more than italics, bold, superscript and subscript; all else is text. */
export const cleanHtml = (html: string): string => htmlOf(piecesOf(html));

/** The same as text. */
export const plainText = (html: string): string =>
  piecesOf(html)
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('')
    .trim();

/** The same as `cleanHtml`, with links. */
export function linkedHtml(html: string, links: readonly EntryLink[]): string {
  const pieces = piecesOf(html);
  const added = links.filter((link) => !addLink(pieces, link) && link.add);
  return htmlOf(pieces) + added.map(({ href, shown }) => ` ${anchor(href, shown[0]!)}`).join('');
}

const anchor = (href: string, text: string): string => `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`;

/** Makes the first text that shows a URL a link; gives `false` where there is none. */
function addLink(pieces: Piece[], { href, shown }: EntryLink): boolean {
  for (const url of shown) {
    const index = pieces.findIndex((piece) => 'text' in piece && piece.text.includes(url));
    const piece = pieces[index];
    if (piece === undefined || !('text' in piece)) continue;
    const [before = '', ...after] = piece.text.split(url);
    pieces.splice(index, 1, { text: before }, { tag: anchor(href, url) }, { text: after.join(url) });
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
