import type { Link } from 'mdast';
import type { MdastVisitorContext } from 'satteri';

/** Leaves of a link that may not be in the page its words, where the document is lenient; says whether it did. */
export function unlink(node: object, context: MdastVisitorContext): boolean {
  const { type, children } = node as Readonly<Link>;
  if (context.data.post?.isLenient !== true || type !== 'link') return false;
  context.replaceNode(node as never, [...children]);
  return true;
}
