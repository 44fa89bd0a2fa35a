import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Data } from 'satteri';
import { drawingUrl } from '../../blog/urls.ts';
import { escapeAttribute, escapeText } from '../../core/escape.ts';
import { findLabel, type Label } from './labels.ts';

/** A picture drawn at build, as SVG. */
export interface Drawing {
  /**
   * One `<svg>` element with `viewBox`, `width` and `height`. Its colours are the site's, as attributes
   * (`stroke="var(--ink)"`), so that they follow the page into the dark; no `style`, no `id`, no font but the page's.
   */
  svg: string;
  /** What it shows, for those who cannot see it. */
  description: string;
  /** HTML below it, such as its data as a table. */
  more?: string;
}

/** What the words after the language of a fence ask for: `#fig:loss .wide caption="The loss"`. */
export interface DrawingMeta {
  /** Name to refer to, without `#`: `fig:loss`. */
  label: string | undefined;
  caption: string | undefined;
  /** `wide` or `full`. */
  width: string | undefined;
  /** Words that mean nothing here. */
  unknown: string[];
}

/** Reads the words after the language of a drawing's fence. */
export function parseDrawingMeta(meta: string): DrawingMeta {
  const result: DrawingMeta = { label: undefined, caption: undefined, width: undefined, unknown: [] };
  for (const [word] of meta.replace(/^\{(.*)\}$/, '$1').matchAll(/[\w-]+=(?:"[^"]*"|'[^']*')|\S+/g)) {
    const caption = /^caption=(["'])(.*)\1$/.exec(word)?.[2];
    if (caption !== undefined) result.caption = caption;
    else if (/^#fig[:-][\w-]+$/.test(word)) result.label = word.slice(1);
    else if (/^\.(wide|full)$/.test(word)) result.width = word.slice(1);
    else result.unknown.push(word);
  }
  return result;
}

/** The figure around a drawing. In the feed it becomes a picture of its own, `drawings/<digest>.svg`. */
export function figureOf(
  { svg, description, more = '' }: Drawing,
  { label, caption, width }: DrawingMeta,
  data: Data,
): string {
  const alone = standAlone(svg, description);
  const name = `${createHash('sha256').update(alone).digest('hex').slice(0, 16)}.svg`;
  data.post?.drawings.set(name, alone);
  const known = label === undefined ? undefined : findLabel(data, 'fig', label);
  const classes = ['drawing', ...(width === undefined ? [] : [width])].join(' ');
  const opening = `<svg role="img" aria-label="${escapeAttribute(description)}" data-feed-image="${drawingUrl(name)}"`;
  return `<figure class="${classes}"${known === undefined ? '' : ` id="${known.id}"`}><div class="scroll" tabindex="0" data-page-wrapper>${svg.replace(/^<svg(?: xmlns="[^"]*")?/, () => opening)}</div>${more}${captionOf(known, caption)}</figure>`;
}

/** `Figure 2: The loss`, or what of it there is. */
export function captionOf(label: Label | undefined, caption: string | undefined): string {
  const number = label && `<span class="number">${label.title}</span>`;
  const parts = [number, caption && escapeText(caption)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `<figcaption>${parts.join(': ')}</figcaption>`;
}

/** Paper around a drawing that stands alone, in its units: it has no page around it. */
const margin = 12;

/** The drawing with colours of its own, the light ones, on a ground of its own: a feed reader may be dark or light. */
function standAlone(svg: string, description: string): string {
  const [, ...box] = /viewBox="([-\d.]+)[ ,]+([-\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(svg) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = box.map(
    (value, index) => Number(value) + (index < 2 ? -margin : 2 * margin),
  );
  const ground = `<title>${escapeText(description)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="var(--paper)"/>`;
  const wider = (opening: string) =>
    opening
      .replace(/viewBox="[^"]*"/, `viewBox="${x} ${y} ${width} ${height}"`)
      .replace(/ (width|height)="([\d.]+)"/g, (_, name, length) => ` ${name}="${Number(length) + 2 * margin}"`);
  return svg
    .replace(
      /^<svg(?: xmlns="[^"]*")?/,
      '<svg xmlns="http://www.w3.org/2000/svg" font-family="Georgia, \'Source Serif 4\', serif" color="var(--ink)"',
    )
    .replace(/^<svg[^>]*>/, (opening) => wider(opening) + ground)
    .replace(/var\((--[\w-]+)\)/g, (whole, token: string) => lightColours().get(token) ?? whole);
}

let colours: Map<string, string> | undefined;

/** The light colours of `tokens.css`, by name. */
function lightColours(): Map<string, string> {
  if (colours !== undefined) return colours;
  const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
  // Reversed, so that of a name that is set twice the first counts: what is for few readers comes later.
  return (colours = new Map(
    [...css.matchAll(/(--[\w-]+): light-dark\((#\w+),/g)].map(([, name, light]) => [name!, light!] as const).reverse(),
  ));
}
