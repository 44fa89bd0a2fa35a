import { readFile } from 'node:fs/promises';
import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import { colourOf, readCustomProperties } from '../core/css-colours.ts';
import { escapeAttribute } from '../core/escape.ts';
import { isAnimation } from '../core/image.ts';
import { isTransparent } from '../core/transparency.ts';
import { scaled, sizeClass } from '../markdown/kit/image-placeholder.ts';
import { largeImageLink, shownWidth } from '../markdown/kit/large-link.ts';
import { scrollingStrip, stripOf } from '../markdown/kit/strips.ts';
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
  /** Whether it stands where no link may, such as in one. */
  isInLink?: boolean;
  /** Whether it stands above the text, where nothing scrolls. */
  isCover?: boolean;
}

/**
 * Pixels across that an image is offered in: the column of text is at most 42 rem (about 750 px) wide. Of the first,
 * only an image that is shown smaller has use: a phone’s column of 360 px is 720 pixels across and more.
 */
const widths = [400, 750, 1100, 1500];
/** An image links to its largest file where that has so many times the pixels that the page shows. */
const muchLarger = 1.25;
/** Most pixels across of the file that feeds, the Markdown copy and old browsers get. */
const largest = 2000;
/** Most pixels across of one that scrolls sideways: WebP holds 16,383. */
const largestStrip = 16_000;
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

/** The widths that readers are sent; none of two that differ by less than 15 %. */
function offeredWidths(width: number, isSmaller: boolean): number[] {
  const most = Math.min(width, widths.at(-1)!);
  return [...widths.filter((each) => each * 1.15 <= most && (isSmaller || each > widths[0]!)), most];
}

/** An image in one piece, as WebP, which readers of feeds know; with a ground of its own, as theirs may be dark. */
const wholeImage = async (image: ImageMetadata): Promise<string> =>
  (
    await getImage({
      src: image,
      format: 'webp',
      width: Math.min(detailsOf(image).width, stripOf(detailsOf(image)) === undefined ? largest : largestStrip),
      ...((await needsPaper(image)) && { background: paper }),
    })
  ).src;

/**
 * An image of the project as HTML: AVIF in several widths, which every browser knows that our style sheets are for, and
 * WebP in one for the rest, with its size so that nothing moves when it arrives. One that is shown much smaller than it
 * is links to its largest file.
 */
export async function imageHtml(
  image: ImageMetadata,
  { alt, title, width: figureWidth, size, className: own, eager, isInLink = false, isCover = false }: ImageOptions,
): Promise<string> {
  const { width, height } = detailsOf(image);
  const isAlone = await isLeftAlone(image);
  const strip = size === undefined && !isCover && !isInLink ? stripOf({ width, height }, figureWidth) : undefined;
  const whole = isAlone ? width : Math.min(width, strip === undefined ? largest : largestStrip);
  const isLinked = !isInLink && alt !== '' && whole >= muchLarger * shownWidth(figureWidth, size);
  const className = [
    ...(own === undefined ? [] : [own]),
    ...((await needsPaper(image)) ? ['transparent'] : []),
    ...(isLinked ? [] : sizeClass(size)),
  ].join(' ');
  const common = { alt, title, loading: eager ? undefined : 'lazy', decoding: 'async', class: className || undefined };
  const src = isAlone ? image.src : await wholeImage(image);
  const html = isAlone
    ? tag('img', { src, ...(strip ?? scaled({ width, height }, size)), ...common })
    : await pictureHtml(image, src, sizesFor(figureWidth, size), size, { ...common, ...strip });
  const shown = isLinked ? largeImageLink(html, src, alt, sizeClass(size)) : html;
  return strip === undefined ? shown : scrollingStrip(shown);
}

type Attributes = Record<string, string | number | undefined>;

async function pictureHtml(
  image: ImageMetadata,
  src: string,
  sizes: string,
  size: string | undefined,
  common: Attributes,
): Promise<string> {
  const { width, height } = detailsOf(image);
  const isStrip = common.width !== undefined;
  const offered = isStrip ? [Math.min(width, largestStrip)] : offeredWidths(width, size !== undefined);
  const most = offered.at(-1)!;
  const avif = await getImage({ src: image, format: 'avif', widths: offered, width: most });
  const source = tag('source', {
    type: 'image/avif',
    srcset: avif.srcSet.attribute,
    sizes: isStrip ? `${common.width}px` : sizes,
  });
  const pixels = { width: most, height: Math.round((height * most) / width) };
  return `<picture>${source}${tag('img', { src, ...scaled(pixels, size), ...common })}</picture>`;
}

/** URL of an image in one piece. */
export const imageUrl = async (image: ImageMetadata): Promise<string> =>
  (await isLeftAlone(image)) ? image.src : wholeImage(image);

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

function tag(name: string, attributes: Attributes): string {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  return `<${name}${text.join('')}>`;
}
