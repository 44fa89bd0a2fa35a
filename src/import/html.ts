import { refusals } from '../core/html/allowed.ts';
import type { Namespace } from '../core/html/reader.ts';
import type { Replacement as Edit } from '../core/html/slots.ts';
import type { HtmlTag } from '../core/html/tags.ts';
import type { NoteKind } from './notes.ts';

/** Whether a tag opens an element that the site lets stand in a text. */
export const isRefused = (name: string): boolean => refusals({ name, namespace: 'html', attributes: {} }).length > 0;

/** What of a tag the site does not let stand in a text: all of it, or attributes. */
export function refusedParts(
  tag: HtmlTag,
  namespace: Namespace,
): { kind: NoteKind; what: string; edit: Edit; isElement: boolean }[] {
  const attributes = Object.fromEntries(tag.attributes.map(({ name, value }) => [name, value]));
  return refusals({ name: tag.name, namespace, attributes }).map(({ kind, attribute }) => {
    const found = tag.attributes.find(({ name }) => name === attribute?.toLowerCase());
    const noteKind: NoteKind =
      kind === 'script' || kind === 'handler' || kind === 'runs'
        ? 'script'
        : kind === 'style' || kind === 'style element'
          ? 'style'
          : kind === 'frame'
            ? 'frame'
            : 'html';
    return found === undefined
      ? { kind: noteKind, what: `<${tag.name}>`, edit: { start: tag.start, end: tag.end, text: '' }, isElement: true }
      : {
          kind: noteKind,
          what: `${found.name}="${found.value.slice(0, 60)}" on <${tag.name}>`,
          edit: { start: found.start, end: found.end, text: '' },
          isElement: false,
        };
  });
}
