import { defineCollection } from 'astro/content/config';
import { pageFrontMatter, postFrontMatter } from './blog/front-matter.ts';
import { buildClock } from './loader/clock.ts';
import { folders } from './loader/folders.ts';
import { markdownCollections } from './loader/index.ts';

const loaders = markdownCollections(folders, buildClock);

export const collections = {
  posts: defineCollection({ loader: loaders.posts, schema: postFrontMatter }),
  pages: defineCollection({ loader: loaders.pages, schema: pageFrontMatter }),
};
