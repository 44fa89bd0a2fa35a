import type { PostDate } from './dates.ts';
import { compare } from '../core/order.ts';
import { newestFirst } from './published.ts';
import { commonest } from './tags.ts';

/** A post's place in a series, as its author gives it. */
export interface SeriesPosition {
  /** As the post writes it. */
  name: string;
  /** The series' identity: `Linear Algebra` and `linear algebra` are one. */
  slug: string;
  /** Counted from 1; without it, the place by date. */
  part: number | undefined;
}

/** A post of a series and the number it goes by. */
export interface Part<P> {
  /** Counted from 1. */
  number: number;
  /** What is known of the post. */
  post: P;
}

/** A series with its posts in the order to read them. */
export interface Series<P> {
  /** As the authors spell it most often. */
  name: string;
  /** Last part of its URL. */
  slug: string;
  /** By their numbers. */
  parts: Part<P>[];
  /** The highest number: a part may still be to come. */
  of: number;
}

/** What a series needs to know of a post. */
interface Serial {
  slug: string;
  date: PostDate;
  series: SeriesPosition | undefined;
}

/**
 * Every series of `posts`, by name. Numbered parts stand in their order, and those without a number after them, oldest
 * first; such a post goes by its place in the list, or by the next number that is free.
 */
export function groupBySeries<P extends Serial>(posts: readonly P[]): Series<P>[] {
  const groups = Map.groupBy(
    posts.filter(({ series }) => series !== undefined),
    ({ series }) => series!.slug,
  );
  return [...groups]
    .map(([slug, members]) => {
      const parts = numbered(members);
      return {
        slug,
        name: commonest(members.map(({ series }) => series!.name)),
        parts,
        of: Math.max(...parts.map(({ number }) => number)),
      };
    })
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.slug, b.slug));
}

function numbered<P extends Serial>(posts: readonly P[]): Part<P>[] {
  const partOf = (post: P) => post.series?.part ?? Infinity;
  const ordered = posts.toSorted((a, b) => (partOf(a) === partOf(b) ? -newestFirst(a, b) : partOf(a) - partOf(b)));
  let last = 0;
  return ordered.map((post) => {
    last = post.series?.part ?? last + 1;
    return { number: last, post };
  });
}
