import { escapeAttribute } from '../../core/escape.ts';
import { messages } from '../../i18n/index.ts';

/** CSS pixels across of the column of text, and of what is wider: 42, 46 and 62 rem in `figures.css`. */
const shownWidths = { column: 750, wide: 820, full: 1110 };

/** CSS pixels across of an image, at most: `size` is pixels or per cent of the column. */
export function shownWidth(figureWidth: 'wide' | 'full' | undefined, size?: string): number {
  if (size === undefined) return shownWidths[figureWidth ?? 'column'];
  const number = Number.parseInt(size, 10);
  return size.endsWith('%') ? (shownWidths.column * Math.min(100, number)) / 100 : Math.min(shownWidths.column, number);
}

/** A link around an image to a file that shows it larger; its name says what is on it, `alt`, and what it is for. */
export function largeImageLink(image: string, href: string, alt: string, classes: readonly string[]): string {
  const name = escapeAttribute(messages.post.fullSize(alt));
  const className = ['zoom', ...classes].join(' ');
  return `<a class="${className}" href="${escapeAttribute(href)}" aria-label="${name}">${image}</a>`;
}

/**
 * The same around a drawing, which has a long description of its own to name the link; a title says what the link is
 * for. In feeds the drawing is an image already.
 */
export function largeDrawingLink(drawing: string, href: string, title: string): string {
  const purpose = escapeAttribute(messages.post.fullSize(title));
  return `<a class="zoom" href="${escapeAttribute(href)}" title="${purpose}" data-page-wrapper>${drawing}</a>`;
}
