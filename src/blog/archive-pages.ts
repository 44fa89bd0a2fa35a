import { bytesOf } from './alias-paths.ts';
import type { PostSummary } from './post-links.ts';

/** A year of the archive, and how many posts it has. */
export interface ArchiveYear {
  /** Four digits. */
  year: string;
  /** How many posts it has. */
  count: number;
}

/** One page of the archive: every post; the years alone; or the posts of one year. */
export interface ArchivePage {
  /** Those that are listed, newest first. */
  posts: PostSummary[];
  /** The year that it is about, with the years next to it. */
  year?: { year: string; newer: string | undefined; older: string | undefined };
  /** What the page of years leads to, the newest first. */
  years?: ArchiveYear[];
}

/**
 * What is one page, by the letters of its posts: 2,000 posts of `npm run bench` (335,833) are 128 kB compressed, 1,000
 * with long titles, descriptions and tags of random Hindi (707,025) 282 kB. A page stays under 150 kB (November 2026).
 */
const mostOnOnePage = 350_000;

/** What a post adds to a page: the bytes of its words, and about 40 for its date, link and marks. */
const weightOf = ({ title, description, tags }: PostSummary): number =>
  bytesOf(title + description + tags.map(({ name }) => name).join('')) + 40;

/** The pages of the archive: one, or of a very large blog one of the years and one for each of them. */
export function archivePages(posts: PostSummary[], most = mostOnOnePage): ArchivePage[] {
  if (posts.reduce((sum, post) => sum + weightOf(post), 0) <= most) return [{ posts }];
  const years = [...Map.groupBy(posts, ({ date }) => date.day.slice(0, 4))];
  return [
    { posts: [], years: years.map(([year, { length: count }]) => ({ year, count })) },
    ...years.map(([year, ofYear], index) => ({
      posts: ofYear,
      year: { year, newer: years[index - 1]?.[0], older: years[index + 1]?.[0] },
    })),
  ];
}
