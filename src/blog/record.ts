import type { Post } from './post.ts';

/** What the loader keeps of a post: a `Post` before its address is made and its pictures are found by Astro. */
export interface PostRecord extends Omit<Post, 'url' | 'cover' | 'file' | 'notebook' | 'markdown'> {
  coverAlt: string | undefined;
  /** Addresses of the body's pictures, as written. */
  imageNames: string[];
  /** Drawings of the body as files of their own, by name: path of the file that keeps each, relative to the project. */
  drawings: Record<string, string>;
  /** Path of the file that keeps the post as Markdown, relative to the project; a page has none, nor has MDX of which only its program knows what it says. */
  markdown: string | undefined;
  /** Path of the file that keeps the rendered body, relative to the project; `undefined` for MDX. */
  body: string | undefined;
}

declare global {
  /**
   * While writing: the records as JSON, by file, as they are now. Astro's store, and with it lists and titles, follows
   * half a second later (`SAVE_DEBOUNCE_MS` in its `content/mutable-data-store.js`).
   */
  var latestRecords: ReadonlyMap<string, string> | undefined;
}

/** What the loader keeps of a page such as `about.md`. */
export type PageRecord = Omit<PostRecord, 'date' | 'tags' | 'series' | 'discussions' | 'coverAlt'>;
