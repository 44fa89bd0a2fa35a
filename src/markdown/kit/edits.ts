import type { DocumentState } from './document.ts';

/** A part of the source and its replacement in the exported Markdown. Offsets count UTF-16 units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Replaces a node by a text in the exported Markdown. */
export function editNode(state: DocumentState | undefined, node: Positioned, text: string): void {
  const span = spanOf(node);
  if (span !== undefined) state?.edits.push({ ...span, text });
}

/** A node that may know its position. */
interface Positioned {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

/** Where a node stands in the source. */
export function spanOf({ position }: Positioned): { start: number; end: number } | undefined {
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
