import { imageMarkdown } from './blocks.ts';
import type { Draft } from './draft.ts';

const image = /!\[\[([^[\]\n|#]{1,300}\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(?:#[^[\]\n|]*)?((?:\|[^[\]\n|]*)*)\]\]/dgi;
/** With blanks inside of the marks, or with none there. */
const comment =
  /(?<![\w%])%%(?:[ \t\n](?:(?!%%)[^]){0,5000}[ \t\n]|[^\s%](?:(?!%%)[^\n]){0,500}?(?<![\s%]))?%%(?![\w%])/dg;
/** What a block is called: six letters and digits, some of either, or words with hyphens. */
const blockName = /[ \t]+\^(?:(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6}|[a-z]+(?:-[a-z\d]+)+)[ \t]*$/dgm;

/** Obsidian's images `![[a.png|300]]`, its comments `%% … %%`, and the names of its blocks. */
export function readObsidian(draft: Draft): void {
  draft.replace(
    image,
    ({ groups: [, name = '', rest = ''] }) => {
      const words = rest.split('|').map((each) => each.trim());
      const width = /^(\d+)(?:x\d+)?$/.exec(words.at(-1) ?? '')?.[1];
      const alt = words.find((each) => each !== '' && !/^\d+(?:x\d+)?$/.test(each));
      return imageMarkdown({ src: name.trim(), alt, width });
    },
    'prose',
  );
  draft.replace(comment, () => '', 'prose');
  draft.replace(blockName, () => '', 'prose');
}
