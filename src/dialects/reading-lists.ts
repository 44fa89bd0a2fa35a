import type { Draft } from './draft.ts';

const lone =
  /(?<![^\n])[ \t]*:{3,}[ \t]*references[ \t]*(?:\{[^\n]*\})?[ \t]*(?![^\n])(?!\s*\n[ \t]*:{3,}[ \t]*(?:\n|$))/dg;

/** `:::references{…}` that no line ends has nothing inside: it is `::references{…}`. */
export function readReadingLists(draft: Draft): void {
  draft.replace(lone, ({ groups: [written = ''] }) => written.replace(/:{3,}[ \t]*/, '::'));
}
