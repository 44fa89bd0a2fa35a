/** Whether a file of a site is an image that Astro published. */
export const isImageAsset = (file: string): boolean => /^_astro\/.*\.(avif|gif|jpe?g|png|svg|tiff?|webp)$/i.test(file);

/**
 * Whether a file of a bundle belongs into a site only if something there names it: the original of an image, and the
 * font for formulas.
 */
export const isConditional = (file: string): boolean => isImageAsset(file) || /^_astro\/.*\.woff2$/i.test(file);

/** Whether a file of a site is a style sheet that pages may link; it belongs into the site only if one does. */
export const isStyleSheet = (file: string): boolean => /^_astro\/.*\.css$/.test(file);
