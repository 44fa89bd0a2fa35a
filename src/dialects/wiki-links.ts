import { destination } from './blocks.ts';
import type { Draft } from './draft.ts';

const wikiLink =
  /(?<![\\[\w])(!?)\[\[([^[\]\n|#]*\p{L}[^[\]\n|#]+|[^[\]\n|#]+\p{L}[^[\]\n|#]*)(#[^[\]\n|]*)?(?:\|([^[\]\n]*))?\]\](?![([:])/dgu;

/** `[[the name of a post]]`: a link where there is such a post. */
export function readWikiLinks(draft: Draft): void {
  draft.replace(
    wikiLink,
    ({ start, groups: [whole = '', embed, name = '', fragment = '', label] }) => {
      // `[name]` with a definition elsewhere, in brackets.
      if (draft.text.includes(`\n[${name}]:`) || /,|^\d+$/.test(name)) return undefined;
      // What Obsidian would show of another note in place is a link to it.
      const post = draft.options.findPost?.(name.trim());
      if (post !== undefined) return `[${label ?? post.title ?? name.trim()}](${destination(post.path)}${fragment})`;
      draft.report(
        start,
        `wiki ${whole}`,
        `\`${whole}\` is the name of no post.`,
        embed === ''
          ? 'Link to a file: `[words](./2022-06-28-a-post.md)`. For brackets as such write `\\[\\[`.'
          : 'Write `![What it shows](./name.png)`.',
      );
      return undefined;
    },
    'prose',
  );
}
