import { site } from '../site.ts';
import { formatDay } from './dates.ts';
import type { PreviewImage } from '../seo/head.ts';
import type { Post } from './post.ts';
import { readingMinutes } from './reading-time.ts';
import { absolute } from './urls.ts';
import { interfaceLang, messages } from '../i18n/index.ts';

/** What a card shows. */
export interface Card {
  /** Of the post or page. With the site’s own name for a title, as on the home page, the name is not repeated above it. */
  title: string;
  /** The day (`28 June 2022`), or what the page is; may be empty. */
  note: string;
  /** Names of tags; those for which there is no room are left out. */
  tags: readonly string[];
  /** Name of the site. */
  site: string;
  /** BCP 47 tag: decides direction, forms of letters and where lines may end. */
  lang: string;
}

/** Pixels of a card: 1.91 to 1, as Open Graph pictures are shown. */
export const cardSize = { width: 1200, height: 630 };

/** The card of a post: its day and reading time, and its tags. */
export const postCard = ({
  title,
  date,
  wordCount: count,
  tags,
  lang = site.lang,
}: Pick<Post, 'title' | 'date' | 'wordCount' | 'tags' | 'lang'>): Card => ({
  title,
  note: `${formatDay(date, interfaceLang)} · ${messages.post.minutes(readingMinutes(count, lang))}`,
  tags: tags.map(({ name }) => name),
  site: site.title,
  lang,
});

/** The card of a tag with `count` posts. */
export const tagCard = (name: string, count: number): Card => ({
  title: name,
  note: messages.list.posts(count),
  tags: [],
  site: site.title,
  lang: site.lang,
});

/** The card of a series that goes up to part `count`. */
export const seriesCard = (name: string, count: number): Card => ({
  title: name,
  note: `${messages.series.title} · ${messages.list.posts(count)}`,
  tags: [],
  site: site.title,
  lang: site.lang,
});

/** The card of the site, for every page that has none of its own. */
export const siteCard = (): Card => ({
  title: site.title,
  note: new URL(site.url).host,
  tags: [],
  site: site.title,
  lang: site.lang,
});

/** A card as a page names it for link previews: its address, and in words what can be read on it. */
export const cardImage = ({ title, note, site }: Card, path: string): PreviewImage => ({
  url: absolute(path),
  alt: [...new Set([title, note, site])].filter((part) => part !== '').join(' · '),
  ...cardSize,
});
