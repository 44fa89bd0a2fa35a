import type { Definition, Html, Image, Link } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { absolute, base, decodePath, postUrl } from '../../blog/urls.ts';
import { addressAttributes } from '../export/url-attributes.ts';
import type { DocumentState } from './document.ts';

/** A part of the Markdown and what is to stand in its place for readers who see no page. Offsets count UTF-16 units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

type Context = Parameters<NonNullable<Parameters<typeof defineMdastPlugin>[0]['link']>>[1];

/** Notes where the Markdown leans on its place: links and pictures get full addresses in the copy that goes out as Markdown. */
export const clean = () => {
  return defineMdastPlugin({
    name: 'clean',
    options: { position: true },
    link: note,
    definition: note,
    image: note,
    html: noteHtml,
  });
};

/** The destination at the end of a link or picture, and that of a definition (CommonMark 0.31, 4.7 and 6.3), as written. */
const destinations = {
  inline: /\]\(\s*(<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^]*"|'[^]*'|\([^]*\)))?\s*\)$/,
  definition: /^\[[^]+?\]:\s*(<[^<>\n]*>|\S+)/,
};

function note(node: Readonly<Link | Definition | Image>, { data: { post: state }, source }: Context): void {
  const span = spanOf(node);
  if (state === undefined || span === undefined) return;
  const match = (node.type === 'definition' ? destinations.definition : destinations.inline).exec(
    source.slice(span.start, span.end),
  );
  const written = match?.[1];
  const address = addressOf(node, state);
  if (match === null || written === undefined || written === '' || address === undefined) return;
  const at =
    span.start + match.index + match[0].indexOf(written, node.type === 'definition' ? match[0].indexOf(']:') : 2);
  state.edits.push({ start: at, end: at + written.length, text: address });
}

/** Where a link leads or a picture lies, for a reader elsewhere; `undefined` when that is what was written. */
function addressOf(
  { type, url }: Pick<Link | Definition | Image, 'type' | 'url'>,
  { slug, images }: { slug: string; images: readonly string[] },
): string | undefined {
  if (url.startsWith('#') || /^([a-z][a-z+.-]*:|\/\/)/i.test(url)) return undefined;
  const name = decodePath(url);
  if (type !== 'link' && (images.includes(name) || type === 'image') && !url.startsWith('/'))
    return `\u0001${name}\u0001`;
  const path = url.startsWith('/') && !url.startsWith(base) ? base + url.slice(1) : url;
  return new URL(path, absolute(postUrl(slug))).href;
}

/** Addresses in the tags of raw HTML. */
function noteHtml(node: Readonly<Html>, { data: { post: state }, source }: Context): void {
  const span = spanOf(node);
  if (state === undefined || span === undefined) return;
  const html = source.slice(span.start, span.end);
  for (const { start: from, end: to } of addressAttributes(html)) {
    const written = html.slice(from, to);
    const address = written.trim() === '' ? undefined : addressOf({ type: 'link', url: written }, state);
    if (address !== undefined)
      state.edits.push({
        start: span.start + from,
        end: span.start + to,
        text: address.replace(/["'<> ]/g, encodeURIComponent),
      });
  }
}

/** Puts a text in the place of a node. */
export function editNode(state: DocumentState | undefined, node: Placed, text: string): void {
  const span = spanOf(node);
  if (span !== undefined) state?.edits.push({ ...span, text });
}

/** A node that may know where it stands. */
interface Placed {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

function spanOf({ position }: Placed): { start: number; end: number } | undefined {
  const { start, end } = position ?? {};
  return start?.offset === undefined || end?.offset === undefined
    ? undefined
    : { start: start.offset, end: end.offset };
}

/** A fence around code that may hold fences itself. */
export function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** The text with its edits made, those inside another left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: instead } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), instead);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}
