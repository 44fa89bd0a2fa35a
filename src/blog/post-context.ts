import { backlinks, linkedPosts } from './backlinks.ts';
import { neighbours } from './neighbours.ts';
import type { Post } from './post.ts';
import { linkTo, type Neighbour, type PostLink } from './post-links.ts';
import { previewOf, type Preview } from './link-previews.ts';
import { relatedPosts } from './related.ts';
import { groupBySeries, type Series } from './series.ts';

/** What a post's page shows of other posts, and no more of each than is shown. */
export interface PostContext {
  /** The series that it is a part of. */
  series: Series<PostLink> | undefined;
  /** The next newer post, or the next part. */
  newer: Neighbour | undefined;
  /** The next older post, or the part before. */
  older: Neighbour | undefined;
  /** Posts that link to it, but for those that stand beside it. */
  referring: PostLink[];
  /** Posts, and no notes, on the same subjects that stand nowhere else on the page. */
  related: PostLink[];
  /** Posts that it links to. */
  previews: Preview[];
}

/** The context of each of `all`, which come newest first. One that is not listed has none, and is in nobody's. */
export function postContexts(all: readonly Post[]): Map<Post, PostContext> {
  const alone = { series: undefined, newer: undefined, older: undefined, referring: [], related: [], previews: [] };
  const [posts, unlisted] = [all.filter((post) => !post.unlisted), all.filter((post) => post.unlisted)];
  return new Map([...contextsOf(posts), ...unlisted.map((post) => [post, alone] as const)]);
}

function contextsOf(posts: readonly Post[]): Map<Post, PostContext> {
  const adjacent = adjacentPosts(posts);
  const allSeries = seriesBySlug(posts);
  const linked = linkedPosts(posts);
  const linking = backlinks(linked);
  const withoutNotes = posts.filter(({ note }) => !note);
  // Twice as many as are shown: some may stand elsewhere on the page.
  const allRelated = relatedPosts(withoutNotes, 6);
  return new Map(
    posts.map((post) => {
      const series = post.series && allSeries.get(post.series.slug);
      const { newer, older } = neighbours(post, ...adjacent.get(post)!, series);
      const isBeside = ({ url }: PostLink) => url === newer?.url || url === older?.url;
      const referring = linking
        .get(post)!
        .map(linkTo)
        .filter((link) => !isBeside(link));
      const parts = (series?.parts ?? []).map((part) => part.post);
      const shown = new Set([newer, older, ...referring, ...parts].map((other) => other?.url));
      const related = (allRelated.get(post) ?? [])
        .filter(({ url }) => !shown.has(url))
        .slice(0, 3)
        .map(linkTo);
      const previews = [...linked.get(post)!].map(([path, target]) => previewOf(path, target));
      return [post, { series, newer, older, referring, related, previews }];
    }),
  );
}

/** The post that is newer than each, and the one that is older: of posts and notes apart. */
function adjacentPosts(posts: readonly Post[]): Map<Post, readonly [Post | undefined, Post | undefined]> {
  const byKind = [posts.filter(({ note }) => !note), posts.filter(({ note }) => note)];
  return new Map(byKind.flatMap((all) => all.map((post, index) => [post, [all[index - 1], all[index + 1]]] as const)));
}

/** All series, with no more of their parts than is shown. */
const seriesBySlug = (posts: readonly Post[]): Map<string, Series<PostLink>> =>
  new Map(
    groupBySeries(posts).map((series) => [
      series.slug,
      { ...series, parts: series.parts.map(({ number, post }) => ({ number, post: linkTo(post) })) },
    ]),
  );
