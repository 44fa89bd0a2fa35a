import { unescapeText } from '../core/escape.ts';

/** Our own Markdown, made from what other engines have tags for. */

/** What is known of a figure. */
export interface Figure {
  src: string;
  alt?: string | undefined;
  caption?: string | undefined;
  /** `300`, `300px`, `50%`. */
  width?: string | undefined;
  /** Where a click on it leads. */
  link?: string | undefined;
  /** `fig-name`, `wide`, and the like. */
  id?: string | undefined;
  classes?: readonly string[] | undefined;
}

/** A figure as one image, or between `:::figure` where its caption holds markup. */
export function figure({ caption, link, ...image }: Figure): string {
  const words = caption?.replace(/\s+/g, ' ').trim() ?? '';
  const alt = image.alt ?? plainWords(words);
  const hasMarkup = /[<[*_`$&]/.test(words);
  const written = imageMarkdown({ ...image, alt, title: hasMarkup ? undefined : words });
  const linked = link === undefined || link === image.src ? written : `[${written}](${destination(link)})`;
  return hasMarkup ? `:::figure\n${linked}\n\n${words}\n:::` : linked;
}

/** An image with its title and what stands between its braces. */
export function imageMarkdown({
  src,
  alt = '',
  title,
  width,
  id,
  classes = [],
}: Figure & { title?: string | undefined }): string {
  const attributes = [
    ...(id !== undefined && /^fig[:-]/.test(id) ? [`#${id}`] : []),
    ...classes.filter((name) => /^(?:wide|full)$/.test(name)).map((name) => `.${name}`),
    ...widthOf(width),
  ];
  const quoted = title ? ` "${title.replace(/[\\"]/g, '\\$&')}"` : '';
  const braces = attributes.length > 0 ? `{${attributes.join(' ')}}` : '';
  return `![${alt.replace(/[[\]]/g, '\\$&')}](${destination(src)}${quoted})${braces}`;
}

/** A width that HTML or CSS gives, as an attribute of ours. One that fills the column says nothing. */
function widthOf(width: string | undefined): string[] {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(%|px|)\s*;?\s*$/.exec(width ?? '') ?? [];
  if (number === undefined || (unit === '%' && Number(number) >= 100) || Number(number) < 1) return [];
  return [`width=${Math.round(Number(number))}${unit === '%' ? '%' : ''}`];
}

/** An address as the destination of a link. */
export const destination = (url: string): string =>
  /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;

/** Words without markup. */
const plainWords = (text: string): string =>
  unescapeText(
    text
      .replace(/<[^<>]*>/g, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*_`]+/g, '')
      .replace(/&nbsp;/g, ' '),
  ).trim();

/** Code between a fence that is longer than any inside it. */
export function codeBlock(code: string, info: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^[ \t]*(`{3,})/gm)].map(([, marks]) => marks!.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${info}\n${code.replace(/^(?:[ \t]*\n)+|\s+$/g, '')}\n${marks}`;
}

const youtube = (id: string) => `https://www.youtube.com/watch?v=${id}`;

/**
 * The page of a video, a gist or a post, from an id or from any URL that such a place has; `undefined` for what is
 * none.
 */
export function embedUrl(place: string, written: string): string | undefined {
  const id = written.trim();
  const [, video] =
    /(?:youtube(?:-nocookie)?\.com\/(?:embed\/|watch\?(?:\S*?&)?v=|shorts\/|live\/|v\/)|youtu\.be\/)([\w-]{5,})/.exec(
      id,
    ) ?? [];
  if (video !== undefined) return youtube(video);
  const [, film] = /vimeo\.com\/(?:video\/|\S*\/)?(\d+)/.exec(id) ?? [];
  if (film !== undefined) return `https://vimeo.com/${film}`;
  if (/^https?:\/\//.test(id)) return id;
  if (place === 'youtube')
    return /^[\w-]{5,}$/.test(id.replace(/[?&].*$/, '')) ? youtube(id.replace(/[?&].*$/, '')) : undefined;
  if (place === 'vimeo') return /^\d+$/.test(id) ? `https://vimeo.com/${id}` : undefined;
  if (place === 'gist') return /^[\w-]+(?:\/[\da-f]+)?$/i.test(id) ? `https://gist.github.com/${id}` : undefined;
  if (place === 'bilibili') return /^(?:BV\w+|av\d+)$/i.test(id) ? `https://www.bilibili.com/video/${id}/` : undefined;
  if (place === 'spotify') return /^\w{10,}$/.test(id) ? `https://open.spotify.com/track/${id}` : undefined;
  if (place === 'twitch') return /^\d+$/.test(id) ? `https://www.twitch.tv/videos/${id}` : undefined;
  if (place === 'instagram') return /^[\w-]{5,}$/.test(id) ? `https://www.instagram.com/p/${id}/` : undefined;
  return place === 'tweet' && /^\d+$/.test(id) ? `https://twitter.com/i/status/${id}` : undefined;
}

/** Kinds of callouts by the names that other engines have for them. */
const callouts: Readonly<Record<string, string>> = {
  ...{
    note: 'note',
    info: 'note',
    alert: 'note',
    abstract: 'note',
    summary: 'note',
    seealso: 'note',
    question: 'note',
    todo: 'note',
  },
  ...{ tip: 'tip', hint: 'tip', success: 'tip', check: 'tip', example: 'tip', important: 'important' },
  ...{
    warning: 'warning',
    warn: 'warning',
    attention: 'warning',
    caution: 'caution',
    danger: 'caution',
    error: 'caution',
    bug: 'caution',
  },
};

/** Our kind of callout for another engine's name; `undefined` for what is none. */
export const calloutKind = (name: string): string | undefined =>
  Object.hasOwn(callouts, name.toLowerCase()) ? callouts[name.toLowerCase()] : undefined;

/** The line that begins a callout. */
export const calloutOpening = (kind: string, title = '', colons = ':::'): string =>
  `${colons}${kind}${title.trim() === '' ? '' : `[${title.trim().replace(/[[\]]/g, '\\$&')}]`}`;

/** A formula inside a line. Dollars where they can be read as nothing else. */
export function inlineFormula(tex: string, before = '', after = ''): string {
  const formula = tex.trim().replace(/\s*\n\s*/g, ' ');
  const isPlain =
    !/[$`]/.test(formula) && !/[\w$\\]$/.test(before) && !/^[\w$]/.test(after) && !/^[\d.,]+/.test(formula);
  return isPlain ? `$${formula}$` : `\\(${formula}\\)`;
}
