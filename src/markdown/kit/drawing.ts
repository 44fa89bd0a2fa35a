import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Data } from 'satteri';
import { drawingUrl } from '../../blog/urls.ts';
import { escapeAttribute, escapeText } from '../../core/escape.ts';
import { standalone } from '../../drawing/standalone.ts';
import { findLabel, type Label } from './labels.ts';
import { largeDrawingLink } from './large-link.ts';

/** A drawing made at build, as SVG. */
export interface Drawing {
  /**
   * One `<svg>` element with `viewBox`, `width` and `height`. Its colours are the site's, as attributes
   * (`stroke="var(--ink)"`), so that they follow the page into dark mode; no `style`, no `id`, no font but the page's.
   */
  svg: string;
  /** What it shows, for those who cannot see it. */
  description: string;
  /** HTML below it, such as its data as a table. */
  more?: string;
}

/** What stands after the language of a fence: `#fig:loss .wide caption="The loss"`. */
export interface DrawingMeta {
  /** Name to refer to, without `#`: `fig:loss`. */
  label: string | undefined;
  caption: string | undefined;
  /** `wide` or `full`. */
  width: string | undefined;
  /** What means nothing here. */
  unknown: string[];
}

/** Reads what stands after the language of a drawing's fence. */
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

/** The figure around a drawing. In the feed it becomes an image of its own, `drawings/<digest>.svg`. */
export function drawingFigure(
  { svg, description, more = '' }: Drawing,
  { label, caption, width }: DrawingMeta,
  data: Data,
): string {
  const file = standalone(svg, description, lightColours());
  const name = `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.svg`;
  data.post?.drawings.set(name, file);
  const known = label === undefined ? undefined : findLabel(data, 'fig', label);
  const least = leastSize(svg, width === 'full');
  const large = least === undefined ? [] : ['large'];
  const classes = ['drawing', ...(width === undefined ? [] : [width]), ...large].join(' ');
  const opening = `<svg role="img" aria-label="${escapeAttribute(description)}" data-feed-image="${drawingUrl(name)}"`;
  const id = known === undefined ? '' : ` id="${known.id}"`;
  const image = (least ?? svg).replace(/^<svg(?: xmlns="[^"]*")?/, () => opening);
  // To see the whole of it at once.
  const title = caption ?? description.split(/[:;.]/)[0]!;
  const shown = least === undefined ? image : largeDrawingLink(image, drawingUrl(name), title);
  const scroll = `<div class="scroll" tabindex="0" data-page-wrapper>${shown}</div>`;
  return `<figure class="${classes}"${id}>${scroll}${more}${captionOf(known, caption)}</figure>`;
}

/** Least size of text on a page, in CSS pixels; and the width that every drawing keeps, 40rem in `drawings.css`. */
const smallest = { text: 9, width: 640 } as const;

/**
 * A drawing that would be hard to read in the width that all keep, at the size that its smallest text allows; a `full`
 * one at its own. `undefined` for any other, and for a chart, which is drawn as wide as it stands.
 */
function leastSize(svg: string, isFull: boolean): string | undefined {
  const [, opening = '', body = ''] = /^(<svg[^>]*>)(.*)$/s.exec(svg) ?? [];
  const size = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(opening)?.[1]);
  const texts = [...body.matchAll(/ font-size="([\d.]+)"/g)].map(([, written]) => Number(written));
  const scale = isFull ? 1 : Math.min(1, smallest.text / Math.min(size('font-size') || Infinity, ...texts));
  const width = size('width') * scale;
  if (!(width > smallest.width) || opening.includes(' class="chart')) return undefined;
  const scaled = (name: string, length: number) => ` ${name}="${Math.ceil(length)}"`;
  return opening
    .replace(/ width="[^"]*"/, scaled('width', width))
    .replace(/ height="[^"]*"/, scaled('height', size('height') * scale))
    .concat(body);
}

/** `Figure 2: The loss`, or what of it there is. */
function captionOf(label: Label | undefined, caption: string | undefined): string {
  const number = label && `<span class="number">${label.title}</span>`;
  const parts = [number, caption && escapeText(caption)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `<figcaption>${parts.join(': ')}</figcaption>`;
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
