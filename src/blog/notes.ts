import type { Feature, Post } from './post.ts';

/** Notes in full, as they stand on one page. */
export interface NoteTexts {
  notes: { note: Post; html: string }[];
  /** What their page needs for them: style sheets, and rules of their own. */
  features: Feature[];
  css: string;
}
