import { defineCollection } from 'astro/content/config';
import { z } from 'zod';
import { introFrontMatter, pageFrontMatter, postFrontMatter } from './blog/front-matter.ts';
import type { StoredPost } from './blog/stored-post.ts';
import { buildClock } from './loader/clock.ts';
import { folders } from './blog/kinds.ts';
import { markdownCollections } from './loader/index.ts';

const loaders = markdownCollections(folders, buildClock);

/**
 * What is written and what is stored: editors complete front matter by the input of a collection's schema (its JSON
 * schema in `.astro/collections/`), and its output is the type of `entry.data`. Our loader does the checking and the
 * encoding.
 */
const stored = <FrontMatter extends z.ZodType>(frontMatter: FrontMatter) =>
  frontMatter.pipe(z.any()).pipe(z.custom<StoredPost>());

/** The collections by Astro’s names; `posts` holds the notes, too. */
export const collections = {
  posts: defineCollection({ loader: loaders.posts, schema: stored(postFrontMatter) }),
  pages: defineCollection({ loader: loaders.pages, schema: stored(pageFrontMatter) }),
  intros: defineCollection({ loader: loaders.intros, schema: stored(introFrontMatter) }),
};
