import type { Bundle } from './nbformat.ts';
import { cleanSvg, withPixels } from './clean-svg.ts';

/** An image as a file. */
export interface OutputImage {
  /** Ending of its name, without the dot. */
  extension: string;
  bytes: Uint8Array;
}

/** The kinds of image that are shown, with how their files begin. */
const kinds: readonly (readonly [type: string, extension: string, begins: RegExp])[] = [
  ['image/png', 'png', /^\x89PNG/],
  ['image/jpeg', 'jpg', /^\xff\xd8\xff/],
  ['image/webp', 'webp', /^RIFF.{4}WEBP/s],
  ['image/gif', 'gif', /^GIF8/],
];

/**
 * Above this many characters a drawing is dearer to send than its pixels: some ten thousand points of a scatter plot.
 */
const largestSvg = 100_000;

/**
 * The best image among the forms of an output: lines rather than pixels. `broken` when there is one that cannot be
 * read.
 */
export function imageOf(bundle: Bundle): OutputImage | 'broken' | undefined {
  const [found] = kinds.filter(([type]) => bundle[type]);
  const svg = bundle['image/svg+xml'] ?? '';
  if (svg !== '' && (found === undefined || svg.length <= largestSvg)) {
    const drawing = cleanSvg(svg);
    if (drawing !== undefined) return { extension: 'svg', bytes: new TextEncoder().encode(withPixels(drawing)) };
  }
  if (found === undefined) return svg === '' ? undefined : 'broken';
  const bytes = Buffer.from(bundle[found[0]]!, 'base64');
  // Kernels call a GIF a PNG, too: what it is, its first bytes say.
  const kind = kinds.find(([, , begins]) => begins.test(bytes.toString('latin1', 0, 12)));
  return kind === undefined ? 'broken' : { extension: kind[1], bytes: new Uint8Array(bytes) };
}

/** An image in Markdown; `caption` and `label` may be missing. */
export function imageMarkdown(
  address: string,
  alt: string,
  caption: string | undefined,
  label: string | undefined,
): string {
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  // Whatever Markdown could read as something else; quotes and dashes stay for the typography.
  const text = oneLine(alt).replace(/[\\[\]`*_<>&$~^={}@|]/g, '\\$&');
  const title = caption === undefined ? '' : ` "${oneLine(caption).replace(/["\\&]/g, '\\$&')}"`;
  return `![${text}](${address}${title})${label === undefined ? '' : `{#fig:${label}}`}`;
}

/** An address inside `(…)` of Markdown. */
export const urlOf = (folder: string, name: string): string =>
  encodeURI(`${folder}/${name}`).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
