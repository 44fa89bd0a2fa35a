import { site } from '../site.ts';
import { formatDay } from './dates.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import { changeLinks } from '../core/html/links.ts';
import { sitePath } from './site-paths.ts';
import type { Post } from './post.ts';
import { shorten } from './reading-time.ts';
import { directionOf, interfaceLang } from '../i18n/index.ts';

/** Characters of a description that a card shows. With gzip a card then adds 60 to 110 bytes to its page, and its sheet 180 (measured with 1, 5 and 20 links). */
const limit = 80;

/** What a card shows of the post behind a link. */
export interface Preview extends Pick<Post, 'title' | 'date' | 'description' | 'lang'> {
  /** The path by which the page links to the post. */
  link: string;
}

/** No more of a post than a card shows, for the page that links to it by `link`. */
export const previewOf = (link: string, { title, date, description, lang }: Omit<Preview, 'link'>): Preview => ({
  link,
  title,
  date,
  description: shorten(description, limit),
  lang,
});

/**
 * The body of the page with a card for each post that it links to, and the links told of their cards (`interestfor`): a
 * browser that knows how shows the card beside a link that is pointed at or has the focus, and a screen reader reads it as the
 * link’s description. It is text without roles, for else it would have to be entered; and `hidden`, which takes it out of reader modes.
 */
export function withPreviews(body: string, previews: readonly Preview[], page: Pick<Post, 'url' | 'lang'>): string {
  if (previews.length === 0) return body;
  const byLink = new Map(previews.map((preview) => [preview.link, preview]));
  // Ids of the frame begin with a capital; those of headings never do.
  const ids = new Map<Preview, string>();
  const linked = changeLinks(body, (tag, attributes) => {
    const preview = byLink.get(sitePath(attributes.get('href') ?? '#', page.url) ?? '');
    if (preview === undefined || attributes.has('interestfor')) return tag;
    const id = ids.get(preview) ?? `Link${ids.size + 1}`;
    ids.set(preview, id);
    return `${tag.slice(0, 2)} interestfor="${id}"${tag.slice(2)}`;
  });
  return [linked, ...[...ids].map(([preview, id]) => card(preview, id, page.lang))].join('\n');
}

function card({ title, date, description, lang = site.lang }: Preview, id: string, pageLang = site.lang): string {
  const language = lang === pageLang ? '' : ` lang="${escapeAttribute(lang)}" dir="${directionOf(lang)}"`;
  return `<span class="preview" popover="hint" hidden data-page-only id="${id}"${language}><b>${escapeText(title)}</b> <small>${formatDay(date, interfaceLang)}</small> ${escapeText(description)}</span>`;
}
