import type { ImageMetadata } from 'astro';
import type { Post } from './post.ts';

/** What the loader keeps of a post: a `Post` before its addresses are made and its pictures are found by Astro. */
export interface PostRecord extends Omit<Post, 'url' | 'cover' | 'file'> {
  /** Path of the cover beside the post; Astro makes it a picture. */
  cover: ImageMetadata | undefined;
  coverAlt: string | undefined;
  /** Pictures of the body, in the order of `imageNames`. */
  images: ImageMetadata[];
  /** Their addresses as written. */
  imageNames: string[];
}

/** What the loader keeps of a page such as `about.md`. */
export type PageRecord = Omit<PostRecord, 'date' | 'tags' | 'series' | 'cover' | 'coverAlt'>;
