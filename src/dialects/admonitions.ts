import { calloutKind, calloutOpening } from './blocks.ts';
import type { Draft, Edit } from './draft.ts';

const opening = /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*(?:[ \t]+"(.*)")?[ \t]*$/;

/** So many stand inside each other at most. */
const deepest = 30;

/**
 * Admonitions of MkDocs are callouts: `!!! note "Title"`, or `???` for one that is folded, and its content indented by
 * four.
 */
export function readAdmonitions(draft: Draft): void {
  const masked = draft.masked.split('\n');
  const lines = draft.text.split('\n');
  const out = [...lines];
  convert(out, 0, out.length, (index) => masked[index] === lines[index], 0);
  const edits: Edit[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (out[index] !== line) edits.push({ start: at, end: at + line.length, text: out[index]! });
    at += line.length + 1;
  }
  draft.apply(edits);
}

/** Converts what stands in some lines, and gives how many callouts stand inside each other there. */
function convert(out: string[], from: number, to: number, isText: (index: number) => boolean, depth: number): number {
  let height = 0;
  for (let index = from; index < to; index++) {
    const [, indent, marks, name = '', title] = (isText(index) && opening.exec(out[index]!)) || [];
    if (indent === undefined || depth >= deepest) continue;
    const end = endOfContent(out, index + 1, to, indent);
    if (end === index + 1) continue;
    for (let line = index + 1; line < end; line++)
      out[line] = indent + out[line]!.slice(indent.length).replace(/^(?: {1,4}|\t)/, '');
    const inner = convert(out, index + 1, end, outsideFences(out, index + 1, end), depth + 1);
    const kind = calloutKind(name) ?? 'note';
    const shown = title ?? (calloutKind(name) === undefined ? name[0]!.toUpperCase() + name.slice(1) : '');
    if (marks === '!!!') {
      const colons = ':'.repeat(3 + inner);
      out[index] = indent + calloutOpening(kind, shown, colons);
      out[end - 1] += `\n${indent}${colons}`;
      height = Math.max(height, inner + 1);
    } else {
      out[index] = `${indent}> [!${kind.toUpperCase()}]${marks === '???' ? '-' : '+'} ${shown}`.trimEnd();
      const quoted = (line: string) => `${indent}> ${line.slice(indent.length)}`.trimEnd();
      for (let line = index + 1; line < end; line++) out[line] = out[line]!.split('\n').map(quoted).join('\n');
    }
    index = end - 1;
  }
  return height;
}

/** Where lines end that are indented by four more, empty ones at their end left out. */
function endOfContent(lines: readonly string[], from: number, to: number, indent: string): number {
  let end = from;
  for (let index = from; index < to; index++) {
    const line = lines[index]!;
    if (line.trim() === '') continue;
    if (!line.startsWith(indent) || !/^(?: {4}|\t)/.test(line.slice(indent.length))) break;
    end = index + 1;
  }
  return end;
}

function outsideFences(lines: readonly string[], from: number, to: number): (index: number) => boolean {
  const inside = new Set<number>();
  let isOpen = false;
  for (let index = from; index < to; index++) {
    if (/^[ \t]*(?:```|~~~)/.test(lines[index]!)) isOpen = !isOpen;
    if (isOpen) inside.add(index);
  }
  return (index) => !inside.has(index);
}
