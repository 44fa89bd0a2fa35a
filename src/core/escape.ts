/** `text` as the text of an HTML, SVG or XML element. */
export const escapeText = (text: string): string =>
  // Most texts have none of them, and one look is quicker than three.
  /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;

/** `text` as the value of an attribute between double quotes. */
export const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;');

/**
 * `text` as the text of an HTML element with source code, of which `>` is a frequent part and needs no escape (HTML,
 * 13.1.3).
 */
export const escapeCode = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const characters: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The text of which `escapeText` or `escapeAttribute` made `text`. References to other characters stay. */
export const unescapeText = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|amp);/g, (found) => characters[found]!);
