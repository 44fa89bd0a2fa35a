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

/** What the order of posts depends on. */
interface Ordered {
  date: PostDate;
  slug: string;
  note?: true;
}

const byNumber = new Intl.Collator('en', { numeric: true });

/**
 * THE order: newest first by the day as written (what a reader sees), then by the instant; ties by slug, those of notes
 * backwards, as `2026-11-28-2` was written after `2026-11-28`.
 */
export function newestFirst(a: Ordered, b: Ordered): number {
  const bySlug = () => (a.note && b.note ? byNumber.compare(b.slug, a.slug) : compare(a.slug, b.slug));
  return compare(b.date.day, a.date.day) || b.date.instant - a.date.instant || bySlug();
}
