import type { Draft } from './draft.ts';

const footnote = /[ \t]*<d-footnote\b[^>]{0,200}>((?:(?!<\/?d-footnote)[^]){0,5000}?)<\/d-footnote>/dgi;

/** Footnotes inside of a text, as Distill and al-folio have them. */
export function readDistill(draft: Draft): void {
  draft.replace(
    footnote,
    ({ groups: [, content = ''] }) => {
      const words = content.replace(/\s*\n\s*/g, ' ').trim();
      let depth = 0;
      for (const sign of words.replace(/\\./g, '')) {
        if (sign === '[') depth += 1;
        if (sign === ']') depth -= 1;
        if (depth < 0) return undefined;
      }
      return words === '' || depth !== 0 ? undefined : `^[${words}]`;
    },
    'masked',
  );
}
