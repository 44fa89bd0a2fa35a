import { backlinks, linkedPosts } from './backlinks.ts';
import { neighbours } from './neighbours.ts';
import type { Post } from './post.ts';
import { linkTo, type Neighbour, type PostLink } from './post-links.ts';
import { previewOf, type Preview } from './link-previews.ts';
import { relatedPosts } from './related.ts';
import { groupBySeries, type Series } from './series.ts';

/** What a post's page shows of other posts, and no more of each than is shown. */
export interface PostContext {
  series: Series<PostLink> | undefined;
  newer: Neighbour | undefined;
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
  const [withoutNotes, notes] = [posts.filter(({ note }) => !note), posts.filter(({ note }) => note)];
  const inOrder = new Map(
    [withoutNotes, notes].flatMap((all) => all.map((post, index) => [post, [all[index - 1], all[index + 1]]] as const)),
  );
  // Twice as many as are shown: some may stand elsewhere on the page.
  const related = relatedPosts(withoutNotes, 6);
  const linked = linkedPosts(posts);
  const referring = backlinks(linked);
  const allSeries = new Map(
    groupBySeries(posts).map((series) => [
      series.slug,
      { ...series, parts: series.parts.map(({ number, post }) => ({ number, post: linkTo(post) })) },
    ]),
  );
  return new Map(
    posts.map((post) => {
      const series = post.series && allSeries.get(post.series.slug);
      const { newer, older } = neighbours(post, ...inOrder.get(post)!, series);
      const isBeside = ({ url }: PostLink) => url === newer?.url || url === older?.url;
      const beside = {
        series,
        newer,
        older,
        referring: referring
          .get(post)!
          .map(linkTo)
          .filter((link) => !isBeside(link)),
      };
      const shown = new Set(
        [newer, older, ...beside.referring, ...(series?.parts ?? []).map((part) => part.post)].map(
          (other) => other?.url,
        ),
      );
      const others = (related.get(post) ?? [])
        .filter(({ url }) => !shown.has(url))
        .slice(0, 3)
        .map(linkTo);
      return [
        post,
        {
          ...beside,
          related: others,
          previews: [...linked.get(post)!].map(([path, target]) => previewOf(path, target)),
        },
      ];
    }),
  );
}
