import { parseHtml, parsePart } from './parse.ts';
import { scanHtml } from './scan.ts';

/** Where a tag belongs, in a browser's reading. */
export type Namespace = 'html' | 'svg' | 'math';

/** The beginning of an element. Names of HTML are in lower case, those of drawings as SVG spells them. */
export interface Tag {
  /** As the standard’s tree has it: in lower case, but for names of SVG. */
  name: string;
  /** HTML, SVG or MathML. */
  namespace: Namespace;
  /** Values by name, references resolved. */
  attributes: Readonly<Record<string, string>>;
}

/** A tag of HTML that was read. */
export interface ReadTag extends Tag {
  /** Where it begins, in UTF-16 units. */
  offset: number;
}

/** Takes what HTML holds, in order. Every element that is opened is closed, void ones too. */
export interface HtmlReader<AnyTag extends Tag = Tag> {
  /** Called where an element begins. */
  open(tag: AnyTag): void;
  /** Called where one ends. */
  close(name: string): void;
  /** Called with a text, references resolved. */
  text(text: string): void;
}

/** One thing that a reader is given: a tag, text, or the name of an element that ends. */
export type HtmlEvent = ReadTag | { text: string } | { end: string };

/** Something in HTML by which a reader of the page would lose a part of it. */
export interface Loss {
  /** Where it begins, in UTF-16 units. */
  offset: number;
  /** What never ends or is no HTML, as written: `<div>`, `<!--`. */
  written: string;
  /** Why a browser loses it. */
  kind: 'open' | 'quote' | 'declaration' | 'frame' | 'stray' | 'deep';
}

/**
 * Reads HTML as a browser does, and gives what of it a reader would lose. What is plainly written is read by a quick
 * pass, for which a browser's reading is known to be the same; the rest by the HTML standard's whole algorithm.
 * `isPart` says that the HTML is a part of a page.
 */
export function readHtml(html: string, reader: HtmlReader<ReadTag>, isPart = false): Loss[] {
  const scanned = scanHtml(html);
  const { events, losses } =
    scanned === undefined ? (isPart ? parsePart : parseHtml)(html) : { events: scanned, losses: [] };
  for (const event of events) {
    if ('text' in event) reader.text(event.text);
    else if ('end' in event) reader.close(event.end);
    else reader.open(event);
  }
  return losses;
}
