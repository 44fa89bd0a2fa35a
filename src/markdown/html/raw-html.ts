import { defineHastPlugin } from 'satteri';
import { refusals } from '../../core/html/allowed.ts';
import { frameElements, mathElements, svgElements, textElements } from '../../core/html/names.ts';
import type { TextDiagnostic } from '../../core/diagnostics.ts';
import { parsePart } from '../../core/html/parse.ts';
import type { Loss } from '../../core/html/reader.ts';
import type { DocumentState } from '../kit/document.ts';
import { readHtmlImages } from './images.ts';
import { openLinks, withoutRefused } from './lenient.ts';
import { refusalText } from './messages.ts';

/** Marks around HTML that an author wrote; `renderMarkdown` lets no such characters in. */
const [begin, numbered, end] = ['\u0001', '\u0002', '\u0003'];
const mark = /\u0001(\d+)\u0002|\u0003/g;

/** A text that holds none of these marks. */
export const withoutMarks = (text: string): string => text.replace(/[\u0000-\u0003]/g, '');

/** Marks where in the page the HTML stands that the author wrote, and on which line. Runs last. */
export const rawHtmlPlugin = () => {
  let links = 0;
  return defineHastPlugin({
    name: 'mark-raw-html',
    options: { position: true },
    async raw(node, { data: { post } }) {
      // What plugins made has no position.
      if (node.position === undefined) return undefined;
      const { line } = node.position.start;
      const fileLine = (post?.firstLine ?? 1) - 1 + line;
      const written = post?.isLenient === true ? withoutRefused(node.value, post, fileLine, links > 0) : node.value;
      if (post?.isLenient === true) links += openLinks(node.value);
      const isImage = post !== undefined && /<img\b/i.test(written);
      const value = isImage ? await readHtmlImages(written, post, fileLine) : written;
      return { type: 'raw', value: `${begin}${line}${numbered}${value}${end}` };
    },
  });
};

/** HTML that an author wrote, inside that of the whole text. */
interface Written {
  start: number;
  end: number;
  /** Line of the Markdown on which it begins. */
  line: number;
}

/**
 * The HTML of a text without the marks. It is read as a browser reads it. What the author wrote in it
 * and does not pass, or takes something from the reader, is reported as an error with its line.
 */
export function checkRawHtml(marked: string, state: DocumentState): string {
  if (!marked.includes(begin)) return marked;
  const { html, parts } = partsOf(marked);
  const { events, losses } = parsePart(html);
  const reportAt = (line: number | undefined, diagnostic: TextDiagnostic) => {
    if (line !== undefined)
      state.diagnostics.push({ file: state.file, line: state.firstLine - 1 + line, ...diagnostic });
  };
  const reported = new Set<number>();
  const refused = new Set<string>();
  const names = new Set<string>();
  for (const event of events) {
    if (!('attributes' in event)) continue;
    const { offset } = event;
    // A tag with a quotation mark too few or too many has attributes that nobody wrote.
    if (losses.some((loss) => loss.kind === 'quote' && loss.offset === offset)) continue;
    names.add(event.name.toLowerCase());
    for (const refusal of refusals(event)) {
      // A browser opens one element more than once where marks overlap.
      const key = `${offset} ${refusal.attribute}`;
      if (refused.has(key)) continue;
      refused.add(key);
      reported.add(offset);
      const name = refusal.kind === 'element' ? nameAt(html, offset, event.name) : event.name;
      reportAt(lineAt(offset, html, parts), refusalText(refusal, { name, attributes: event.attributes }));
    }
  }
  for (const loss of losses)
    if (!reported.has(loss.offset))
      reportAt(lineAt(loss.offset, html, parts) ?? lineOfCause(loss, html, parts), lossText(loss));
  for (const { start, end: after, line } of parts) {
    const [, name] = /^<\/([a-z][^\s>/]*)\s*>$/i.exec(html.slice(start, after)) ?? [];
    // A browser passes over the end of an element that it does not know, wherever it stands.
    if (name === undefined || isKnown(name) || names.has(name.toLowerCase())) continue;
    reportAt(line, refusalText({ kind: 'element' }, { name: `/${name}`, attributes: {} }));
  }
  return html;
}

const everyElement = [textElements, frameElements, svgElements, mathElements];
const isKnown = (name: string): boolean => everyElement.some((known) => known.has(name.toLowerCase()));

/** The name of a tag in the author's own letters. */
const nameAt = (html: string, offset: number, name: string): string => {
  const written = html.slice(offset + 1, offset + 1 + name.length);
  return written.toLowerCase() === name.toLowerCase() ? written : name;
};

function partsOf(marked: string): { html: string; parts: Written[] } {
  const parts: Written[] = [];
  let html = '';
  let from = 0;
  for (const match of marked.matchAll(mark)) {
    html += marked.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] !== undefined) parts.push({ start: html.length, end: Infinity, line: Number(match[1]) });
    else parts.at(-1)!.end = html.length;
  }
  return { html: html + marked.slice(from), parts };
}

/** Line of the Markdown; `undefined` for what the author did not write as HTML. */
function lineAt(offset: number, html: string, parts: readonly Written[]): number | undefined {
  const part = parts.findLast(({ start }) => start <= offset);
  return part === undefined || offset >= part.end
    ? undefined
    : part.line + html.slice(part.start, offset).split('\n').length - 1;
}

/**
 * The line of what took away the end of an element that is not the author's, such as a callout, or ended it before its
 * time.
 */
function lineOfCause({ offset, kind, written }: Loss, html: string, parts: readonly Written[]): number | undefined {
  const isMeant = ({ start, end }: Written) => html.slice(start, end).toLowerCase().includes(written.replace('>', ''));
  const cause =
    kind === 'open'
      ? parts.find((part) => part.start > offset && isMeant(part))
      : parts.findLast((part) => part.start < offset && isMeant(part));
  return (cause ?? parts[0])?.line;
}

function lossText({ kind, written }: Loss): TextDiagnostic {
  const text = `To show it as text, put it between backticks, or write \`&lt;\` for \`<\`.`;
  if (kind === 'quote')
    return {
      message:
        `The tag \`${written.trim()}\` never ends, so what follows is lost: a quotation mark or a \`>\` is ` +
        `missing.`,
      fix: 'Write each attribute as `name="value"`, and end the tag with `>`. For a `<` as text write `&lt;`.',
    };
  const noHtml = `\`${written}\` is no HTML; a browser shows nothing of it.`;
  if (kind === 'declaration') return { message: noHtml, fix: `Take it out. ${text}` };
  if (kind === 'frame')
    return { message: `A \`${written}\` belongs to the whole page, not to a post.`, fix: 'Take it out.' };
  if (kind === 'stray')
    return {
      message:
        `The \`${written}\` ends nothing that was begun before it, so it would end a part of the page around the ` +
        `post.`,
      fix: 'Take it out, or begin the element before.',
    };
  if (kind === 'deep')
    return {
      message: 'The HTML opens too many elements inside one another.',
      fix: 'End each element where it ends; browsers stop at 512.',
    };
  if (written === '<!--')
    return { message: 'The comment that begins here never ends, so what follows is lost.', fix: 'End it with `-->`.' };
  if (written === '<![CDATA[')
    return { message: 'The `<![CDATA[` never ends.', fix: 'End it with `]]>`, or take it out.' };
  return {
    message: `The \`${written}\` never ends, so it takes in what follows.`,
    fix: `End it with \`${written.replace('<', '</')}\`. ${text}`,
  };
}
