/** So many posts show that it is a habit, and not one post of a new blog whose tag has two words. */
const fewest = 3;

/**
 * Whether the words of `tags: a b c` are tags in a blog, as they are in Jekyll's: several posts have them so, and none
 * has commas or a list.
 */
export function areWordsTags(posts: readonly string[]): boolean {
  let count = 0;
  for (const post of posts) {
    const form = tagsForm(post);
    if (form === 'list') return false;
    if (form === 'words') count += 1;
  }
  return count >= fewest;
}

/** How the YAML of a post writes its tags; `undefined` where it has none, or a single word. */
export function tagsForm(post: string): 'words' | 'list' | undefined {
  const end = /^\s*---[ \t]*\r?\n/.test(post) ? post.search(/\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/) : -1;
  if (end === -1) return undefined;
  const [, written = '', next = ''] =
    /^tags[ \t]*:[ \t]*([^\r\n]*)(?:\r?\n([^\r\n]*))?/im.exec(post.slice(0, end)) ?? [];
  const value = written
    .replace(/(?:^|\s+)#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  if (value === '') return /^\s*- /.test(next) ? 'list' : undefined;
  if (/^[[{|>&!*]|,/.test(value)) return 'list';
  return /\S\s+\S/.test(value) ? 'words' : undefined;
}
