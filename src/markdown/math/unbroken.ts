import type { PhrasingContent } from 'mdast';
import { escapeText } from '../../core/escape.ts';
import { generated } from '../kit/generated.ts';

/** What belongs to a formula before it: an opening bracket or quotation mark. */
const opening = /[\p{Ps}\p{Pi}"']{1,3}$/u;

/** What belongs to a formula behind it: punctuation, or the end of a word, as of “the n-th” or “the xs”. */
const ending = /^(?:[\p{P}°]{1,3}|\p{sc=Latn}{1,3}(?![\p{L}\p{N}]))/u;

/** HTML of a piece that is a formula in a line. */
function formulaOf(piece: PhrasingContent): string | undefined {
  const data = piece.data as { display?: boolean; hProperties?: { html?: string } } | undefined;
  const html = data?.display === true ? undefined : data?.hProperties?.html;
  return html?.startsWith('<math') ? html : undefined;
}

/**
 * The pieces of a text, with each formula and the punctuation at it kept on one line. Chromium takes MathML for an
 * image, around which a line may break: a full stop began the next one, and a bracket that opens ended the last.
 */
export function keepUnbroken(pieces: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...pieces];
  for (const [at, piece] of pieces.entries()) {
    const html = formulaOf(piece);
    if (html === undefined) continue;
    const [before, behind] = [kept[at - 1], kept[at + 1]];
    const [open = ''] = (before?.type === 'text' && opening.exec(before.value)) || [];
    const [end = ''] = (behind?.type === 'text' && ending.exec(behind.value)) || [];
    if (open === '' && end === '') continue;
    if (before?.type === 'text')
      kept[at - 1] = { type: 'text', value: before.value.slice(0, before.value.length - open.length) };
    if (behind?.type === 'text') kept[at + 1] = { type: 'text', value: behind.value.slice(end.length) };
    const text =
      'children' in piece ? piece.children.map((child) => ('value' in child ? child.value : '')).join('') : '';
    kept[at] = generated(
      `<span class="unbroken">${escapeText(open)}${html}${escapeText(end)}</span>`,
      `${open}${text}${end}`,
    );
  }
  return kept;
}
