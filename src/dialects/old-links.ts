import { destination } from './blocks.ts';
import type { Draft } from './draft.ts';

const link =
  /(\]\([ \t]*<?|^[ \t>]*\[[^\]\n]+\]:[ \t]*<?|\bhref[ \t]*=[ \t]*["'])((?:https?:\/\/([^\s/()<>"']+))?\/(?!\/)[^\s()<>"'?#]*)(#[^\s()<>"']*)?(?=[>)\s"'])/dgm;

/** What shows, without a look at code, that there may be such a link. */
const fromRoot = /\]\(<?\/|\]:[ \t]*<?\/|\bhref[ \t]*=[ \t]*["']\//i;

/** Links to a post where the old site had it, from the root or with the site's own host. */
export function readOldLinks(draft: Draft): void {
  const { findOldPage, host = '' } = draft.options;
  if (findOldPage === undefined) return;
  const own = host.replace(/^www\./, '');
  const isThere =
    fromRoot.test(draft.text) ||
    (own !== '' && draft.text.includes(`//${own}/`)) ||
    draft.text.includes(`//www.${own}/`);
  if (!isThere) return;
  draft.replace(link, ({ groups: [, before = '', url = '', written, fragment = ''] }) => {
    if (written !== undefined && written.replace(/^www\./, '') !== own) return undefined;
    const post = findOldPage(url.replace(/^https?:\/\/[^/]+/, ''));
    // One that is not published has no URL, and is reported.
    if (post === undefined || post.url === '') return undefined;
    const isHtml = before.startsWith('href');
    return `${before}${isHtml ? post.url : before.endsWith('<') ? post.path : destination(post.path)}${fragment}`;
  });
}
