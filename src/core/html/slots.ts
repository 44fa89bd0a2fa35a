/**
 * Slots in a text, which are filled when the rest is known: what belongs in each stands between two marks. A mark is a
 * control character, which no text of ours holds; see `core/plain.ts`.
 */
const mark = '\u0001';

/** A slot of this content. */
export const createSlot = (content: string): string => mark + content + mark;

/** The text with what `fill` gives for the content of each slot; it is called in order. */
export async function fillSlots(text: string, fill: (content: string) => string | Promise<string>): Promise<string> {
  const parts = text.split(mark).map((part, index) => (index % 2 === 0 ? part : fill(part)));
  return (await Promise.all(parts)).join('');
}

/** A part of a text, or a position in it, and what is to stand there. */
export interface Replacement {
  /** Offset of what is replaced. */
  start: number;
  /** Offset behind it. */
  end: number;
  /** What stands there instead. */
  text: string;
}

/** `text` with its parts replaced, which come in order and do not overlap. */
export function replaceParts(text: string, replacements: readonly Replacement[]): string {
  let from = 0;
  const parts = replacements.map(({ start, end, text: replacement }) => {
    const part = text.slice(from, start) + replacement;
    from = end;
    return part;
  });
  return parts.join('') + text.slice(from);
}
