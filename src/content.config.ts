import { defineCollection } from 'astro:content';
import { pageFrontMatter, postFrontMatter } from './blog/schema.ts';
import { buildClock } from './loader/clock.ts';
import { markdownCollections } from './loader/index.ts';

const loaders = markdownCollections({ posts: 'src/content/posts', pages: 'src/content/pages' }, buildClock);

export const collections = {
  posts: defineCollection({ loader: loaders.posts, schema: postFrontMatter }),
  pages: defineCollection({ loader: loaders.pages, schema: pageFrontMatter }),
};
