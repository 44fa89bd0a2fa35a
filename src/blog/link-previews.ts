import { site } from '../site.ts';
import { formatDay } from './dates.ts';
import { escapeAttribute, escapeText } from '../core/escape.ts';
import type { Post } from './post.ts';
import { shorten } from './reading-time.ts';
import { directionOf, interfaceLang } from '../i18n/index.ts';

/**
 * Characters of a description that a preview shows. With gzip a preview then adds 60 to 110 bytes to its page, and its
 * style sheet 180 (measured with 1, 5 and 20 links).
 */
const limit = 80;

/** What is shown of the post behind a link. */
export interface Preview extends Pick<Post, 'title' | 'date' | 'description' | 'lang'> {
  /** The path by which the page links to the post. */
  link: string;
}

/**
 * No more of a post than is shown, for the page that links to it by `link`: of a note without a title its first words
 * stand in the description.
 */
export const previewOf = (
  link: string,
  { title, untitled, date, description, lang }: Omit<Preview, 'link'> & Pick<Post, 'untitled'>,
): Preview => ({
  link,
  title: untitled ? '' : title,
  date,
  description: shorten(description, limit),
  lang,
});

/** The previews of one page, as far as its links ask for them. */
export interface PagePreviews {
  /**
   * The attribute of a link to a path that names its preview (`interestfor`), after a space; empty where there is none.
   */
  attributeFor(path: string): string;
  /** The elements of the previews that were named, which go below the text. */
  elements(): string;
}

/**
 * Numbers the previews in the order of the links that name them: a browser that knows how shows a preview beside a link
 * that is pointed at or has the focus, and a screen reader reads it as the link’s description. It is text without
 * roles, for else it would have to be entered; and `hidden`, which takes it out of reader modes.
 */
export function createPreviews(previews: readonly Preview[], lang: string | undefined): PagePreviews {
  const byLink = new Map(previews.map((preview) => [preview.link, preview]));
  // Ids of the page’s frame begin with a capital; those of headings never do.
  const ids = new Map<Preview, string>();
  return {
    attributeFor(path) {
      const preview = byLink.get(path);
      if (preview === undefined) return '';
      const id = ids.get(preview) ?? `Link${ids.size + 1}`;
      ids.set(preview, id);
      return ` interestfor="${id}"`;
    },
    elements: () => [...ids].map(([preview, id]) => `\n${elementOf(preview, id, lang)}`).join(''),
  };
}

function elementOf({ title, date, description, lang = site.lang }: Preview, id: string, pageLang = site.lang): string {
  const language = lang === pageLang ? '' : ` lang="${escapeAttribute(lang)}" dir="${directionOf(lang)}"`;
  const heading = title === '' ? '' : `<b>${escapeText(title)}</b> `;
  return (
    `<span class="preview" popover="hint" hidden data-page-only ` +
    `id="${id}"${language}>${heading}<small>${formatDay(date, interfaceLang)}</small> ` +
    `${escapeText(description)}</span>`
  );
}
