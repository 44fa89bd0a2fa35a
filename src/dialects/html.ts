import { embedUrl } from './blocks.ts';
import { blockEdit, type Draft, type Edit } from './draft.ts';

const frame = /(?:<(p|center|div|figure)\b[^<>]*>\s*)?<iframe\b([^<>]*)>\s*<\/iframe>(?:\s*<\/\1>)?/dgi;
const player = /^(?:https?:)?\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/video\/)/;
const markdownTag = /<([a-z][\w-]*)\b([^<>]*?)\s+markdown\s*=\s*["']?(\w+)["']?([^<>]*)>/dgi;
const blocks =
  /^(?:article|aside|blockquote|center|details|div|dd|dl|figure|figcaption|footer|header|li|main|nav|section|summary|td|th|p)$/i;

/** HTML of other engines: players in frames, Markdown inside of elements, elements indented as code would be. */
export function readHtml(draft: Draft): void {
  dedentHtml(draft);
  draft.replace(frame, ({ start, end, groups: [, , attributes = ''] }) => {
    const [, src = ''] = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(attributes) ?? [];
    const url = player.test(src) ? embedUrl('', src.replace(/^\/\//, 'https://')) : undefined;
    return url === undefined ? undefined : blockEdit(draft.text, start, end, url);
  });
  if (/markdown\s*=/i.test(draft.text)) readMarkdownElements(draft);
}

/** `<div markdown="1">`: the content gets lines of its own, so that it is read as Markdown. */
function readMarkdownElements(draft: Draft): void {
  const { masked, text } = draft;
  const edits: Edit[] = [];
  for (const match of masked.matchAll(markdownTag)) {
    const [whole, name = '', before = '', value = '', after = ''] = match;
    const end = match.index + whole.length;
    const isBlock = blocks.test(name) && !/^(?:0|span|false)$/i.test(value);
    // A paragraph cannot hold the paragraphs of its content.
    const written = isBlock && /^p$/i.test(name) ? 'div' : name;
    const rest = text.slice(end);
    const lead = isBlock && !/^[ \t]*\n[ \t]*\n/.test(rest) ? (/^[ \t]*\n/.test(rest) ? '\n' : '\n\n') : '';
    edits.push({ start: match.index, end, text: `<${written}${before}${after}>${lead}` });
    const close = isBlock ? closingTag(masked, name, end) : undefined;
    if (close === undefined) continue;
    const inside = text.slice(end, close.start);
    const tail = /\n[ \t]*\n[ \t]*$/.test(inside) ? '' : /\n[ \t]*$/.test(inside) ? '\n' : '\n\n';
    edits.push({ start: close.start, end: close.end, text: `${tail}</${written}>` });
  }
  draft.apply(edits.sort((a, b) => a.start - b.start));
}

/** The tag that closes an element of which the content begins at `from`. */
function closingTag(text: string, name: string, from: number): { start: number; end: number } | undefined {
  const tag = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'gi');
  tag.lastIndex = from;
  let depth = 1;
  for (let match, tags = 0; tags < 500 && (match = tag.exec(text)) !== null; tags += 1) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

const opening =
  /<(?!(?:br|hr|img|input|wbr|area|col|source|track)\b)([a-z][\w-]*)\b[^<>]*(?<!\/)>|<\/[a-z][\w-]*\s*>/gi;

/** Inside of an element, a tag after an empty line is no code, however far it is indented. */
function dedentHtml(draft: Draft): void {
  const lines = draft.masked.split('\n');
  const edits: Edit[] = [];
  let [at, depth] = [0, 0];
  let afterBlank = false;
  for (const line of lines) {
    const [, indent = ''] = /^([ \t]{4,}|\t[ \t]*)<[a-z/!]/i.exec(line) ?? [];
    if (indent !== '' && afterBlank && depth > 0) edits.push({ start: at, end: at + indent.length, text: '' });
    for (const [tag] of line.matchAll(opening)) depth = Math.max(0, depth + (tag.startsWith('</') ? -1 : 1));
    afterBlank = line.trim() === '' || (afterBlank && indent !== '' && depth > 0);
    at += line.length + 1;
  }
  draft.apply(edits);
}
