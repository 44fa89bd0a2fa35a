/** What stands in the HTML where an image beside the post belongs, until the page is built and the image optimised. */
export interface ImagePlaceholder {
  /** URL as written, decoded: a key into the post's images. */
  src: string;
  alt: string;
  title?: string;
  /** How wide its figure stands, where that is not the column of text. */
  width?: 'wide' | 'full';
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
