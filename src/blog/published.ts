import type { PostDate } from './dates.ts';
import { compare } from '../core/order.ts';

/** When and for whom a list of posts is made. */
export interface Edition {
  /** True while writing (`npm run dev`): drafts and posts of the future are shown, and marked. */
  drafts: boolean;
  /** The build's one clock reading, milliseconds since the epoch. */
  now: number;
}

interface Dated {
  date: PostDate;
  draft: boolean;
}

/** Why a post is not on the published site at `now`, or `undefined` when it is. */
export function unpublishedReason({ date, draft }: Dated, now: number): 'draft' | 'scheduled' | undefined {
  if (draft) return 'draft';
  return date.instant > now ? 'scheduled' : undefined;
}

/** THE rule: a build holds what is no draft and not dated after the build's clock reading; writing shows everything. */
export function isPublished(post: Dated, { drafts, now }: Edition): boolean {
  return drafts || unpublishedReason(post, now) === undefined;
}

/** THE order: newest first by the day as written (what a reader sees), then by the instant; ties by slug. */
export function newestFirst(a: { date: PostDate; slug: string }, b: { date: PostDate; slug: string }): number {
  return compare(b.date.day, a.date.day) || b.date.instant - a.date.instant || compare(a.slug, b.slug);
}
