import type { Definition, Html, Image, Link } from 'mdast';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { absolute, basePath, decodePath } from '../../blog/urls.ts';
import { spanOf } from '../kit/edits.ts';
import { urlAttributes } from './url-attributes.ts';

/** Gives links and images full URLs in the Markdown that is published beside the page, `/posts/x.md`. */
export const markdownExportPlugin = () =>
  defineMdastPlugin({
    name: 'markdown-export',
    options: { position: true },
    link: editUrl,
    definition: editUrl,
    image: editUrl,
    html: editHtml,
  });

/**
 * The destination at the end of a link or image, and that of a definition (CommonMark 0.31, 4.7 and 6.3), as written.
 */
const destinations = {
  inline: /\]\(\s*(<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^]*"|'[^]*'|\([^]*\)))?\s*\)$/,
  definition: /^\[[^]+?\]:\s*(<[^<>\n]*>|\S+)/,
};

function editUrl(
  node: Readonly<Link | Definition | Image>,
  { data: { post: state }, source }: MdastVisitorContext,
): void {
  const span = spanOf(node);
  if (state === undefined || span === undefined) return;
  const match = (node.type === 'definition' ? destinations.definition : destinations.inline).exec(
    source.slice(span.start, span.end),
  );
  const written = match?.[1];
  const url = fullUrl(node, state);
  if (match === null || written === undefined || written === '' || url === undefined) return;
  const at =
    span.start + match.index + match[0].indexOf(written, node.type === 'definition' ? match[0].indexOf(']:') : 2);
  state.edits.push({ start: at, end: at + written.length, text: url });
}

/**
 * The full URL of a link or an image; `undefined` when that is what was written. An image beside the post gets
 * `imageMark`.
 */
function fullUrl(
  { type, url }: Pick<Link | Definition | Image, 'type' | 'url'>,
  { url: page, images }: { url: string; images: readonly string[] },
): string | undefined {
  if (url.startsWith('#') || /^([a-z][a-z+.-]*:|\/\/)/i.test(url)) return undefined;
  const name = decodePath(url);
  if (type !== 'link' && (images.includes(name) || type === 'image') && !url.startsWith('/'))
    return `\u0001${name}\u0001`;
  const path = url.startsWith('/') && !url.startsWith(basePath()) ? basePath() + url.slice(1) : url;
  return new URL(path, absolute(page)).href;
}

/** The URLs in the tags of raw HTML. */
function editHtml(node: Readonly<Html>, { data: { post: state }, source }: MdastVisitorContext): void {
  const span = spanOf(node);
  if (state === undefined || span === undefined) return;
  const html = source.slice(span.start, span.end);
  for (const { start: from, end: to } of urlAttributes(html)) {
    const written = html.slice(from, to);
    const url = written.trim() === '' ? undefined : fullUrl({ type: 'link', url: written }, state);
    if (url !== undefined)
      state.edits.push({
        start: span.start + from,
        end: span.start + to,
        text: url.replace(/["'<> ]/g, encodeURIComponent),
      });
  }
}
