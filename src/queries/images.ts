import { readFile } from 'node:fs/promises';
import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { colourOf, readCustomProperties } from '../core/css-colours.ts';
import { escapeAttribute } from '../core/escape.ts';
import { isAnimation } from '../core/image.ts';
import { isTransparent } from '../core/transparency.ts';
import { scaled, sizeClass } from '../markdown/kit/image-placeholder.ts';
import tokens from '../styles/tokens.css?raw';

/** What lies behind a transparent image where the page's own ground is missing. */
const paper = colourOf('--paper', 'light', readCustomProperties(tokens)) ?? '#ffffff';

/** How an image stands on the page. */
interface ImageOptions {
  alt: string;
  title?: string | undefined;
  /** How wide its figure stands, where that is not the column of text. */
  width?: 'wide' | 'full' | undefined;
  /** How wide the image itself is shown: `300` pixels, `50%` of the text. */
  size?: string | undefined;
  /** Classes of its own. */
  className?: string | undefined;
  /** Load at once instead of when it comes near the view. */
  eager: boolean;
}

/**
 * Widths in CSS pixels × density that an image is offered in: the text column is at most 42 rem (about 750 px) wide.
 */
const widths = [400, 750, 1100, 1500];
/** How wide an image stands, for the browser to choose one of them: as `figures.css` has it. */
const sizesOf = {
  column: '(min-width: 46rem) 42rem, 92vw',
  wide: '(min-width: 46rem) 46rem, 92vw',
  full: '(min-width: 80rem) 62rem, 94vw',
};

function sizesFor(figureWidth: 'wide' | 'full' | undefined, size: string | undefined): string {
  if (size === undefined) return sizesOf[figureWidth ?? 'column'];
  if (!size.endsWith('%')) return `min(${size}px, 92vw)`;
  const part = Math.min(100, Number.parseInt(size, 10)) / 100;
  return `(min-width: 46rem) ${Math.round(42 * part)}rem, ${Math.round(92 * part)}vw`;
}

/**
 * What is known of an image. Astro takes any look at an imported one for a use of the original file and then
 * publishes that too; `clone`, which its own `getImage` reads, is the way to look without touching.
 */
export const detailsOf = (image: ImageMetadata): ImageMetadata =>
  (image as ImageMetadata & { clone?: ImageMetadata }).clone ?? image;

/** A drawing has no pixels to save; an animation would be made a still, or its frames stacked in one. */
function isLeftAlone(image: ImageMetadata): Promise<boolean> {
  const { format } = detailsOf(image);
  const known =
    leftAlone.get(image) ??
    Promise.resolve(
      format === 'svg' || format === 'gif' || isAnimation((image as ImageMetadata & { fsPath: string }).fsPath),
    );
  leftAlone.set(image, known);
  return known;
}

const leftAlone = new WeakMap<ImageMetadata, Promise<boolean>>();

const largestOf = (width: number): number => Math.min(width, widths.at(-1)!);

const known = new Map<string, Promise<boolean>>();

/**
 * Whether an image shows what lies behind it; in the dark, the style sheet puts the paper of the day there. Looked at
 * once in a build.
 */
function needsPaper(image: ImageMetadata): Promise<boolean> {
  // Astro's own name for the original file, which its types leave out.
  const { fsPath } = image as ImageMetadata & { fsPath?: string };
  if (fsPath === undefined) return Promise.resolve(false);
  const answer = known.get(fsPath) ?? readFile(fsPath).then(isTransparent);
  if (!import.meta.env.DEV) known.set(fsPath, answer);
  return answer;
}

/** An image in a format, in all widths up to its own. */
function variants(image: ImageMetadata, format: 'avif' | 'webp') {
  const largest = largestOf(detailsOf(image).width);
  return getImage({
    src: image,
    format,
    widths: [...widths.filter((each) => each < largest), largest],
    width: largest,
  });
}

/**
 * An image of the project as HTML: AVIF, WebP for the rest, in several widths, with its size so that nothing moves
 * when it arrives.
 */
export async function imageHtml(
  image: ImageMetadata,
  { alt, title, width: figureWidth, size, className: own, eager }: ImageOptions,
): Promise<string> {
  const { width, height } = detailsOf(image);
  const className =
    [
      ...(own === undefined ? [] : [own]),
      ...((await needsPaper(image)) ? ['transparent'] : []),
      ...sizeClass(size),
    ].join(' ') || undefined;
  const common = { alt, title, loading: eager ? undefined : 'lazy', decoding: 'async', class: className };
  if (await isLeftAlone(image)) return tag('img', { src: image.src, ...scaled({ width, height }, size), ...common });
  const largest = largestOf(width);
  const [avif, webp] = await Promise.all((['avif', 'webp'] as const).map((format) => variants(image, format)));
  const sizes = sizesFor(figureWidth, size);
  const source = tag('source', { type: 'image/avif', srcset: avif!.srcSet.attribute, sizes });
  const fallback = tag('img', {
    src: webp!.src,
    srcset: webp!.srcSet.attribute,
    sizes,
    ...scaled({ width: largest, height: Math.round((height * largest) / width) }, size),
    ...common,
  });
  return `<picture>${source}${fallback}</picture>`;
}

/** URL of an image as a page shows it where the browser knows nothing newer. */
export const imageUrl = async (image: ImageMetadata): Promise<string> =>
  (await isLeftAlone(image)) ? image.src : (await variants(image, 'webp')).src;

/**
 * URL of an image cut for link previews: 1200 px wide, PNG or JPEG, which every service reads; of an animation the
 * first frame, and behind what is transparent the paper of the site's light scheme. None for a drawing (SVG), which no
 * service reads.
 */
export async function previewUrl(image: ImageMetadata): Promise<string | undefined> {
  const { width, format } = detailsOf(image);
  if (format === 'svg') return undefined;
  const { src } = await getImage({
    src: image,
    width: Math.min(1200, width),
    format: format === 'png' ? 'png' : 'jpeg',
    background: paper,
  });
  return src;
}

function tag(name: string, attributes: Record<string, string | number | undefined>): string {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  return `<${name}${text.join('')}>`;
}
