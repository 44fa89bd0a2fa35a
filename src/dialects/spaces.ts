import { destination } from './blocks.ts';
import type { Draft } from './draft.ts';

const endings = 'png|jpe?g|gif|webp|avif|svg|pdf|md|mdx|ipynb|csv|zip|txt|docx?|pptx?|xlsx?|mp4|webm|mov|mp3';
const target = new RegExp(
  String.raw`(\]\([ \t]*)((?:[^\s()<>"'\n]|\([^()<>\n]{0,100}\)|'|[ \t]+(?=[^\s"']))` +
    String.raw`{1,300}?\.(?:${endings})(?:#[^\s()<>]*)?)(?=[ \t]*(?:[ \t](?:"[^"\n]*"|'[^'\n]*')[ \t]*)?\))`,
  'dgi',
);

/** A file with blanks in its name, which is no URL to CommonMark, and is one to the editors that people write in. */
export function readSpaces(draft: Draft): void {
  draft.replace(
    target,
    ({ groups: [, before = '', url = ''] }) => (/[ \t]/.test(url) ? before + destination(url) : undefined),
    'prose',
  );
}
