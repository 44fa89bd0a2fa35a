import { destination } from './blocks.ts';
import type { Draft, Edit } from './draft.ts';
import { isShortcode } from './hugo.ts';

const words =
  String.raw`(?:"[^"]{0,2000}"|'[^']{0,2000}'|` + '`[^`]{0,2000}`' + String.raw`|[^"'` + '`' + String.raw`)(]){0,2000}`;
const tag = new RegExp(
  String.raw`\{%-?\s*(?:(?<block>\w+)\((?<blockWords>${words})\)|(?<end>end))\s*-?%\}|` +
    String.raw`\{\{-?\s*(?<name>\w+)\((?<words>${words})\)\s*-?\}\}`,
  'dg',
);

/**
 * Shortcodes of Zola, `{{ name(a="b") }}` and `{% name(a="b") %}` … `{% end %}`, in the form that Hugo has for them,
 * which is read next. A name that means nothing there stays, and is reported.
 */
export function readZola(draft: Draft): void {
  const edits: Edit[] = [];
  const open: (string | undefined)[] = [];
  for (const { 0: whole, index, groups = {} } of draft.masked.matchAll(tag)) {
    const edit = (text: string) => edits.push({ start: index, end: index + whole.length, text });
    if (groups['end'] !== undefined) {
      const name = open.pop();
      if (name !== undefined) edit(`{{< /${name} >}}`);
      continue;
    }
    const name = groups['block'] ?? groups['name']!;
    const isKnown = isShortcode(name);
    if (groups['block'] !== undefined) open.push(isKnown ? name : undefined);
    const given = draft.text.slice(index, index + whole.length).replace(/^[^(]*\(|\)[^)]*$/g, '');
    if (isKnown) edit(`{{< ${name} ${given.replace(/,\s*(?=\w+\s*=)/g, ' ')} >}}`);
  }
  draft.apply(edits);
}

const link = /(\]\(<?|^[ \t>]*\[[^\]\n]+\]:[ \t]*<?)@\/([^\s()<>#]+\.md)(?=[#>)\s])/dgm;

/** Zola's links to files, `[words](@/blog/a-post.md)`. */
export function readZolaLinks(draft: Draft): void {
  draft.replace(link, ({ groups: [, before = '', path = ''] }) => {
    const post = draft.options.findPost?.(path);
    return post && before + (before.endsWith('<') ? post.path : destination(post.path));
  });
}
