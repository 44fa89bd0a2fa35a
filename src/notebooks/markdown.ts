import type { RootContent } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';

/** As posts are read. Formulas are none of Markdown here: one that does not end goes no further than its paragraph. */
const features: Features = { gfm: true, smartPunctuation: true, frontmatter: false };

const read = (text: string): RootContent[] =>
  (markdownToMdast(text, { features }) as { children: RootContent[] }).children;

function textOf(node: RootContent): string {
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The first `# heading` that stands by itself: its text, and its first and last line, counted from 1. */
export function firstHeading(text: string): { text: string; first: number; last: number } | undefined {
  if (!/^ {0,3}(#\s|=)/m.test(text)) return undefined;
  const heading = read(text).find((node) => node.type === 'heading' && node.depth === 1 && textOf(node).trim() !== '');
  // A heading's end may be given as the start of the next line.
  const { start, end } = heading?.position ?? {};
  return (
    heading &&
    start &&
    end && {
      text: textOf(heading).trim(),
      first: start.line,
      last: end.column === 1 && end.line > start.line ? end.line - 1 : end.line,
    }
  );
}

/** The HTML in a text, each part with where it begins and ends, and where the paragraph ends that it stands in. */
export function htmlIn(text: string): { start: number; end: number; paragraphEnd: number | undefined }[] {
  const found: ReturnType<typeof htmlIn> = [];
  const visit = (node: RootContent, paragraphEnd: number | undefined): void => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'html') found.push({ start, end, paragraphEnd });
    else if ('children' in node)
      for (const child of node.children)
        visit(child, node.type === 'paragraph' || node.type === 'heading' ? end : paragraphEnd);
  };
  for (const node of read(text)) visit(node, undefined);
  return found;
}

/** Something that a Markdown text opens and does not close: it would swallow the rest of the post. */
export interface Unclosed {
  /** Line on which it begins, counted from 1. */
  line: number;
  /** What it is, in words. */
  what: string;
  /** The line that closes it. */
  close: string;
}

/** What `text` leaves open at its end; `undefined` for nothing. */
export function unclosed(text: string): Unclosed | undefined {
  const swallowing = open(text);
  if (swallowing === undefined) return undefined;
  const close = closings(text).find((line) => open(`${text}\n${line}`) === undefined) ?? '';
  const what = swallowing.type === 'code' ? 'a block of code' : 'an HTML element or comment';
  return { line: swallowing.position?.start.line ?? 1, what, close };
}

/** The node that takes in a paragraph put after `text`, if one does. */
function open(text: string): RootContent | undefined {
  const last = read(`${text}\n\nthe next cell`).at(-1);
  return last?.type === 'paragraph' && textOf(last) === 'the next cell' ? undefined : last;
}

/**
 * Lines that can close what CommonMark leaves open over empty lines: fences (4.5), HTML blocks of kinds 1 to 5 (4.6).
 */
function closings(text: string): string[] {
  const fences = ['`', '~'].map((mark) => mark.repeat(longestRun(text, mark)));
  return [...fences, '-->', '</script>', '</style>', '</pre>', '</textarea>', '?>', ']]>', '>'];
}

/** Length of the longest run of one character in a text. */
export function longestRun(text: string, character: string): number {
  let longest = 0;
  for (let at = text.indexOf(character), run = 0; at !== -1; at = text.indexOf(character, at + 1)) {
    run = text[at - 1] === character ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
