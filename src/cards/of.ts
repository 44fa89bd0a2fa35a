import { formatDay } from '../blog/dates.ts';
import type { PreviewImage } from '../blog/head.ts';
import type { Post } from '../blog/post.ts';
import { readingMinutes } from '../blog/reading.ts';
import { absolute } from '../blog/urls.ts';
import { interfaceLang, words } from '../blog/words/index.ts';
import { site } from '../site.ts';
import type { Card } from './card.ts';
import { cardSize } from './picture.ts';

/** The card of a post: its day and reading time, and its tags. */
export const postCard = ({ title, date, words: count, tags, lang = site.lang }: Pick<Post, 'title' | 'date' | 'words' | 'tags' | 'lang'>): Card => ({
  title,
  note: `${formatDay(date, interfaceLang)} · ${words.post.minutes(readingMinutes(count))}`,
  tags: tags.map(({ name }) => name),
  site: site.title,
  lang,
});

/** The card of a tag with `count` posts. */
export const tagCard = (name: string, count: number): Card => ({ title: name, note: words.list.posts(count), tags: [], site: site.title, lang: site.lang });

/** The card of a series that goes up to part `count`. */
export const seriesCard = (name: string, count: number): Card => ({ title: name, note: `${words.series.title} · ${words.list.posts(count)}`, tags: [], site: site.title, lang: site.lang });

/** The card of the site, for every page that has none of its own. */
export const siteCard = (): Card => ({ title: site.title, note: new URL(site.url).host, tags: [], site: site.title, lang: site.lang });

/** A card as a page names it for link previews: its address, and in words what can be read on it. */
export const cardImage = ({ title, note, site }: Card, path: string): PreviewImage => ({
  url: absolute(path),
  alt: [...new Set([title, note, site])].filter((part) => part !== '').join(' · '),
  ...cardSize,
});
