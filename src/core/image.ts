import { readFile, stat } from 'node:fs/promises';
import type { Sharp } from 'sharp';

/** An image that a browser shows: its size in pixels as it is seen, turned the way its camera was held. */
export interface ImageFacts {
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
}

/** What is wrong with an image, and what to do. */
export interface ImageError {
  message: string;
  fix: string;
}

/**
 * The most pixels an image may have, width by height by frames: enough for a camera of 100 megapixels, and 400 MB of
 * memory.
 */
const mostPixels = 100_000_000;

/**
 * Formats that sharp reads and browsers do not show; Astro makes others of them beside a post, and not in `public/`.
 */
const notShown = new Set(['tiff', 'heif', 'jp2', 'jxl', 'fits', 'openslide', 'pdf', 'ppm', 'raw', 'v', 'magick']);

/** What was found out about the files of this process, by path, size and time. */
const known = new Map<string, Promise<ImageFacts | ImageError>>();

/**
 * Looks at an image to its last byte: a header says nothing of a file that was cut off in the middle. `name` is what
 * the author calls it; `isServed` says that a browser gets the file as it is.
 */
export async function inspectImage(path: string, name: string, isServed: boolean): Promise<ImageFacts | ImageError> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { message: `\`${name}\` is no file.`, fix: 'Put an image there.' };
  const key = JSON.stringify([path, name, isServed, found.size, found.mtimeMs]);
  const inspected =
    known.get(key) ?? (/\.svg$/i.test(path) ? inspectDrawing(path, name) : inspectPixels(path, name, isServed));
  known.set(key, inspected);
  return inspected;
}

const wholly = { failOn: 'truncated', limitInputPixels: false, pages: -1, sequentialRead: true } as const;
/** Sharp is loaded with the first image: its native code takes a tenth of a second, and most builds look at none. */
const loadSharp = async () => (await import('sharp')).default;
const open = async (path: string) => (await loadSharp())(path, wholly);
/** Reads an image to its end, in little memory. */
const decode = (image: Sharp) => image.resize(16, 16, { fit: 'fill' }).raw().toBuffer();

/** Whether the pixels of a file cannot be read to the end; of one that is too large to look at, only its header. */
export async function isDamaged(path: string): Promise<boolean> {
  try {
    const image = await open(path);
    const { width, height } = await image.metadata();
    if (width * height <= mostPixels) await decode(image);
    return false;
  } catch {
    return true;
  }
}

async function inspectPixels(path: string, name: string, isServed: boolean): Promise<ImageFacts | ImageError> {
  const image = await open(path);
  try {
    const { format, compression, width, pageHeight, height, pages = 1, autoOrient } = await image.metadata();
    const frame = { width: autoOrient.width, height: pages > 1 ? (pageHeight ?? height) : autoOrient.height };
    if (width * height > mostPixels) return tooLarge(name, width, height);
    if (isServed && notShown.has(format) && compression !== 'av1') return notForBrowsers(name, format);
    await decode(image);
    return frame;
  } catch {
    return damaged(name);
  }
}

/**
 * Whether a file holds more than one frame: WebP and GIF by sharp, PNG by the chunk that must stand before its first
 * pixels (APNG; PNG 3rd edition, 5.6).
 */
export async function isAnimation(path: string): Promise<boolean> {
  if (/\.a?png$/i.test(path)) {
    const bytes = await readFile(path);
    const control = bytes.indexOf('acTL');
    return control !== -1 && control < bytes.indexOf('IDAT');
  }
  if (!/\.(webp|gif)$/i.test(path)) return false;
  const { pages = 1 } = await (await loadSharp())(path, { limitInputPixels: false }).metadata();
  return pages > 1;
}

/** What is said of an image whose pixels cannot be read. */
export const damaged = (name: string): ImageError => ({
  message: `The file \`${name}\` cannot be read as a picture.`,
  fix: 'It may be damaged or cut off, or of another kind than its name says. Export it again.',
});

const tooLarge = (name: string, width: number, height: number): ImageError => ({
  message:
    `The picture \`${name}\` is too large: ${width} × ${height} pixels, and ${mostPixels / 1_000_000} million ` +
    `is the most.`,
  fix: 'Export it smaller; the site shows no more than 1,500 pixels of its width.',
});

const notForBrowsers = (name: string, format: string): ImageError => ({
  message: `The picture \`${name}\` is ${format.toUpperCase()}, which no browser shows.`,
  fix: 'Save it as AVIF, GIF, JPEG, PNG, SVG or WebP.',
});

/** A drawing needs a size, so that nothing moves when it arrives: its own, or that of its `viewBox`. */
async function inspectDrawing(path: string, name: string): Promise<ImageFacts | ImageError> {
  const [root] = /<svg\b[^>]*>/i.exec(await readFile(path, 'utf8')) ?? [];
  if (root === undefined)
    return { message: `The file \`${name}\` cannot be read as a picture.`, fix: 'It is no SVG. Export it again.' };
  const length = (attribute: string) =>
    Number(new RegExp(`\\s${attribute}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`, 'i').exec(root)?.[1]);
  const [, , boxWidth = NaN, boxHeight = NaN] = (/\sviewBox\s*=\s*["']([^"']*)["']/i.exec(root)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] = [length('width'), length('height')];
  if (width > 0 && height > 0) return { width, height };
  if (boxWidth > 0 && boxHeight > 0) return { width: Math.round(boxWidth), height: Math.round(boxHeight) };
  return {
    message: `The drawing \`${name}\` has no size.`,
    fix: 'Give its `<svg>` a `viewBox`, such as `viewBox="0 0 600 400"`, or `width` and `height`.',
  };
}
