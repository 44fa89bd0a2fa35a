import type { Draft } from './draft.ts';

const lone =
  /(?<![^\n])[ \t]*:{2,}[ \t]*references[ \t]*(?:\{[^\n]*\})?[ \t]*(?![^\n])(?!\s*\n[ \t]*:{3,}[ \t]*(?:\n|$))/dg;

/** `:::references{…}` that no line ends, or `::references{…}`, has nothing inside, and ends at once. */
export function readReadingLists(draft: Draft): void {
  draft.replace(lone, ({ groups: [written = ''] }) => `${written.replace(/:{2,}[ \t]*/, ':::').trimEnd()}\n:::`);
}
