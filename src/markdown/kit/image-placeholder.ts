/** What stands in the HTML where an image beside the post belongs, until the page is built and the image optimised. */
export interface ImagePlaceholder {
  /** URL as written, decoded: a key into the post's images. */
  src: string;
  alt: string;
  title?: string;
  /** How wide its figure stands, where that is not the column of text. */
  width?: 'wide' | 'full';
  /** How wide the image itself is shown: `300` pixels, `50%` of the text. */
  size?: string;
  /** Classes of its own. */
  className?: string;
  /** The first image of a post is probably in view: it is not loaded lazily. */
  eager: boolean;
}

/** The attribute value of a placeholder: percent-encoded, so that nothing in it can end the attribute. */
export function writePlaceholder(content: ImagePlaceholder): string {
  return encodeURIComponent(JSON.stringify(content));
}

/** The content of a placeholder. */
export function readPlaceholder(text: string): ImagePlaceholder {
  return JSON.parse(decodeURIComponent(text)) as ImagePlaceholder;
}

/** The class for a size in per cent, of which there is one for each twentieth; see `sizes.css`. */
export function sizeClass(size: string | undefined): string[] {
  const percent = size?.endsWith('%') ? Math.round(Number.parseInt(size, 10) / 5) * 5 : 100;
  return percent < 100 ? [`w-${Math.max(5, percent)}`] : [];
}

/** Pixels of an image that is shown as wide as `size` says. */
export function scaled<Pixels extends { width?: number; height?: number }>(
  pixels: Pixels,
  size: string | undefined,
): Pixels {
  const { width, height } = pixels;
  const wanted = size === undefined || size.endsWith('%') ? undefined : Number(size);
  if (wanted === undefined || width === undefined || height === undefined) return pixels;
  return { ...pixels, width: wanted, height: Math.max(1, Math.round((height * wanted) / width)) };
}
